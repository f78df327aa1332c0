import type { Basis, Effect } from '../model/index.ts'
import { perDate, tableAsOf } from '../tables/index.ts'

/** One embargo or broad trade measure on a country or region, as in force on a date. */
export interface Embargo {
  readonly id: string
  readonly jurisdiction: string
  /** ISO country code, or a region of data/regions_special.csv: "ua-cri". */
  readonly place: string
  readonly scope: 'comprehensive' | 'goods'
  readonly effect: Effect
  readonly basis: Basis
  readonly effectiveFrom: string
  readonly effectiveTo: string
  readonly citation: string
  readonly summary: string
  readonly clears: string
  /** V: checked against a public source; M: from memory, to be verified. */
  readonly verified: string
  /** Version of the table that it stands in. */
  readonly version: string
}

const embargoMap = perDate((date): ReadonlyMap<string, readonly Embargo[]> => {
  const map = new Map<string, Embargo[]>()
  const table = tableAsOf('embargoes', date)
  for (const row of table.rows) {
    for (const place of row.place!.split(';')) {
      const embargo = { ...row, place, version: table.version } as unknown as Embargo
      map.set(place, [...(map.get(place) ?? []), embargo])
    }
  }
  return map
})

/** The embargoes and broad trade measures on a country or region that are in force on a date.
 *
 * @param place lower-case ISO code, or a region identifier such as "ua-cri"
 * @param date ISO date
 * @example
 * embargoesOn('kp', '2024-01-01').map((e) => e.jurisdiction) // ['us', 'un', 'eu', 'gb']
 * embargoesOn('sy', '2025-01-01')[0].scope // 'comprehensive'
 * embargoesOn('sy', '2026-01-01')[0].scope // 'goods'
 */
export function embargoesOn(place: string, date: string): readonly Embargo[] {
  return embargoMap(date).get(place) ?? []
}
