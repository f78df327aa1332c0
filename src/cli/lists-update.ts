import { ownSources, type UpdateOutcome, type UpdateProgress, updateLists } from '../lists/index.ts'
import { listsFolder } from './home.ts'
import { stopOnInterrupt } from './stop.ts'
import { type Format, printTable, say } from './terminal.ts'

/** What the user may ask of an update. */
export interface UpdateFlags {
  readonly list: readonly string[]
  readonly mirror?: string
  /** A table of addresses that stand in for the program's. */
  readonly sources?: string
  readonly force?: boolean
}

/** Fetches lists from their publishers or from a mirror, and prints what came of each.
 *
 * @returns the exit status: 1 where a list could not be fetched, or where there is no connection
 */
export async function updateCommand(flags: UpdateFlags, format: Format): Promise<number> {
  const { signal, release } = stopOnInterrupt()
  const progress = tellProgress()
  try {
    const { lists, offline } = await updateLists(listsFolder(), {
      lists: flags.list,
      mirror: flags.mirror,
      sources: flags.sources === undefined ? undefined : await ownSources(flags.sources),
      force: flags.force,
      signal,
      onProgress: progress.tell,
    })
    progress.end()
    if (format === 'json') process.stdout.write(`${JSON.stringify({ offline, lists }, null, 2)}\n`)
    if (offline) {
      say(offlineWords(lists))
      return 1
    }
    if (format === 'table') printOutcomes(lists)
    return lists.some((one) => one.outcome === 'failed' || one.outcome === 'offline') ? 1 : 0
  } catch (error) {
    if (!signal.aborted) throw error
    progress.end()
    say('stopped: lists that were done are updated, the others are as they were')
    return 1
  } finally {
    progress.end()
    release()
  }
}

function offlineWords(lists: readonly UpdateOutcome[]): string {
  const held = lists.filter((one) => one.version !== undefined).length
  const stays = held === 0 ? 'no list is held' : `the ${held} held stay in use as they are`
  return `offline: no publisher can be reached from here, so no list was updated; ${stays}. Connect and try again, or use --mirror DIR.`
}

function printOutcomes(lists: readonly UpdateOutcome[]): void {
  printTable(
    ['list', 'outcome', 'active version', ''],
    lists.map((one) => [one.list, one.outcome, one.version ?? 'none', one.text]),
  )
}

/** One line on a terminal that says what is being fetched; nothing where standard error is no terminal. */
function tellProgress(): { tell: (progress: UpdateProgress) => void; end: () => void } {
  const wide = 100
  const terminal = process.stderr.isTTY
  return {
    tell({ done, total, list, part, bytes, again }) {
      if (again !== undefined) say(`${list}: asked again: ${again}`)
      if (!terminal) return
      const got = bytes === undefined ? '' : `, ${part}: ${(bytes / 1024 ** 2).toFixed(1)} MB`
      process.stderr.write(`\r${`${done + 1} of ${total}: ${list}${got}`.padEnd(wide)}`)
    },
    end() {
      if (terminal) process.stderr.write(`\r${' '.repeat(wide)}\r`)
    },
  }
}
