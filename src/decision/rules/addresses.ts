import type { Effect, Finding, Listing } from '../../model/index.ts'
import { plainWords, sentenceCase } from '../../values/index.ts'
import type { AddressHit } from '../addresses/book.ts'
import { citationOf, sourceOf } from '../listings/hit.ts'
import { meaningOf, nexusOfListing } from '../listings/meaning.ts'
import { countryOfPlace } from '../place.ts'
import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'
import { inForce } from './listings.ts'

/** An address of the transaction, who has it, and the field it stands in. */
interface Place {
  readonly address: string
  readonly country: string | undefined
  readonly who: string
  readonly role: string
  readonly field: string
  readonly index?: number
}

function placesOf(view: View): Place[] {
  const { asOf } = view.context
  const { parties, route } = view.transaction
  const places: Place[] = parties.flatMap((party, index) => {
    const written = party.properties.country?.[0]
    return (party.properties.address ?? []).map((address) => ({
      address,
      country: written === undefined ? undefined : countryOfPlace(written, asOf),
      who: `${plainWords(party.role)} “${party.name}”`,
      role: party.role,
      field: `parties[${index}].address`,
      index,
    }))
  })
  if (route?.deliveryAddress && places.every((place) => place.address !== route.deliveryAddress))
    places.push({
      address: route.deliveryAddress,
      country: route.destinationCountry && countryOfPlace(route.destinationCountry, asOf),
      who: 'the delivery',
      role: 'consignee',
      field: 'route.deliveryAddress',
    })
  return places
}

/** An entry that lists an address alone: whoever is there needs a licence, as the entry says. */
function aloneFinding(place: Place, hit: AddressHit, listing: Listing, view: View): Finding {
  const meaning = meaningOf('licence_required', listing, place.role, view)
  const same = hit.fit === 'same'
  const effect: Effect = !same && meaning.effect === 'block' ? 'review' : meaning.effect
  return {
    rule: 'list.address',
    effect,
    basis: meaning.basis,
    area: 'who',
    jurisdiction: listing.jurisdiction,
    nexus: meaning.nexus ?? nexusOfListing(listing, view),
    text: `The address of ${place.who} ${same ? 'is' : 'may be'} one that ${listing.authority} lists by itself (${listing.programs.join(', ')}): ${meaning.words}. ${same ? 'It counts for everybody at this address.' : 'One of the two writings names no room or floor: ask for the full address.'}`,
    facts: addressFacts(place, hit, listing),
    sources: [sourceOf(listing)],
    citation: citationOf(listing),
    clears: 'A licence, or evidence that the party is at another address',
    ...(listing.listedOn ? { effectiveFrom: listing.listedOn } : {}),
  }
}

function addressFacts(place: Place, hit: AddressHit, listing: Listing): Finding['facts'] {
  return [
    { field: place.field, value: place.address },
    { field: 'listed address', value: hit.text },
    ...(listing.scope ? [{ field: 'listing.scope', value: listing.scope }] : []),
  ]
}

/** The address of a listed party, with somebody else at it: an indicator, never a block. */
function sharedFinding(place: Place, hit: AddressHit, listings: readonly Listing[]): Finding {
  const [first] = listings as [Listing]
  return {
    rule: 'RF22',
    effect: 'review',
    basis: 'indicator',
    area: 'who',
    jurisdiction: '',
    text: `${sentenceCase(place.who)} has the address of “${hit.caption}”, listed by ${first.authority}.`,
    facts: addressFacts(place, hit, first),
    sources: listings.map(sourceOf),
    citation: 'FIN-2022-Alert003; FIN-2023-Alert004',
    clears: 'Evidence that the two have nothing to do with each other, such as lease and register',
  }
}

/** Does a listing restrict trade, so that its address is worth a question? */
function restrictsTrade(listing: Listing): boolean {
  return listing.measures.some((measure) => measure !== 'travel_ban' && measure !== 'investment')
}

function findingsAt(place: Place, hit: AddressHit, view: View): Finding[] {
  const { asOf, parties } = view.context
  const current = parties.listingsOf(hit.id).filter((listing) => inForce(listing, asOf))
  if (hit.alone)
    return current
      .filter((listing) => listing.measures.includes('licence_required'))
      .map((listing) => aloneFinding(place, hit, listing, view))
  const known = view.matches.some((match) => match.match && match.party.index === place.index)
  const telling = current.filter(restrictsTrade)
  return known || telling.length === 0 ? [] : [sharedFinding(place, hit, telling)]
}

/** Addresses on the lists: those listed by themselves, and those of listed parties. */
export const addresses: Rule = {
  id: 'addresses',
  evaluate(view) {
    const { addresses: book } = view.context
    const places = placesOf(view)
    if (places.length === 0) return { findings: [] }
    if (!book)
      return {
        findings: [],
        notEvaluated: { needs: ['lists'], reason: 'the addresses of the lists are not at hand' },
      }
    const findings = new Map<string, Finding>()
    for (const place of places) {
      for (const hit of book.find(place.address, place.country)) {
        for (const finding of findingsAt(place, hit, view))
          findings.set(`${finding.rule} ${hit.id} ${finding.text}`, finding)
      }
    }
    return { findings: [...findings.values()] }
  },
}
