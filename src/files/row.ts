import type { Place, TidewaiterError } from '../model/index.ts'

/** One row of a table: where it stands, and its cells by column name. */
export interface Row {
  /**
   * `row` counts records from 1 without the header and without blank lines; `line` is the line of
   * the text file or the row number that the spreadsheet program shows.
   */
  readonly place: Place
  /** Cells as text; an empty cell is an empty string. */
  readonly cells: Readonly<Record<string, string>>
  /** The JSON value as it stood, for JSON and JSON lines. */
  readonly value?: unknown
  /** Something about the row that was read round, e.g. missing last cells taken as empty. */
  readonly warning?: TidewaiterError
}

/** A row that could not be read; the rows around it are not affected. */
export interface RowFault {
  readonly place: Place
  readonly error: TidewaiterError
  /** What could be read of it, where anything could: do not decide on these alone. */
  readonly cells?: Readonly<Record<string, string>>
}

/** What a reader found and assumed about a table, told before its first row. */
export interface TableInfo {
  readonly file: string
  readonly kind: 'csv' | 'tsv' | 'xlsx' | 'ods' | 'json' | 'jsonl'
  readonly encoding?: string
  readonly delimiter?: string
  /** Column names as used in `cells`, in order; empty where each row has its own (JSON). */
  readonly columns: readonly string[]
  /** Line (or spreadsheet row) of the header, where there is one. */
  readonly headerLine?: number
  readonly sheet?: string
  readonly sheets?: readonly string[]
  /**
   * What the file says before its rows, a line each: title rows above a header, and the plain
   * values beside the records of a JSON file as "name: value". Publication dates stand there.
   */
  readonly preface: readonly string[]
  /** Everything that was assumed, in sentences for the user. */
  readonly notices: readonly string[]
}

/** True for a row that could not be read.
 *
 * @example
 * for await (const row of readTable('orders.csv')) if (isRowFault(row)) console.error(row.error.message)
 */
export function isRowFault(row: Row | RowFault): row is RowFault {
  return 'error' in row
}
