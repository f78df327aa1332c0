import { basename } from 'node:path'
import { TidewaiterError } from '../model/index.ts'
import { filesOf } from './folder.ts'
import { loadFtmFile } from './ftm/load-ftm.ts'
import type { LoadedFile, LoadedLists, LoadOptions } from './loaded.ts'
import { merge } from './merge.ts'
import { loadOfac } from './ofac/load-ofac.ts'
import { type ListForm, recognise } from './recognise.ts'
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
  const work = await plan(paths, options)
  const loaded: LoadedFile[] = []
  for (const [done, { path, form }] of work.entries()) {
    options.signal?.throwIfAborted()
    options.onProgress?.(done, work.length, path)
    loaded.push(await loadOne(path, form, options))
  }
  options.onProgress?.(work.length, work.length, '')
  return merge(loaded, options.statements ?? false)
}

type Loadable = Exclude<ListForm, 'ofac-aliases' | 'ofac-addresses' | 'ofac-comments' | 'none'>

interface Task {
  readonly path: string
  readonly form: Loadable
}

/** The lists to load; companion files go with their primary one. */
async function plan(paths: readonly string[], options: LoadOptions): Promise<Task[]> {
  const named = new Set(paths)
  const tasks: Task[] = []
  const alone: string[] = []
  for (const path of await filesOf(paths)) {
    options.signal?.throwIfAborted()
    const { form } = await recognise(path)
    switch (form) {
      case 'ofac-aliases':
      case 'ofac-addresses':
      case 'ofac-comments':
        alone.push(path)
        break
      case 'none':
      case 'table':
        if (named.has(path)) throw unknownForm(path)
        break
      default:
        tasks.push({ path, form })
    }
  }
  if (!tasks.some((task) => task.form === 'ofac-primary')) {
    const companion = alone.find((path) => named.has(path))
    if (companion !== undefined) throw companionAlone(companion)
  }
  if (tasks.length === 0) throw noList(paths)
  return tasks
}

function loadOne(path: string, form: Loadable, options: LoadOptions): Promise<LoadedFile> {
  switch (form) {
    case 'ofac-primary':
      return loadOfac(path, options)
    case 'un-xml':
      return loadUn(path, options)
    case 'ftm-jsonl':
      return loadFtmFile(path, options)
    case 'table':
      throw unknownForm(path)
    default:
      return form satisfies never
  }
}

function companionAlone(path: string): TidewaiterError {
  return new TidewaiterError({
    code: 'lists.companion',
    act: 'cannot read the list',
    value: basename(path),
    reason: 'it holds only the aliases, addresses or comments of an OFAC list',
    place: { file: path },
    remedy: 'Name sdn.csv or cons_prim.csv; the files beside it are found by themselves.',
  })
}

function unknownForm(path: string): TidewaiterError {
  return new TidewaiterError({
    code: 'lists.unknown-form',
    act: 'cannot read the list',
    value: basename(path),
    reason:
      'it has none of the known forms: OFAC CSV, UN XML, FollowTheMoney JSON lines, or a table with a mapping',
    place: { file: path },
    remedy: 'See docs/lists.md for the forms and for how to write a mapping.',
  })
}

function noList(paths: readonly string[]): TidewaiterError {
  return new TidewaiterError({
    code: 'lists.none',
    act: 'cannot find a list',
    value: paths.join(', '),
    reason: 'no file there has the form of a list',
    remedy: 'Name list files, or a folder with list files in it.',
  })
}
