import { decisionSentences } from './decision-text.ts'
import { type DecidedRow, isUnreadable, type ReportRow } from './row.ts'
import { type Column, type TextTableOptions, textTable } from './text-table.ts'
import { counted, outcomeWords, titleOf } from './words.ts'

const columns: readonly Column[] = [
  { head: 'Row', width: 7 },
  { head: 'Outcome', width: 10 },
  { head: 'Reference', share: 2 },
  { head: 'Parties', share: 4 },
  { head: 'Because', share: 7 },
]

/** Decisions as a table for a terminal, in order of rows, with a line of totals below.
 *
 * @example
 * decisionsTable(rows, { width: 120 }).split('\n').at(-2)
 * // '41 rows: 24 block, 6 review, 11 clear.'
 */
export function decisionsTable(rows: readonly ReportRow[], options: TextTableOptions = {}): string {
  const table = textTable(columns, rows.map(cells), options)
  return `${bannerOf(rows)}${table}${totals(rows)}\n`
}

/** The sample's own orders show all outcomes; a user's rows are never clear without a list. */
function bannerOf(rows: readonly ReportRow[]): string {
  const shown = rows.filter((row) => !isUnreadable(row) && row.demonstration)
  if (shown.length === 0) return ''
  return shown.some((row) => !isUnreadable(row) && row.outcome === 'clear')
    ? 'DEMONSTRATION: invented orders, decided against the embedded sample of listed parties alone.\n'
    : 'DEMONSTRATION: decided against the embedded sample, which clears nobody.\n'
}

function cells(row: ReportRow): readonly string[] {
  if (isUnreadable(row)) {
    const { field, value, reason } = row.error
    const what = [field, value === undefined ? undefined : `"${value}"`].filter(Boolean).join(' ')
    return [String(row.row), 'REVIEW', '', '', `unreadable${what ? `: ${what}` : ''}: ${reason}`]
  }
  const because = decisionSentences(row)[1]
  return [String(row.row), mark(row), titleOf(row), partyNames(row), because]
}

/** Capitals carry the outcome, so that it does not hang on a colour. */
function mark(row: DecidedRow): string {
  const word = outcomeWords[row.outcome]
  return row.outcome === 'clear' ? word.toLowerCase() : word.toUpperCase()
}

function partyNames(row: DecidedRow): string {
  return row.subject.parties.map((party) => party.name).join('; ')
}

/** `41 rows: 24 block, 6 review, 11 clear.` */
export function totals(rows: readonly ReportRow[]): string {
  const of = (outcome: string) => rows.filter((row) => row.outcome === outcome).length
  const unreadable = rows.filter(isUnreadable).length
  const rest = unreadable > 0 ? ` (${counted(unreadable, 'row')} unreadable)` : ''
  return `${counted(rows.length, 'row')}: ${of('block')} block, ${of('review')} review, ${of('clear')} clear${rest}.`
}
