import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { TidewaiterError } from '../../model/index.ts'
import type { LoadedFile } from '../loaded.ts'
import { listStatus } from '../store/active.ts'
import { type Confirmation, readConfirmations, writeConfirmation } from '../store/confirmed.ts'
import { storeLists } from '../store/keep.ts'
import type { Origin } from '../store/record.ts'
import type { ListStatus } from '../store/status.ts'
import type { Validators } from './download.ts'
import { faultOf, updateError } from './fault.ts'
import { fetchList } from './fetch-list.ts'
import { type NetworkOptions, networkOf } from './network.ts'
import { type FetchedPart, fromMirror } from './part.ts'
import { chosenSources, type ListSource, listSources } from './source.ts'

/** How to update. */
export interface UpdateOptions {
  /** Datasets; all that have an address where none is named. */
  readonly lists?: readonly string[] | undefined
  /** Take the files from this folder instead of the network. */
  readonly mirror?: string | undefined
  /** Take a version that is older, or has over 10 % fewer records. Defaults to false. */
  readonly force?: boolean | undefined
  readonly signal?: AbortSignal | undefined
  /** Told of each list before it is asked for, and of the bytes of each file as they come. */
  readonly onProgress?: ((progress: UpdateProgress) => void) | undefined
  /** The time that is written down, ISO UTC. Defaults to the clock. */
  readonly now?: string | undefined
  /** Other addresses than those the program carries. */
  readonly sources?: readonly ListSource[] | undefined
  readonly network?: NetworkOptions | undefined
}

export interface UpdateProgress {
  /** How many lists are done, of how many. */
  readonly done: number
  readonly total: number
  readonly list: string
  readonly part?: string
  readonly bytes?: number
  /** Why an attempt failed that is made again. */
  readonly again?: string
}

/** What came of one list. */
export interface UpdateOutcome {
  readonly list: string
  /**
   * `updated`: a new version is active. `unchanged`: the version held is the current one.
   * `not-newer`: what came is older than the version held, which stays. `failed`: it could not be
   * fetched or was refused; the version held stays. `offline`: no connection. `not-asked`: because
   * there is no connection, or because the mirror has no such list.
   */
  readonly outcome: 'updated' | 'unchanged' | 'not-newer' | 'failed' | 'offline' | 'not-asked'
  /** The active version after the update; absent where none is held. */
  readonly version?: string
  /** One sentence. */
  readonly text: string
  /** Identifier of the fault, for programs: `lists.update.stalled`. */
  readonly fault?: string
}

export interface UpdateResult {
  readonly lists: readonly UpdateOutcome[]
  /** True where there is no connection: a state of this machine and no fault of a list. */
  readonly offline: boolean
}

/** A publisher's word "not changed" is believed this long; then all is fetched again and compared,
 * because a server may say so for ever. */
const believedDays = 7
const dayInMilliseconds = 86_400_000

/** Hosts that must be out of reach before the machine counts as offline. */
const hostsUntilOffline = 2

/** Fetches lists from their publishers, or from a folder, and makes new versions active.
 *
 * Whatever happens to one list, the others are updated, and its last good version stays active. What
 * comes is checked before it becomes active: where it came from, its size and sums, that it is the
 * list that was asked for, that its files are of one publication, and that it has not shrunk.
 *
 * @param folder where lists are kept
 * @throws TidewaiterError `lists.update.unknown` for a list without an address; a Ctrl-C ends it
 * @example
 * (await updateLists(folder, { lists: ['un_sc_sanctions'] })).lists[0].outcome // 'updated'
 */
export async function updateLists(
  folder: string,
  options: UpdateOptions = {},
): Promise<UpdateResult> {
  const sources = chosenSources(options.sources ?? listSources(), options.lists ?? [])
  const held = new Map((await listStatus(folder)).map((status) => [status.dataset, status]))
  const confirmations = await readConfirmations(folder)
  const lists: UpdateOutcome[] = []
  const unreachable = new Set<string>()
  for (const [done, source] of sources.entries()) {
    options.signal?.throwIfAborted()
    const { list } = source
    const status = held.get(list)
    if (isOffline(lists, unreachable)) {
      lists.push({ list, outcome: 'not-asked', ...versionOf(status), text: 'no connection' })
      continue
    }
    options.onProgress?.({ done, total: sources.length, list })
    const one = { folder, source, options, status, confirmation: confirmations.get(list), done }
    const outcome = await updateOne({ ...one, total: sources.length })
    if (outcome.outcome === 'offline') unreachable.add(new URL(source.parts[0]!.url).hostname)
    lists.push(outcome)
  }
  const reached = lists.some((one) => !['offline', 'not-asked'].includes(one.outcome))
  return { lists, offline: !reached && unreachable.size > 0 }
}

function isOffline(lists: readonly UpdateOutcome[], unreachable: ReadonlySet<string>): boolean {
  return (
    unreachable.size >= hostsUntilOffline &&
    lists.every((one) => one.outcome === 'offline' || one.outcome === 'not-asked')
  )
}

function versionOf(status: ListStatus | undefined): { version?: string } {
  return status ? { version: status.version } : {}
}

interface One {
  readonly folder: string
  readonly source: ListSource
  readonly options: UpdateOptions
  readonly status: ListStatus | undefined
  readonly confirmation: Confirmation | undefined
  readonly done: number
  readonly total: number
}

async function updateOne(one: One): Promise<UpdateOutcome> {
  const { list } = one.source
  const into = join(one.folder, 'files', `.${randomBytes(6).toString('hex')}.part`)
  await mkdir(into, { recursive: true })
  try {
    return await fetchAndKeep(one, into)
  } catch (error) {
    one.options.signal?.throwIfAborted()
    if (!(error instanceof TidewaiterError)) throw error
    const outcome = faultOf(error) === 'offline' ? 'offline' : 'failed'
    const { code } = error.fault
    return { list, outcome, ...versionOf(one.status), text: error.message, fault: code }
  } finally {
    await rm(into, { recursive: true, force: true })
  }
}

async function fetchAndKeep(one: One, into: string): Promise<UpdateOutcome> {
  const { folder, source, options, status } = one
  const { list } = source
  const now = options.now ?? new Date().toISOString()
  const parts = await partsOf(one, into, now)
  if (parts === 'no such list')
    return {
      list,
      outcome: 'not-asked',
      ...versionOf(status),
      text: `${source.parts[0]!.name} is not in the mirror`,
    }
  if (parts === 'unchanged') {
    await confirm(one, { sha256: status!.sha256, now })
    const text = `the publisher has nothing newer than ${status!.version}`
    return { list, outcome: 'unchanged', ...versionOf(status), text }
  }
  const report = await storeLists(folder, [parts[0]!.path], {
    now,
    force: options.force,
    signal: options.signal,
    origin: originOf(parts, options.mirror),
    shownAs: parts[0]!.from,
    accept: (file) => accept(file, source, parts[0]!.from),
  })
  const file = report.files[0]!
  if (!file.active)
    return { list, outcome: 'not-newer', ...versionOf(status), text: file.standing ?? '' }
  const [active] = await listStatus(folder, { dataset: list })
  await confirm(one, { sha256: active!.sha256, now, parts })
  if (status?.sha256 === active!.sha256) {
    const text = `${active!.version} is the current version`
    return { list, outcome: 'unchanged', version: active!.version, text }
  }
  const before = status ? `, before it ${status.version} with ${status.records}` : ''
  const text = `${active!.version} is active, with ${active!.records} records${before}`
  return { list, outcome: 'updated', version: active!.version, text }
}

async function partsOf(
  one: One,
  into: string,
  now: string,
): Promise<FetchedPart[] | 'unchanged' | 'no such list'> {
  const { source, options, done, total } = one
  const { list } = source
  if (options.mirror !== undefined)
    return (await fromMirror(source, options.mirror, into)) ?? 'no such list'
  const fetched = await fetchList(source, {
    into,
    network: networkOf(options.network),
    known: knownOf(one, now),
    signal: options.signal,
    onBytes: (part, bytes) => options.onProgress?.({ done, total, list, part, bytes }),
    onAgain: (_attempt, error) => options.onProgress?.({ done, total, list, again: error.message }),
  })
  return fetched ?? 'unchanged'
}

/** What the server said last time; nothing where the version held is another, or that was long ago. */
function knownOf(one: One, now: string): ReadonlyMap<string, Validators> {
  const { confirmation, status } = one
  if (!confirmation || !status || confirmation.sha256 !== status.sha256) return new Map()
  const age = Date.parse(now) - Date.parse(confirmation.fetchedOn)
  if (!(age < believedDays * dayInMilliseconds)) return new Map()
  return new Map(confirmation.parts.map(({ url, ...validators }) => [url, validators]))
}

async function confirm(
  one: One,
  what: { readonly sha256: string; readonly now: string; readonly parts?: readonly FetchedPart[] },
): Promise<void> {
  // A mirror says what somebody put there, and nothing of what is current.
  if (one.options.mirror !== undefined) return
  const before = one.confirmation
  await writeConfirmation(one.folder, {
    format: 1,
    list: one.source.list,
    sha256: what.sha256,
    confirmedOn: what.now,
    fetchedOn: what.parts ? what.now : (before?.fetchedOn ?? what.now),
    parts: what.parts
      ? what.parts.map(({ from, validators }) => ({ url: from, ...validators }))
      : (before?.parts ?? []),
  })
}

function originOf(parts: readonly FetchedPart[], mirror: string | undefined): Origin {
  return {
    by: mirror === undefined ? 'publisher' : 'mirror',
    parts: parts.map(({ part, from, sha256, validators }) => {
      const time = Date.parse(validators.lastModified ?? '')
      return {
        name: part.name,
        from,
        sha256,
        ...(Number.isNaN(time) ? {} : { lastModified: new Date(time).toISOString() }),
      }
    }),
  }
}

/** Looks at what was read, before it is kept: it is the list that was asked for, of one publication. */
function accept(file: LoadedFile, source: ListSource, from: string): void {
  const [dataset] = file.datasets
  if (file.datasets.length !== 1 || dataset?.dataset !== source.list)
    throw updateError('other-list', {
      from,
      reason: `what came is ${file.datasets.map((one) => one.dataset).join(', ') || 'no list'}, and not ${source.list}`,
    })
  const orphans = file.reports[0]?.skipped.find((one) => one.reason === orphan)
  if (orphans && source.parts.length > 1)
    throw updateError('mixed', {
      from,
      reason: `its files are of different publications: ${orphans.count} rows belong to records that are not in it (${orphans.first})`,
    })
  const missing = file.reports[0]?.drift?.find((drift) => / is not beside /.test(drift))
  if (missing) throw updateError('content', { from, reason: missing })
}

/** The reason under which OFAC's reader counts rows of aliases and addresses without their record. */
const orphan = 'its record is not in the list'
