import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { TidewaiterError } from '../model/index.ts'

function wrong(value: string, reason: string): TidewaiterError {
  return new TidewaiterError({
    code: 'cli.map',
    act: 'cannot use --map',
    value,
    reason,
    remedy:
      'Write --map "Heading=target", or name a YAML file with `columns:` and a line `Heading: target` for each.',
  })
}

/** Reads the values of --map: "Heading=target" pairs, or YAML files that hold them.
 *
 * @throws TidewaiterError `cli.map` for a value that is neither
 * @example
 * await readOverrides(['Kunde=buyer.name']) // { Kunde: 'buyer.name' }
 */
export async function readOverrides(values: readonly string[]): Promise<Record<string, string>> {
  const result: Record<string, string> = {}
  for (const value of values) {
    if (/\.ya?ml$/i.test(value)) Object.assign(result, await fromFile(value))
    else {
      const at = value.lastIndexOf('=')
      if (at < 1) throw wrong(value, 'it has no "="')
      result[value.slice(0, at).trim()] = value.slice(at + 1).trim()
    }
  }
  return result
}

async function fromFile(path: string): Promise<Record<string, string>> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new TidewaiterError(
      {
        code: 'cli.map',
        act: 'cannot read the mapping',
        value: path,
        reason: cause.message,
        remedy: 'Name a YAML file that exists.',
      },
      { cause },
    )
  })
  const parsed: unknown = parse(text, { maxAliasCount: 0 })
  const columns = (parsed as { columns?: unknown } | null)?.columns
  if (columns === null || typeof columns !== 'object') throw wrong(path, 'it has no `columns:`')
  for (const [heading, target] of Object.entries(columns)) {
    if (typeof target !== 'string') throw wrong(`${path}: ${heading}`, 'the target is no text')
  }
  return columns as Record<string, string>
}
