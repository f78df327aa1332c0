import cliProgress from 'cli-progress'
import Table from 'cli-table3'
import { visible } from '../report/index.ts'

/** The forms in which commands give their results. */
export const formats = ['table', 'json', 'jsonl', 'csv', 'html'] as const
export type Format = (typeof formats)[number]

/** A table with a heading, as wide as the terminal. */
export function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({ head: [...head], style: { head: [], border: [] }, wordWrap: true })
  for (const row of rows) table.push(row.map((cell) => cell.split('\n').map(visible).join('\n')))
  return `${table.toString()}\n`
}

/** Prints a table with a heading to standard output. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  process.stdout.write(tableText(head, rows))
}

/** A word to standard error, for people; never part of the result. */
export function say(text: string): void {
  process.stderr.write(`${visible(text)}\n`)
}

/** Progress of long work: nothing for the first second, then a bar on a terminal. */
export interface Progress {
  /** @param step what is being done now, where it is more than the work as a whole */
  update(done: number, total: number, step?: string): void
  stop(): void
}

const quietMilliseconds = 1000

/** Starts a progress display on standard error; silent where that is no terminal.
 *
 * The bar comes up after a second by itself: a single large file is one step, of which nothing is told
 * before its end.
 */
export function startProgress(what: string): Progress {
  if (!process.stderr.isTTY) return { update() {}, stop() {} }
  let bar: cliProgress.SingleBar | undefined
  let [at, of, doing] = [0, 1, '']
  const show = () => {
    bar = new cliProgress.SingleBar({
      format: `${visible(what)} {bar} {percentage}%{step}`,
      stream: process.stderr,
      clearOnComplete: true,
    })
    bar.start(of, at, { step: doing })
  }
  const timer = setTimeout(show, quietMilliseconds)
  // The display never keeps the program from ending.
  timer.unref()
  return {
    update(done, total, step) {
      ;[at, of, doing] = [done, total, step ? ` ${visible(step)}` : '']
      bar?.setTotal(of)
      bar?.update(at, { step: doing })
    },
    stop() {
      clearTimeout(timer)
      bar?.stop()
    },
  }
}
