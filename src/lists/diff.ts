import type { Entity, ListDiff, Listing } from '../model/index.ts'
import { compareText } from '../values/index.ts'

/** Two lists, or what was loaded from them. */
type Side = readonly Entity[] | { readonly entities: readonly Entity[] }

/** What differs between two versions of a list: publishers' records only, ids in order.
 *
 * A record has changed where its schema, a property or what its listing says has other values; the
 * order of values does not count, nor does what our own tables add (measures, citations).
 *
 * @example
 * diffLists(await loadLists(['sdn-2019']), await loadLists(['sdn-2021'])).added.length // 1858
 */
export function diffLists(before: Side, after: Side): ListDiff {
  const old = recordsOf(before)
  const now = recordsOf(after)
  const changed: ListDiff['changed'] = []
  for (const [id, entity] of now) {
    const earlier = old.get(id)
    const properties = earlier ? changedProperties(earlier, entity) : []
    if (properties.length > 0) changed.push({ id, properties })
  }
  return {
    added: [...now.keys()].filter((id) => !old.has(id)).sort(byId),
    removed: [...old.keys()].filter((id) => !now.has(id)).sort(byId),
    changed: changed.sort((a, b) => byId(a.id, b.id)),
  }
}

function recordsOf(side: Side): Map<string, Entity> {
  const entities = 'entities' in side ? side.entities : side
  return new Map(entities.filter((e) => e.derived !== true).map((e) => [e.id, e]))
}

function changedProperties(before: Entity, after: Entity): string[] {
  const old = comparable(before)
  const now = comparable(after)
  const names = new Set([...old.keys(), ...now.keys()])
  return [...names].filter((name) => old.get(name) !== now.get(name)).sort()
}

/** Everything a publisher says of a record, by name, each as one string whatever the order. */
function comparable(entity: Entity): Map<string, string> {
  return new Map([...valuesOf(entity)].map(([name, values]) => [name, joined(values)]))
}

/** Everything a publisher says of a record, by name. */
function valuesOf(entity: Entity): Map<string, readonly string[]> {
  const result = new Map<string, readonly string[]>([['schema', [entity.schema]]])
  for (const [name, values] of Object.entries(entity.properties)) result.set(name, values)
  for (const name of listingFields) {
    const values = (entity.listings ?? []).flatMap((listing) => fieldOf(listing, name))
    if (values.length > 0) result.set(name, values)
  }
  return result
}

const listingFields = ['programs', 'listedOn', 'scope', 'secondarySanctionsRisk'] as const

function fieldOf(listing: Listing, name: (typeof listingFields)[number]): string[] {
  const value = listing[name]
  if (value === undefined) return []
  return Array.isArray(value) ? value : [String(value)]
}

function joined(values: readonly string[]): string {
  return JSON.stringify([...new Set(values)].sort())
}

/** Numbers inside ids in the order of their size: ofac-36 before ofac-173. */
function byId(a: string, b: string): number {
  const [, aHead = a, aNumber = ''] = /^(.*?)(\d+)$/.exec(a) ?? []
  const [, bHead = b, bNumber = ''] = /^(.*?)(\d+)$/.exec(b) ?? []
  if (aHead === bHead && aNumber.length !== bNumber.length) return aNumber.length - bNumber.length
  return compareText(a, b)
}

/** A difference with names and values, for people. */
export interface ExplainedDiff {
  readonly added: readonly NamedRecord[]
  readonly removed: readonly NamedRecord[]
  readonly changed: readonly (NamedRecord & { readonly changes: readonly ValueChange[] })[]
}

export interface NamedRecord {
  readonly id: string
  readonly name: string
  readonly schema: string
  /** The programmes of its listings. */
  readonly programs: readonly string[]
}

/** The values of one property that went and came. */
interface ValueChange {
  readonly property: string
  readonly gone: readonly string[]
  readonly new: readonly string[]
}

/** What differs, with the names of the records and the values that went and came.
 *
 * @example
 * explainDiff(before, after).changed[0]
 * // { id: 'ofac-36', name: 'AEROCARIBBEAN AIRLINES', …, changes: [{ property: 'address', gone: ['…'], new: [] }] }
 */
export function explainDiff(before: Side, after: Side): ExplainedDiff {
  const old = recordsOf(before)
  const now = recordsOf(after)
  const diff = diffLists(before, after)
  return {
    added: diff.added.map((id) => named(now.get(id)!)),
    removed: diff.removed.map((id) => named(old.get(id)!)),
    changed: diff.changed.map(({ id, properties }) => {
      const [earlier, later] = [valuesOf(old.get(id)!), valuesOf(now.get(id)!)]
      return {
        ...named(now.get(id)!),
        changes: properties.map((property) => {
          const [gone, come] = [earlier.get(property) ?? [], later.get(property) ?? []]
          return {
            property,
            gone: gone.filter((value) => !come.includes(value)),
            new: come.filter((value) => !gone.includes(value)),
          }
        }),
      }
    }),
  }
}

function named(entity: Entity): NamedRecord {
  const programs = (entity.listings ?? []).flatMap((listing) => listing.programs)
  return {
    id: entity.id,
    name: entity.properties.name?.[0] ?? entity.id,
    schema: entity.schema,
    programs: [...new Set(programs)],
  }
}
