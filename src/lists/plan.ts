import { basename } from 'node:path'
import { TidewaiterError } from '../model/index.ts'
import { filesOf } from './folder.ts'
import type { LoadOptions } from './loaded.ts'
import { mappingFor } from './mapped/mapping-for.ts'
import { type ListForm, recognise, textIfThere } from './recognise.ts'

/** Forms that are lists by themselves; the other OFAC files only go with their primary one. */
type Loadable = Exclude<ListForm, 'ofac-aliases' | 'ofac-addresses' | 'ofac-comments' | 'none'>

/** A list to load: its file, or the primary one of its files. */
export interface Task {
  readonly path: string
  readonly form: Loadable
  /** The mapping file of a table. */
  readonly mapping?: string | undefined
}

/** Finds the lists in files and folders, each by its content.
 *
 * A file that is no list is an error where it was named itself, and passed over in a folder.
 *
 * @throws TidewaiterError `lists.path`, `lists.unknown-form`, `lists.companion`, `lists.none`
 */
export async function plan(
  paths: readonly string[],
  options: Pick<LoadOptions, 'signal' | 'mapping'>,
): Promise<Task[]> {
  const named = new Set(paths)
  const tasks: Task[] = []
  const companions: string[] = []
  for (const path of await filesOf(paths)) {
    options.signal?.throwIfAborted()
    const { form, sniffed } = await recognise(path)
    switch (form) {
      case 'ofac-aliases':
      case 'ofac-addresses':
      case 'ofac-comments':
        companions.push(path)
        break
      case 'none':
        if (named.has(path)) throw unknownForm(path)
        break
      case 'table': {
        const beside = await mappingBeside(path)
        const wish = named.has(path) ? options.mapping : undefined
        const mapping = await mappingFor(path, sniffed, beside, wish)
        if (mapping !== undefined) tasks.push({ path, form, mapping })
        else if (named.has(path)) throw unknownForm(path)
        break
      }
      default:
        tasks.push({ path, form })
    }
  }
  if (!tasks.some((task) => task.form === 'ofac-primary')) {
    const companion = companions.find((path) => named.has(path))
    if (companion !== undefined) throw companionAlone(companion)
  }
  if (tasks.length === 0) throw noList(paths)
  return tasks
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

/** `FILE.mapping.yml` beside a table, where there is one. */
async function mappingBeside(path: string): Promise<string | undefined> {
  const beside = `${path}.mapping.yml`
  return (await textIfThere(beside)) === undefined ? undefined : beside
}

/** A file whose form is not known; also for a table that no mapping fits. */
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
