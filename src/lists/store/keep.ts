import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type FileReport, type LoadReport, TidewaiterError } from '../../model/index.ts'
import { loadTask } from '../load.ts'
import { type LoadedFile, type LoadOptions, optionsOfOne } from '../loaded.ts'
import { plan, type Task } from '../plan.ts'
import { type SourceFile, sourcesOf } from '../sources.ts'
import { type Beside, copyBeside, keepContent } from './content.ts'
import { type Standing, standingsOf } from './guard.ts'
import { type LoadRecord, type Origin, readRecords, writeRecord } from './record.ts'

/** How to keep lists. */
export interface StoreOptions extends LoadOptions {
  /** The time that is written down as that of loading, ISO UTC. Defaults to the clock. */
  readonly now?: string | undefined
  /** Make it active although it is older, much shorter or empty. Defaults to false. */
  readonly force?: boolean | undefined
  /** Keep it as an older version that is never active. Defaults to false. */
  readonly older?: boolean | undefined
  /** It is the user's own list, to watch or to allow. */
  readonly own?: 'watch' | 'allow' | undefined
  /** Where the files were fetched from. */
  readonly origin?: Origin | undefined
  /** How the report calls the file, instead of by its path. */
  readonly shownAs?: string | undefined
  /** Looks at what was read before it is kept; what it throws refuses the list. */
  readonly accept?: ((file: LoadedFile) => void) | undefined
}

interface Kept {
  readonly record: LoadRecord
  readonly reports: readonly FileReport[]
}

/** Loads lists and keeps them under a folder, where each becomes the active version of its dataset.
 *
 * The publisher's files are copied into a folder named by publication date and the hash of their
 * content; a record of the loading is written last and whole, and is what makes a version active.
 * Where any of the lists cannot be loaded, none becomes active. A version older than the active one
 * is kept and does not become active; its report says so under `standing`.
 *
 * @param folder made where it is missing
 * @throws TidewaiterError as `loadLists`, and `lists.shrunk` or `lists.empty` for a version that
 * lacks over 10 % of the active one's records, or all
 * @example
 * await storeLists('/home/anna/.tidewaiter/lists', ['downloads/sdn.csv'])
 */
export async function storeLists(
  folder: string,
  paths: readonly string[],
  options: StoreOptions = {},
): Promise<LoadReport> {
  const now = options.now ?? new Date().toISOString()
  const tasks = await plan(paths, options)
  const before = await readRecords(folder)
  const kept: Kept[] = []
  for (const [done, task] of tasks.entries()) {
    options.signal?.throwIfAborted()
    const one = { done, total: tasks.length, path: task.path }
    const { file, content } = await keep(folder, task, {
      ...options,
      ...optionsOfOne(options, one),
    })
    const record = recordOf({ file, content, task }, now, options)
    const earlier = [...before, ...kept.map((one) => one.record)]
    const standings = standingsOf(record, earlier, options.shownAs ?? task.path)
    kept.push({ record, reports: withStandings(record.reports, standings) })
  }
  for (const [order, one] of kept.entries()) await writeRecord(folder, one.record, order)
  options.onProgress?.(tasks.length, tasks.length, '')
  return { files: kept.flatMap((one) => one.reports) }
}

/** Copies a list's files, loads the copy, and gives the folder its name. */
async function keep(
  folder: string,
  task: Task,
  options: StoreOptions,
): Promise<{ file: LoadedFile; content: string }> {
  const sources = await sourcesOf(task)
  const beside = await copyBeside(folder, sources)
  try {
    const copy = (path: string): string => join(beside.folder, basename(path))
    const mapping = task.form === 'table' ? beside.copies[1] : undefined
    const deltas = task.deltas?.map(copy)
    const file = await loadTask({ ...task, path: beside.copies[0]!, mapping, deltas }, options)
    options.accept?.(file)
    const dates = file.datasets.map((dataset) => dataset.publishedOn ?? '').sort()
    return { file, content: await keepContent(folder, beside, dates.at(-1) || 'undated') }
  } catch (error) {
    await rm(beside.folder, { recursive: true, force: true })
    throw error instanceof TidewaiterError ? ofUsersFile(error, beside, sources) : error
  }
}

/** An error about a copy names the user's file: the copy is gone when it is read. */
function ofUsersFile(
  error: TidewaiterError,
  { copies }: Beside,
  sources: readonly SourceFile[],
): TidewaiterError {
  const own = (text: string) =>
    copies.reduce((shown, copy, i) => shown.replaceAll(copy, sources[i]!.path), text)
  const { value, place, reason } = error.fault
  return new TidewaiterError(
    {
      ...error.fault,
      reason: own(reason),
      ...(value === undefined ? {} : { value: own(value) }),
      ...(place?.file === undefined ? {} : { place: { ...place, file: own(place.file) } }),
    },
    { cause: error.cause },
  )
}

function recordOf(
  kept: { readonly file: LoadedFile; readonly content: string; readonly task: Task },
  now: string,
  options: StoreOptions,
): LoadRecord {
  const { file, content, task } = kept
  return {
    format: 1,
    loadedOn: now,
    content,
    primary: basename(task.path),
    datasets: file.datasets.map((dataset) => ({
      ...dataset,
      records: file.reports.find((r) => r.dataset === dataset.dataset)?.kept ?? 0,
    })),
    // The reports name the user's file, not the copy.
    reports: file.reports.map((report) => ({ ...report, path: options.shownAs ?? task.path })),
    ...(options.force ? { forced: true as const } : {}),
    ...(options.older ? { older: true as const } : {}),
    ...(options.own ? { own: options.own } : {}),
    ...(options.origin ? { origin: options.origin } : {}),
  }
}

function withStandings(
  reports: readonly FileReport[],
  standings: readonly Standing[],
): FileReport[] {
  return reports.map((report) => {
    const standing = standings.find((one) => one.dataset === report.dataset)
    if (!standing) return report
    return {
      ...report,
      active: standing.active,
      ...(standing.text ? { standing: standing.text } : {}),
    }
  })
}
