import { type OrderLedger, orderLedger } from '../decision/index.ts'
import { TidewaiterError } from '../model/index.ts'
import { readSubjects, type Subject } from './subjects.ts'
import { say } from './terminal.ts'

export interface HistoryOptions {
  /** ISO date of the law that is applied. */
  readonly asOf: string
  /** File of earlier orders, read in the same way as the orders themselves. */
  readonly file?: string | undefined
}

/** Opens the ledger of earlier orders; a row that cannot be read is said and left out.
 *
 * @throws TidewaiterError `cli.history` where no row of the file can be read
 */
export async function openLedger({ asOf, file }: HistoryOptions): Promise<OrderLedger> {
  const ledger = orderLedger({ asOf, complete: file !== undefined })
  if (file === undefined) return ledger
  let read = 0
  for await (const subject of readSubjects(file, { overrides: {} })) {
    if ('fault' in subject) {
      say(`${file}, row ${subject.row}: left out of the history: ${subject.fault.reason}`)
      continue
    }
    ledger.add(subject.transaction)
    read++
  }
  if (read > 0) return ledger
  throw new TidewaiterError({
    code: 'cli.history',
    act: 'cannot read earlier orders',
    value: file,
    reason: 'no row in it can be read',
    remedy: 'Name a file of orders such as `screen` takes.',
  })
}

/** Each order with what the earlier ones say of it; what the row itself states of history stays. */
export async function* withHistory(
  subjects: AsyncIterable<Subject>,
  ledger: OrderLedger,
): AsyncGenerator<Subject> {
  for await (const subject of subjects) {
    if ('fault' in subject) {
      yield subject
      continue
    }
    const { transaction } = subject
    const history = transaction.history ?? ledger.historyOf(transaction)
    ledger.add(transaction)
    yield history ? { ...subject, transaction: { ...transaction, history } } : subject
  }
}
