import type { Party } from '../../model/index.ts'
import {
  type DualUseDestination,
  dualUseFromEu,
  dualUseFromUk,
  inEuropeanUnion,
  reexportClause,
  underArmsEmbargo,
} from '../../routes/index.ts'
import { perDate, tableAsOf } from '../../tables/index.ts'
import { readPlace } from '../place.ts'
import type { View } from '../view.ts'
import type { Asked, Field } from './subjects.ts'

/** Words that say what a country is to the rules: us, eu, gecc, annex8, transshipment, d5, … */
const kindsOn = perDate(
  (date): ReadonlyMap<string, readonly string[]> =>
    new Map(
      tableAsOf('countries', date).rows.map((row) => {
        const groups = row.ear_groups!.split(';')
        const kinds = [
          row.gecc === '1' ? 'gecc' : '',
          row.eu_member === '1' ? 'eu' : '',
          row.eu_12g_annex8_partner === '1' ? 'annex8' : '',
          row.fincen_bis_2022_transshipment === '1' ? 'transshipment' : '',
          row.triseal_2023_named === '1' ? 'triseal' : '',
          row.other_watch_note ? 'watched' : '',
          groups.includes('D:5') ? 'd5' : '',
          groups.some((group) => group.startsWith('E')) ? 'e' : '',
          row.iso2 === 'US' ? 'us' : '',
        ]
        return [row.iso2!.toLowerCase(), kinds.filter((kind) => kind !== '')] as const
      }),
    ),
)

/** What countries are to the rules on a date.
 *
 * @example
 * kindsOfCountries(['am'], '2026-01-01') // ['transshipment', 'triseal']
 */
export function kindsOfCountries(codes: readonly string[], date: string): readonly string[] {
  const kinds = kindsOn(date)
  return [...new Set(codes.flatMap((code) => kinds.get(code) ?? []))]
}

function placesOf(view: View, part: 'destination' | 'transit'): readonly string[] | undefined {
  const codes = view.codes[part]
  return codes.length > 0 ? codes : undefined
}

/** ISO codes of countries as written; undefined where none is understood. */
function codesOf(
  view: View,
  written: readonly (string | undefined)[],
): readonly string[] | undefined {
  const { asOf } = view.context
  const codes = written.flatMap((text) => {
    if (text === undefined) return []
    return readPlace(text, asOf).places.filter((code) => code.length === 2)
  })
  return codes.length > 0 ? [...new Set(codes)] : undefined
}

function countriesOf(view: View, role: Party['role']): readonly string[] | undefined {
  return codesOf(
    view,
    view.transaction.parties
      .filter((party) => party.role === role)
      .flatMap((party) => [
        ...(party.properties.country ?? []),
        ...(party.properties.jurisdiction ?? []),
      ]),
  )
}

/** Where the goods leave from: the stated place of export, else where seller and consignor are. */
function exportedFrom(view: View): readonly string[] | undefined {
  return (
    codesOf(view, [view.transaction.route?.exportCountry]) ??
    countriesOf(view, 'consignor') ??
    countriesOf(view, 'seller')
  )
}

/** Do the goods leave the place? Who takes part says it only where no place is stated. */
function leaves(
  view: View,
  isThere: (iso: string) => boolean,
  operator: boolean | undefined,
): boolean | undefined {
  const from = exportedFrom(view)
  return from === undefined ? operator : from.some(isThere)
}

/** The destination that asks most counts: one outside among several inside is an export. */
function dualUseField(
  of: (iso: string, asOf: string) => DualUseDestination,
  general: string,
  says: string,
): Field {
  return {
    says,
    read: ({ view }) => {
      const kinds = view.ends.map((place) => of(place, view.context.asOf))
      if (kinds.length === 0) return undefined
      if (kinds.includes('other')) return ['other']
      return [kinds.includes('general') ? general : 'inside']
    },
  }
}

const kindField = (part: 'destination' | 'transit', says: string): Field => ({
  says,
  read: ({ view }) => {
    const places = placesOf(view, part)
    return places && kindsOfCountries(places, view.context.asOf)
  },
})

const roleField = (role: Party['role'], says: string): Field => ({
  says,
  read: ({ view }: Asked) => countriesOf(view, role),
})

/** Fields about places; countries are lower-case ISO codes. */
export const placeFields: Readonly<Record<string, Field>> = {
  destination: {
    says: 'countries and regions where the goods go: destination, consignee, end user, buyer',
    read: ({ view }) => placesOf(view, 'destination'),
  },
  'destination.kind': kindField(
    'destination',
    'what these are: us, eu, gecc, annex8, transshipment (FinCEN and BIS 2022), triseal, watched, d5, e',
  ),
  'destination.clause': {
    says: 'clause against re-export of Art. 12g for each of these: needed, partner, not_in_force, unknown',
    read: ({ view }) => {
      const places = placesOf(view, 'destination')
      return (
        places && [
          ...new Set(places.map((place) => reexportClause(place, view.context.asOf).state)),
        ]
      )
    },
  },
  'export.eu': {
    says: 'do the goods leave from the EU: by the place of export, else by consignor or seller, else by the statement “EU operator”',
    read: ({ view }) =>
      leaves(
        view,
        (place) => inEuropeanUnion(place, view.context.asOf),
        view.transaction.nexus?.euOperator,
      ),
  },
  'export.gb': {
    says: 'do the goods leave from the United Kingdom, in the same way',
    read: ({ view }) => leaves(view, (iso) => iso === 'gb', view.transaction.nexus?.ukPerson),
  },
  'destination.dual_use_eu': dualUseField(
    dualUseFromEu,
    'eu001',
    'inside the EU, eu001 (destinations of that general authorisation), other',
  ),
  'destination.dual_use_gb': dualUseField(
    dualUseFromUk,
    'general',
    'inside the UK, general (the EU and the states of EU001), other',
  ),
  'destination.arms_embargo': {
    says: 'is a destination under an arms embargo of the EU or the United Nations?',
    read: ({ view }) => {
      const ends = view.ends
      if (ends.length === 0) return undefined
      return ends.some((place) => underArmsEmbargo(place, view.context.asOf))
    },
  },
  via: { says: 'countries passed', read: ({ view }) => placesOf(view, 'transit') },
  'via.kind': kindField('transit', 'what the countries passed are'),
  buyer_country: roleField('buyer', 'country of the buyer'),
  consignee_country: {
    says: 'country of the consignee; of the destination where there is none',
    read: ({ view }) =>
      countriesOf(view, 'consignee') ?? codesOf(view, [view.transaction.route?.destinationCountry]),
  },
  end_user_country: {
    says: 'country of the end user; of the buyer where there is none',
    read: ({ view }) => countriesOf(view, 'end_user') ?? countriesOf(view, 'buyer'),
  },
  bank_country: {
    says: 'country of the bank',
    read: ({ view }) =>
      codesOf(view, [view.transaction.payment?.bankCountry]) ?? countriesOf(view, 'bank'),
  },
  payer_country: {
    says: 'country from which payment comes',
    read: ({ view }) =>
      codesOf(view, [view.transaction.payment?.payerCountry]) ?? countriesOf(view, 'payer'),
  },
}
