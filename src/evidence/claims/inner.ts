import type { Candidate } from './candidates.ts'
import type { ClauseView } from './view.ts'

/** Chunks at which a clause inside the clause begins: a relative without a comma that has its own
 * verb, or the reason of a sanction ("for procuring …").
 */
function innerClauses(view: ClauseView): readonly number[] {
  return view.chunks.flatMap((c, k) => {
    const relative = c.kind === 'rel' || c.kind === 'that'
    if (relative && view.chunks[k - 1]?.kind === 'np' && view.vg(k + 1)?.finite) return [k]
    const gerund = view.vg(k + 1)
    const reason = c.kind === 'prep' && c.word === 'for' && gerund && !gerund.finite
    return reason && !gerund.infinitive ? [k] : []
  })
}

/** A claim inside the clause of another: "firms that supplied chips to Russia", with where it begins. */
export function innerClaim(
  view: ClauseView,
  best: Candidate | undefined,
  candidates: readonly Candidate[],
): { at: number; candidate: Candidate } | undefined {
  if (!best) return undefined
  for (const k of innerClauses(view)) {
    if (k <= best.at) continue
    const reason = view.chunks[k]!.kind === 'prep'
    if (reason && best.frame.kind !== 'sanction') continue
    const candidate = candidates
      .filter((c) => c.at > k && c.frame.kind !== best.frame.kind && c.frame.pos === 'verb')
      .sort((a, b) => b.score - a.score)[0]
    if (candidate && !/^(position|risk|sanction|support|denial)$/.test(candidate.frame.kind))
      return { at: k, candidate }
  }
  return undefined
}
