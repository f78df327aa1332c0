import { type TableRow, tableAsOf } from '../tables/index.ts'

/** Names have no validity in time: any date reads the same rows. */
const anyDay = '2026-11-24'

/** The rows of a reference table of names, such as name_titles. */
export function nameRows(table: string): readonly TableRow[] {
  return tableAsOf(table, anyDay).rows
}
