import { isRowFault, readTable, type Source } from '../../files/index.ts'
import { type Place, TidewaiterError } from '../../model/index.ts'
import { type ListSource, listSources, sourcesOf } from './source.ts'

/** The lists' addresses with those of a user's table in place of the program's: publishers move.
 *
 * The table has the columns `list`, `part` and `url`, and where needed `hosts` (further hosts that a
 * redirect may lead to, with spaces between) and `megabytes` (the most that is taken, else 250). All
 * parts of a list are taken from it as soon as it names one.
 *
 * @throws TidewaiterError `lists.update.sources` with file, row and column for a row that says no address
 * @example
 * await updateLists(folder, { sources: await ownSources('addresses.csv') })
 */
export async function ownSources(file: Source): Promise<readonly ListSource[]> {
  const rows: Record<string, string>[] = []
  for await (const row of readTable(file)) {
    if (isRowFault(row)) throw row.error
    const { list = '', part = '', url = '', megabytes = '' } = row.cells
    if (list === '') throw wrong(row.place, 'list', list, 'it names no list')
    if (!/^[\w.-]+$/.test(part)) throw wrong(row.place, 'part', part, 'it is no file name')
    if (!URL.canParse(url)) throw wrong(row.place, 'url', url, 'it is no address')
    if (!/^\d*$/.test(megabytes)) throw wrong(row.place, 'megabytes', megabytes, 'it is no number')
    rows.push({ ...row.cells, megabytes: megabytes || '250' })
  }
  const own = sourcesOf(rows)
  const named = new Set(own.map(({ list }) => list))
  return [...listSources().filter(({ list }) => !named.has(list)), ...own]
}

function wrong(place: Place, column: string, value: string, reason: string): TidewaiterError {
  return new TidewaiterError({
    code: 'lists.update.sources',
    act: 'cannot take the address of a list',
    value,
    reason,
    place: { ...place, column },
    remedy: 'Give columns list, part and url, as in data/list_sources.csv.',
  })
}
