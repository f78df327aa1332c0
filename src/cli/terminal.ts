import cliProgress from 'cli-progress'
import Table from 'cli-table3'
import { visible } from '../report/index.ts'

/** The forms in which commands give their results. */
export const formats = ['table', 'json', 'jsonl', 'csv', 'html'] as const
export type Format = (typeof formats)[number]

/** Prints a table with a heading to standard output, as wide as the terminal. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const table = new Table({ head: [...head], style: { head: [], border: [] }, wordWrap: true })
  for (const row of rows) table.push(row.map((cell) => cell.split('\n').map(visible).join('\n')))
  process.stdout.write(`${table.toString()}\n`)
}

/** A word to standard error, for people; never part of the result. */
export function say(text: string): void {
  process.stderr.write(`${visible(text)}\n`)
}

/** Progress of long work: nothing for the first second, then a bar on a terminal. */
export interface Progress {
  update(done: number, total: number): void
  stop(): void
}

const quietMilliseconds = 1000

/** Starts a progress display on standard error; silent where that is no terminal. */
export function startProgress(what: string): Progress {
  if (!process.stderr.isTTY) return { update() {}, stop() {} }
  const started = performance.now()
  let bar: cliProgress.SingleBar | undefined
  return {
    update(done, total) {
      if (!bar && performance.now() - started > quietMilliseconds) {
        bar = new cliProgress.SingleBar({
          format: `${what} {bar} {percentage}% {value}/{total}`,
          stream: process.stderr,
          clearOnComplete: true,
        })
        bar.start(total, done)
      }
      bar?.setTotal(total)
      bar?.update(done)
    },
    stop() {
      bar?.stop()
    },
  }
}
