import { type Classification, classify } from '../goods/index.ts'
import type { Match, Party, Transaction } from '../model/index.ts'
import { occupiedPlaces, type PortReading, readPort } from '../routes/index.ts'
import { countryAtEnd, plainWords } from '../values/index.ts'
import type { DecisionContext } from './context.ts'
import { countryOfPlace, readPlace } from './place.ts'

/** A place that the transaction touches: a country or region, and the field that says so. */
export interface TouchedPlace {
  /**
   * ISO code, or a region and the country it belongs to: ["ru-kgd", "ru"]; empty where the writing
   * was not understood.
   */
  readonly places: readonly string[]
  readonly written: string
  readonly field: string
  /** `destination` places receive goods, `transit` places see them pass, `party` places only deal. */
  readonly part: 'destination' | 'transit' | 'party'
  /** True where an address only may lie there: a postal range that is partly occupied. */
  readonly possible?: true
  /** The city that stands there in place of a country, by its English name. */
  readonly city?: string
  /** What the party does whose country or address it is; none for places of the route. */
  readonly role?: Party['role']
}

type Touched = Pick<TouchedPlace, 'field' | 'part' | 'role'>

/** What the rules see: the transaction, its matches, and the law to apply. Built once, read only. */
export interface View {
  readonly transaction: Transaction
  /** A row that names parties only: a customer list, no goods and no route. */
  readonly partiesOnly: boolean
  readonly places: readonly TouchedPlace[]
  /** Codes of the places that receive the goods or see them pass, each once, in the order of `places`. */
  readonly codes: Readonly<Record<'destination' | 'transit', readonly string[]>>
  /**
   * Where the goods end up, as ISO codes or regions, each once: the stated destinations and the end
   * users, else every receiving party; empty where none is understood.
   */
  readonly ends: readonly string[]
  readonly matches: readonly Match[]
  /** What is known of the goods, one for each item. */
  readonly goods: readonly Classification[]
  readonly context: DecisionContext
}

/** Roles whose country is where the goods end up. */
const receiving = new Set(['buyer', 'consignee', 'intermediate_consignee', 'end_user'])

/** The words for a party in a fact: partyField('end_user', 1) is 'parties[1] (end user)'. */
function partyField(role: Party['role'], index: number): string {
  return `parties[${index}] (${plainWords(role)})`
}

function place(written: string, touched: Touched, asOf: string): TouchedPlace {
  const { country: _alone, ...reading } = readPlace(written, asOf)
  return { ...reading, written, ...touched }
}

/** The letters of an address as they stand there, found without regard to case. */
function asWritten(address: string, matched: string): string {
  const at = address.toLowerCase().indexOf(matched)
  return at < 0 ? matched : address.slice(at, at + matched.length)
}

/** Occupied regions that an address lies in, whatever country is written beside it. */
function occupied(
  address: string,
  country: string | undefined,
  asOf: string,
  touched: Touched,
): TouchedPlace[] {
  return occupiedPlaces(address, country, asOf).map(({ region, matched, certainty }) => ({
    ...touched,
    places: [region],
    written: asWritten(address, matched),
    ...(certainty === 'possible' ? { possible: true as const } : {}),
  }))
}

/** The country in words at the end of an address, where the country stated beside it is another or none.
 *
 * A code there may be a state of the USA or a province (Wilmington, DE), and so may "Georgia". */
function countryOfAddress(
  address: string,
  stated: string | undefined,
  touched: Touched,
): TouchedPlace[] {
  const written = address
    .slice(address.search(/[^,;\n]*$/))
    .trim()
    .replace(/\.$/, '')
  const reading = countryAtEnd(address)
  if (reading.state !== 'country' || written.length <= 3 || reading.iso === stated) return []
  if (stated === 'us' && reading.iso === 'ge') return []
  return [{ ...touched, places: [reading.iso], written }]
}

/** Ports where they are understood: the last one ends the way where it lies in the destination. */
function portPlaces(route: Transaction['route'], asOf: string): TouchedPlace[] {
  const ends = [route?.ultimateDestinationCountry, route?.destinationCountry].map(
    (written) => written && countryOfPlace(written, asOf),
  )
  return (route?.ports ?? []).flatMap((written, i) => {
    const port: PortReading = readPort(written)
    if (port.state === 'unknown' || port.country === undefined) return []
    const touched: TouchedPlace = {
      places: port.region ? [port.region, port.country] : [port.country],
      written: port.name ? `${port.name} (${port.locode})` : written,
      field: `route.ports[${i}]`,
      part: i > 0 && ends.includes(port.country) ? 'destination' : 'transit',
    }
    return [touched]
  })
}

function placesOf(tx: Transaction, partiesOnly: boolean, asOf: string): TouchedPlace[] {
  const places: TouchedPlace[] = []
  const route = tx.route
  if (route?.destinationCountry)
    places.push(
      place(
        route.destinationCountry,
        { field: 'route.destinationCountry', part: 'destination' },
        asOf,
      ),
    )
  if (route?.ultimateDestinationCountry)
    places.push(
      place(
        route.ultimateDestinationCountry,
        { field: 'route.ultimateDestinationCountry', part: 'destination' },
        asOf,
      ),
    )
  for (const [i, via] of (route?.via ?? []).entries())
    places.push(place(via, { field: `route.via[${i}]`, part: 'transit' }, asOf))
  places.push(...portPlaces(route, asOf))
  if (route?.deliveryAddress) {
    const stated = route.destinationCountry && countryOfPlace(route.destinationCountry, asOf)
    const touched = { field: 'route.deliveryAddress', part: 'destination' } as const
    places.push(...occupied(route.deliveryAddress, stated, asOf, touched))
    places.push(...countryOfAddress(route.deliveryAddress, stated, touched))
  }
  for (const [i, party] of tx.parties.entries())
    places.push(...partyPlaces(party, i, partiesOnly, asOf))
  return places
}

const countryProperties = ['country', 'jurisdiction', 'mainCountry'] as const

function partyPlaces(
  { role, properties }: Party,
  index: number,
  partiesOnly: boolean,
  asOf: string,
): TouchedPlace[] {
  const part = !partiesOnly && receiving.has(role) ? 'destination' : 'party'
  const name = partyField(role, index)
  const places = countryProperties.flatMap((property) =>
    (properties[property] ?? []).map((value) =>
      place(value, { field: `${name}.${property}`, part, role }, asOf),
    ),
  )
  const [country] = properties.country ?? []
  const stated = country && countryOfPlace(country, asOf)
  const field = `${name}.address`
  // Beside a stated country, an address elsewhere is where the party is, not where the goods go.
  const elsewhere = country === undefined ? part : 'party'
  for (const address of properties.address ?? [])
    places.push(
      ...occupied(address, stated, asOf, { field, part, role }),
      ...countryOfAddress(address, stated, { field, part: elsewhere, role }),
    )
  return places
}

/** True where nothing of a trade is stated: no goods, no route, no more than one party and its owners. */
function namesPartiesOnly(tx: Transaction): boolean {
  return (
    tx.items.length === 0 &&
    !tx.route?.destinationCountry &&
    !tx.route?.ultimateDestinationCountry &&
    tx.parties.filter((party) => party.role !== 'owner').length <= 1
  )
}

function codesOf(places: readonly TouchedPlace[], part: TouchedPlace['part']): readonly string[] {
  const codes = new Set<string>()
  for (const touched of places)
    if (touched.part === part) for (const code of touched.places) codes.add(code)
  return [...codes]
}

function endsOf(places: readonly TouchedPlace[]): readonly string[] {
  const ends = places.filter((touched) => touched.part === 'destination')
  const stated = ends.filter(({ role }) => role === undefined || role === 'end_user')
  const used = stated.length > 0 ? stated : ends
  return [...new Set(used.flatMap((touched) => touched.places.slice(0, 1)))]
}

/** Builds what the rules see, from a transaction and the matches of its parties. */
export function makeView(
  transaction: Transaction,
  matches: readonly Match[],
  context: DecisionContext,
): View {
  const partiesOnly = namesPartiesOnly(transaction)
  const places = placesOf(transaction, partiesOnly, context.asOf)
  return {
    transaction,
    partiesOnly,
    places,
    codes: { destination: codesOf(places, 'destination'), transit: codesOf(places, 'transit') },
    ends: endsOf(places),
    matches,
    goods: transaction.items.map((item) => classify(item, context.asOf)),
    context,
  }
}
