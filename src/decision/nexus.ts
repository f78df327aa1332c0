import type { Nexus, Transaction } from '../model/index.ts'
import { perDate, tableAsOf } from '../tables/index.ts'
import { countryOf } from '../values/index.ts'
import { countryOfPlace } from './place.ts'
import type { View } from './view.ts'

interface Reach {
  readonly applies: string | undefined
  readonly excluded: boolean
  readonly condition: string
}

/** Roles of parties whose own law applies because they act in the deal. */
const acting = new Set(['seller', 'consignor', 'forwarder', 'carrier', 'bank', 'broker'])

function actingCountries({ transaction: tx, context: { asOf } }: View): Set<string> {
  const countries = new Set<string>()
  for (const party of tx.parties) {
    if (!acting.has(party.role)) continue
    for (const written of party.properties.country ?? []) {
      const code = countryOfPlace(written, asOf)
      if (code) countries.add(code)
    }
  }
  const from = tx.route?.exportCountry ? countryOfPlace(tx.route.exportCountry, asOf) : undefined
  if (from) countries.add(from)
  return countries
}

function unitedStates(tx: Transaction, countries: ReadonlySet<string>): Reach {
  const reasons: string[] = []
  if (tx.nexus?.usPerson) reasons.push('a US person takes part')
  if (tx.nexus?.usOrigin) reasons.push('an item is of US origin')
  if (tx.items.some((item) => item.originCountry && countryOf(item.originCountry) === 'us'))
    reasons.push('an item is of US origin')
  if (countries.has('us'))
    reasons.push('an acting party or the place of export is in the United States')
  if (tx.payment?.currency?.toUpperCase() === 'USD') reasons.push('payment is in US dollars')
  if (tx.items.some((item) => item.currency?.toUpperCase() === 'USD'))
    reasons.push('the price is in US dollars')
  return {
    applies: reasons[0],
    excluded: tx.nexus?.usPerson === false && tx.nexus?.usOrigin === false,
    condition:
      'a US person takes part, the items are of US origin, or payment passes in US dollars',
  }
}

const euMembers = perDate(
  (date): ReadonlySet<string> =>
    new Set(
      tableAsOf('countries', date)
        .rows.filter((row) => row.eu_member === '1')
        .map((row) => row.iso2!.toLowerCase()),
    ),
)

function europeanUnion(tx: Transaction, countries: ReadonlySet<string>, asOf: string): Reach {
  const members = euMembers(asOf)
  const inside = [...countries].some((country) => members.has(country))
  return {
    applies: tx.nexus?.euOperator
      ? 'an EU operator takes part'
      : inside
        ? 'an acting party or the place of export is in the European Union'
        : undefined,
    excluded: tx.nexus?.euOperator === false,
    condition: 'an EU person or operator takes part, or the deal touches EU territory',
  }
}

function unitedKingdom(tx: Transaction, countries: ReadonlySet<string>): Reach {
  return {
    applies: tx.nexus?.ukPerson
      ? 'a UK person takes part'
      : countries.has('gb')
        ? 'an acting party or the place of export is in the United Kingdom'
        : undefined,
    excluded: tx.nexus?.ukPerson === false,
    condition: 'a UK person takes part, or the deal touches UK territory',
  }
}

/** Does the law of a jurisdiction reach this transaction?
 *
 * An unknown nexus keeps a finding, as "applies if …"; only an explicit "no" excludes it.
 *
 * @example
 * nexusOf('us', view) // { status: 'applies', text: 'US law applies: payment is in US dollars' }
 */
export function nexusOf(jurisdiction: string, view: View): Nexus {
  let ofView = known.get(view)
  if (!ofView) {
    ofView = new Map()
    known.set(view, ofView)
  }
  let nexus = ofView.get(jurisdiction)
  if (!nexus) {
    nexus = reachOf(jurisdiction, view)
    ofView.set(jurisdiction, nexus)
  }
  return nexus
}

/** Worked out once for a transaction: many findings ask. */
const known = new WeakMap<View, Map<string, Nexus>>()

function reachOf(jurisdiction: string, view: View): Nexus {
  const tx = view.transaction
  if (jurisdiction === 'un')
    return {
      status: 'applies',
      text: 'Security Council measures bind every state, through its own law',
    }
  const countries = actingCountries(view)
  const reach =
    jurisdiction === 'us'
      ? unitedStates(tx, countries)
      : jurisdiction === 'eu'
        ? europeanUnion(tx, countries, view.context.asOf)
        : jurisdiction === 'gb'
          ? unitedKingdom(tx, countries)
          : {
              applies: countries.has(jurisdiction)
                ? `an acting party or the place of export is in ${jurisdiction.toUpperCase()}`
                : undefined,
              excluded: false,
              condition: `a person of ${jurisdiction.toUpperCase()} takes part`,
            }
  if (reach.applies) return { status: 'applies', text: `applies: ${reach.applies}` }
  if (reach.excluded)
    return { status: 'none', text: `no nexus stated; it would apply if ${reach.condition}` }
  return { status: 'applies_if', text: `applies if ${reach.condition}` }
}

/** Do the EAR reach the goods: by origin or by place of export; money and persons do not count.
 *
 * @example
 * earNexus(view).text // 'applies: an item is of US origin'
 */
export function earNexus(view: View): Nexus {
  const tx = view.transaction
  const from = tx.route?.exportCountry && countryOfPlace(tx.route.exportCountry, view.context.asOf)
  if (from === 'us')
    return { status: 'applies', text: 'applies: the goods leave the United States' }
  if (
    tx.nexus?.usOrigin ||
    tx.items.some((item) => item.originCountry && countryOf(item.originCountry) === 'us')
  )
    return { status: 'applies', text: 'applies: an item is of US origin' }
  const condition =
    'the goods are of US origin, hold more US content than de minimis, or are the direct product of US technology'
  if (tx.nexus?.usOrigin === false && tx.nexus.usPerson === false)
    return { status: 'none', text: `no nexus stated; it would apply if ${condition}` }
  return { status: 'applies_if', text: `applies if ${condition}` }
}
