import { cues } from '../lexicon.ts'
import type { Attribution } from './attribution.ts'
import { spanOf } from './span.ts'
import type { ClauseView } from './view.ts'

/** "accused China of …" begins with its verb: the source is no part of what it says. */
export function claimSpan(
  view: ClauseView,
  attribution: Attribution,
): { start: number; end: number } {
  const { segment, p, text } = view
  const own = / (of|for|with)$/.test(attribution.pattern) || attribution.modality === 'denied'
  let from = segment.from
  if (own) {
    const verb = view.chunks.find(
      (c) => c.kind === 'vg' && cues().has(`verb:${p.tokens[c.head]!.lemma}`),
    )
    if (verb) from = farGerund(view, verb.from) ?? verb.from
  }
  return spanOf(text, p, from, segment.to)
}

/** "sentenced an engineer to seven years in prison for exporting …": what was done stands far behind. */
function farGerund(view: ClauseView, verb: number): number | undefined {
  const k = view.chunks.findIndex(
    (c, i) => c.kind === 'prep' && c.word === 'for' && view.vg(i + 1)?.finite === false,
  )
  const gerund = view.vg(k + 1)
  return k > 0 && gerund && gerund.from - verb > 7 ? gerund.from : undefined
}
