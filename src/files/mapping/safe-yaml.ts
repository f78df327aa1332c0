import { isAlias, isNode, LineCounter, parseDocument, visit } from 'yaml'
import { TidewaiterError } from '../../model/index.ts'

/** A YAML file as plain values, with the line of each of them. */
export interface SafeYaml {
  readonly value: unknown
  /** Line, from 1, of the value at a path, or of the nearest one above it. */
  readonly lineOf: (path: readonly string[]) => number
}

/** A mapping file longer than this is none. */
const lengthLimit = 1_000_000

/** Reads YAML without anchors, aliases, tags or repeated keys: what is written is what is meant.
 *
 * @throws TidewaiterError `files.yaml` with the line
 * @example
 * const { value, lineOf } = safeYaml('a: 1\nb:\n  c: x\n', 'm.yml')
 * lineOf(['b', 'c']) // 3
 */
export function safeYaml(text: string, file: string): SafeYaml {
  if (text.length > lengthLimit) throw wrong(file, 1, `it is longer than ${lengthLimit} characters`)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true })
  const problem = document.errors[0] ?? document.warnings[0]
  if (problem) {
    const reason = problem.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '')
    throw wrong(file, lines.linePos(problem.pos[0]).line, reason, problem)
  }
  visit(document, {
    Node(_, node) {
      const anchored = isAlias(node) || ('anchor' in node && node.anchor !== undefined)
      if (!anchored) return
      const line = lines.linePos(node.range?.[0] ?? 0).line
      throw wrong(file, line, 'anchors (&) and aliases (*) are not allowed in it')
    },
  })
  return {
    value: document.toJS({ maxAliasCount: 0 }),
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length).map(indexOr), true)
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
      }
      return 1
    },
  }
}

function indexOr(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step
}

function wrong(file: string, line: number, reason: string, cause?: unknown): TidewaiterError {
  return new TidewaiterError(
    {
      code: 'files.yaml',
      act: 'cannot read the YAML',
      reason,
      place: { file, line },
      remedy: 'Correct it there.',
    },
    { cause },
  )
}
