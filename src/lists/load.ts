import { loadEu } from './eu/load-eu.ts'
import { loadFtmFile } from './ftm/load-ftm.ts'
import { type LoadedFile, type LoadedLists, type LoadOptions, optionsOfOne } from './loaded.ts'
import { loadMapped } from './mapped/load-mapped.ts'
import { merge } from './merge.ts'
import { loadOfac } from './ofac/load-ofac.ts'
import { loadOfacXml } from './ofac/load-ofac-xml.ts'
import { newestVersions } from './one-version.ts'
import { type Loadable, plan, type Task } from './plan.ts'
import { loadSeco } from './seco/load-seco.ts'
import { loadUk } from './uk/load-uk.ts'
import { loadUn } from './un/load-un.ts'

/** Loads official lists from files and folders, each recognised by its content.
 *
 * A file that is no list is an error where it was named itself, and passed over in a folder.
 *
 * @throws TidewaiterError `lists.path`, `lists.unknown-form`, `lists.companion`, `lists.none`, and
 * what the readers of `files` throw
 * @example
 * const lists = await loadLists(['lists/us-ofac-sdn-2021'])
 * lists.report.files[0].kept // 8976
 */
export async function loadLists(
  paths: readonly string[],
  options: LoadOptions = {},
): Promise<LoadedLists> {
  const tasks = await plan(paths, options)
  const loaded: LoadedFile[] = []
  for (const [done, task] of tasks.entries()) {
    options.signal?.throwIfAborted()
    const { path } = task
    loaded.push(await loadTask(task, optionsOfOne(options, { done, total: tasks.length, path })))
  }
  options.onProgress?.(tasks.length, tasks.length, '')
  const { onSeveralVersions } = options
  const kept = onSeveralVersions ? newestVersions(loaded, onSeveralVersions) : loaded
  return merge(kept, options.statements ?? false)
}

/** What reads each form. */
const readers: Readonly<
  Record<Loadable, (task: Task, options: LoadOptions) => Promise<LoadedFile>>
> = {
  'ofac-primary': ({ path }, options) => loadOfac(path, options),
  'ofac-xml': ({ path }, options) => loadOfacXml(path, 'classic', options),
  'ofac-advanced': ({ path }, options) => loadOfacXml(path, 'advanced', options),
  'ofac-enhanced': ({ path, deltas }, options) =>
    loadOfacXml(path, 'enhanced', { ...options, deltas }),
  'eu-xml': ({ path }, options) => loadEu(path, 'xml', options),
  'eu-csv': ({ path }, options) => loadEu(path, 'csv', options),
  'un-xml': ({ path }, options) => loadUn(path, options),
  'uk-ofsi-table': ({ path }, options) => loadUk(path, { list: 'ofsi', xml: false }, options),
  'uk-ofsi-xml': ({ path }, options) => loadUk(path, { list: 'ofsi', xml: true }, options),
  'uk-fcdo-table': ({ path }, options) => loadUk(path, { list: 'fcdo', xml: false }, options),
  'uk-fcdo-xml': ({ path }, options) => loadUk(path, { list: 'fcdo', xml: true }, options),
  'seco-xml': ({ path }, options) => loadSeco(path, options),
  'ftm-jsonl': ({ path, deltas }, options) =>
    loadFtmFile(path, 'ftm-jsonl', { ...options, deltas }),
  'ftm-statements': ({ path }, options) => loadFtmFile(path, 'ftm-statements', options),
  'ftm-simple': ({ path }, options) => loadFtmFile(path, 'ftm-simple', options),
  table: ({ path, mapping }, options) => loadMapped(path, mapping ?? '', options),
}

/** Loads one list, by its form. */
export function loadTask(task: Task, options: LoadOptions): Promise<LoadedFile> {
  return readers[task.form](task, options)
}
