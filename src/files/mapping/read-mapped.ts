import type { Entity } from '../../model/index.ts'
import { type ReadTableOptions, readTable } from '../read-table.ts'
import { isRowFault, type RowFault, type TableInfo } from '../row.ts'
import type { ReadingOptions, Source } from '../source.ts'
import { applyMapping } from './apply-mapping.ts'
import { unreadColumns, unreadFields } from './columns-read.ts'
import type { CompiledMapping } from './compiled.ts'
import { grouped } from './grouped.ts'
import { versionOf } from './recognise.ts'

/** The entities of a table, by a mapping; rows that make none come as faults in their place.
 *
 * With `group` the rows of one record become one entity, after the last row. Without it, records that
 * the mapping gives the same id are kept apart: the second has "-2" at its end, because
 * a publisher's two records stay two even where a list has no identifiers of its own.
 *
 * @param options what is given here wins over the mapping's `read`. `onUnread` is told each column of
 *   the table, and each field of a JSON record, that the mapping does not know
 * @throws TidewaiterError as `readTable`
 * @example
 * for await (const made of readMapped('bis_entity_list.json', mapping)) …
 */
export async function* readMapped(
  source: Source,
  compiled: CompiledMapping,
  options: ReadTableOptions & ReadingOptions & { readonly onUnread?: (what: string) => void } = {},
): AsyncGenerator<Entity | RowFault> {
  let version: string | undefined
  let unread: readonly string[] = []
  const seen = new Map<string, number>()
  const groups = new Map<string, Entity[]>()
  const told = (info: TableInfo): void => {
    version = versionOf(compiled, info)
    unread = unreadColumns(compiled.mapping, info.columns)
    for (const column of unread) options.onUnread?.(`column "${column}"`)
    options.onInfo?.(info)
  }
  for await (const row of readTable(source, {
    ...compiled.mapping.read,
    ...options,
    onInfo: told,
  })) {
    if (isRowFault(row)) {
      yield row
      continue
    }
    const fields = row.value === undefined ? [] : unreadFields(compiled.mapping, row.value)
    for (const field of fields) options.onUnread?.(`field "${field}"`)
    const made = applyMapping(compiled, row, {
      unread: fields.length > 0 ? fields : unread,
      ...(version === undefined ? {} : { version }),
    })
    if ('error' in made) {
      yield made
      continue
    }
    if (compiled.mapping.group !== undefined) {
      const known = groups.get(made.id)
      if (known) known.push(made)
      else groups.set(made.id, [made])
      continue
    }
    const times = (seen.get(made.id) ?? 0) + 1
    seen.set(made.id, times)
    yield times === 1 ? made : numbered(made, times)
  }
  // Rows of one record need not stand next to each other.
  for (const parts of groups.values()) yield grouped(parts)
}

function numbered(entity: Entity, times: number): Entity {
  const id = `${entity.id}-${times}`
  const listings = entity.listings?.map((listing) =>
    listing.recordId === entity.id ? { ...listing, recordId: id } : listing,
  )
  return { ...entity, id, ...(listings ? { listings } : {}) }
}
