import type { Effect, Fact, Finding, Listing, Match, Measure, Source } from '../../model/index.ts'
import { enumerated, foldText, plainWords, sentenceCase } from '../../values/index.ts'
import type { View } from '../view.ts'
import { doubtOf, isCertain } from './identity.ts'
import {
  type MeasureMeaning,
  meaningOf,
  nexusOfListing,
  personalIdentity,
  tellingMeasures,
} from './meaning.ts'

/** One measure of one listing of one matched entity. */
interface Hit {
  readonly match: Match
  readonly listing: Listing
  readonly measure: Measure
  readonly meaning: MeasureMeaning
  readonly effect: Effect
  readonly certain: boolean
  /** What the identity rests on, where that is a name many people bear. */
  readonly doubt: string
}

function weaker(effect: Effect): Effect {
  return effect === 'block' ? 'review' : effect
}

function hitsOf(match: Match, listing: Listing, doubt: string, view: View): Hit[] {
  const certain = isCertain(match, view.context)
  return tellingMeasures(listing).map((measure) => {
    const meaning = meaningOf(measure, listing, match.party.role, view)
    const effect = certain && match.party.role !== 'owner' ? meaning.effect : weaker(meaning.effect)
    return { match, listing, measure, meaning, effect, certain, doubt }
  })
}

/** Hits that say the same of the same party under the same law are one matter. */
function matterOf({ match, listing, measure, meaning, effect, certain }: Hit): string {
  const owner = match.party.role === 'owner'
  const who = match.party.name.trim() === '' ? `#${match.party.index}` : foldText(match.party.name)
  return JSON.stringify([
    who,
    owner,
    certain,
    listing.jurisdiction,
    measure,
    effect,
    meaning.words,
    meaning.nexus?.text ?? '',
  ])
}

/** Findings about listed parties: one for each party, law and measure, whatever lists say it.
 *
 * @param current listings of a matched entity that are in force
 */
export function listedFindings(
  matches: readonly Match[],
  current: (match: Match) => readonly Listing[],
  view: View,
): Finding[] {
  const matters = new Map<string, Hit[]>()
  for (const match of matches) {
    const doubt = doubtOf(match, view)
    const hits = current(match).flatMap((listing) => hitsOf(match, listing, doubt, view))
    for (const hit of hits) {
      const key = matterOf(hit)
      const known = matters.get(key)
      if (known) known.push(hit)
      else matters.set(key, [hit])
    }
  }
  return [...matters.values()].map((hits) => findingOf(hits, view))
}

function distinct<T>(values: Iterable<T>): T[] {
  return [...new Set(values)]
}

/** "listed by A (P1, P2) and by B (P3)": authorities in the order in which they were found. */
function authorities(hits: readonly Hit[]): string {
  const programmes = new Map<string, Set<string>>()
  for (const { listing } of hits) {
    const known = programmes.get(listing.authority) ?? new Set<string>()
    for (const programme of listing.programs) known.add(programme)
    programmes.set(listing.authority, known)
  }
  return enumerated(
    [...programmes].map(
      ([authority, names]) => `${authority}${names.size > 0 ? ` (${[...names].join(', ')})` : ''}`,
    ),
  )
}

/** Further entries that one name may mean are counted; three are named. */
const named = 3

function others(captions: readonly string[]): string {
  const more = captions.slice(1)
  if (more.length === 0) return ''
  const shown = more.slice(0, named).map((caption) => `“${caption}”`)
  const rest = more.length > named ? ` and ${more.length - named} more` : ''
  return ` (also ${shown.join(', ')}${rest})`
}

function textOf(hits: readonly Hit[]): string {
  const [best] = hits as [Hit]
  const { match, certain, meaning } = best
  const roles = enumerated(distinct(hits.map((hit) => plainWords(hit.match.party.role))))
  const captions = distinct(hits.map((hit) => hit.match.caption))
  const owner = match.party.role === 'owner'
  return [
    `${sentenceCase(roles)} “${match.party.name}” ${certain ? 'matches' : 'may be'} “${captions[0]}”${others(captions)}, listed by ${authorities(hits)}: ${meaning.words}.`,
    owner
      ? 'As an owner it takes no part in the trade itself: what its share does is told by the rules on ownership.'
      : '',
    best.doubt,
    certain ? '' : 'Confirm the identity first.',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function factsOf(hits: readonly Hit[]): Fact[] {
  const [best] = hits as [Hit]
  const programmes = distinct(hits.flatMap((hit) => hit.listing.programs))
  const scopes = distinct(hits.flatMap((hit) => hit.listing.scope ?? []))
  const parties = new Map(hits.map((hit) => [hit.match.party.index, hit.match.party.name]))
  return [
    ...[...parties].map(([index, name]) => ({ field: `parties[${index}].name`, value: name })),
    ...distinct(hits.map((hit) => hit.match.name)).map((value) => ({ field: 'match.name', value })),
    { field: 'match.score', value: String(best.match.score) },
    ...(programmes.length > 0 ? [{ field: 'listing.programs', value: programmes.join(', ') }] : []),
    {
      field: 'listing.measure',
      value: distinct([best.measure, ...hits.flatMap((hit) => hit.listing.measures)]).join(', '),
    },
    ...scopes.map((value) => ({ field: 'listing.scope', value })),
    ...(hits.some((hit) => hit.listing.secondarySanctionsRisk)
      ? [{ field: 'listing.secondarySanctionsRisk', value: 'yes' }]
      : []),
  ]
}

/** The entry of a list that a finding rests on. */
export function sourceOf(listing: Listing): Source {
  return {
    dataset: listing.dataset,
    version: listing.version,
    record: listing.recordId,
    publisher: listing.authority,
  }
}

function sourcesOf(hits: readonly Hit[]): Source[] {
  const sources = new Map<string, Source>()
  for (const { listing } of hits) {
    const key = JSON.stringify([listing.dataset, listing.version, listing.recordId])
    if (!sources.has(key)) sources.set(key, sourceOf(listing))
  }
  return [...sources.values()]
}

export function citationOf(listing: Listing): string {
  return (
    listing.citation ?? `${listing.authority}, ${listing.programs.join(', ') || listing.dataset}`
  )
}

function findingOf(hits: readonly Hit[], view: View): Finding {
  const [best] = hits as [Hit]
  const { listing, meaning, measure, effect } = best
  const since = hits.flatMap((hit) => hit.listing.listedOn ?? []).sort()
  const ends = hits.map((hit) => hit.listing.until ?? '')
  return {
    rule: `list.${measure.replaceAll('_', '-')}`,
    effect,
    basis: meaning.basis,
    area: 'who',
    jurisdiction: listing.jurisdiction,
    nexus: meaning.nexus ?? nexusOfListing(listing, view),
    text: textOf(hits),
    facts: factsOf(hits),
    sources: sourcesOf(hits),
    citation: distinct(hits.map((hit) => citationOf(hit.listing))).join('; '),
    clears: best.doubt === '' ? meaning.clears : personalIdentity,
    ...(since[0] ? { effectiveFrom: since[0] } : {}),
    ...(ends.includes('') ? {} : { effectiveTo: [...ends].sort().at(-1)! }),
  }
}
