import type { DecisionContext } from '../decision/index.ts'
import { type DecidePool, startPool } from './decide-pool.ts'
import { type DecidedLine, decideSubject } from './decide-subject.ts'
import type { Knowledge } from './knowledge.ts'
import type { Subject } from './subjects.ts'

export interface DecideRowsOptions {
  readonly knowledge: Knowledge
  readonly context: DecisionContext
  /** Threads that decide; with one the rows are decided where they are read. */
  readonly threads: number
}

/** Rows that are decided before threads are started: a small file is done before they are ready. */
const rowsAlone = 1000
const rowsInBatch = 16
/** Batches that wait for each thread, so that none is idle and few are held. */
const batchesAhead = 3

/** Decides rows, on several threads where there are many, and gives their lines in order: the same lines
 * on any number of threads. */
export async function* decideRows(
  subjects: AsyncIterable<Subject>,
  { knowledge, context, threads }: DecideRowsOptions,
): AsyncGenerator<DecidedLine> {
  let pool: DecidePool | undefined
  const given: Promise<readonly DecidedLine[]>[] = []
  let batch: Subject[] = []
  let alone = 0
  const give = (to: DecidePool) => {
    const lines = to.decide(batch)
    // What goes wrong is said when its turn comes; until then it is not unheard.
    lines.catch(() => undefined)
    given.push(lines)
    batch = []
  }
  try {
    for await (const subject of subjects) {
      if (!pool || pool.ready === 0) {
        yield decideSubject(subject, context)
        alone++
        if (alone === rowsAlone && threads > 1) pool = startPool(knowledge, context, threads)
        // A turn of the event loop now and then, so that Ctrl-C is heard and threads become ready.
        if (alone % 64 === 0) await new Promise((resolve) => setImmediate(resolve))
        continue
      }
      batch.push(subject)
      if (batch.length === rowsInBatch) give(pool)
      while (given.length > batchesAhead * pool.ready)
        yield* await (given.shift() as Promise<readonly DecidedLine[]>)
    }
    if (batch.length > 0 && pool) give(pool)
    for (const lines of given) yield* await lines
  } finally {
    await pool?.close()
  }
}
