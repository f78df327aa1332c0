import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Sniffed, TableInfo } from '../files/index.ts'
import { TidewaiterError } from '../model/index.ts'
import { filesOf } from './folder.ts'
import type { LoadOptions, PassedOver } from './loaded.ts'
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
 * A file that is no list is an error where it was named itself; in a folder it is passed over, and
 * `onPassedOver` is told why.
 *
 * @throws TidewaiterError `lists.path`, `lists.unknown-form`, `lists.companion`, `lists.none`
 */
export async function plan(
  paths: readonly string[],
  options: Pick<LoadOptions, 'signal' | 'mapping' | 'onPassedOver'>,
): Promise<Task[]> {
  const named = new Set(paths)
  const tasks: Task[] = []
  const companions: Found[] = []
  const passedOver: PassedOver[] = []
  /** A file that was named is an error, one that a folder holds is passed over. */
  const passOver = (path: string, reason: string, fault?: TidewaiterError): void => {
    if (named.has(path)) throw fault ?? unknownForm(path, reason)
    passedOver.push({ path, reason: fault?.fault.reason ?? reason })
  }
  for (const path of await filesOf(paths)) {
    options.signal?.throwIfAborted()
    if (mappingEnding.test(path)) {
      const table = path.replace(mappingEnding, '')
      if (named.has(path) || !existsSync(table))
        passOver(path, 'it is a mapping file without its table')
      continue
    }
    const { form, sniffed, info, fault } = await recognise(path)
    switch (form) {
      case 'ofac-aliases':
      case 'ofac-addresses':
      case 'ofac-comments':
      case 'ofac-delta':
      case 'ftm-delta':
        companions.push({ path, form })
        break
      case 'none':
        if (sniffed.damage && named.has(path)) throw sniffed.damage
        passOver(
          path,
          sniffed.damage?.fault.reason ??
            kindWords[sniffed.kind] ??
            'it has no form of a list that is known',
        )
        break
      case 'table': {
        const wish = named.has(path) ? options.mapping : undefined
        const mapping = await mappingFor(path, sniffed, wish ?? (await mappingBeside(path)), info)
        if (mapping !== undefined) tasks.push({ path, form, mapping })
        else passOver(path, noMapping(sniffed, info), fault)
        break
      }
      default:
        tasks.push({ path, form })
    }
  }
  const complete = tasks.map((task) => withDeltas(task, companions))
  const alone = companions.find(({ path, form }) => named.has(path) && !belongs(form, complete))
  if (alone !== undefined) throw companionAlone(alone)
  for (const { path, form } of companions) {
    if (!belongs(form, complete)) passOver(path, companionReason(form))
  }
  if (complete.length === 0) throw noList(paths, passedOver)
  for (const file of passedOver) options.onPassedOver?.(file)
  return complete
}

/** A mapping lies beside its table under the table's name with this ending. */
const mappingEnding = /\.mapping\.yml$/

/** What a file is that can be no list, in words. */
const kindWords: Partial<Record<Sniffed['kind'], string>> = {
  empty: 'it is empty',
  pdf: 'it is a PDF',
  html: 'it is a web page',
  zip: 'it is a packed file; unpack it first',
  gzip: 'it is a packed file; unpack it first',
  cfb: 'it is an old or encrypted Office file; save it as XLSX or CSV',
  binary: 'it is no text',
}

function noMapping(sniffed: Sniffed, info: TableInfo | undefined): string {
  if (sniffed.kind === 'text') return 'it is a text without the form of a list'
  const columns = (info?.columns ?? []).slice(0, 5).join(', ')
  return `no mapping fits it${columns ? ` (columns ${columns}${info!.columns.length > 5 ? ', …' : ''})` : ''}`
}

function companionReason(form: Companion): string {
  return form in deltaOf
    ? 'it holds only the changes of a list'
    : 'it holds only the aliases, addresses or comments of an OFAC list'
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
    reason: companionReason(form),
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
function unknownForm(path: string, why: string): TidewaiterError {
  return new TidewaiterError({
    code: 'lists.unknown-form',
    act: 'cannot read the list',
    value: basename(path),
    reason: `${why}; known are lists of OFAC, UN, UK, EU and Switzerland, FollowTheMoney and OpenSanctions files, or a table with a mapping`,
    place: { file: path },
    remedy: 'See docs/lists.md for the forms and for how to write a mapping.',
  })
}

function noList(paths: readonly string[], passedOver: readonly PassedOver[]): TidewaiterError {
  const [first, ...others] = passedOver.map(({ path, reason }) => `${basename(path)}: ${reason}`)
  const seen = [first, ...others.slice(0, 4)].join('; ')
  const more = others.length > 4 ? `; and ${others.length - 4} more files` : ''
  return new TidewaiterError({
    code: 'lists.none',
    act: 'cannot find a list',
    value: paths.join(', '),
    reason: `no file there has the form of a list${first === undefined ? ': there is no file' : ` (${seen}${more})`}`,
    remedy: 'Name list files, or a folder with list files in it.',
  })
}
