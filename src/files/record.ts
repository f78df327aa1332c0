import type { TidewaiterError } from '../model/index.ts'

/** A row before it has column names: what CSV and spreadsheet readers hand to the table. */
export interface RawRecord {
  /** Line of the text file, or row number that the spreadsheet program shows; from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** Set where the record could not be read; `cells` then hold what could. */
  readonly error?: TidewaiterError
}

/** True where a record has no text in any cell. */
export function isBlank(record: RawRecord): boolean {
  return record.error === undefined && record.cells.every((cell) => cell.trim() === '')
}
