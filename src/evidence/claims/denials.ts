import { cues } from '../lexicon.ts'
import type { Candidate } from './candidates.ts'
import { controlIn, domainsIn } from './control.ts'
import { fillRoles } from './roles.ts'
import { spanOf } from './span.ts'
import type { ReaderState } from './state.ts'
import type { ClauseView } from './view.ts'

export function fillDenial(
  state: ReaderState,
  view: ClauseView,
  best: Candidate | undefined,
): void {
  const denial = state.drafts.at(-1)
  const start = spanOf(view.text, view.p, view.segment.from, view.segment.to)
  if (denial?.kind !== 'denial' || denial.paragraph !== view.p.index) return
  const inside = (m: { from: number; to: number }): boolean =>
    m.from >= view.segment.from && m.to <= view.segment.to
  const named = view.p.goods.some(inside) || view.p.places.some(inside)
  const denied = best ? best.frame.kind : named ? 'goods' : undefined
  if (
    denied === undefined &&
    denial.pattern.startsWith('denial;') &&
    !/; deny\b/.test(denial.pattern) &&
    !/\b(report|accusation|allegation|claim|charge)s?\b/.test(
      view.text.slice(denial.start, denial.end),
    )
  ) {
    state.drafts.pop()
    return
  }
  denial.end = start.end
  denial.domains = domainsIn(view.p, view.segment.from, view.segment.to)
  const control = controlIn(view.p, view.segment.from, view.segment.to)
  if (control) denial.control = control
  if (best) fillRoles(state, denial, view, best)
}

/** "denied any wrongdoing", "rejected the report": is it a statement that is denied? */
export function deniesSomething(view: ClauseView): boolean {
  const act = view.chunks.some((c) => c.kind === 'vg' && !c.finite)
  const { from, to } = view.segment
  if (act && view.p.places.some((m) => m.from >= from && m.to <= to)) return true
  return view.has(
    (lemma, lower) =>
      cues().has(`noun:${lemma}`) ||
      /^(wrongdoing|involvement|case|matter|idea|notion|suggestion|theory|story|verdict|finding|link|knowledge|responsibility|guilt|that|it|them|this|role)$/.test(
        lower,
      ),
  )
}
