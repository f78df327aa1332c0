import type { AllowEntry } from '../decision/index.ts'
import { activeLists, type LoadedDataset, type RecordedVersion } from '../lists/index.ts'
import type { Entity, Version } from '../model/index.ts'
import { listsFolder } from './home.ts'

/** The house's allow lists: their entries, and the versions that decisions rest on. */
export interface AllowLists {
  readonly entries: readonly AllowEntry[]
  readonly versions: readonly Version[]
}

/** Reads the active allow lists; entries that lack something are in the report of their loading. */
export async function readAllowLists(
  knownAt: string | undefined,
  recorded?: readonly RecordedVersion[],
): Promise<AllowLists> {
  const lists = await activeLists(listsFolder(), { allowLists: true, knownAt, recorded })
  if (!lists) return { entries: [], versions: [] }
  return {
    entries: lists.entities.flatMap((entity) => {
      const read = allowEntry(entity)
      return typeof read === 'string' ? [] : [read]
    }),
    versions: lists.datasets.map(versionOf),
  }
}

function versionOf({ dataset, version, sha256 }: LoadedDataset): Version {
  return { kind: 'list', name: dataset, version, sha256 }
}

/** What is said of an entry itself, and names; everything else is what the customer is known by. */
const beside = new Set(['name', 'alias', 'publisher', 'notes', 'topics'])

/** An entry as a decision reads it, or what it lacks. */
export function allowEntry(entity: Entity): AllowEntry | string {
  const [listing] = entity.listings ?? []
  const names = [...(entity.properties.name ?? []), ...(entity.properties.alias ?? [])]
  const by = entity.properties.publisher?.join(', ') ?? ''
  if (!listing || listing.programs.length === 0) return 'it names no listed record'
  if (!listing.scope) return 'it gives no reason'
  if (by === '') return 'it does not say who decided'
  if (!listing.listedOn) return 'it does not say when it was decided'
  if (!listing.until) return 'it has no last day'
  return {
    id: entity.id,
    dataset: listing.dataset,
    version: listing.version,
    names,
    properties: Object.fromEntries(
      Object.entries(entity.properties).filter(([property]) => !beside.has(property)),
    ),
    records: listing.programs,
    by,
    on: listing.listedOn,
    until: listing.until,
    why: listing.scope,
  }
}
