import type { Entity } from '../model/index.ts'
import { type Column, type Columns, packColumns, unpackColumns } from './columns.ts'
import { type Entry, packEntry, unpackEntry } from './entry.ts'
import { factsOf } from './facts.ts'
import { HashTable, HashTableBuilder, hashOf } from './hash-table.ts'
import { filedIn, readAs, type TableName, tableNames } from './kinds.ts'
import { type NameSearch, nameSearch } from './name-search.ts'
import { type NameTable, NameTableBuilder, nameTableOf } from './name-table.ts'
import { headerLength, mark, type Seal } from './seal.ts'
import { stringColumns, stringsOf } from './strings.ts'

/** An immutable index: one buffer of columns, shared between threads where the platform allows. */
export interface Index {
  /** How many entities it holds. */
  readonly size: number
  /** Properties that were left out when it was built. */
  readonly drop: readonly string[]
  /** The packed columns behind `headerLength` free bytes: what a snapshot is made of. */
  readonly bytes: Uint8Array
  /** Entity number `i`, in order of id. */
  entry(i: number): Entry
  /** Numbers of the entities that hold a key. */
  readonly keys: HashTable
  /** The table of a kind of names with its search; nothing where no entity has such names. */
  table(name: TableName): { table: NameTable; search: NameSearch } | undefined
}

export interface IndexOptions {
  /** Properties left out, for instance ['email', 'phone', 'address']. Defaults to none. */
  readonly drop?: readonly string[]
}

/** How stored indices begin; the version is raised whenever the columns change. */
export const indexSeal: Seal = { magic: 'TWINDEX\n', version: 19, what: 'index' }

/** Builds an immutable index of entities; entities without name and key are kept but never found.
 *
 * @example
 * buildIndex(entities, { drop: ['email', 'phone'] }).size // 9979
 */
export function buildIndex(entities: Iterable<Entity>, options: IndexOptions = {}): Index {
  const drop = new Set(options.drop ?? [])
  // A million entities are held as short texts, and read again one by one.
  const drafts: { readonly id: string; readonly text: string }[] = []
  for (const entity of entities)
    drafts.push({ id: entity.id, text: packEntry(entryOf(entity, drop)) })
  drafts.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const builders = new Map<TableName, NameTableBuilder>()
  const keys = new HashTableBuilder()
  drafts.forEach(({ text }, i) => {
    const { schema, facts } = unpackEntry(text)
    for (const key of facts.keys) keys.add(hashOf(`${key.kind} ${key.value}`), i)
    for (const name of filedIn(schema)) {
      let builder = builders.get(name)
      if (!builder) {
        builder = new NameTableBuilder(readAs(name))
        builders.set(name, builder)
      }
      builder.add(facts.names, i)
    }
  })
  const columns = new Map<string, Column>([
    ...stringColumns(
      'entries',
      drafts.map(({ text }) => text),
    ),
    ...stringColumns('drop', [...drop].sort()),
    ...keys.columns('keys'),
  ])
  for (const [name, builder] of builders)
    for (const [column, values] of builder.columns(name)) columns.set(column, values)
  const bytes = packColumns(columns, headerLength)
  mark(bytes, indexSeal)
  return indexOf(bytes)
}

function entryOf(entity: Entity, drop: ReadonlySet<string>): Entry {
  const facts = factsOf(entity.properties, drop)
  const caption =
    entity.properties.name?.[0] ?? facts.names[0]?.text ?? facts.keys[0]?.shown ?? entity.id
  return { id: entity.id, caption, schema: entity.schema, datasets: entity.datasets, facts }
}

/** Entries that are remembered at most, per thread. */
const mostEntries = 50_000

/** An index over packed columns; nothing is parsed before it is asked for. */
export function indexOf(bytes: Uint8Array): Index {
  const columns = unpackColumns(bytes, headerLength)
  const entries = stringsOf(columns, 'entries')
  const drops = stringsOf(columns, 'drop')
  const remembered = new Map<number, Entry>()
  return {
    size: entries.length,
    drop: Array.from({ length: drops.length }, (_, i) => drops.get(i)),
    bytes,
    keys: new HashTable(columns, 'keys'),
    entry(i) {
      let entry = remembered.get(i)
      if (!entry) {
        if (remembered.size >= mostEntries) remembered.clear()
        entry = unpackEntry(entries.get(i))
        remembered.set(i, entry)
      }
      return entry
    },
    table: tablesOf(columns),
  }
}

function tablesOf(columns: Columns): Index['table'] {
  const opened = new Map<TableName, { table: NameTable; search: NameSearch }>()
  const present = new Set(tableNames.filter((name) => columns.has(`${name}.tokens.at`)))
  return (name) => {
    if (!present.has(name)) return undefined
    let open = opened.get(name)
    if (!open) {
      const table = nameTableOf(columns, name, readAs(name))
      open = { table, search: nameSearch(table) }
      opened.set(name, open)
    }
    return open
  }
}
