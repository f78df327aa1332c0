import { Worker } from 'node:worker_threads'
import type { DecisionContext } from '../decision/index.ts'
import { packageFile } from '../files/index.ts'
import type { DecidedLine } from './decide-subject.ts'
import { type Knowledge, restOf } from './knowledge.ts'
import type { Subject } from './subjects.ts'
import {
  type Answer,
  type Batch,
  errorOf,
  type ThreadData,
  type Wrong,
  wrongOf,
} from './thread-messages.ts'

/** Threads that decide rows. */
export interface DecidePool {
  /** How many threads are ready; throws where one has failed. */
  readonly ready: number
  /** The lines of some rows, from the thread with the least to do; one must be ready. */
  decide(subjects: readonly Subject[]): Promise<readonly DecidedLine[]>
  /** Ends the threads, whatever they are doing. */
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (lines: readonly DecidedLine[]) => void
  readonly reject: (error: Error) => void
  readonly subjects: readonly Subject[]
}

/** A thread with what it has been given and not answered yet. */
class DecideThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #next = 0
  ready = false
  /** Why it can do no more. */
  failed: Error | undefined

  constructor(data: ThreadData) {
    this.#worker = new Worker(packageFile('bin', 'decide-worker.js'), { workerData: data })
    this.#worker.on('message', (answer: Answer) => this.#take(answer))
    this.#worker.on('error', (error) => this.#fail(wrongOf(error)))
    this.#worker.on('exit', (code) =>
      this.#fail({ message: `a thread that decides rows ended with code ${code}`, stack: '' }),
    )
  }

  get load(): number {
    return this.#waiting.size
  }

  give(subjects: readonly Subject[]): Promise<readonly DecidedLine[]> {
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, subjects })
      this.#worker.postMessage({ id, subjects } satisfies Batch)
    })
  }

  close(): Promise<number> {
    this.#worker.removeAllListeners()
    return this.#worker.terminate()
  }

  #take(answer: Answer): void {
    if (answer.id < 0) {
      this.ready = true
      return
    }
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('lines' in answer) waiting?.resolve(answer.lines)
    else waiting?.reject(errorOf(answer.wrong))
  }

  #fail(wrong: Wrong): void {
    this.failed ??= errorOf(wrong)
    for (const { reject, subjects } of this.#waiting.values())
      reject(
        new Error(`rows ${subjects[0]?.row} to ${subjects.at(-1)?.row}: ${this.failed.message}`, {
          cause: this.failed,
        }),
      )
    this.#waiting.clear()
  }
}

/** Starts threads over the index in shared memory; they are ready one after the other.
 *
 * @param threads how many
 */
export function startPool(
  knowledge: Knowledge,
  context: DecisionContext,
  threads: number,
): DecidePool {
  const { index, listings, ...beside } = knowledge.prepared
  const data: ThreadData = {
    index: index.bytes,
    listings: listings.bytes,
    beside,
    sample: knowledge.sample,
    rest: restOf(context),
  }
  const started = Array.from({ length: threads }, () => new DecideThread(data))
  const able = () => {
    for (const { failed } of started) if (failed) throw failed
    return started.filter((thread) => thread.ready)
  }
  return {
    get ready() {
      return able().length
    },
    decide(subjects) {
      const [first, ...others] = able() as [DecideThread, ...DecideThread[]]
      return others.reduce((a, b) => (b.load < a.load ? b : a), first).give(subjects)
    },
    async close() {
      await Promise.all(started.map((thread) => thread.close()))
    },
  }
}
