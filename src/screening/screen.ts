import { evidenceFor, type Match, type Party, scoreOf } from '../model/index.ts'
import { rememberedForms } from '../names/index.ts'
import { algorithmNamed } from './algorithms.ts'
import type { Index } from './build.ts'
import { checkIndexed } from './check-weights.ts'
import {
  compareFacts,
  type KnownPair,
  mostModifiers,
  namedEvidence,
  type Side,
  withName,
} from './compare-parties.ts'
import { type Facts, factsOf } from './facts.ts'
import { hashOf } from './hash-table.ts'
import { lookedUpIn, readAs } from './kinds.ts'
import { mostPlaces } from './name-table.ts'
import { type AllWeights, resolveWeights, type WeightOptions } from './weight-options.ts'

export interface ScreenOptions {
  /** Least score of a candidate that is returned, above 0 and below 1. Defaults to 0.5. */
  readonly cutoff?: number
  /** Least score that counts as a match. Defaults to 0.7. */
  readonly threshold?: number
  /** Most candidates returned, 1 to 10,000. Defaults to 25. */
  readonly limit?: number
  /** A name from `algorithms()`. Defaults to 'evidence'. */
  readonly algorithm?: string
  readonly weights?: WeightOptions
  /** Position of the party among those of the transaction, copied into the matches. Defaults to 0. */
  readonly partyIndex?: number
}

export interface ScreenResult {
  /** Best first: by evidence, then id. */
  readonly matches: Match[]
  /** How many candidates reach the cutoff, returned or not. */
  readonly total: number
}

/** All entities that may be the party: none missed.
 *
 * Equal, in ids, evidence and order, to comparing the party with every entity by `compareParties`.
 *
 * @throws TidewaiterError `screening.algorithm` for an unknown algorithm, `screening.option` for a cutoff,
 *   threshold or limit out of its range, `screening.weight` for a weight that cannot be used
 * @example
 * screen(index, { role: 'party', schema: 'Person', name: 'Igor Sechin', properties: {} }).matches[0].id
 */
export function screen(index: Index, party: Party, options: ScreenOptions = {}): ScreenResult {
  const { cutoff = 0.5, threshold = 0.7, limit = 25, partyIndex = 0 } = options
  algorithmNamed(options.algorithm ?? 'evidence').check({ cutoff, threshold, limit })
  const weights = resolveWeights(options.weights)
  checkIndexed(weights)
  const side = { schema: party.schema, facts: factsOf(withName(party), new Set(index.drop)) }
  const found = candidates(index, side, evidenceFor(cutoff), weights)
  const who = { role: party.role, index: partyIndex, name: party.name }
  const matches = found.slice(0, limit).map(({ entity, names }): Match => {
    const entry = index.entry(entity)
    const { evidence, score, contributions, name } = compareFacts(
      side,
      entry,
      weights,
      names && names.theirs < mostPlaces ? names : undefined,
    )
    const { id, caption, schema, datasets } = entry
    return {
      id,
      caption,
      schema,
      datasets: [...datasets],
      party: who,
      evidence,
      score: scoreOf(evidence),
      match: score >= threshold,
      name,
      contributions: [...contributions],
    }
  })
  return { matches, total: found.length }
}

interface Candidate {
  readonly entity: number
  readonly evidence: number
  /** The best pair of names; nothing where the entity shares a key. */
  readonly names?: KnownPair
}

function candidates(index: Index, side: Side, least: number, weights: AllWeights): Candidate[] {
  const keyed = byKey(index, side.facts)
  const plain = onlyNames(side.facts)
  const found: Candidate[] = []
  for (const [entity, names] of byName(index, side, least, weights)) {
    if (keyed.has(entity)) continue
    // Where nothing but names is known, the evidence of the best name is the whole evidence.
    const evidence = plain
      ? names.evidence
      : namedEvidence(side.facts, index.entry(entity).facts, names.evidence, weights)
    if (evidence >= least) found.push({ entity, evidence, names })
  }
  for (const entity of keyed) {
    const { evidence } = compareFacts(side, index.entry(entity), weights)
    if (evidence >= least) found.push({ entity, evidence })
  }
  // Entities are numbered in order of id.
  return found.sort((a, b) => b.evidence - a.evidence || a.entity - b.entity)
}

/** The best pair of names of every entity that may reach `least`. */
function byName(
  index: Index,
  side: Side,
  least: number,
  weights: AllWeights,
): Map<number, KnownPair> {
  const best = new Map<number, KnownPair>()
  const more = mostModifiers(side.facts, weights.feature)
  const leastName = Math.min(least, Math.max(weights.feature.floor, least - more))
  for (const name of lookedUpIn(side.schema)) {
    const open = index.table(name)
    if (!open) continue
    const { table, search } = open
    for (const [ours, { text, weak }] of side.facts.names.entries()) {
      for (const form of rememberedForms(text, readAs(name))) {
        search.each(form, leastName, weights.name, (record, evidence) => {
          for (
            let i = table.bearersAt[record] as number;
            i < (table.bearersAt[record + 1] as number);
            i++
          ) {
            const bearer = table.bearers[i] as number
            const amount = evidence + (weak || (bearer & 1) === 1 ? weights.feature.weakAlias : 0)
            const pair = { evidence: amount, ours, theirs: table.places[i] as number }
            const entity = bearer >>> 1
            const known = best.get(entity)
            if (known === undefined || better(pair, known)) best.set(entity, pair)
          }
        })
      }
    }
  }
  return best
}

/** More evidence, or as much by an earlier name of the entity, or of the party. */
function better(one: KnownPair, other: KnownPair): boolean {
  if (one.evidence !== other.evidence) return one.evidence > other.evidence
  return one.theirs < other.theirs || (one.theirs === other.theirs && one.ours < other.ours)
}

function byKey(index: Index, facts: Facts): Set<number> {
  const found = new Set<number>()
  for (const key of facts.keys)
    index.keys.each(hashOf(`${key.kind} ${key.value}`), (i) => found.add(i))
  return found
}

function onlyNames(facts: Facts): boolean {
  return (
    facts.keys.length +
      facts.births.length +
      facts.countries.length +
      facts.genders.length +
      facts.places.length ===
    0
  )
}
