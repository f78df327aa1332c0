import {
  type Basis,
  type Effect,
  type Finding,
  isA,
  type Listing,
  type Match,
  type Measure,
} from '../../model/index.ts'
import { foldText } from '../../values/index.ts'
import { nexusOf } from '../nexus.ts'
import type { Rule } from '../rule.ts'
import { sectoralMeaning } from '../sectoral.ts'
import { roleWords, type View } from '../view.ts'

/** What a measure means for a trade: its effect where the identity is certain, and why. */
interface MeasureMeaning {
  readonly effect: Effect
  readonly basis: Basis
  readonly words: string
  readonly clears: string
}

const identity = 'Evidence that the party is not the listed one (birth date, registration, address)'

const meanings: Record<Measure, MeasureMeaning> = {
  asset_freeze: {
    effect: 'block',
    basis: 'prohibition',
    words: 'its assets are frozen and nothing may be made available to it',
    clears: `${identity}, or a licence of the authority`,
  },
  licence_required: {
    effect: 'block',
    basis: 'licence_required',
    words: 'exports to it need a licence',
    clears: `${identity}, a licence, or a scope of the entry that leaves the items out`,
  },
  denied: {
    effect: 'block',
    basis: 'prohibition',
    words: 'it may not take part in a transaction subject to the EAR (General Prohibition Four)',
    clears: identity,
  },
  debt_equity: {
    effect: 'review',
    basis: 'prohibition',
    words: 'new debt or equity with it is restricted; other trade is not',
    clears: 'A statement that the deal contains no new debt or equity beyond the permitted tenor',
  },
  sectoral: {
    effect: 'review',
    basis: 'prohibition',
    words: 'certain dealings of its sector are restricted',
    clears: 'A statement that the deal is outside the directive',
  },
  investment: {
    effect: 'note',
    basis: 'prohibition',
    words: 'its securities may not be traded; trade in goods is not restricted by this listing',
    clears: 'Nothing is needed unless securities are part of the deal',
  },
  port_ban: {
    effect: 'block',
    basis: 'prohibition',
    words: 'it may not enter ports or receive services',
    clears: 'Another vessel',
  },
  travel_ban: {
    effect: 'note',
    basis: 'prohibition',
    words: 'it may not enter the territory; trade is not restricted by this listing alone',
    clears: 'Nothing is needed for trade in goods',
  },
  no_licence_exception: {
    effect: 'review',
    basis: 'duty',
    words: 'licence exceptions may not be used and a statement of the party is needed',
    clears: 'The statement of 15 CFR 744.15(b), and no licence exception used',
  },
  debarred: {
    effect: 'review',
    basis: 'licence_required',
    words: 'licences for it are denied or government dealings barred',
    clears: `${identity}, or classification that shows no licence is needed`,
  },
  unknown: {
    effect: 'review',
    basis: 'data_quality',
    words: 'what the listing does is not in the table of programmes',
    clears: 'Read the publisher’s entry and enter the programme in the table',
  },
}

/** The meaning of a measure in this transaction: a debt listing bites only where debt is new. */
function meaningFor(measure: Measure, listing: Listing, match: Match, view: View): MeasureMeaning {
  const meaning = meanings[measure]
  if (measure === 'sectoral')
    return { ...meaning, ...sectoralMeaning(listing, match.party.role, view) }
  if (measure !== 'debt_equity') return meaning
  const newDebt = view.transaction.payment?.newDebt
  if (newDebt === true)
    return {
      ...meaning,
      effect: 'block',
      words: 'new debt or equity with it is prohibited, and this deal contains it',
    }
  if (newDebt === false)
    return {
      ...meaning,
      effect: 'note',
      words: 'new debt or equity with it is restricted; this deal states none',
    }
  if (view.partiesOnly) return { ...meaning, effect: 'note' }
  return meaning
}

function weaker(effect: Effect): Effect {
  return effect === 'block' ? 'review' : effect
}

function findingFor(view: View, match: Match, listing: Listing, measure: Measure): Finding {
  const meaning = meaningFor(measure, listing, match, view)
  const certain = match.score >= view.context.policy.thresholds.block
  const owner = match.party.role === 'owner'
  const effect = certain && !owner ? meaning.effect : weaker(meaning.effect)
  const programmes = listing.programs.join(', ')
  return {
    rule: `list.${measure.replaceAll('_', '-')}`,
    effect,
    basis: meaning.basis,
    area: 'who',
    jurisdiction: listing.jurisdiction,
    nexus: nexusOf(listing.jurisdiction, view),
    text: `${sentenceCase(roleWords(match.party.role))} “${match.party.name}” ${certain ? 'matches' : 'may be'} “${match.caption}”, listed by ${listing.authority}${programmes ? ` (${programmes})` : ''}: ${meaning.words}.${owner ? ' As an owner it takes no part in the trade itself: what its share does is told by the rules on ownership.' : ''}${certain ? '' : ' Confirm the identity first.'}`,
    facts: [
      { field: `parties[${match.party.index}].name`, value: match.party.name },
      { field: 'match.name', value: match.name },
      { field: 'match.score', value: String(match.score) },
      { field: 'listing.programs', value: programmes },
      { field: 'listing.measure', value: measure },
      ...(listing.scope ? [{ field: 'listing.scope', value: listing.scope }] : []),
      ...(listing.secondarySanctionsRisk
        ? [{ field: 'listing.secondarySanctionsRisk', value: 'yes' }]
        : []),
    ],
    sources: [
      {
        dataset: listing.dataset,
        version: listing.version,
        record: listing.recordId,
        publisher: listing.authority,
      },
    ],
    citation: listing.citation ?? `${listing.authority}, ${programmes || listing.dataset}`,
    clears: meaning.clears,
    ...(listing.listedOn ? { effectiveFrom: listing.listedOn } : {}),
    ...(listing.until ? { effectiveTo: listing.until } : {}),
  }
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function inForce(listing: Listing, asOf: string): boolean {
  return !(listing.listedOn && listing.listedOn > asOf) && !(listing.until && listing.until < asOf)
}

/** Parties on the loaded lists: one finding for each match, listing and measure.
 *
 * A list is not a measure: what a listing does comes from the table of programmes, so that a
 * sectoral or debt listing does not block. Below the score at which the policy lets a match block,
 * the same finding asks for a review: confirm who it is.
 */
export const listings: Rule = {
  id: 'parties',
  evaluate(view) {
    const unnamed = view.transaction.parties.filter((party) => !hasSubstance(party.properties))
    const findings: Finding[] = []
    for (const match of view.matches) {
      if (!match.match) {
        if (isNamesake(match, view)) findings.push(namesake(view, match))
        continue
      }
      const all = view.context.parties.listingsOf(match.id)
      const current = all.filter((listing) => inForce(listing, view.context.asOf))
      for (const listing of current) {
        for (const measure of listing.measures)
          findings.push(findingFor(view, match, listing, measure))
      }
      if (current.length === 0) findings.push(unlisted(view, match, all))
    }
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
      ? `${sentenceCase(roleWords(match.party.role))} “${match.party.name}” matches “${match.caption}”, whose listing is not in force on the date of the decision${renewable ? '; it ran out after the list was published and may have been renewed' : ''}.`
      : `${sentenceCase(roleWords(match.party.role))} “${match.party.name}” matches “${match.caption}”, which a list names without a measure of its own.`,
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
    text: `${sentenceCase(roleWords(match.party.role))} “${match.party.name}” has the very name of the listed “${match.caption}”; its words are too common to count as a match without more.`,
    facts: [
      { field: `parties[${match.party.index}].name`, value: match.party.name },
      { field: 'match.name', value: match.name },
      { field: 'match.score', value: String(match.score) },
    ],
    sources: listings.map((listing) => ({
      dataset: listing.dataset,
      version: listing.version,
      record: listing.recordId,
      publisher: listing.authority,
    })),
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

/** True where a name or an identifier says who the party is. */
function hasSubstance(properties: Readonly<Record<string, readonly string[]>>): boolean {
  return Object.entries(properties).some(
    ([property, values]) =>
      !beside.has(property) && values.some((value) => /[\p{L}\p{N}]/u.test(value)),
  )
}
