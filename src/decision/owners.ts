import type { Entity, Finding, Party } from '../model/index.ts'
import {
  buildOwnership,
  findingsOf,
  type ListedParty,
  type OwnershipData,
  type OwnershipView,
  partyId,
  prepareOwnership,
  readTransactionOwnership,
} from '../ownership/index.ts'
import type { DecisionContext, FoundMatch } from './context.ts'
import { isCertain } from './listings/identity.ts'
import type { View } from './view.ts'

/** Listed parties of ownership data: those that are certain, and those whose identity is not. */
interface Listed {
  readonly certain: readonly ListedParty[]
  readonly possible: readonly ListedParty[]
}

/** The entries that matched a party, as one listed party of the ownership data. */
function listedAs(
  id: string,
  found: readonly FoundMatch[],
  context: DecisionContext,
): { party: ListedParty; certain: boolean } | undefined {
  const matches = found.filter((one) => one.match)
  const certain = matches.filter((one) => isCertain(one, context))
  const used = certain.length > 0 ? certain : matches
  const listings = used.flatMap((one) => context.parties.listingsOf(one.id))
  if (listings.length === 0) return undefined
  const entity: Entity = {
    id,
    schema: 'LegalEntity',
    properties: {},
    datasets: [...new Set(listings.map((listing) => listing.dataset))],
    listings,
  }
  return { party: { id, entity }, certain: certain.length > 0 }
}

function sorted(
  found: Iterable<{ party: ListedParty; certain: boolean } | undefined>,
  before: readonly ListedParty[] = [],
): Listed {
  const all = [...found].filter((one) => one !== undefined)
  return {
    certain: [...before, ...all.filter((one) => one.certain).map((one) => one.party)],
    possible: all.filter((one) => !one.certain).map((one) => one.party),
  }
}

/** A finding that rests on an identity nobody has confirmed yet: a question, no answer. */
function unconfirmed(finding: Finding): Finding {
  return {
    ...finding,
    effect: finding.effect === 'block' ? 'review' : finding.effect,
    text: `${finding.text} The listed owner is a possible match only: confirm the identity first.`,
  }
}

/** Parties of an order go by their names: its own numbers for them say nothing to a reader. */
function byName(finding: Finding): Finding {
  const plain = (text: string) => text.replaceAll(/ \(party \d+\)/g, '')
  const text = plain(finding.text)
  return {
    ...finding,
    text,
    // What the sentence says already is no further fact.
    facts: finding.facts
      .map((fact) => ({ ...fact, value: plain(fact.value) }))
      .filter((fact) => !text.includes(fact.value)),
  }
}

/** Ownership solved twice: with the certain owners, and with the possible ones beside them. */
interface Solved {
  readonly certain: OwnershipView
  readonly possible?: OwnershipView
}

function solve(data: OwnershipData, listed: Listed, asOf: string): Solved {
  const graph = buildOwnership(data)
  const certain = prepareOwnership(graph, listed.certain, { asOf })
  if (listed.possible.length === 0) return { certain }
  return {
    certain,
    possible: prepareOwnership(graph, [...listed.certain, ...listed.possible], { asOf }),
  }
}

function findingsAbout(
  solved: Solved,
  subject: { readonly id?: string; readonly name?: string },
): readonly Finding[] {
  const certain = findingsOf(solved.certain, subject)
  if (!solved.possible) return certain
  const known = new Set(certain.map((finding) => `${finding.rule} ${finding.text}`))
  const more = findingsOf(solved.possible, subject).filter(
    (finding) => !known.has(`${finding.rule} ${finding.text}`),
  )
  return [...certain, ...more.map(unconfirmed)]
}

const givenData = new WeakMap<OwnershipData, WeakMap<DecisionContext, Solved>>()

/** The statements that the user gave, with their parties screened: once for a context. */
function solvedGiven(data: OwnershipData, context: DecisionContext): Solved {
  const byContext = givenData.get(data) ?? new WeakMap<DecisionContext, Solved>()
  givenData.set(data, byContext)
  const known = byContext.get(context)
  if (known) return known
  const { cutoff, match } = context.policy.thresholds
  const options = { cutoff, threshold: match, limit: 10 }
  const found = [...data.entities.values()].map((entity) => {
    const name = entity.properties.name?.[0] ?? entity.id
    const party: Party = {
      role: 'owner',
      schema: entity.schema,
      name,
      properties: { name: [name], ...entity.properties },
    }
    return listedAs(entity.id, context.parties.screen(party, options).matches, context)
  })
  const marked = [...data.listed].map((id) => ({ id }))
  const solved = solve(data, sorted(found, marked), context.asOf)
  byContext.set(context, solved)
  return solved
}

/** A party that the given statements show to be reached stands as a listed owner in the order. */
function reachedParty(index: number, findings: readonly Finding[]): ListedParty | undefined {
  const listings = findings
    .filter((finding) => finding.rule === 'ownership.reached' && finding.effect === 'block')
    .map((finding) => ({
      dataset: 'ownership',
      version: finding.sources[0]?.version ?? '',
      authority: 'ownership statements',
      jurisdiction: finding.jurisdiction,
      programs: [],
      measures: [
        finding.basis === 'licence_required'
          ? ('licence_required' as const)
          : ('asset_freeze' as const),
      ],
      recordId: finding.sources[0]?.record ?? '',
    }))
  if (listings.length === 0) return undefined
  const id = partyId(index)
  return { id, entity: { id, schema: 'LegalEntity', properties: {}, datasets: [], listings } }
}

/** What ownership says of the parties of a transaction.
 *
 * Two sources are read: the owners that the row itself names (`ownerOf`, `percent`), and the
 * statements of the context, in which parties are found by equal name. An owner that is listed or
 * reached carries over to what it owns; the owner as such is no party to the trade.
 *
 * @example
 * ownersSay(view).map((finding) => finding.rule) // ['ownership.reached']
 */
export function ownersSay(view: View): readonly Finding[] {
  const { transaction, context } = view
  const findings: Finding[] = []
  const reached: ListedParty[] = []
  if (context.ownership) {
    const solved = solvedGiven(context.ownership, context)
    for (const [index, party] of transaction.parties.entries()) {
      const about = findingsAbout(solved, { name: party.name })
      if (party.role !== 'owner') findings.push(...about)
      const found = reachedParty(index, about)
      if (found) reached.push(found)
    }
  }
  if (!transaction.parties.some((party) => party.ownerOf !== undefined)) return findings
  const found = transaction.parties.map((_, index) =>
    listedAs(
      partyId(index),
      view.matches.filter((match) => match.party.index === index),
      context,
    ),
  )
  const listed = sorted(found, reached)
  const data = readTransactionOwnership(transaction)
  const solved = solve(data, listed, context.asOf)
  const owned = new Set(transaction.parties.flatMap((party) => party.ownerOf ?? []))
  for (const index of owned)
    findings.push(...findingsAbout(solved, { id: partyId(index) }).map(byName))
  return findings
}
