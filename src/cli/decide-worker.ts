// A thread that decides rows: it opens the index that all threads share, and answers each batch with
// the lines of its rows, or with what went wrong.
import { parentPort, workerData } from 'node:worker_threads'
import { loadIndex, loadTexts } from '../screening/index.ts'
import { decideSubject } from './decide-subject.ts'
import { contextFrom, knowledgeOf } from './knowledge.ts'
import { type Answer, type Batch, type ThreadData, wrongOf } from './thread-messages.ts'

const port = parentPort
if (port === null) throw new Error('this file runs as a thread of `screen`')

const { index, listings, beside, sample, rest } = workerData as ThreadData
const prepared = {
  index: loadIndex(index, { verified: true }),
  listings: loadTexts(listings, { verified: true }),
  ...beside,
}
const context = contextFrom(knowledgeOf(prepared, sample), rest)

port.on('message', ({ id, subjects }: Batch) => {
  port.postMessage(answer(id, subjects))
})
port.postMessage({ id: -1, lines: [] } satisfies Answer)

function answer(id: number, subjects: Batch['subjects']): Answer {
  try {
    return { id, lines: subjects.map((subject) => decideSubject(subject, context)) }
  } catch (error) {
    return { id, wrong: wrongOf(error) }
  }
}
