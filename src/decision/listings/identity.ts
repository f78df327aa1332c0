import type { Match, Party } from '../../model/index.ts'
import { countryName, countryOf, enumerated } from '../../values/index.ts'
import type { DecisionContext, FoundMatch } from '../context.ts'
import type { View } from '../view.ts'
import { expectedBearers } from './bearers.ts'

/** So many other people who share all that agrees leave the identity open. Our own default. */
const manyBearers = 100

/** What agrees beside a name, in words. */
const besideName: Readonly<Record<string, string>> = {
  'gender.equal': 'the gender',
  'birthPlace.equal': 'the place of birth',
  'birthDate.range': 'the range of years of birth',
  'birthDate.near': 'the approximate year of birth',
  'birthDate.year': 'the year of birth',
  'birthDate.month': 'the month of birth',
}

function besideWords({ feature, query }: Match['contributions'][number]): string {
  if (feature === 'country.equal') return `the country (${countryName(query) ?? query})`
  return besideName[feature] ?? 'the date of birth'
}

/** What a match with a common name leaves open. */
interface CommonName {
  /** What agrees beside the name: ["the country"]. */
  readonly beside: readonly string[]
  /** How many people share all that agrees, by our estimate. */
  readonly bearers: number
}

/** Does the identity rest on a name that many people bear, and at most on what many of them share, such
 * as their country? Then it is a question, whatever the score. */
function commonName(match: FoundMatch, asOf: string): CommonName | undefined {
  if (!match.contributions.some((part) => part.feature === 'name.common')) return undefined
  const bearers = expectedBearers(match, asOf)
  if (bearers === undefined) return undefined
  const beside = match.contributions
    .filter((part) => part.amount > 0 && !part.feature.startsWith('name.'))
    .map(besideWords)
  return beside.length === 0 || bearers >= manyBearers ? { beside, bearers } : undefined
}

/** Is a match sure enough to block: by its score, and not by a name that many people bear?
 *
 * @example
 * isCertain(matchOf('Mohammed Khan', 'pk'), context) // false
 */
export function isCertain(match: FoundMatch, { policy, asOf }: DecisionContext): boolean {
  return match.score >= policy.thresholds.block && commonName(match, asOf) === undefined
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
  readonly matches: readonly FoundMatch[]
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

/** 25100 → "25,000": two figures are more than an estimate can mean. */
function roughly(number: number): string {
  const figures = String(Number(number.toPrecision(2)))
  return figures.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
}

/** Why a match that only shares a common name asks, in words; empty where the identity rests on more.
 *
 * @example
 * doubtOf(match, view)
 * // 'Only the name and the country agree, and about 25,000 people can be expected to share both. …'
 */
export function doubtOf(match: Match, view: View): string {
  const doubt = commonName(match, view.context.asOf)
  if (!doubt) return ''
  const { beside, bearers } = doubt
  if (beside.length === 0)
    return ['Only the name agrees, and many people bear it.', contextOf(match, view)]
      .filter((part) => part !== '')
      .join(' ')
  return `Only ${enumerated(['the name', ...beside])} agree, and about ${roughly(bearers)} people can be expected to share that (our estimate from how common the name is).`
}
