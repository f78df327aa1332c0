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

/** The contact as somebody of its customer's country. */
interface Inferred {
  readonly country: string
  readonly matches: readonly Omit<Match, 'party'>[]
}

/** Contacts of a transaction by their place: each is screened anew once, whatever entries it matched. */
const inferredOf = new WeakMap<View, Map<number, Inferred | undefined>>()

function inferred(index: number, view: View): Inferred | undefined {
  const ofView = inferredOf.get(view) ?? new Map<number, Inferred | undefined>()
  inferredOf.set(view, ofView)
  if (!ofView.has(index)) ofView.set(index, screenedAs(view.transaction.parties[index]!, view))
  return ofView.get(index)
}

function screenedAs(party: Party, view: View): Inferred | undefined {
  const country = inferredCountry(party, view)
  if (country === undefined) return undefined
  const { thresholds } = view.context.policy
  const { matches } = view.context.parties.screen(
    { ...party, properties: { ...party.properties, country: [country] } },
    // Another country speaks against the match, which must still be found.
    { cutoff: thresholds.cutoff / 2, threshold: thresholds.match, limit: 25 },
  )
  return { country, matches }
}

/** What the inferred country would say of the match: weak context, told and not counted. */
function contextOf(match: Match, view: View): string {
  const contact = inferred(match.party.index, view)
  const found = contact?.matches.find((one) => one.id === match.id)
  const said = found?.contributions.find((part) => part.feature.startsWith('country.'))
  if (contact === undefined || said === undefined) return ''
  const name = countryName(contact.country) ?? contact.country
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
  return ['Only the name agrees, and many people bear it.', contextOf(match, view)]
    .filter((part) => part !== '')
    .join(' ')
}
