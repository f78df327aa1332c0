import type { Fault, Outcome } from '../model/index.ts'
import type { UnreadableRow } from '../report/index.ts'

/** The line of a row that could not be read: a human must look at it, so it is a review. */
export function unreadable(row: number, fault: Fault): UnreadableRow {
  return {
    row,
    outcome: 'review',
    error: {
      field: fault.place?.column ?? fault.place?.path ?? '',
      value: fault.value ?? '',
      reason: `${fault.act}: ${fault.reason}. ${fault.remedy}`,
    },
  }
}

/** Exit status after a run: 4 where something is blocked, 3 where something needs review, else 0. */
export function exitStatus(outcomes: Iterable<Outcome>): 0 | 3 | 4 {
  let status: 0 | 3 | 4 = 0
  for (const outcome of outcomes) {
    if (outcome === 'block') return 4
    if (outcome === 'review') status = 3
  }
  return status
}
