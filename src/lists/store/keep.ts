import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { LoadReport } from '../../model/index.ts'
import { loadTask } from '../load.ts'
import { type LoadedFile, type LoadOptions, namedHashOf } from '../loaded.ts'
import { plan, type Task } from '../plan.ts'
import { sourcesOf } from '../sources.ts'
import { type LoadRecord, writeRecord } from './record.ts'

/** How to keep lists. */
export interface StoreOptions extends LoadOptions {
  /** The time that is written down as that of loading, ISO UTC. Defaults to the clock. */
  readonly now?: string | undefined
}

interface Kept {
  readonly file: LoadedFile
  readonly content: string
  readonly task: Task
}

/** Loads lists and keeps them under a folder, where each becomes the active version of its dataset.
 *
 * The publisher's files are copied into a folder named by the hash of their content; a record of the
 * loading is written last and whole. Where any of the lists cannot be loaded, none becomes active.
 *
 * @param folder made where it is missing
 * @throws TidewaiterError as `loadLists`
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
  const kept: Kept[] = []
  for (const [done, task] of tasks.entries()) {
    options.signal?.throwIfAborted()
    options.onProgress?.(done, tasks.length, task.path)
    kept.push(await keep(folder, task, options))
  }
  for (const one of kept) await writeRecord(folder, recordOf(one, now))
  options.onProgress?.(tasks.length, tasks.length, '')
  return { files: kept.flatMap((one) => reportsOf(one)) }
}

/** Copies a list's files, loads the copy, and gives the folder its name. */
async function keep(folder: string, task: Task, options: LoadOptions): Promise<Kept> {
  const files = join(folder, 'files')
  const beside = join(files, `.${randomBytes(6).toString('hex')}.part`)
  await mkdir(beside, { recursive: true })
  try {
    const sources = await sourcesOf(task)
    const copies = sources.map((source) => join(beside, source.name))
    for (const [i, source] of sources.entries()) await copyFile(source.path, copies[i]!)
    const copy = { ...task, path: copies[0]!, mapping: copies[1] }
    const file = await loadTask(copy, options)
    const content = await namedHashOf(copies)
    const home = join(files, content)
    if (await isThere(home)) await rm(beside, { recursive: true })
    else await rename(beside, home)
    return { file, content, task }
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    throw error
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: { code?: string }) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}

/** The reports name the user's file, not the copy. */
function reportsOf(kept: Kept): LoadedFile['reports'] {
  return kept.file.reports.map((report) => ({ ...report, path: kept.task.path }))
}

function recordOf(kept: Kept, now: string): LoadRecord {
  return {
    format: 1,
    loadedOn: now,
    content: kept.content,
    primary: basename(kept.task.path),
    datasets: kept.file.datasets.map((dataset) => ({
      ...dataset,
      records: kept.file.reports.find((r) => r.dataset === dataset.dataset)?.kept ?? 0,
    })),
    reports: [...reportsOf(kept)],
  }
}
