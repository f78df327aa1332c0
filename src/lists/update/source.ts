import { TidewaiterError } from '../../model/index.ts'
import { tableAsOf } from '../../tables/index.ts'

/** A file of a list, and where its publisher offers it. */
export interface SourcePart {
  /** The name under which it is kept; the first part of a list is the one that is loaded. */
  readonly name: string
  readonly url: string
  readonly mostBytes: number
}

/** A list that can be fetched from its publisher. */
export interface ListSource {
  /** The dataset, for instance `us_ofac_sdn`. */
  readonly list: string
  readonly parts: readonly SourcePart[]
  /** Hosts that may be asked, those of redirects among them. */
  readonly hosts: ReadonlySet<string>
}

const megabyte = 1024 ** 2

/** The lists whose addresses the program carries, in the order of the table list_sources. */
export function listSources(): readonly ListSource[] {
  return sourcesOf(tableAsOf('list_sources', '').rows)
}

/** The lists of a table with the columns list, part, url, hosts and megabytes. */
export function sourcesOf(
  rows: readonly Readonly<Record<string, string>>[],
): readonly ListSource[] {
  const lists = new Map<string, { parts: SourcePart[]; hosts: Set<string> }>()
  for (const row of rows) {
    const { list = '', part = '', url = '', hosts = '', megabytes = '' } = row
    const known = lists.get(list) ?? { parts: [], hosts: new Set<string>() }
    known.parts.push({ name: part, url, mostBytes: Number(megabytes) * megabyte })
    for (const host of [new URL(url).hostname, ...hosts.split(' ')])
      if (host !== '') known.hosts.add(host)
    lists.set(list, known)
  }
  return [...lists].map(([list, { parts, hosts }]) => ({ list, parts, hosts }))
}

/** The sources that the user names, or all.
 *
 * @throws TidewaiterError `lists.update.unknown` for a name that has no address
 */
export function chosenSources(
  sources: readonly ListSource[],
  names: readonly string[],
): readonly ListSource[] {
  if (names.length === 0) return sources
  return names.map((name) => {
    const found = sources.find((source) => source.list === name)
    if (found) return found
    throw new TidewaiterError({
      code: 'lists.update.unknown',
      act: 'cannot update the list',
      value: name,
      reason: 'no address of a publisher is known for it',
      remedy: `Use one of: ${sources.map((source) => source.list).join(', ')}.`,
    })
  })
}
