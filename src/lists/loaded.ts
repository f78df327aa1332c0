import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { sha256Of } from '../files/index.ts'
import type { Entity, FileReport, LoadReport, Statement } from '../model/index.ts'
import type { Assembled } from './assemble.ts'
import { datasets } from './dataset.ts'
import type { Tally } from './tally.ts'

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
  /** ISO date of publication at the precision known, where the content tells it. */
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

/** A file of a folder that was not read. */
export interface PassedOver {
  readonly path: string
  /** A clause for the user, for instance "it is an empty file". */
  readonly reason: string
}

/** Several versions of one list among the files of one loading. */
export interface SeveralVersions {
  readonly dataset: string
  /** The version that is kept; undefined where none is known to be the newest, and all are kept. */
  readonly newest?: { readonly path: string; readonly version: string }
  readonly others: readonly { readonly path: string; readonly version: string }[]
}

/** How to load. */
export interface LoadOptions {
  readonly signal?: AbortSignal | undefined
  /** Called before each list and while it is read: how many are done (with the share of the one that is
   * being read), of how many, and its file. */
  readonly onProgress?: ((done: number, total: number, file: string) => void) | undefined
  /** Keep a statement for every value. Defaults to false: they take as much memory as the rest. */
  readonly statements?: boolean | undefined
  /** Told of each file of a folder that is not read, and why. */
  readonly onPassedOver?: ((file: PassedOver) => void) | undefined
  /** Told of each list that is there in several versions; then only its newest is kept, where that can
   * be told. Defaults to keeping all. */
  readonly onSeveralVersions?: ((several: SeveralVersions) => void) | undefined
  /** A mapping file for tables that have none beside them, instead of the shipped ones. */
  readonly mapping?: string | undefined
}

/** The options for one list of several: what is read of it counts as a share of them, and never less
 * than before, also where it has several files. */
export function optionsOfOne(
  options: LoadOptions,
  { done, total, path }: { readonly done: number; readonly total: number; readonly path: string },
): LoadOptions {
  const { onProgress } = options
  if (!onProgress) return options
  let most = 0
  onProgress(done, total, path)
  return {
    ...options,
    onProgress(read: number, size: number) {
      most = Math.max(most, size > 0 ? read / size : 0)
      onProgress(done + most, total, path)
    },
  }
}

/** What one file, or a file and its companions, gave. */
export interface LoadedFile extends Assembled {
  readonly reports: readonly FileReport[]
  readonly datasets: readonly LoadedDataset[]
}

/** What is said of a dataset beside its content. */
export interface DatasetFacts {
  readonly path: string
  readonly parts: readonly string[]
  readonly format: string
  readonly dataset: string
  readonly version: string
  readonly sha256: string
  readonly publishedOn?: string | undefined
  readonly title?: string | undefined
  readonly authority?: string | undefined
  readonly jurisdiction?: string | undefined
}

/** The report and the description of one dataset. */
export function described(
  facts: DatasetFacts,
  tally: Tally,
): { report: FileReport; dataset: LoadedDataset } {
  const known = datasets.get(facts.dataset)
  const { path, format, dataset, version } = facts
  const parts = facts.parts.map((part) => basename(part))
  return {
    report: tally.report({ path, parts, format, dataset, version }),
    dataset: {
      dataset,
      version,
      sha256: facts.sha256,
      title: facts.title ?? known?.title ?? dataset,
      authority: facts.authority ?? known?.authority ?? 'not stated',
      jurisdiction: facts.jurisdiction ?? known?.jurisdiction ?? '',
      ...(facts.publishedOn === undefined ? {} : { publishedOn: facts.publishedOn }),
    },
  }
}

/** What a file of one dataset gave, with its report and description. */
export function loadedFile(assembled: Assembled, facts: DatasetFacts, tally: Tally): LoadedFile {
  const { report, dataset } = described(facts, tally)
  return { ...assembled, reports: [report], datasets: [dataset] }
}

/** A version's name where no publication date is known: it promises no more than the content.
 *
 * @example
 * undated('c979577ac815e6ab…') // 'sha256-c979577ac815'
 */
export function undated(sha256: string): string {
  return `sha256-${sha256.slice(0, 12)}`
}

/** Hash of one file, or of the hashes and names of several, in the order given. */
export async function hashOf(paths: readonly string[]): Promise<string> {
  return paths.length === 1 ? sha256Of(paths[0]!) : namedHashOf(paths)
}

/** Hash over the lines "sha256  name" of all files, in the order given. */
export async function namedHashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(`${await sha256Of(path)}  ${basename(path)}\n`)
  return hash.digest('hex')
}
