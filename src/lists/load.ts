import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { readXml, sha256Of } from '../files/index.ts'
import type { Entity, FileReport, LoadReport, Statement } from '../model/index.ts'
import { TidewaiterError } from '../model/index.ts'
import type { Assembled } from './assemble.ts'
import { type Dataset, datasets } from './dataset.ts'
import { filesOf } from './folder.ts'
import { companionsOf } from './ofac/companions.ts'
import { datasetOf } from './ofac/dataset-of.ts'
import { assembleOfac } from './ofac/load.ts'
import { readOfacRows } from './ofac/read.ts'
import { type ListForm, recognise } from './recognise.ts'
import { Tally } from './tally.ts'
import { loadUn } from './un/load.ts'

/** A list that was loaded, with what names its state. */
export interface LoadedDataset {
  readonly dataset: string
  /** Publication date where the content tells it, else `sha256-` and the first 12 digits. */
  readonly version: string
  /** Of the file; of several files, over the lines "sha256  name" of all of them. */
  readonly sha256: string
  readonly title: string
  readonly authority: string
  readonly jurisdiction: string
  /** ISO date of publication, where the content tells it. */
  readonly publishedOn?: string
}

/** Everything that was read from a set of list files. */
export interface LoadedLists {
  /** Listed parties with their listings, and derived ones without; ids are unique. */
  readonly entities: readonly Entity[]
  /** What joins and documents them: UnknownLink, Ownership, Passport, Identification, CryptoWallet. */
  readonly relations: readonly Entity[]
  readonly report: LoadReport
  readonly datasets: readonly LoadedDataset[]
  /** Every value with its place in the file; only where they were asked for. */
  readonly statements?: () => Iterable<Statement>
}

export interface LoadOptions {
  readonly signal?: AbortSignal | undefined
  /** Called before each file: how many are done, of how many, and the next one. */
  readonly onProgress?: ((done: number, total: number, file: string) => void) | undefined
  /** Keep a statement for every value. Defaults to false: they take as much memory as the rest. */
  readonly statements?: boolean | undefined
}

interface Loaded extends Assembled {
  readonly report: FileReport
  readonly dataset: LoadedDataset
}

/** Loads official lists from files and folders, each recognised by its content.
 *
 * A file that is no list is an error where it was named itself, and passed over in a folder.
 *
 * @throws TidewaiterError `lists.path`, `lists.unknown-form`, and what the readers of `files` throw
 * @example
 * const lists = await loadLists(['lists/us-ofac-sdn-2021'])
 * lists.report.files[0].kept // 8976
 */
export async function loadLists(
  paths: readonly string[],
  options: LoadOptions = {},
): Promise<LoadedLists> {
  const named = new Set(paths)
  const files = await filesOf(paths)
  const plan: { path: string; form: ListForm }[] = []
  for (const path of files) {
    options.signal?.throwIfAborted()
    const { form } = await recognise(path)
    if (form === 'none' && named.has(path)) throw unknownForm(path)
    if (form !== 'none') plan.push({ path, form })
  }
  const loaded: Loaded[] = []
  const work = plan.filter(({ form }) => !isCompanion(form))
  for (const [done, { path, form }] of work.entries()) {
    options.signal?.throwIfAborted()
    options.onProgress?.(done, work.length, path)
    const result = await loadOne(path, form, options)
    if (result) loaded.push(result)
    else if (named.has(path)) throw unknownForm(path)
  }
  return join(loaded, options)
}

function isCompanion(form: ListForm): boolean {
  return form === 'ofac-aliases' || form === 'ofac-addresses' || form === 'ofac-comments'
}

async function loadOne(
  path: string,
  form: ListForm,
  options: LoadOptions,
): Promise<Loaded | undefined> {
  switch (form) {
    case 'ofac-primary':
      return loadOfac(path, options)
    case 'un-xml':
      return loadUnFile(path, options)
    default:
      return undefined
  }
}

async function loadOfac(path: string, options: LoadOptions): Promise<Loaded> {
  const tally = new Tally()
  const { files, missing } = await companionsOf(path)
  const rows = await readOfacRows(files, { tally, signal: options.signal })
  for (const name of missing) tally.drift(`${name} is not beside ${basename(path)}`)
  const dataset = datasetOf(rows.primary, basename(path), tally)
  const parts = [files.primary, files.aliases, files.addresses, files.comments].filter(
    (part): part is string => typeof part === 'string',
  )
  const sha256 = await joinedHash(parts)
  const version = `sha256-${sha256.slice(0, 12)}`
  const statements = options.statements ?? false
  const assembled = assembleOfac(rows, { dataset, version, tally, statements })
  return finished(assembled, { path, parts, format: 'ofac-csv', dataset, version, sha256, tally })
}

async function loadUnFile(path: string, options: LoadOptions): Promise<Loaded> {
  const tally = new Tally()
  const dataset = datasets.get('un_sc_sanctions')!
  const publishedOn = await generatedOn(path)
  const sha256 = await joinedHash([path])
  const version = publishedOn ?? `sha256-${sha256.slice(0, 12)}`
  const context = { dataset, version, tally, statements: options.statements ?? false }
  const assembled = await loadUn(path, context, options)
  return finished(assembled, {
    path,
    parts: [path],
    format: 'un-xml',
    dataset,
    version,
    sha256,
    tally,
    ...(publishedOn === undefined ? {} : { publishedOn }),
  })
}

/** The date in the root element's `dateGenerated`. */
async function generatedOn(path: string): Promise<string | undefined> {
  let found: string | undefined
  const onRoot = (root: { attributes: Readonly<Record<string, string>> }): void => {
    found = /^\d{4}-\d\d-\d\d/.exec(root.attributes.dateGenerated ?? '')?.[0]
  }
  for await (const _ of readXml(path, ['INDIVIDUAL', 'ENTITY'], { onRoot })) break
  return found
}

interface Facts {
  readonly path: string
  readonly parts: readonly string[]
  readonly format: string
  readonly dataset: Dataset
  readonly version: string
  readonly sha256: string
  readonly tally: Tally
  readonly publishedOn?: string
}

function finished(assembled: Assembled, facts: Facts): Loaded {
  const { path, format, dataset, version, tally } = facts
  return {
    ...assembled,
    report: tally.report({
      path,
      parts: facts.parts.map((part) => basename(part)),
      format,
      dataset: dataset.name,
      version,
    }),
    dataset: {
      dataset: dataset.name,
      version,
      sha256: facts.sha256,
      title: dataset.title,
      authority: dataset.authority,
      jurisdiction: dataset.jurisdiction,
      ...(facts.publishedOn === undefined ? {} : { publishedOn: facts.publishedOn }),
    },
  }
}

/** Hash of one file, or of the hashes and names of several, in the order given. */
async function joinedHash(paths: readonly string[]): Promise<string> {
  const hashes: string[] = []
  for (const path of paths) hashes.push(await sha256Of(path))
  if (hashes.length === 1) return hashes[0]!
  const lines = hashes.map((hash, i) => `${hash}  ${basename(paths[i]!).toLowerCase()}\n`)
  return createHash('sha256').update(lines.join('')).digest('hex')
}

function join(loaded: readonly Loaded[], options: LoadOptions): LoadedLists {
  const entities = loaded.flatMap((one) => one.entities)
  return {
    entities,
    relations: loaded.flatMap((one) => one.relations),
    report: { files: loaded.map((one) => one.report) },
    datasets: loaded.map((one) => one.dataset),
    ...(options.statements
      ? {
          statements: function* () {
            for (const one of loaded) yield* one.statements
          },
        }
      : {}),
  }
}

function unknownForm(path: string): TidewaiterError {
  return new TidewaiterError({
    code: 'lists.unknown-form',
    act: 'cannot read the list',
    value: basename(path),
    reason:
      'it has none of the forms that are known: OFAC CSV, UN XML, FollowTheMoney JSON lines, or a table with a mapping',
    place: { file: path },
    remedy: 'See docs/lists.md for the forms, and for how to write a mapping.',
  })
}
