import { dirname, join } from 'node:path'
import { TidewaiterError } from '../../model/index.ts'
import { loadTask } from '../load.ts'
import { type LoadedFile, type LoadedLists, type LoadOptions, optionsOfOne } from '../loaded.ts'
import { merge } from '../merge.ts'
import { only } from '../only.ts'
import { plan } from '../plan.ts'
import { readConfirmations } from './confirmed.ts'
import { type LoadRecord, readRecords } from './record.ts'
import type { ListStatus } from './status.ts'
import { type Held, heldIn, succession } from './succession.ts'

/** Which of the kept versions. */
export interface KnownOptions {
  /** ISO date, or date and time: the versions held by the end of it. Defaults to all there are. */
  readonly knownAt?: string | undefined
  /** Only the user's own allow lists, which are no lists to find anybody on and are left out without
   * this. Defaults to false. */
  readonly allowLists?: boolean | undefined
  /** Only this dataset, for instance "us_ofac_sdn". */
  readonly dataset?: string | undefined
  /** Only this version of it, active or not: its name, with or without the first six or more digits
   * of its hash ("2026-01-15-c979577"), or those digits alone. */
  readonly version?: string | undefined
  /** Of these datasets the states with these hashes, active or not, and of others none; a dataset of
   * which no such state is held is given by its active version. */
  readonly recorded?: readonly RecordedVersion[] | undefined
}

/** A state of a list as a decision records it. */
export interface RecordedVersion {
  readonly dataset: string
  readonly sha256: string
}

/** The active version of each dataset, in the order of their names.
 *
 * @example
 * await listStatus(folder, { knownAt: '2026-01-31' })
 * // [{ dataset: 'us_ofac_sdn', version: 'sha256-c979577ac815', loadedOn: '2026-01-12T…', records: 8976, … }]
 */
export async function listStatus(
  folder: string,
  options: KnownOptions = {},
): Promise<readonly ListStatus[]> {
  const confirmations = await readConfirmations(folder)
  return chosen(await readRecords(folder), options).map(({ status }) => {
    const found = confirmations.get(status.dataset)
    const confirmed = found?.sha256 === status.sha256 && options.knownAt === undefined
    return confirmed ? { ...status, confirmedOn: found.confirmedOn } : status
  })
}

/** Every version that is held, oldest loading first, and whether it is active now.
 *
 * @example
 * await listVersions(folder) // [{ dataset: 'un_sc_sanctions', version: '2026-01-15', active: false, … }, …]
 */
export async function listVersions(
  folder: string,
): Promise<readonly (ListStatus & { readonly active: boolean })[]> {
  const records = await readRecords(folder)
  const active = new Set(succession(records).map(({ status: s }) => `${s.dataset} ${s.sha256}`))
  const versions = new Map<string, ListStatus>()
  for (const { status } of records.flatMap(heldIn)) {
    const key = `${status.dataset} ${status.sha256}`
    if (!versions.has(key)) versions.set(key, status)
  }
  return [...versions].map(([key, status]) => ({ ...status, active: active.has(key) }))
}

/** The active versions, loaded; undefined where none was held.
 *
 * @throws TidewaiterError `lists.store` where kept files are damaged or gone
 * @example
 * const lists = await activeLists(folder, { knownAt: '2026-01-31' })
 */
export async function activeLists(
  folder: string,
  options: KnownOptions & LoadOptions = {},
): Promise<LoadedLists | undefined> {
  const choices = chosen(await readRecords(folder), options).filter(
    ({ status }) => (status.own === 'allow') === (options.allowLists ?? false),
  )
  if (choices.length === 0) return undefined
  const wanted = new Map<LoadRecord, Set<string>>()
  for (const { record, status } of choices) {
    const names = wanted.get(record) ?? new Set()
    wanted.set(record, names.add(status.dataset))
  }
  const loaded: LoadedFile[] = []
  for (const [done, [record, names]] of [...wanted].entries()) {
    options.signal?.throwIfAborted()
    const one = optionsOfOne(options, { done, total: wanted.size, path: record.primary })
    loaded.push(only(await loadKept(folder, record, one), names))
  }
  options.onProgress?.(wanted.size, wanted.size, '')
  return merge(loaded, options.statements ?? false)
}

/** Of each dataset what was active by the day, or the version that is asked for. */
function chosen(records: readonly LoadRecord[], options: KnownOptions): Held[] {
  const { knownAt, dataset, version } = options
  // "2026-01-31" includes all of that day: a time of that day begins with it.
  const held = records.filter(
    (record) => knownAt === undefined || record.loadedOn.slice(0, knownAt.length) <= knownAt,
  )
  if (options.recorded) return recordedOf(held, options.recorded)
  if (version === undefined)
    return succession(held).filter(
      ({ status }) => dataset === undefined || status.dataset === dataset,
    )
  const wanted = new Map<string, Held>()
  for (const one of held.flatMap(heldIn)) {
    const { status } = one
    const named = dataset === undefined || status.dataset === dataset
    if (named && isVersion(status, version)) wanted.set(status.dataset, one)
  }
  return [...wanted.values()]
}

/** The recorded states, and the active ones of datasets whose recorded state is gone. */
function recordedOf(records: readonly LoadRecord[], recorded: readonly RecordedVersion[]): Held[] {
  const all = records.flatMap(heldIn)
  const active = succession(records)
  return recorded.flatMap(
    ({ dataset, sha256 }) =>
      all.find(({ status }) => status.dataset === dataset && status.sha256 === sha256) ??
      active.find(({ status }) => status.dataset === dataset) ??
      [],
  )
}

/** A version's own name, with the first digits of its hash, or those digits alone. */
function isVersion(status: ListStatus, wanted: string): boolean {
  if (status.version === wanted) return true
  const hash = /^(?:(.+)-)?([0-9a-f]{6,64})$/.exec(wanted)
  if (!hash?.[2] || !status.sha256.startsWith(hash[2])) return false
  return hash[1] === undefined || hash[1] === 'sha256' || hash[1] === status.version
}

async function loadKept(
  folder: string,
  record: LoadRecord,
  options: LoadOptions,
): Promise<LoadedFile> {
  const path = join(folder, 'files', record.content, record.primary)
  // The whole folder: files of changes are found beside the list that they change.
  const tasks = await plan([dirname(path)], options).catch((cause) =>
    Promise.reject(damaged(path, cause)),
  )
  const task = tasks.find((one) => one.path === path)
  if (task === undefined) throw damaged(path, undefined)
  const file = await loadTask(task, options)
  for (const dataset of file.datasets) {
    const before = record.datasets.find((one) => one.dataset === dataset.dataset)
    if (before && before.sha256 !== dataset.sha256) throw damaged(path)
  }
  return file
}

function damaged(path: string, cause?: unknown): TidewaiterError {
  return new TidewaiterError(
    {
      code: 'lists.store',
      act: 'cannot read the kept list',
      reason: 'its files are gone or are not what was loaded',
      place: { file: path },
      remedy: 'Load the list again from its publisher.',
    },
    { cause },
  )
}
