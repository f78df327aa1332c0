import { basename, dirname } from 'node:path'
import { TidewaiterError } from '../model/index.ts'
import { filesOf } from './folder.ts'
import type { LoadOptions } from './loaded.ts'
import { mappingFor } from './mapped/mapping-for.ts'
import { type ListForm, recognise, textIfThere } from './recognise.ts'

/** Forms that only go with a primary file: OFAC's other CSV files, and files of changes. */
type Companion = 'ofac-aliases' | 'ofac-addresses' | 'ofac-comments' | 'ofac-delta' | 'ftm-delta'

/** Forms that are lists by themselves. */
export type Loadable = Exclude<ListForm, Companion | 'none'>

/** A list to load: its file, or the primary one of its files. */
export interface Task {
  readonly path: string
  readonly form: Loadable
  /** The mapping file of a table. */
  readonly mapping?: string | undefined
  /** Files of changes that are applied to the list, in the order of their names. */
  readonly deltas?: readonly string[] | undefined
}

/** The list that a file of changes is applied to. */
const deltaOf = { 'ofac-delta': 'ofac-enhanced', 'ftm-delta': 'ftm-jsonl' } as const

interface Found {
  readonly path: string
  readonly form: Companion
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
  const companions: Found[] = []
  for (const path of await filesOf(paths)) {
    options.signal?.throwIfAborted()
    const { form, sniffed, info } = await recognise(path)
    switch (form) {
      case 'ofac-aliases':
      case 'ofac-addresses':
      case 'ofac-comments':
      case 'ofac-delta':
      case 'ftm-delta':
        companions.push({ path, form })
        break
      case 'none':
        if (named.has(path)) throw unknownForm(path)
        break
      case 'table': {
        const wish = named.has(path) ? options.mapping : undefined
        const mapping = await mappingFor(path, sniffed, wish ?? (await mappingBeside(path)), info)
        if (mapping !== undefined) tasks.push({ path, form, mapping })
        else if (named.has(path)) throw unknownForm(path)
        break
      }
      default:
        tasks.push({ path, form })
    }
  }
  const complete = tasks.map((task) => withDeltas(task, companions))
  const alone = companions.find(({ path, form }) => named.has(path) && !belongs(form, complete))
  if (alone !== undefined) throw companionAlone(alone)
  if (complete.length === 0) throw noList(paths)
  return complete
}

/** Changes belong to the list of their form that lies in the same folder, or to the only one. */
function withDeltas(task: Task, companions: readonly Found[]): Task {
  const deltas = companions
    .filter(({ form }) => form in deltaOf && deltaOf[form as keyof typeof deltaOf] === task.form)
    .map(({ path }) => path)
    .filter((path) => dirname(path) === dirname(task.path))
    .sort((a, b) => (basename(a) < basename(b) ? -1 : 1))
  return deltas.length === 0 ? task : { ...task, deltas }
}

function belongs(form: Companion, tasks: readonly Task[]): boolean {
  const primary = form in deltaOf ? deltaOf[form as keyof typeof deltaOf] : 'ofac-primary'
  return tasks.some((task) => task.form === primary && (form in deltaOf ? task.deltas : true))
}

function companionAlone({ path, form }: Found): TidewaiterError {
  const isDelta = form in deltaOf
  return new TidewaiterError({
    code: 'lists.companion',
    act: 'cannot read the list',
    value: basename(path),
    reason: isDelta
      ? 'it holds only the changes of a list'
      : 'it holds only the aliases, addresses or comments of an OFAC list',
    place: { file: path },
    remedy: isDelta
      ? 'Put it beside the whole list that it changes (OFAC: the enhanced XML; OpenSanctions: entities.ftm.json), and name both or their folder.'
      : 'Name sdn.csv or cons_prim.csv; the files beside it are found by themselves.',
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
      'it has none of the known forms: lists of OFAC, UN, UK, EU and Switzerland, FollowTheMoney and OpenSanctions files, or a table with a mapping',
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
