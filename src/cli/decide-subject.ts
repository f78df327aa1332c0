import { type DecisionContext, decide } from '../decision/index.ts'
import { type Outcome, TidewaiterError } from '../model/index.ts'
import type { ReportRow } from '../report/index.ts'
import { unreadable } from './line.ts'
import type { Subject } from './subjects.ts'

/** The line of a row's decision, as JSON: the form in which threads hand it on and files hold it. */
export interface DecidedLine {
  readonly row: number
  readonly outcome: Outcome
  readonly json: string
}

/** Decides one row of a file.
 *
 * @throws TidewaiterError or, where the program itself fails, Error; both name the row
 */
export function decideSubject(subject: Subject, context: DecisionContext): DecidedLine {
  try {
    const line: ReportRow =
      'fault' in subject
        ? unreadable(subject.row, subject.fault)
        : { row: subject.row, ...decide(subject.transaction, context) }
    return { row: line.row, outcome: line.outcome, json: JSON.stringify(line) }
  } catch (error) {
    if (error instanceof TidewaiterError) throw error.at({ row: subject.row })
    throw new Error(`row ${subject.row}: ${(error as Error).message}`, { cause: error })
  }
}
