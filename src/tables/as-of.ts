import { TidewaiterError } from '../model/index.ts'
import { embedded } from './embedded.generated.ts'
import type { Table, TableMeta, TableRow } from './table.ts'

const parsed = new Map<string, readonly TableRow[]>()

function rowsOf(name: string): readonly TableRow[] {
  const known = parsed.get(name)
  if (known) return known
  const table = embedded[name]
  if (!table) {
    throw new TidewaiterError({
      code: 'tables.unknown',
      act: 'cannot find the table',
      value: name,
      reason: 'no table has this name',
      remedy: `Use one of: ${Object.keys(embedded).join(', ')}.`,
    })
  }
  const { columns, rows } = JSON.parse(table.payload()) as { columns: string[]; rows: string[][] }
  const result = rows.map((cells) =>
    Object.freeze(Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))),
  )
  parsed.set(name, result)
  return result
}

/** A reference table with the rows that were in force on a date.
 *
 * Rows may carry `effectiveFrom` and `effectiveTo` (ISO dates, both inclusive, empty = open);
 * rows without these columns are always in force.
 *
 * @param date ISO date, YYYY-MM-DD
 * @throws TidewaiterError `tables.unknown` for a name that is no table
 * @example
 * tableAsOf('chpl', '2024-06-01').rows[0].hs6 // '854231'
 */
export function tableAsOf(name: string, date: string): Table {
  const known = latest.get(name)
  if (known?.date === date) return known.table
  const table = inForceOn(name, date)
  latest.set(name, { date, table })
  return table
}

/** The table of the last date asked for: a run asks for one date again and again. */
const latest = new Map<string, { readonly date: string; readonly table: Table }>()

function inForceOn(name: string, date: string): Table {
  const rows = rowsOf(name)
  const dated = rows[0] !== undefined && ('effectiveFrom' in rows[0] || 'effectiveTo' in rows[0])
  return {
    ...embedded[name]!.meta,
    rows: dated ? rows.filter((row) => inForce(row, date)) : rows,
  }
}

function inForce(row: TableRow, date: string): boolean {
  const from = row.effectiveFrom ?? ''
  const to = row.effectiveTo ?? ''
  return (from === '' || from <= date) && (to === '' || date <= to)
}

/** Facts about every table that the program carries, in alphabetical order.
 *
 * @example
 * tableCatalogue().map((t) => `${t.name} ${t.version}`) // ['chpl 2024-02-23', …]
 */
export function tableCatalogue(): readonly TableMeta[] {
  return Object.keys(embedded)
    .sort()
    .map((name) => embedded[name]!.meta)
}
