import { perDate, tableAsOf } from '../tables/index.ts'
import { inEuropeanUnion, stateOf } from './country.ts'

/** What a destination is to an export of dual-use goods.
 *
 * `inside`: no export at all; `general`: a general authorisation may cover it; `other`: an
 * authorisation of its own is needed.
 */
export type DualUseDestination = 'inside' | 'general' | 'other'

const groupsOn = perDate((date): ReadonlyMap<string, ReadonlySet<string>> => {
  const groups = new Map<string, Set<string>>()
  for (const { group, iso2 } of tableAsOf('destination_groups', date).rows) {
    const members = groups.get(group!) ?? new Set()
    groups.set(group!, members.add(iso2!.toLowerCase()))
  }
  return groups
})

/** A destination under Reg. (EU) 2021/821: in the EU, one of EU001, or another.
 *
 * @param place lower-case ISO code, or a region such as "cn-xj"
 * @param asOf ISO date
 * @example
 * dualUseFromEu('jp', '2026-01-01') // 'general'
 */
export function dualUseFromEu(place: string, asOf: string): DualUseDestination {
  if (inEuropeanUnion(place, asOf)) return 'inside'
  return groupsOn(asOf).get('eu001')?.has(stateOf(place)) ? 'general' : 'other'
}

/** A destination for goods that leave the United Kingdom: the EU and the states of EU001 have general
 * licences; the Isle of Man is no export.
 *
 * @example
 * dualUseFromUk('de', '2026-01-01') // 'general'
 */
export function dualUseFromUk(place: string, asOf: string): DualUseDestination {
  if (place === 'gb' || place === 'im') return 'inside'
  return dualUseFromEu(place, asOf) === 'other' ? 'other' : 'general'
}

/** Is a destination under an arms embargo of the EU or the United Nations? China is not: that embargo
 * is a declaration, no decision in the sense of Art. 2(19) of Reg. (EU) 2021/821.
 *
 * @example
 * underArmsEmbargo('mm', '2026-01-01') // true
 */
export function underArmsEmbargo(place: string, asOf: string): boolean {
  return groupsOn(asOf).get('arms_embargo')?.has(stateOf(place)) ?? false
}
