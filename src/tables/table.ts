/** Facts about a table that the program carries. */
export interface TableMeta {
  readonly name: string
  /** Version of the table's content, a date: "2024-02-23". */
  readonly version: string
  readonly title: string
  /** Where the facts come from, as a citation. */
  readonly source: string
  readonly licence: string
}

/** A row by column name; an empty cell is an empty string. */
export type TableRow = Readonly<Record<string, string>>

/** A reference table as of a date. */
export interface Table extends TableMeta {
  readonly rows: readonly TableRow[]
}
