export { tableAsOf, tableCatalogue } from './as-of.ts'
export { perDate } from './per-date.ts'
export type { Table, TableMeta, TableRow } from './table.ts'
