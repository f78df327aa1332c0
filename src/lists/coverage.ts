import { tableAsOf } from '../tables/index.ts'
import type { ListStatus } from './store/status.ts'

/** One matter of one jurisdiction, and whether a list that covers it is at hand. */
export interface CoverageRow {
  readonly jurisdiction: string
  readonly matter: string
  /**
   * `loaded`: a list that covers it is held. `missing`: there is one, and it is not held.
   * `no list`: no list of it exists that a machine can read, and none was made by a mapping.
   */
  readonly state: 'loaded' | 'missing' | 'no list'
  /** The lists held that cover it, with their age. */
  readonly held: readonly { readonly dataset: string; readonly age: ListAge }[]
  /** Lists that would cover it, best first. */
  readonly lists: readonly string[]
  readonly citation: string
  readonly note: string
}

/** How old what is held is; a list that does not say when it was published may still be known to have
 * been current on a day. */
export interface ListAge {
  /** Whole days since the day below; absent where no day is known. */
  readonly days?: number
  /** What the days are counted from, with the day. */
  readonly since: 'published' | 'confirmed' | 'changed' | 'unknown'
  readonly day?: string
}

const dayInMilliseconds = 86_400_000

/** The age of a list on a day: since its publisher last confirmed it, or published it, or changed the
 * file; unknown where none of these is known, because when it was loaded here says nothing.
 *
 * @param on ISO date or time
 * @example
 * ageOf({ publishedOn: '2026-02-27', … }, '2026-03-01') // { days: 2, since: 'published', day: '2026-02-27' }
 */
export function ageOf(
  list: Pick<ListStatus, 'publishedOn' | 'confirmedOn' | 'modifiedOn'>,
  on: string,
): ListAge {
  const known = [
    ['published', list.publishedOn],
    ['confirmed', list.confirmedOn],
    ['changed', list.modifiedOn],
  ] as const
  let best: ListAge = { since: 'unknown' }
  for (const [since, day] of known) {
    const days = day === undefined ? Number.NaN : Date.parse(on) - Date.parse(day)
    if (Number.isNaN(days)) continue
    const whole = Math.floor(days / dayInMilliseconds)
    if (best.days === undefined || whole < best.days)
      best = { days: whole, since, day: day!.slice(0, 10) }
  }
  return best
}

/** What the lists that are held cover, by jurisdiction, and what is missing.
 *
 * @param held the active lists, as `listStatus` gives them
 * @param on ISO date or time to which ages are counted
 * @example
 * listCoverage(await listStatus(folder), '2026-03-01').filter((row) => row.state === 'missing')
 */
export function listCoverage(held: readonly ListStatus[], on: string): readonly CoverageRow[] {
  return tableAsOf('list_coverage', on.slice(0, 10)).rows.map((row) => {
    const lists = (row.lists ?? '').split(' ').filter((list) => list !== '')
    const covering = held.filter((one) => lists.includes(one.dataset))
    const official = (row.note ?? '').includes('no official file') || lists.length === 0
    return {
      jurisdiction: row.jurisdiction ?? '',
      matter: row.matter ?? '',
      state: covering.length > 0 ? 'loaded' : official ? 'no list' : 'missing',
      held: covering.map((one) => ({ dataset: one.dataset, age: ageOf(one, on) })),
      lists,
      citation: row.citation ?? '',
      note: row.note ?? '',
    }
  })
}
