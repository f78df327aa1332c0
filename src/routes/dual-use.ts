import { perDate, tableAsOf } from '../tables/index.ts'
import { countryFacts } from './country.ts'

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
 * @param iso lower-case ISO code
 * @param asOf ISO date
 * @example
 * dualUseFromEu('jp', '2026-01-01') // 'general'
 */
export function dualUseFromEu(iso: string, asOf: string): DualUseDestination {
  if (countryFacts(iso, asOf)?.euMember) return 'inside'
  return groupsOn(asOf).get('eu001')?.has(iso) ? 'general' : 'other'
}

/** A destination for goods that leave the United Kingdom: the EU and the states of EU001 have general
 * licences; the Isle of Man is no export.
 *
 * @example
 * dualUseFromUk('de', '2026-01-01') // 'general'
 */
export function dualUseFromUk(iso: string, asOf: string): DualUseDestination {
  if (iso === 'gb' || iso === 'im') return 'inside'
  return dualUseFromEu(iso, asOf) === 'other' ? 'other' : 'general'
}

/** Is a destination under an arms embargo of the EU or the United Nations? China is not: that embargo
 * is a declaration, no decision in the sense of Art. 2(19) of Reg. (EU) 2021/821.
 *
 * @example
 * underArmsEmbargo('mm', '2026-01-01') // true
 */
export function underArmsEmbargo(iso: string, asOf: string): boolean {
  return groupsOn(asOf).get('arms_embargo')?.has(iso) ?? false
}
