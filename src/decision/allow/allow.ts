import type { Finding, Listing, Match, Party } from '../../model/index.ts'
import {
  compareDates,
  countryOf,
  type DateValue,
  foldText,
  parseDate,
  plainWords,
  sentenceCase,
} from '../../values/index.ts'
import { sourceOf } from '../listings/hit.ts'
import type { View } from '../view.ts'
import type { AllowEntry } from './entry.ts'

/** What the allow list says of a match. */
export type Allowance =
  | { readonly state: 'cleared'; readonly entry: AllowEntry }
  /** There is an entry for this name and record, and it does not count here. */
  | { readonly state: 'not applied'; readonly entry: AllowEntry; readonly reason: string }

/** Looks for an entry that clears a match; undefined where none is about it.
 *
 * An entry clears only the records that it names, and what is held to be one party with them; only a
 * party that is in everything the one that was judged; only until its last day; and no listing that
 * came after it.
 */
export function allowanceFor(
  match: Match,
  listings: readonly Listing[],
  view: View,
): Allowance | undefined {
  const party = view.transaction.parties[match.party.index]
  const ids = new Set([match.id, ...(match.joined?.records ?? []).map((record) => record.id)])
  let refused: Allowance | undefined
  for (const entry of view.context.allow ?? []) {
    if (!party || !entry.records.some((record) => ids.has(record))) continue
    if (!entry.names.some((name) => comparable(name) === comparable(party.name))) continue
    const reason = whyNot(entry, party, listings, view.context.asOf)
    if (reason === undefined) return { state: 'cleared', entry }
    refused ??= { state: 'not applied', entry, reason }
  }
  return refused
}

function whyNot(
  entry: AllowEntry,
  party: Party,
  listings: readonly Listing[],
  asOf: string,
): string | undefined {
  if (entry.until < asOf) return `it ran out on ${entry.until}`
  if (entry.on > asOf) return `it begins on ${entry.on}`
  const later = listings.find((listing) => (listing.listedOn ?? '') > entry.on)
  if (later) return `the party was listed on ${later.listedOn}, after it was made`
  for (const [property, values] of Object.entries(entry.properties)) {
    const theirs = party.properties[property] ?? []
    if (theirs.length === 0)
      return `the order does not state ${property}, which the entry relies on`
    if (!values.some((a) => theirs.some((b) => agree(property, a, b))))
      return `${property} is ${theirs.join(', ')} in the order and ${values.join(', ')} in the entry`
  }
  return undefined
}

const countries = new Set(['country', 'nationality', 'citizenship', 'jurisdiction', 'flag'])

function agree(property: string, a: string, b: string): boolean {
  if (countries.has(property)) return (countryOf(a) ?? a) === (countryOf(b) ?? b)
  if (/date$/i.test(property)) {
    const [ours, theirs] = [dateOf(a), dateOf(b)]
    if (ours && theirs) return compareDates(ours, theirs).relation === 'equal'
  }
  const [ours, theirs] = [comparable(a), comparable(b)]
  // A number is the same however it is spaced.
  return /(?:Number|Code|mmsi|callSign|phone)$/.test(property)
    ? ours.replaceAll(' ', '') === theirs.replaceAll(' ', '')
    : ours === theirs
}

function dateOf(text: string): DateValue | undefined {
  const read = parseDate(text)
  return read.state === 'known' ? read.date : undefined
}

function comparable(text: string): string {
  return foldText(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What is shown of entries: each once for a party, with the match that speaks for it best. */
export function allowFindings(
  allowances: ReadonlyMap<Match, Allowance | undefined>,
  listingsOf: (match: Match) => readonly Listing[],
): Finding[] {
  const told = new Set<string>()
  const findings: Finding[] = []
  for (const [match, allowance] of allowances) {
    if (!allowance) continue
    const key = `${match.party.index} ${allowance.entry.id} ${match.joined?.party ?? match.id}`
    if (told.has(key)) continue
    told.add(key)
    findings.push(allowFinding(match, listingsOf(match), allowance))
  }
  return findings
}

/** The finding that shows a match which an entry cleared, or an entry that did not count. */
function allowFinding(match: Match, listings: readonly Listing[], allowance: Allowance): Finding {
  const { entry } = allowance
  const who = `${sentenceCase(plainWords(match.party.role))} “${match.party.name}”`
  const made = `${entry.why} (${entry.by}, ${entry.on}, until ${entry.until})`
  const cleared = allowance.state === 'cleared'
  return {
    rule: cleared ? 'list.allowed' : 'list.allow-not-applied',
    effect: 'note',
    basis: 'indicator',
    area: 'who',
    jurisdiction: '',
    text: cleared
      ? `${who} resembles the listed “${match.caption}” and is cleared by the house’s allow list: ${made}.`
      : `${who} has an entry in the house’s allow list for “${match.caption}”, which does not count here: ${allowance.reason}.`,
    facts: [
      { field: `parties[${match.party.index}].name`, value: match.party.name },
      { field: 'match.name', value: match.name },
      { field: 'match.score', value: String(match.score) },
      { field: 'allow.by', value: entry.by },
      { field: 'allow.on', value: entry.on },
      { field: 'allow.until', value: entry.until },
      { field: 'allow.why', value: entry.why },
    ],
    sources: [
      { dataset: entry.dataset, version: entry.version, record: entry.id },
      ...listings.map(sourceOf),
    ],
    citation: 'own rule',
    clears: cleared
      ? `Nothing is needed until ${entry.until}; then the entry must be judged again`
      : 'A new entry in the allow list, if the judgement still holds',
    effectiveFrom: entry.on,
    effectiveTo: entry.until,
  }
}
