import { join } from 'node:path'
import type { DecisionContext, PartyScreen, SearchedList } from '../decision/index.ts'
import { packageFile } from '../files/index.ts'
import { activeLists, type LoadedLists, loadLists } from '../lists/index.ts'
import type { Entity, Listing, LoadReport } from '../model/index.ts'
import { buildIndex, type Index, screen } from '../screening/index.ts'
import { listsFolder } from './home.ts'
import { say, startProgress } from './terminal.ts'

/** What is known of the world for a run: the lists that are searched, and the index over them. */
export interface Knowledge {
  readonly index: Index
  readonly parties: PartyScreen
  readonly lists: readonly SearchedList[]
  readonly report: LoadReport
  /** True where no official list is loaded or named, and the embedded sample stands in. */
  readonly sample: boolean
}

export interface KnowledgeOptions {
  /** Files or folders named with --lists; where there are none, the loaded lists are used. */
  readonly paths: readonly string[]
  readonly knownAt?: string | undefined
  readonly drop?: readonly string[]
  /** Use the embedded sample whatever is loaded. */
  readonly sampleOnly?: boolean
}

/** The embedded sample's folder. */
export const sampleFolder = packageFile('data', 'sample')

async function gather(options: KnowledgeOptions): Promise<{ lists: LoadedLists; sample: boolean }> {
  if (options.sampleOnly) return { lists: await loadSample(), sample: true }
  const progress = startProgress('loading lists')
  try {
    if (options.paths.length > 0)
      return {
        lists: await loadLists(options.paths, { onProgress: (d, t) => progress.update(d, t) }),
        sample: false,
      }
    const active = await activeLists(
      listsFolder(),
      options.knownAt ? { knownAt: options.knownAt } : {},
    )
    if (active && active.entities.length > 0) return { lists: active, sample: false }
  } finally {
    progress.stop()
  }
  return { lists: await loadSample(), sample: true }
}

function loadSample(): Promise<LoadedLists> {
  return loadLists([join(sampleFolder, 'entities.ftm.json')])
}

/** Loads lists and builds the index; says on standard error what was skipped of them. */
export async function gatherKnowledge(options: KnowledgeOptions): Promise<Knowledge> {
  const { lists, sample } = await gather(options)
  for (const file of lists.report.files) {
    const skipped = file.skipped.filter((s) => s.unit === 'record')
    for (const s of skipped)
      say(`${file.path}: ${s.count} records skipped, ${s.reason}; first: ${s.first}`)
  }
  const index = buildIndex(lists.entities, options.drop ? { drop: options.drop } : {})
  return {
    index,
    parties: partyScreen(index, lists.entities),
    lists: lists.datasets.map(({ dataset, version, sha256, publishedOn }) => ({
      dataset,
      version,
      ...(sha256 ? { sha256 } : {}),
      ...(publishedOn ? { publishedOn } : {}),
    })),
    report: lists.report,
    sample,
  }
}

/** What `decide` asks of the index, and nothing more. */
function partyScreen(index: Index, entities: readonly Entity[]): PartyScreen {
  const listings = new Map<string, readonly Listing[]>()
  for (const entity of entities) if (entity.listings) listings.set(entity.id, entity.listings)
  return {
    screen: (party, options) => screen(index, party, options),
    listingsOf: (id) => listings.get(id) ?? [],
  }
}

/** The part of a decision's context that comes from the lists. */
export function contextFrom(
  knowledge: Knowledge,
  rest: Omit<DecisionContext, 'parties' | 'lists'>,
): DecisionContext {
  return {
    ...(knowledge.sample ? { demonstration: 'sample' as const } : {}),
    ...rest,
    parties: knowledge.parties,
    lists: knowledge.lists,
  }
}
