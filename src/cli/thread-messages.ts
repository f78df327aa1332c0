import { type Fault, TidewaiterError } from '../model/index.ts'
import type { DecidedLine } from './decide-subject.ts'
import type { Prepared } from './index-cache.ts'
import type { ContextRest } from './knowledge.ts'
import type { Subject } from './subjects.ts'

/** What a thread is given at its start: shared memory for what is large, copies of the rest. */
export interface ThreadData {
  readonly index: Uint8Array
  readonly listings: Uint8Array
  readonly beside: Omit<Prepared, 'index' | 'listings'>
  readonly sample: boolean
  readonly rest: ContextRest
}

/** Rows for a thread. */
export interface Batch {
  readonly id: number
  readonly subjects: readonly Subject[]
}

/** What became of a batch; that of id −1 says that the thread is ready. */
export type Answer =
  | { readonly id: number; readonly lines: readonly DecidedLine[] }
  | { readonly id: number; readonly wrong: Wrong }

/** An error as it goes from thread to thread: messages carry no classes. */
export type Wrong = { readonly fault: Fault } | { readonly message: string; readonly stack: string }

export function wrongOf(error: unknown): Wrong {
  if (error instanceof TidewaiterError) return { fault: error.fault }
  const { message, stack = '', cause } = error as Error
  return { message, stack: (cause as Error | undefined)?.stack ?? stack }
}

export function errorOf(wrong: Wrong): Error {
  if ('fault' in wrong) return new TidewaiterError(wrong.fault)
  const error = new Error(wrong.message)
  error.stack = `${wrong.message}\n${wrong.stack}`
  return error
}
