import type { Candidate } from './candidates.ts'
import type { ClauseView } from './view.ts'

/** "urged partners to impose sanctions": what is asked for is not said to happen. */
export function requested(view: ClauseView, c: Candidate): boolean {
  if (!view.vg(c.at)?.infinitive) return false
  const verb = view.chunks.slice(0, c.at).findLast((chunk) => chunk.kind === 'vg')
  return (
    verb?.kind === 'vg' &&
    /^(urge|ask|call|demand|press|beg|appeal|implore|invite|petition|lobby|agree)$/.test(
      view.lemma(verb),
    )
  )
}

/** "to evade export controls": the controls are what is evaded, and no sanction of their own. */
export function evaded(c: Candidate, all: readonly Candidate[]): boolean {
  if (c.frame.kind !== 'sanction' || c.frame.pos !== 'noun') return false
  return all.some((other) => other.frame.kind === 'evasion' && other.frame.pos === 'verb')
}
