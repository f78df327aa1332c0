import { isMap, isNode, isScalar, LineCounter, type ParsedNode, parseDocument, visit } from 'yaml'
import { check, type Place, TidewaiterError } from '../model/index.ts'
import { defaultPolicy, Policy } from './policy.ts'

function wrong(reason: string, place: Place, value?: string): TidewaiterError {
  return new TidewaiterError({
    code: 'policy.file',
    act: 'cannot read the policy',
    ...(value === undefined ? {} : { value }),
    reason,
    place,
    remedy: 'See docs/policy.md; an annotated example is in data/policies.',
  })
}

/** The line of the deepest part of a path that the file has. */
function lineOf(root: unknown, path: string | undefined, lines: LineCounter): number | undefined {
  let node: unknown = root
  let at: number | undefined
  const mark = (candidate: unknown) => {
    if (isNode(candidate) && candidate.range) at = lines.linePos(candidate.range[0]).line
  }
  for (const step of (path ?? '').split('.')) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === step)
      if (!pair) break
      mark(pair.key)
      node = pair.value
    } else {
      const items = (node as { items?: readonly unknown[] } | null)?.items
      if (!items || items[Number(step)] === undefined) break
      node = items[Number(step)]
      mark(node)
    }
  }
  return at
}

function refuseAliases(root: ParsedNode | null, file: string, lines: LineCounter): void {
  visit(root, {
    Alias(_, node) {
      const line = node.range ? lines.linePos(node.range[0]).line : undefined
      throw wrong('aliases are not allowed', { file, ...(line ? { line } : {}) }, `*${node.source}`)
    },
  })
}

/** What the file left out comes from the default policy; inner tables are merged one level deep. */
function completed(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const given = value as Record<string, unknown>
  const merged: Record<string, unknown> = { ...defaultPolicy, ...given }
  for (const key of ['jurisdictions', 'thresholds'] as const) {
    const inner = given[key]
    if (inner !== null && typeof inner === 'object' && !Array.isArray(inner))
      merged[key] = { ...defaultPolicy[key], ...inner }
  }
  return merged
}

/** Reads a policy from YAML without aliases; what it leaves out is as in the default policy.
 *
 * @param file its name, for messages
 * @throws TidewaiterError `policy.file` or `model.shape` with the line of the fault
 * @example
 * readPolicy('name: house\nversion: "1"\njurisdictions: { us: inform }', 'policy.yml').jurisdictions.us // 'inform'
 */
export function readPolicy(text: string, file: string): Policy {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' })
  const fault = document.errors[0]
  if (fault)
    throw wrong(fault.message.split('\n')[0]!, { file, line: lines.linePos(fault.pos[0]).line })
  refuseAliases(document.contents, file, lines)
  const value: unknown = document.toJS({ maxAliasCount: 0 })
  const given = (value ?? {}) as Record<string, unknown>
  for (const key of ['name', 'version']) {
    if (typeof given[key] !== 'string')
      throw wrong(`a policy has a ${key}, as text`, {
        file,
        line: lineOf(document.contents, key, lines) ?? 1,
        path: key,
      })
  }
  try {
    const policy = check(Policy, completed(value), 'policy', { file })
    checkThresholds(policy, file, lineOf(document.contents, 'thresholds', lines))
    return policy
  } catch (error) {
    if (!(error instanceof TidewaiterError) || error.fault.code !== 'model.shape') throw error
    const unknown = Object.keys(given).find((key) => !Object.hasOwn(Policy.properties, key))
    const line = lineOf(document.contents, unknown ?? error.fault.place?.path, lines)
    if (unknown) throw wrong('there is no such key', { file, ...(line ? { line } : {}) }, unknown)
    throw error.at(line ? { line } : {})
  }
}

function checkThresholds({ thresholds }: Policy, file: string, line: number | undefined): void {
  if (thresholds.cutoff <= thresholds.match && thresholds.match <= thresholds.block) return
  throw wrong('cutoff must be at most match, and match at most block', {
    file,
    ...(line ? { line } : {}),
    path: 'thresholds',
  })
}
