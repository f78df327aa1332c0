import type { Match, Party } from '../../model/index.ts'
import { countryName, countryOf } from '../../values/index.ts'
import type { View } from '../view.ts'

/** Does the identity rest on a name alone that many people bear? Then it is a question, whatever the
 * score: nothing but the name speaks for it. */
function restsOnCommonName({ contributions }: Match): boolean {
  const speaking = contributions.filter((part) => part.amount > 0)
  return (
    contributions.some((part) => part.feature === 'name.common') &&
    speaking.every((part) => part.feature.startsWith('name.'))
  )
}

const placed = ['country', 'nationality', 'citizenship', 'jurisdiction', 'mainCountry'] as const

/** The country of the customer, for a contact that states none; undefined where nobody states one. */
function inferredCountry(party: Party, view: View): string | undefined {
  const states = placed.some((property) => (party.properties[property] ?? []).length > 0)
  if (party.role !== 'contact' || states) return undefined
  const customer =
    view.transaction.parties.find((one) => one.role === 'buyer') ??
    view.transaction.parties.find((one) => one.role === 'consignee')
  const [written] = customer?.properties.country ?? []
  return written === undefined ? undefined : countryOf(written)
}

/** What the inferred country would say of the match: weak context, told and not counted. */
function contextOf(match: Match, party: Party, view: View): string {
  const country = inferredCountry(party, view)
  if (country === undefined) return ''
  const { thresholds } = view.context.policy
  const { matches } = view.context.parties.screen(
    { ...party, properties: { ...party.properties, country: [country] } },
    // Another country speaks against the match, which must still be found.
    { cutoff: thresholds.cutoff / 2, threshold: thresholds.match, limit: 25 },
  )
  const found = matches.find((one) => one.id === match.id)
  const said = found?.contributions.find((part) => part.feature.startsWith('country.'))
  const name = countryName(country) ?? country
  if (said === undefined) return ''
  return said.amount > 0
    ? `The contact states no country; that of the customer, ${name}, is one of the entry’s (inferred, and not counted).`
    : `The contact states no country; that of the customer, ${name}, is none of the entry’s (inferred, and not counted).`
}

/** Why a match that only shares a common name asks, in words; empty where the identity rests on more.
 *
 * @example
 * doubtOf(match, view)
 * // 'Only the name agrees, and many people bear it. The contact states no country; …'
 */
export function doubtOf(match: Match, view: View): string {
  if (!restsOnCommonName(match)) return ''
  const party = view.transaction.parties[match.party.index]
  const context = party ? contextOf(match, party, view) : ''
  return ['Only the name agrees, and many people bear it.', context]
    .filter((part) => part !== '')
    .join(' ')
}
