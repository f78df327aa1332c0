export { tableAsOf, tableCatalogue } from './as-of.ts'
export type { Table, TableMeta, TableRow } from './table.ts'
