/** One corridor of a panel: goods from an origin to a destination. */
export interface Corridor {
  /** Six characters; the first of `group` where codes are watched together. */
  readonly hs6: string
  /** Codes summed into this corridor because a revision of the HS moved goods between them. */
  readonly group?: readonly string[]
  /** ISO code in lower case, or a bloc: "eu". */
  readonly origin: string
  readonly destination: string
  /** Set where the figures are the importer's, because no file holds the exporter's. */
  readonly reportedBy?: 'importer'
}

/** Monthly trade values of corridors, one row of months after another.
 *
 * `values[i * months + t]` is corridor i in month `start + t · step`; 0 is a month without trade, NaN a
 * month of which nothing is known.
 */
export interface Panel {
  readonly start: number
  /** Number of columns. */
  readonly months: number
  /** Months in a column: 1, or 12 where only years are known; values are per month in any case. */
  readonly step: 1 | 12
  readonly corridors: readonly Corridor[]
  readonly values: Float64Array
}

/** The months of one corridor as a view, not a copy. */
export function monthsOf(panel: Panel, corridor: number): Float64Array {
  return panel.values.subarray(corridor * panel.months, (corridor + 1) * panel.months)
}

/** Columns of a panel: before is [from, at), after is [at, to). */
export interface Window {
  readonly from: number
  readonly at: number
  readonly to: number
}
