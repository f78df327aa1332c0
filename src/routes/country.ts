import { perDate, tableAsOf } from '../tables/index.ts'
import { readCountry } from '../values/index.ts'

/** A country group of the EAR, with how sure the table is of it. */
export interface CountryGroup {
  /** "A:1" … "A:6", "B", "D:1" … "D:5", "E:1", "E:2". */
  readonly group: string
  /** V: checked against a public source; V2: against another collection; M: from memory. */
  readonly verified: string
}

/** Who names a country as a place of transshipment, and since when. */
export interface TransshipmentNotice {
  readonly source: string
  readonly since: string
  readonly version: string
}

/** What export rules say of a country on a day. */
export interface CountryFacts {
  readonly iso: string
  readonly name: string
  readonly groups: readonly CountryGroup[]
  /** In the Global Export Controls Coalition (Supp. No. 3 to Part 746). */
  readonly coalition: boolean
  readonly euMember: boolean
  /** Partner of Annex VIII to Reg. (EU) 833/2014: Art. 12g asks no clause for it. */
  readonly annexEight: boolean
  readonly transshipment: readonly TransshipmentNotice[]
  readonly note: string
  readonly version: string
}

const notices = [
  { column: 'fincen_bis_2022_transshipment', source: 'FIN-2022-Alert003', since: '2022-06-28' },
  {
    column: 'triseal_2023_named',
    source: 'Tri-Seal Compliance Note of 2 March 2023',
    since: '2023-03-02',
  },
] as const

const load = perDate((asOf): ReadonlyMap<string, CountryFacts> => {
  const table = tableAsOf('countries', asOf)
  const inForce = tableAsOf('country_group_changes', asOf).rows
  const everChanged = tableAsOf('country_group_changes', '9999-12-31').rows.concat(inForce)
  const facts = new Map<string, CountryFacts>()
  for (const row of table.rows) {
    const iso = row.iso2!.toLowerCase()
    const changes = everChanged.filter((change) => change.iso2 === row.iso2)
    const groups = groupsOf(row.ear_groups!, row.verified!).filter(
      ({ group }) =>
        !changes.some((change) => change.group === group) ||
        inForce.some((change) => change.iso2 === row.iso2 && change.group === group),
    )
    for (const change of inForce) {
      if (change.iso2 === row.iso2 && !groups.some(({ group }) => group === change.group))
        groups.push({ group: change.group!, verified: change.verified! })
    }
    facts.set(iso, {
      iso,
      name: row.name!,
      groups,
      coalition: row.gecc === '1' || iso === 'us',
      euMember: row.eu_member === '1',
      annexEight: row.eu_12g_annex8_partner === '1',
      transshipment: notices
        .filter((notice) => row[notice.column] === '1' && notice.since <= asOf)
        .map(({ source, since }) => ({ source, since, version: table.version })),
      note: [row.other_watch_note, row.notes].filter(Boolean).join('; '),
      version: table.version,
    })
  }
  return facts
})

/** A group that the table itself doubts ("D:1?") is left out. */
function groupsOf(cell: string, verified: string): CountryGroup[] {
  const marks = new Map(
    verified.split(';').map((part) => {
      const at = part.lastIndexOf(':')
      return [part.slice(0, at), part.slice(at + 1)] as const
    }),
  )
  return cell
    .split(';')
    .filter((group) => group !== '' && !group.endsWith('?'))
    .map((group) => ({ group, verified: marks.get(group) ?? 'M' }))
}

/** The state whose rules hold in a place: a region's own, a country itself; the code as it is where a
 * region belongs to no one state.
 *
 * @param place lower-case ISO code, or a region such as "cn-xj"
 * @example
 * stateOf('cn-xj') // 'cn'
 */
export function stateOf(place: string): string {
  if (place.length === 2) return place
  const reading = readCountry(place)
  return (reading.state === 'region' ? reading.iso : undefined) ?? place
}

/** Does a place lie in the European Union on a day, or is it the Union itself?
 *
 * @param place lower-case ISO code, or a region
 * @example
 * inEuropeanUnion('de', '2026-01-01') // true
 */
export function inEuropeanUnion(place: string, asOf: string): boolean {
  return place === 'eu' || countryFacts(place, asOf)?.euMember === true
}

/** What export rules say of a country on a day, or of the state that a region belongs to; undefined
 * where the table has no row for it.
 *
 * @param place lower-case ISO 3166-1 alpha-2, or a region such as "cn-xj"
 * @param asOf ISO date
 * @example
 * countryFacts('tr', '2024-06-01')?.transshipment.map((n) => n.source)
 * // ['FIN-2022-Alert003', 'Tri-Seal Compliance Note of 2 March 2023']
 */
export function countryFacts(place: string, asOf: string): CountryFacts | undefined {
  return load(asOf).get(stateOf(place))
}

/** Is a country, or the state of a region, in a country group of the EAR on a day? */
export function inGroup(place: string, group: string, asOf: string): boolean {
  return countryFacts(place, asOf)?.groups.some((one) => one.group === group) ?? false
}
