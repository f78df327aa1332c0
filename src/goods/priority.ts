import { tableAsOf } from '../tables/index.ts'
import type { HsReading } from './hs.ts'

/** How a listed code was reached from the code that is written. */
type CodeRelation =
  /** The same six digits. */
  | 'same'
  /** The written code is gone, and this one alone took its goods. */
  | 'successor'
  /** The written code is gone and was divided: this is one of its parts. */
  | 'one_of_successors'
  /** Only the heading is written: the listed code is under it. */
  | 'under_heading'

/** An entry of the Common High Priority List. */
export interface HighPriority {
  readonly hs6: string
  /** 1, 2, 3.A, 3.B, 4.A, 4.B: 1 is of the highest concern. */
  readonly tier: string
  readonly relation: CodeRelation
  readonly description: string
  /** Control entries that such goods may fall under: HS never determines the ECCN. */
  readonly exampleEccns: readonly string[]
  /** ISO date of the edition that first had the code. */
  readonly listedFrom: string
  readonly source: string
  readonly version: string
}

/** A component category that public reports and control rules tie to attack drones. */
export interface UavCategory {
  readonly hs: string
  readonly relation: CodeRelation
  readonly category: string
  readonly componentClass: string
  readonly reference: string
  readonly verified: string
  readonly version: string
}

interface Loaded {
  readonly priority: ReadonlyMap<string, Omit<HighPriority, 'relation'>>
  readonly uav: readonly Omit<UavCategory, 'relation'>[]
}

const byDate = new Map<string, Loaded>()

function load(asOf: string): Loaded {
  const known = byDate.get(asOf)
  if (known) return known
  const chpl = tableAsOf('chpl', asOf)
  const priority = new Map(
    chpl.rows
      .filter((row) => row.listedFrom! <= asOf)
      .map((row) => [
        row.hs6!,
        Object.freeze({
          hs6: row.hs6!,
          tier: row.tier!,
          description: row.description_own_words!,
          exampleEccns: Object.freeze(row.example_eccns!.split(';')),
          listedFrom: row.listedFrom!,
          source: row.source!,
          version: chpl.version,
        }),
      ]),
  )
  const table = tableAsOf('uav_hs_categories', asOf)
  const uav = table.rows.map((row) =>
    Object.freeze({
      hs: row.hs6!,
      category: row.category_own_words!,
      componentClass: row.component_class!,
      reference: row.control_reference!,
      verified: row.verified!,
      version: table.version,
    }),
  )
  const loaded = { priority, uav }
  byDate.set(asOf, loaded)
  return loaded
}

/** The codes to look up for a reading, with how each was reached. */
function candidates(hs: HsReading): readonly (readonly [string, CodeRelation])[] {
  if (!hs.hs6) return []
  const relation = hs.successors.length === 1 ? 'successor' : 'one_of_successors'
  return [[hs.hs6, 'same'] as const, ...hs.successors.map((code) => [code, relation] as const)]
}

/** The entry of the Common High Priority List for a code, as the list stood on a day.
 *
 * The list is guidance, not a licence requirement by itself. Where a code of an older revision was
 * divided, the entry of the highest concern among its parts is given and `relation` says so.
 *
 * @param asOf ISO date; before 19 May 2023 there was no such list
 * @example
 * highPriority(readHs('8542.31', undefined, '2024-06-01'), '2024-06-01')?.tier // '1'
 */
export function highPriority(hs: HsReading, asOf: string): HighPriority | undefined {
  const { priority } = load(asOf)
  const found: HighPriority[] = []
  for (const [code, relation] of candidates(hs)) {
    const entry = priority.get(code)
    if (entry) found.push({ ...entry, relation })
  }
  if (found.length === 0 && hs.state === 'incomplete' && hs.heading) {
    for (const entry of priority.values()) {
      if (entry.hs6.startsWith(hs.heading)) found.push({ ...entry, relation: 'under_heading' })
    }
  }
  return found.sort((a, b) => (a.tier < b.tier ? -1 : a.tier > b.tier ? 1 : 0))[0]
}

/** The component category of attack drones that a code stands for, where it is one. */
export function uavCategory(hs: HsReading, asOf: string): UavCategory | undefined {
  const { uav } = load(asOf)
  for (const [code, relation] of candidates(hs)) {
    const entry = uav.find((category) => code.startsWith(category.hs))
    if (entry) return { ...entry, relation }
  }
  return undefined
}

/** All entries of the Common High Priority List on a day, in the order of the list. */
export function highPriorityList(asOf: string): readonly Omit<HighPriority, 'relation'>[] {
  return [...load(asOf).priority.values()]
}
