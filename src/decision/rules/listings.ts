import { type Finding, isA, type Listing, type Match } from '../../model/index.ts'
import { foldText, plainWords, sentenceCase } from '../../values/index.ts'
import { allowanceFor, allowFindings } from '../allow/allow.ts'
import { listedFindings, sourceOf } from '../listings/hit.ts'
import { identity } from '../listings/meaning.ts'
import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'

/** Is a listing in force on a date? */
export function inForce(listing: Listing, asOf: string): boolean {
  return !(listing.listedOn && listing.listedOn > asOf) && !(listing.until && listing.until < asOf)
}

/** Parties on the loaded lists: one finding for each party, law and measure, with every list as source.
 *
 * A list is not a measure: what a listing does comes from the table of programmes, so that a
 * sectoral or debt listing does not block. Below the score at which the policy lets a match block,
 * the same finding asks for a review: confirm who it is.
 */
export const listings: Rule = {
  id: 'parties',
  evaluate(view) {
    const unnamed = view.transaction.parties.filter((party) => !hasSubstance(party.properties))
    const { asOf, parties } = view.context
    const current = (match: Match) =>
      parties.listingsOf(match.id).filter((listing) => inForce(listing, asOf))
    const hits = view.matches.filter((match) => match.match || isNamesake(match, view))
    const allowances = new Map(
      hits.map((match) => [match, allowanceFor(match, current(match), view)]),
    )
    const open = hits.filter((match) => allowances.get(match)?.state !== 'cleared')
    const matched = open.filter((match) => match.match)
    const shares = sharesOf(matched, view)
    const findings: Finding[] = [
      ...allowFindings(allowances, current),
      ...listedFindings(matched, (match) => shares.get(match) ?? [], view),
      ...matched
        .filter((match) => current(match).length === 0 && shares.get(match)?.length === 0)
        .map((match) => unlisted(view, match, parties.listingsOf(match.id))),
      ...open.filter((match) => !match.match).map((match) => namesake(view, match)),
    ]
    if (view.transaction.parties.length === 0)
      return { findings, notEvaluated: { needs: ['parties'], reason: 'no party is named' } }
    if (unnamed.length > 0)
      return {
        findings,
        notEvaluated: { needs: ['name'], reason: 'a party has no name and no identifier' },
      }
    if (view.context.lists.length === 0)
      return { findings, notEvaluated: { needs: ['lists'], reason: 'no list is loaded' } }
    return { findings }
  },
}

/** The listings in force of each match: its own, and those of records of other lists that are the same
 * party. Each is told once, with the match that speaks for it best. */
function sharesOf(matched: readonly Match[], view: View): Map<Match, Listing[]> {
  const { asOf, parties } = view.context
  const told = new Set<string>()
  const shares = new Map<Match, Listing[]>()
  // Matches come best first.
  for (const match of matched) {
    const ids = [match.id, ...(match.joined?.records ?? []).map((record) => record.id)]
    const listings = ids.flatMap((id) => parties.listingsOf(id).map((listing) => ({ id, listing })))
    const fresh = listings.filter(({ id, listing }) => {
      const key = JSON.stringify([match.party.index, id, listing.dataset, listing.recordId])
      if (!inForce(listing, asOf) || told.has(key)) return false
      told.add(key)
      return true
    })
    shares.set(
      match,
      fresh.map(({ listing }) => listing),
    )
  }
  return shares
}

/** A match whose listings are over, or that a list names only in relation to another. */
function unlisted(view: View, match: Match, all: readonly Listing[]): Finding {
  const over = all.length > 0
  // A listing that ran out after the list was published may have been renewed since.
  const renewable = all.some((listing) => listing.until && listing.until > listing.version)
  return {
    rule: over ? 'list.former' : 'list.related',
    effect: over && !renewable ? 'note' : 'review',
    basis: 'indicator',
    area: 'who',
    jurisdiction: all[0]?.jurisdiction ?? '',
    text: over
      ? `${sentenceCase(plainWords(match.party.role))} “${match.party.name}” matches “${match.caption}”, whose listing is not in force on the date of the decision${renewable ? '; it ran out after the list was published and may have been renewed' : ''}.`
      : `${sentenceCase(plainWords(match.party.role))} “${match.party.name}” matches “${match.caption}”, which a list names without a measure of its own.`,
    facts: [
      { field: `parties[${match.party.index}].name`, value: match.party.name },
      { field: 'match.name', value: match.name },
      { field: 'match.score', value: String(match.score) },
    ],
    sources: match.datasets.map((dataset) => ({
      dataset,
      version: view.context.lists.find((list) => list.dataset === dataset)?.version ?? 'unknown',
      record: match.id,
    })),
    citation: 'own rule',
    clears: renewable
      ? 'A newer version of the list'
      : over
        ? 'Nothing is needed; look at why it was listed'
        : 'Look at the relation that the list states',
  }
}

/** An organisation of the very name of a listed one, and nothing that speaks against it. */
function isNamesake(match: Match, view: View): boolean {
  const party = view.transaction.parties[match.party.index]
  return (
    party !== undefined &&
    !isA(match.schema, 'Person') &&
    !isA(party.schema, 'Person') &&
    foldText(match.name).trim() === foldText(party.name).trim() &&
    match.contributions.every((part) => part.feature === 'prior' || part.amount >= 0)
  )
}

/** Common words alone are weak evidence; an equal name is a question all the same. */
function namesake(view: View, match: Match): Finding {
  const listings = view.context.parties.listingsOf(match.id)
  return {
    rule: 'RF37',
    effect: 'review',
    basis: 'indicator',
    area: 'who',
    jurisdiction: '',
    text: `${sentenceCase(plainWords(match.party.role))} “${match.party.name}” has the very name of the listed “${match.caption}”; its words are too common to count as a match without more.`,
    facts: [
      { field: `parties[${match.party.index}].name`, value: match.party.name },
      { field: 'match.name', value: match.name },
      { field: 'match.score', value: String(match.score) },
    ],
    sources: listings.map(sourceOf),
    citation: 'FIN-2023-Alert004',
    clears: identity,
  }
}

/** What is known of a party without saying who it is. */
const beside = new Set([
  'address',
  'birthDate',
  'birthPlace',
  'citizenship',
  'country',
  'email',
  'flag',
  'gender',
  'incorporationDate',
  'jurisdiction',
  'mainCountry',
  'nationality',
  'phone',
  'position',
  'website',
])

/** What people write where they do not know a name: N/A, TBD, "to be confirmed", 123456, xxx. */
const placeholder =
  /^(?:n\.? ?\/ ?a\.?|n\.a\.|tb[acd]\.?|to be (?:advised|announced|confirmed|determined)|unknown|unnamed|none|nil|null|not (?:known|available|applicable|stated)|x{2,}|[^\p{L}]*)$/iu

/** True where a name or an identifier says who the party is. */
function hasSubstance(properties: Readonly<Record<string, readonly string[]>>): boolean {
  return Object.entries(properties).some(
    ([property, values]) =>
      !beside.has(property) &&
      values.some((value) =>
        property === 'name' ? !placeholder.test(value.trim()) : /[\p{L}\p{N}]/u.test(value),
      ),
  )
}
