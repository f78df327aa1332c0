import { type Place, TidewaiterError } from '../../model/index.ts'

/** Rows that were left out or need care: why, how many, and where the first of them is. */
export interface LoadProblem {
  readonly file: string
  readonly reason: string
  readonly count: number
  /** First row as the user counts it, from 1 without the header. */
  readonly row?: number | undefined
  readonly column?: string | undefined
  readonly value?: string | undefined
  /** True where rows were left out because they are wrong, not because they are not wanted. */
  readonly bad: boolean
}

/** A load problem in words, with file and row.
 *
 * @example
 * problemText({ file: 'a.csv', row: 7, column: 'value', value: 'abc', reason: 'is no number', count: 1, bad: true })
 * // 'cannot use "abc": is no number (a.csv, row 7, column value). 1 row is left out.'
 */
export function problemText(problem: LoadProblem): string {
  const place: Place = {
    file: problem.file,
    ...(problem.row === undefined ? {} : { row: problem.row }),
    ...(problem.column === undefined ? {} : { column: problem.column }),
  }
  return new TidewaiterError({
    code: problem.bad ? 'flows.row' : 'flows.left-out',
    act: problem.bad ? 'cannot use' : 'left out',
    value: problem.value,
    reason: problem.reason,
    place,
    remedy: `${problem.count} ${problem.count === 1 ? 'row is' : 'rows are'} left out.`,
  }).message
}

/** What was read from one file. */
export interface FlowsFileReport {
  readonly path: string
  readonly file: string
  /** SHA-256 of the bytes. */
  readonly version: string
  readonly format: string
  readonly encoding: string
  readonly rows: number
  readonly kept: number
  readonly problems: readonly LoadProblem[]
  readonly currency: string
  readonly level: string
  readonly months: readonly [string, string] | null
}
