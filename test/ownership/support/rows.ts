import {
  assessOwnership,
  buildOwnership,
  type OwnershipGraph,
  type OwnershipResult,
  type OwnershipRow,
  type RuleName,
  readOwnershipRows,
} from '../../../src/ownership/index.ts'

/** Rows from "X A 50; A B 25-50 voting" — owner, owned, percent (? = unknown), kind, from, to. */
function rows(text: string): OwnershipRow[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [owner, owned, percent, kind, from, to] = part.split(/\s+/)
      return {
        owner,
        owned,
        percent: percent === '?' ? '' : percent,
        kind: kind?.replaceAll('_', ' '),
        from: from === '.' ? '' : from,
        to,
      }
    })
}

export function graphOf(text: string): OwnershipGraph {
  return buildOwnership(readOwnershipRows(rows(text), { dataset: 'test.csv', version: '1' }))
}

export interface Asked {
  readonly rule: RuleName
  readonly asOf: string
  readonly listed?: readonly string[]
  readonly instrument?: string
}

/** Asks about rows; X and Y are listed unless others are named. */
export function ask(text: string, asked: Asked): OwnershipResult {
  return assessOwnership(graphOf(text), { listed: ['X', 'Y'], ...asked })
}
