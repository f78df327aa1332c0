import { basename, join } from 'node:path'
import {
  type AddressBook,
  buildAddressBook,
  type DecisionContext,
  listedAddresses,
  type PartyScreen,
  type SearchedList,
} from '../decision/index.ts'
import { packageFile } from '../files/index.ts'
import {
  activeLists,
  type ListStatus,
  type LoadedLists,
  type LoadOptions,
  listStatus,
  loadLists,
  type RecordedVersion,
} from '../lists/index.ts'
import type { Entity, Joined, Listing } from '../model/index.ts'
import {
  buildIndex,
  type Index,
  type JoinDecision,
  joinedRecords,
  packTexts,
  type Resolution,
  resolveParties,
  screen,
} from '../screening/index.ts'
import { type AllowLists, readAllowLists } from './allow-lists.ts'
import { listsFolder } from './home.ts'
import {
  cacheKey,
  contentKey,
  joinedKey,
  type Prepared,
  readCache,
  writeCache,
} from './index-cache.ts'
import { joinsVersion, readJoins } from './joins.ts'
import { passedOverWords, severalVersionsWords } from './passed-over.ts'
import { say, startProgress } from './terminal.ts'

/** What is known of the world for a run: the lists that are searched, and the index over them. */
export interface Knowledge {
  /** What it was made of: plain data that other threads can be given. */
  readonly prepared: Prepared
  readonly index: Index
  readonly parties: PartyScreen
  readonly lists: readonly SearchedList[]
  readonly addresses: AddressBook
  /** The house's own allow lists. */
  readonly allow: AllowLists
  /** True where no official list is loaded or named, and the embedded sample stands in. */
  readonly sample: boolean
}

export interface KnowledgeOptions {
  /** Files or folders named with --lists; where there are none, the loaded lists are used. */
  readonly paths: readonly string[]
  readonly knownAt?: string | undefined
  readonly drop?: readonly string[]
  /** Search all versions of a list that the paths hold, and not only the newest. */
  readonly everyVersion?: boolean | undefined
  /** Of the loaded lists these states, as a decision records them, and not the active ones. */
  readonly recorded?: readonly RecordedVersion[] | undefined
  /** Use the embedded sample whatever is loaded. */
  readonly sampleOnly?: boolean
}

/** The embedded sample's folder. */
export const sampleFolder = packageFile('data', 'sample')

/** Loads lists and builds the index, or takes the kept one; says what was skipped of the lists. */
export async function gatherKnowledge(options: KnowledgeOptions): Promise<Knowledge> {
  const drop = options.drop ?? []
  const joins = options.sampleOnly ? [] : await readJoins()
  if (options.paths.length > 0 && !options.sampleOnly) {
    if (options.knownAt)
      say('--known-at chooses among loaded lists: the files of --lists are searched as they are')
    const prepared = await withProgress(async (onProgress) =>
      preparedOf(
        await loadLists(options.paths, {
          onProgress,
          onPassedOver: (file) => say(passedOverWords(file)),
          ...(options.everyVersion
            ? {}
            : { onSeveralVersions: (several) => say(severalVersionsWords(several)) }),
        }),
        drop,
        joins,
      ),
    )
    const allow = await readAllowLists(options.knownAt)
    return { ...knowledgeOf(prepared, false), allow }
  }
  const loaded = options.sampleOnly ? undefined : await loadedKnowledge(options, drop, joins)
  if (loaded) return { ...loaded, allow: await readAllowLists(options.knownAt, options.recorded) }
  return knowledgeOf(prepare(await loadSample(), drop, []), true)
}

/** Below so many entities an index is built sooner than it is read back. */
const worthKeeping = 1000

/** The index over lists named with --lists: the kept one where the same was read before. */
async function preparedOf(
  lists: LoadedLists,
  drop: readonly string[],
  joins: readonly JoinDecision[],
): Promise<Prepared> {
  if (lists.entities.length < worthKeeping) return prepare(lists, drop, joins)
  const key = contentKey(lists, drop, joinsVersion(joins)?.sha256 ?? '')
  const cached = await readCache(key)
  if (cached) {
    saySkipped(lists)
    return cached
  }
  const prepared = prepare(lists, drop, joins)
  await writeCache(key, prepared)
  return prepared
}

/** The lists that were loaded before; undefined where there are none. */
async function loadedKnowledge(
  options: KnowledgeOptions,
  drop: readonly string[],
  joins: readonly JoinDecision[],
): Promise<Knowledge | undefined> {
  const known = {
    ...(options.knownAt ? { knownAt: options.knownAt } : {}),
    ...(options.recorded ? { recorded: options.recorded } : {}),
  }
  const held = await listStatus(listsFolder(), known)
  const status = held.filter((list) => list.own !== 'allow')
  // Lists of the house alone clear nobody: without a publisher's list, none is loaded.
  if (status.every((list) => list.own !== undefined)) return undefined
  const key = cacheKey(status, drop, joinsVersion(joins)?.sha256 ?? '')
  const cached = await readCache(key)
  if (cached) return knowledgeOf(withConfirmations(cached, status), false)
  const prepared = await withProgress(async (onProgress) => {
    const lists = await activeLists(listsFolder(), { ...known, onProgress })
    return lists && lists.entities.length > 0 ? prepare(lists, drop, joins) : undefined
  })
  if (!prepared) return undefined
  await writeCache(key, prepared)
  return knowledgeOf(withConfirmations(prepared, status), false)
}

/** When publishers last confirmed the lists: newer than the kept index can know. */
function withConfirmations(prepared: Prepared, status: readonly ListStatus[]): Prepared {
  const confirmed = new Map(status.map((list) => [list.dataset, list.confirmedOn]))
  return {
    ...prepared,
    lists: prepared.lists.map((list) => {
      const confirmedOn = confirmed.get(list.dataset)
      return confirmedOn === undefined ? list : { ...list, confirmedOn }
    }),
  }
}

type OnProgress = NonNullable<LoadOptions['onProgress']>

async function withProgress<T>(work: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  const progress = startProgress('reading lists')
  try {
    return await work((done, total, file) =>
      progress.update(done, total, done < total ? basename(file) : 'making the index'),
    )
  } finally {
    progress.stop()
  }
}

function loadSample(): Promise<LoadedLists> {
  return loadLists([join(sampleFolder, 'entities.ftm.json')])
}

function saySkipped(lists: LoadedLists): void {
  for (const file of lists.report.files) {
    for (const s of file.skipped.filter((skipped) => skipped.unit === 'record'))
      say(`${file.path}: ${s.count} records skipped, ${s.reason}; first: ${s.first}`)
  }
}

function prepare(
  lists: LoadedLists,
  drop: readonly string[],
  decisions: readonly JoinDecision[],
): Prepared {
  saySkipped(lists)
  const { entities, relations } = lists
  const version = joinsVersion(decisions)
  return {
    index: buildIndex(entities, { drop }),
    listings: packTexts([
      ...entities.flatMap(({ id, listings }) =>
        listings ? [[id, JSON.stringify(listings)] as const] : [],
      ),
      ...joinedTexts(resolveParties(entities, { relations, decisions }), entities),
    ]),
    addresses: listedAddresses(entities),
    versions: version ? [version] : [],
    lists: lists.datasets.map(({ dataset, version, sha256, publishedOn }) => ({
      dataset,
      version,
      ...(sha256 ? { sha256 } : {}),
      ...(publishedOn ? { publishedOn } : {}),
    })),
  }
}

function joinedTexts(
  resolution: Resolution,
  entities: readonly Entity[],
): (readonly [string, string])[] {
  const joined = joinedRecords(resolution.parties, entities)
  return [...joined].map(([id, records]) => [joinedKey(id), JSON.stringify(records)] as const)
}

/** What is prepared, ready to be asked. */
export function knowledgeOf(prepared: Prepared, sample: boolean): Knowledge {
  const { index, lists, addresses } = prepared
  return {
    prepared,
    index,
    lists,
    addresses: buildAddressBook(addresses),
    allow: { entries: [], versions: [] },
    sample,
    parties: partiesOf(prepared),
  }
}

/** Listings that are remembered at most, per thread: the same few entities match again and again. */
const mostListings = 10_000

/** What a decision asks of the index and the listings. */
function partiesOf({ index, listings }: Pick<Prepared, 'index' | 'listings'>): PartyScreen {
  const remembered = new Map<string, readonly Listing[]>()
  return {
    screen: (party, options) => screen(index, party, options),
    listingsOf(id) {
      const known = remembered.get(id)
      if (known) return known
      const found = JSON.parse(listings.get(id) ?? '[]') as Listing[]
      if (remembered.size >= mostListings) remembered.clear()
      remembered.set(id, found)
      return found
    },
    joinedWith(id) {
      const text = listings.get(joinedKey(id))
      return text === undefined ? undefined : (JSON.parse(text) as Joined)
    },
  }
}

/** What a decision's context holds beside the lists: plain data. */
export type ContextRest = Omit<DecisionContext, 'parties' | 'lists' | 'addresses'>

export function restOf(context: DecisionContext): ContextRest {
  const { parties: _parties, lists: _lists, addresses: _addresses, ...rest } = context
  return rest
}

/** The part of a decision's context that comes from the lists. */
export function contextFrom(knowledge: Knowledge, rest: ContextRest): DecisionContext {
  const given = rest.extraVersions ?? []
  const { entries, versions } = knowledge.allow
  const more = [...knowledge.prepared.versions, ...versions].filter(
    ({ name }) => !given.some((version) => version.name === name),
  )
  return {
    ...(knowledge.sample ? { demonstration: 'sample' as const } : {}),
    ...(entries.length > 0 ? { allow: entries } : {}),
    ...rest,
    extraVersions: [...given, ...more],
    parties: knowledge.parties,
    lists: knowledge.lists,
    addresses: knowledge.addresses,
  }
}
