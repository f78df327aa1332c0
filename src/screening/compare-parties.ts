import { type Contribution, type Entity, type Party, scoreOf } from '../model/index.ts'
import { compareNames, type NameComparison, type NameKind, nameEvidence } from '../names/index.ts'
import { compareBirths } from './birth.ts'
import { type Facts, factsOf, type Key, type NamedAs } from './facts.ts'
import type { FeatureWeights } from './feature-weights.ts'
import { comparedAs } from './kinds.ts'
import { type AllWeights, resolveWeights, type WeightOptions } from './weight-options.ts'

export interface CompareOptions {
  readonly weights?: WeightOptions
  /** Properties that are left out of the comparison. */
  readonly drop?: readonly string[]
}

export interface Comparison {
  /** Centinats, the sum of the contributions. */
  readonly evidence: number
  readonly score: number
  readonly contributions: readonly Contribution[]
  /** Which of the entity's names matched; '' where none was compared. */
  readonly name: string
}

/** Compares a party with an entity in all that both have: the plain model that the index must equal.
 *
 * What one side does not have is not compared and counts for nothing.
 *
 * @example
 * compareParties(party, entity).contributions.map((c) => c.text)
 * // ['before anything is compared: …', 'equal: "Sechin" and "Sechin"', …, 'birth year differs by 12: …']
 */
export function compareParties(
  query: Pick<Party, 'schema' | 'properties' | 'name'>,
  entity: Pick<Entity, 'schema' | 'properties'>,
  options: CompareOptions = {},
): Comparison {
  const drop = new Set(options.drop ?? [])
  return compareFacts(
    { schema: query.schema, facts: factsOf(withName(query), drop) },
    { schema: entity.schema, facts: factsOf(entity.properties, drop) },
    resolveWeights(options.weights),
  )
}

export interface Side {
  readonly schema: string
  readonly facts: Facts
}

/** The most that anything but names and keys can add to the evidence of a side.
 *
 * @example
 * mostModifiers(facts, weights) // 0 where only names are known
 */
export function mostModifiers(facts: Facts, weights: FeatureWeights): number {
  const births = facts.births.length > 0 ? weights.birthDay : 0
  const countries = facts.countries.length > 0 ? weights.country : 0
  const genders = facts.genders.length > 0 ? weights.gender : 0
  return births + countries + genders + (facts.places.length > 0 ? weights.place : 0)
}

/** The properties of a party with its name among them. */
export function withName(party: Pick<Party, 'properties' | 'name'>): Record<string, string[]> {
  const names = party.properties.name ?? []
  return names.includes(party.name) || party.name === ''
    ? party.properties
    : { ...party.properties, name: [party.name, ...names] }
}

/** The evidence of `compareFacts` alone, for sides that share no key.
 *
 * @param names the evidence of the best pair of names, with the cost of a weak alias
 */
export function namedEvidence(
  query: Facts,
  entity: Facts,
  names: number,
  weights: AllWeights,
): number {
  const keys = query.keys.length === 0 ? [] : compareKeys(query, entity, weights.feature)
  const rest = names >= weights.feature.floor ? modifiers(query, entity, weights.feature) : []
  return names + sumOf(keys) + sumOf(rest)
}

function sumOf(parts: readonly Contribution[]): number {
  let sum = 0
  for (const part of parts) sum += part.amount
  return sum
}

/** The pair of names that agrees best, the first among equals, as an index knows it. */
export interface KnownPair {
  /** With the cost of a weak alias. */
  readonly evidence: number
  /** Places among the names of the query and of the entity. */
  readonly ours: number
  readonly theirs: number
}

/** Compares two sides; see `compareParties`.
 *
 * @param known the best pair of names, where it need not be sought
 */
export function compareFacts(
  query: Side,
  entity: Side,
  weights: AllWeights,
  known?: KnownPair,
): Comparison {
  const keys = compareKeys(query.facts, entity.facts, weights.feature)
  const decided = keys.some((item) => item.amount > 0)
  const named = bestName(query, entity, weights, known)
  const parts = nameParts(named, decided, weights)
  const nameEvidence = sumOf(parts)
  const rest =
    decided || nameEvidence >= weights.feature.floor
      ? modifiers(query.facts, entity.facts, weights.feature)
      : []
  const contributions = [...parts, ...keys, ...rest]
  const evidence = sumOf(contributions)
  return { evidence, score: scoreOf(evidence), contributions, name: named?.name ?? '' }
}

interface BestName extends NameComparison {
  readonly name: string
}

interface BestPair {
  readonly ours: NamedAs
  readonly theirs: NamedAs
}

/** The pair of names that agrees best, the first among equals; nothing where there is none. */
function bestPair(
  query: Side,
  entity: Side,
  kind: NameKind,
  weights: AllWeights,
): BestPair | undefined {
  let best: BestPair | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const theirs of entity.facts.names) {
    for (const ours of query.facts.names) {
      const plain = nameEvidence(ours.text, theirs.text, { kind, weights: weights.name })
      const evidence = plain + (theirs.weak || ours.weak ? weights.feature.weakAlias : 0)
      if (evidence <= most) continue
      most = evidence
      best = { ours, theirs }
    }
  }
  return best
}

function knownPair(query: Side, entity: Side, known: KnownPair | undefined): BestPair | undefined {
  const ours = known && query.facts.names[known.ours]
  const theirs = known && entity.facts.names[known.theirs]
  return ours && theirs && { ours, theirs }
}

function bestName(
  query: Side,
  entity: Side,
  weights: AllWeights,
  known?: KnownPair,
): BestName | undefined {
  const kind = comparedAs(query.schema, entity.schema)
  if (kind === undefined) return undefined
  const pair = knownPair(query, entity, known) ?? bestPair(query, entity, kind, weights)
  if (pair === undefined) return undefined
  const found = compareNames(pair.ours.text, pair.theirs.text, { kind, weights: weights.name })
  return { ...weakened(found, pair, weights), name: pair.theirs.text }
}

function weakened(
  found: NameComparison,
  { ours, theirs }: BestPair,
  weights: AllWeights,
): NameComparison {
  if (!theirs.weak && !ours.weak) return found
  const amount = weights.feature.weakAlias
  const part: Contribution = {
    feature: 'name.weakAlias',
    query: ours.text,
    candidate: theirs.text,
    amount,
    text: `the list itself calls the alias weak: "${theirs.text}"`,
  }
  return { evidence: found.evidence + amount, contributions: [...found.contributions, part] }
}

/** Where a key is equal, differing names count no more than `nameBesideKey`: companies are renamed,
 * vessels too. */
function nameParts(
  named: BestName | undefined,
  decided: boolean,
  weights: AllWeights,
): readonly Contribution[] {
  const prior: Contribution = {
    feature: 'prior',
    query: '',
    candidate: '',
    amount: weights.name.prior,
    text: 'before anything is compared: few names are on a list',
  }
  if (!named) return [prior]
  const own = named.evidence - weights.name.prior
  const least = weights.feature.nameBesideKey
  if (!decided || own >= least) return named.contributions
  return [
    prior,
    {
      feature: 'name.besideKey',
      query: named.contributions[1]?.query ?? '',
      candidate: named.name,
      amount: least,
      text: `the names differ, but an identifier is the same: "${named.name}"`,
    },
  ]
}

/** Equal values of one kind, best first; or one contradiction per kind of number. */
function compareKeys(query: Facts, entity: Facts, weights: FeatureWeights): Contribution[] {
  const out: Contribution[] = []
  const worth = {
    identifier: weights.identifierEqual,
    wallet: weights.walletEqual,
    contact: weights.contactEqual,
    address: weights.addressEqual,
  }
  for (const kind of new Set(query.keys.map((key) => key.kind))) {
    const ours = query.keys.filter((key) => key.kind === kind)
    const theirs = entity.keys.filter((key) => key.kind === kind)
    if (theirs.length === 0) continue
    const pair = equalPair(ours, theirs)
    if (pair) out.push(keyPart(pair[0], pair[1], 'equal', worth[pair[0].group]))
    else if (contradictable.has(kind))
      out.push(keyPart(ours[0] as Key, theirs[0] as Key, 'different', weights.identifierDifferent))
  }
  return out
}

/** Kinds of which a thing has one at a time, so that another value contradicts. */
const contradictable = new Set(['imoNumber', 'leiCode', 'tax', 'ogrnCode', 'mmsi', 'serialNumber'])

function equalPair(ours: readonly Key[], theirs: readonly Key[]): [Key, Key] | undefined {
  for (const a of ours) for (const b of theirs) if (a.value === b.value) return [a, b]
  return undefined
}

function keyPart(a: Key, b: Key, word: 'equal' | 'different', amount: number): Contribution {
  const verb = word === 'equal' ? 'equal' : 'differs'
  return {
    feature: `${a.property}.${word}`,
    query: a.shown,
    candidate: b.shown,
    amount,
    text: `${a.property} ${verb}: "${a.shown}" and "${b.shown}"${remarks(a, b)}`,
  }
}

/** What is wrong with the numbers themselves: lists do hold wrong ones, and parties mistype theirs. */
function remarks(a: Key, b: Key): string {
  const found = [a, b].flatMap(({ shown, remark }) =>
    remark === undefined ? [] : [`"${shown}": ${remark}`],
  )
  return found.length === 0 ? '' : ` (${[...new Set(found)].join('; ')})`
}

function modifiers(query: Facts, entity: Facts, weights: FeatureWeights): Contribution[] {
  const out: Contribution[] = []
  const birth = compareBirths(query.births, entity.births, weights)
  if (birth) out.push(birth)
  const sets = [
    ['country', query.countries, entity.countries, weights.country, weights.countryDifferent],
    ['gender', query.genders, entity.genders, weights.gender, weights.genderDifferent],
    ['birthPlace', query.places.map(fold), entity.places.map(fold), weights.place, 0],
  ] as const
  for (const [feature, ours, theirs, equal, different] of sets) {
    if (ours.length === 0 || theirs.length === 0) continue
    const common = ours.find((value) => theirs.includes(value))
    if (common === undefined && different === 0) continue
    out.push({
      feature: common === undefined ? `${feature}.different` : `${feature}.equal`,
      query: common ?? ours.join(', '),
      candidate: common ?? theirs.join(', '),
      amount: common === undefined ? different : equal,
      text:
        common === undefined
          ? `${feature} differs: ${ours.join(', ')} and ${theirs.join(', ')}`
          : `${feature} equal: ${common}`,
    })
  }
  return out
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
