import type { Decision } from '../model/index.ts'

/** A decided row of the user's file: one line of `screen --format jsonl`. */
export interface DecidedRow extends Decision {
  /** Counts from 1 without the header. */
  readonly row: number
}

/** A row of the user's file that could not be read: it is never clear. */
export interface UnreadableRow {
  readonly row: number
  readonly outcome: 'review'
  readonly error: { readonly field?: string; readonly value?: string; readonly reason: string }
}

/** One row of a report: the shape of `screen --format jsonl`. */
export type ReportRow = DecidedRow | UnreadableRow

export function isUnreadable(row: ReportRow): row is UnreadableRow {
  return 'error' in row
}

/** What the head of a report says beside its rows. */
export interface ReportMeta {
  /** Defaults to "Screening report". */
  readonly title?: string
  /** The file that was screened, as the user named it: "orders.csv". */
  readonly input: string
  /** When the report was made, ISO 8601, given by the caller: "2026-11-24T09:30:00Z". */
  readonly madeAt: string
  /** Name and version of the program: "tidewaiter 0.1.0". */
  readonly engine: string
  /** Remarks on the run: how the header was understood, which columns were left over. */
  readonly remarks?: readonly string[]
}
