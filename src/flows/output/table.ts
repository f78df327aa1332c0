import { stringify } from 'csv-stringify/sync'
import { protectedCell } from '../../files/index.ts'
import type { FlowsResult, RankedCorridor } from '../result.ts'
import { amountInWords, digits, placeInWords, probabilityInWords } from '../words.ts'
import { contractCorridor, flowsJson } from './json.ts'

/** Columns of the table for people, with their alignment. */
export const tableHead = [
  'rank',
  'kind',
  'HS',
  'tier',
  'from',
  'via',
  'to',
  'before',
  'after',
  'factor (95 %)',
  'q',
  'mde',
]

/** The corridors as rows of text for a terminal.
 *
 * @example
 * flowsTable(result)[0] // ['1', 'rise', '854239', '1', 'EU', '', 'Armenia', '0.28 thousand', …]
 */
export function flowsTable(result: FlowsResult): string[][] {
  return result.corridors.map((c) => [
    String(c.rank),
    c.kind,
    c.group ? c.group.join('+') : c.hs6,
    c.tier ?? '',
    placeInWords(c.origin),
    c.via === null ? '' : placeInWords(c.via),
    placeInWords(c.destination),
    amountInWords(c.before),
    amountInWords(c.after),
    `${digits(c.factor)} (${digits(c.low)}–${digits(c.high)})`,
    probabilityInWords(c.q),
    digits(c.mde),
  ])
}

const csvColumns: readonly (keyof RankedCorridor)[] = [
  'rank',
  'kind',
  'hs6',
  'group',
  'tier',
  'origin',
  'via',
  'destination',
  'since',
  'before',
  'after',
  'currency',
  'factor',
  'low',
  'high',
  'q',
  'mde',
  'text',
]

/** The corridors as CSV with the contract's fields as columns; a group is joined by "+".
 *
 * Cells that a spreadsheet program would run as formulas are protected: a currency or a column of
 * the user's file may hold anything.
 */
export function flowsCsv(result: FlowsResult): string {
  const rows = result.corridors
    .map(contractCorridor)
    .map((c) =>
      csvColumns.map((column) =>
        protectedCell(column === 'group' ? (c.group ?? []).join('+') : String(c[column] ?? '')),
      ),
    )
  return stringify([[...csvColumns], ...rows])
}

/** The corridors as JSON Lines: one corridor a line. */
export function flowsJsonLines(result: FlowsResult): string {
  return flowsJson(result)
    .corridors.map((c) => `${JSON.stringify(c)}\n`)
    .join('')
}
