import type { Match } from '../model/index.ts'

/** One hit for a reviewer: a match, and those of other lists that are the same party. */
export interface Hit {
  /** The best of them. */
  readonly match: Match
  readonly others: readonly Match[]
  /** All lists on which the party stands, those of records that did not match among them. */
  readonly lists: readonly string[]
}

/** The matches of a row as hits: records that are held to be one party are looked at once.
 *
 * @param matches best first, as a decision has them
 * @example
 * hitsOf(decision.matches)[0].lists // ['un_sc_sanctions', 'us_ofac_sdn']
 */
export function hitsOf(matches: readonly Match[]): readonly Hit[] {
  const hits = new Map<string, { match: Match; others: Match[]; lists: Set<string> }>()
  for (const match of matches) {
    const key = `${match.party.index} ${match.joined?.party ?? match.id}`
    const known = hits.get(key)
    if (known) known.others.push(match)
    else {
      const lists = (match.joined?.records ?? []).flatMap((record) => record.datasets)
      hits.set(key, { match, others: [], lists: new Set([...match.datasets, ...lists]) })
    }
  }
  return [...hits.values()].map((hit) => ({ ...hit, lists: [...hit.lists].sort() }))
}
