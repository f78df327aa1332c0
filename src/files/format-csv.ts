import { stringify } from 'csv-stringify/sync'
import { protectedCell } from './formula.ts'

export interface FormatCsvOptions {
  /** Defaults to a comma. */
  readonly delimiter?: string
  /**
   * True for a file that people open in a spreadsheet program: a byte order mark, so that it is read
   * as UTF-8, and cells that would run as formulas protected. False writes every cell as it is, for
   * programs. Defaults to true.
   */
  readonly spreadsheet?: boolean
}

/** Rows as CSV text, one piece per row after the header, as they come.
 *
 * Numbers and booleans are written plainly, null and undefined as empty cells, lists and objects as
 * JSON. Line ends are CR LF, as RFC 4180 has them.
 *
 * @param columns names of the columns, in order: what to take out of each row
 * @example
 * for await (const text of formatCsv([{ name: '=A', score: -1 }], ['name', 'score'], { spreadsheet: true })) …
 * // '\uFEFFname,score\r\n', "'=A,-1\r\n"
 */
export async function* formatCsv(
  rows:
    | Iterable<Readonly<Record<string, unknown>>>
    | AsyncIterable<Readonly<Record<string, unknown>>>,
  columns: readonly string[],
  options: FormatCsvOptions = {},
): AsyncGenerator<string> {
  const spreadsheet = options.spreadsheet ?? true
  const line = (cells: readonly string[]): string =>
    stringify([spreadsheet ? cells.map(protectedCell) : [...cells]], {
      delimiter: options.delimiter ?? ',',
      record_delimiter: '\r\n',
      quoted_match: /[\r\n]/,
      // A lone empty cell must not look like a blank line.
      quoted_empty: columns.length === 1,
    })
  yield (spreadsheet ? '\uFEFF' : '') + line(columns)
  for await (const row of rows) yield line(columns.map((column) => cellText(own(row, column))))
}

function own(row: Readonly<Record<string, unknown>>, column: string): unknown {
  return Object.hasOwn(row, column) ? row[column] : undefined
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Values as JSON lines, one piece per value, as they come.
 *
 * @example
 * for await (const text of formatJsonl([{ a: 1 }])) … // '{"a":1}\n'
 */
export async function* formatJsonl(
  values: Iterable<unknown> | AsyncIterable<unknown>,
): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`
}
