import type { Entity, Listing } from '../model/index.ts'
import { dayNumber, daySpan } from './day.ts'
import type { OwnershipRule } from './rule.ts'

/** A party of the ownership data that is listed, and as what. */
export interface ListedParty {
  /** Its identifier in the ownership data. */
  readonly id: string
  /** The entry of the list; without one the party counts as listed under every rule. */
  readonly entity?: Entity
  /** ISO date of listing where no entry says it. */
  readonly listedOn?: string
}

/** Does a listing count for a rule? Terms: "us:asset_freeze", "us:asset_freeze:SDGT|FTO". */
function countsAs(listing: Listing, term: string): boolean {
  const [jurisdiction, measure, programs] = term.split(':')
  if (listing.jurisdiction !== jurisdiction) return false
  // A programme whose measures the table does not know may be any of them.
  if (!listing.measures.some((m) => m === measure || m === 'unknown')) return false
  if (programs === undefined) return true
  const wanted = programs.split('|')
  return listing.programs.some((p) => wanted.includes(p.toUpperCase()))
}

function lasts(listing: Listing, asOf: string): boolean {
  const from = listing.listedOn === undefined ? null : daySpan(listing.listedOn)
  const until = listing.until === undefined ? null : daySpan(listing.until)
  return (from === null || from.first <= asOf) && (until === null || until.last >= asOf)
}

/** Is a party a listed owner under a rule on a date?
 *
 * @param asOf ISO date
 * @example
 * countsAsListed({ id: 'X', entity: sdn }, ruleAsOf('ofac', '2025-01-01'), '2025-01-01') // true
 */
export function countsAsListed(party: ListedParty, rule: OwnershipRule, asOf: string): boolean {
  const listings = party.entity?.listings
  if (!listings || listings.length === 0) return true
  return listings.some(
    (listing) => lasts(listing, asOf) && rule.listings.some((term) => countsAs(listing, term)),
  )
}

/** First day on which a party was listed anywhere, as far as it is known. */
export function listedOn(party: ListedParty): string | undefined {
  const dates = (party.entity?.listings ?? []).flatMap((l) => l.listedOn ?? [])
  return [...dates, ...(party.listedOn ? [party.listedOn] : [])]
    .map((date) => daySpan(date)?.first)
    .filter((date) => date !== undefined)
    .sort()[0]
}

/** Days from one ISO day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}
