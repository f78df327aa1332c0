import { evidenceFor, type Match, type Party } from '../model/index.ts'
import { algorithmNamed } from './algorithms.ts'
import type { Entry, Index } from './build.ts'
import {
  type Comparison,
  canReach,
  compareFacts,
  resolveWeights,
  type WeightOptions,
  withName,
} from './compare-parties.ts'
import { factsOf } from './facts.ts'

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
 * @throws TidewaiterError `screening.algorithm` for an unknown algorithm, `screening.option` for a cutoff,
 *   threshold or limit out of its range
 * @example
 * screen(index, { role: 'party', schema: 'Person', name: 'Igor Sechin', properties: {} }).matches[0].id
 */
export function screen(index: Index, party: Party, options: ScreenOptions = {}): ScreenResult {
  const { cutoff = 0.5, threshold = 0.7, limit = 25, partyIndex = 0 } = options
  const algorithm = algorithmNamed(options.algorithm ?? 'evidence')
  algorithm.check({ cutoff, threshold, limit })
  const weights = resolveWeights(options.weights)
  const side = { schema: party.schema, facts: factsOf(withName(party), new Set(index.drop)) }
  const least = evidenceFor(cutoff)
  const found: { entry: Entry; comparison: Comparison }[] = []
  for (const entry of index.entries) {
    if (!canReach(side, entry, least, weights)) continue
    const comparison = compareFacts(side, entry, weights)
    if (comparison.evidence >= least) found.push({ entry, comparison })
  }
  found.sort(
    (a, b) => b.comparison.evidence - a.comparison.evidence || (a.entry.id < b.entry.id ? -1 : 1),
  )
  const who = { role: party.role, index: partyIndex, name: party.name }
  const matches = found.slice(0, limit).map(
    ({ entry, comparison }): Match => ({
      id: entry.id,
      caption: entry.caption,
      schema: entry.schema,
      datasets: [...entry.datasets],
      party: who,
      evidence: comparison.evidence,
      score: comparison.score,
      match: comparison.score >= threshold,
      name: comparison.name,
      contributions: [...comparison.contributions],
    }),
  )
  return { matches, total: found.length }
}
