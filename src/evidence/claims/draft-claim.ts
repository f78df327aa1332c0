import { modalityIndex } from '../lexicon.ts'
import type { Attribution } from './attribution.ts'
import type { Candidate } from './candidates.ts'
import { claimSpan } from './claim-span.ts'
import { controlIn, domainsIn, dualUseDenied } from './control.ts'
import { dateIn } from './dates.ts'
import { deniesSomething } from './denials.ts'
import type { Draft } from './draft.ts'
import { impliedKind } from './implied.ts'
import { modalityOf } from './modality.ts'
import { ownSource } from './own-source.ts'
import { fillRoles } from './roles.ts'
import type { ReaderState, Where } from './state.ts'
import type { ClauseView } from './view.ts'

export function draftOf(
  state: ReaderState,
  view: ClauseView,
  attribution: Attribution,
  best: Candidate | undefined,
  where: Where,
): Draft | undefined {
  const { segment, p, text } = view
  const denies = attribution.modality === 'denied'
  const other = best || denies ? undefined : impliedKind(view, attribution)
  if (!best && !other && !(denies && (where.denies || deniesSomething(view)))) return undefined
  if (/^(if|unless|whether)$/.test(segment.marker) && segment.link === 'sub') return undefined
  if (best && unreal(view, best)) return undefined
  if (best && /^(should|must|shall)$/.test(best.modal)) return undefined
  if (
    best &&
    where.hypothetical &&
    best.frame.kind !== 'risk' &&
    /^(would|'d|’d)$/.test(best.modal)
  )
    return undefined
  const span = claimSpan(view, attribution)
  const draft: Draft = {
    ...span,
    kind: denies ? 'denial' : (best?.frame.kind ?? other ?? 'denial'),
    source: attribution.source,
    modality: 'stated',
    via: attribution.via,
    actors: [],
    what: [],
    domains: domainsIn(p, segment.from, segment.to),
    affected: [],
    quotation: where.quotation,
    hedges: hedgesIn(view),
    pattern: `${best ? `${best.frame.kind}: ${best.frame.trigger}${where.weighed ? ', weighed' : ''}` : other ? `${other}: implied` : 'denial'}; ${attribution.pattern}`,
    inferred: new Set(attribution.source.resolved ? ['source'] : []),
    deniesDualUse: false,
    sentence: where.key,
    paragraph: p.index,
    link: segment.link,
  }
  const control = controlIn(p, segment.from, segment.to)
  if (control) draft.control = control
  draft.deniesDualUse = dualUseDenied(p, segment.from, segment.to, control)
  const date = dateIn(text.slice(span.start, span.end), state.published) ?? where.cueDate
  if (date) draft.date = date
  if (best) fillRoles(state, draft, view, best)
  if (best) ownSource(state, draft, view, best, attribution)
  const modality = modalityOf({ view, draft, attribution, candidate: best })
  if (modality === undefined) return undefined
  draft.modality = modality
  if (draft.source.kind === 'publisher' && best?.frame.kind === 'denial') return undefined
  // a stance is somebody's: "paper does not stop drones" is none
  if (draft.kind === 'position' && draft.source.kind === 'publisher' && draft.actors.length === 0)
    return undefined
  if (modality === 'denied') draft.kind = 'denial'
  // "warned that it could help …": what is feared is a risk
  if (
    modality === 'predicted' &&
    attribution.modality === 'predicted' &&
    /^(could|might|may|would|'d|’d)$/.test(best?.modal ?? '')
  )
    draft.kind = 'risk'
  ownActors(draft)
  // "if the route stays open, chips could reach …"
  if (where.hypothetical && /^(could|might|may)$/.test(best?.modal ?? '')) draft.kind = 'risk'
  return draft
}

/** A stance or a denial is its source's where no words name another's. */
function ownActors(draft: Draft): void {
  const { party, source } = draft.source
  const id = party?.id ?? source.country
  if (!id || draft.actors.length > 0 || !/^(position|denial)$/.test(draft.kind)) return
  draft.actors.push(id)
  draft.inferred.add('actors')
}

function hedgesIn(view: ClauseView): string[] {
  const found: string[] = []
  for (let i = view.segment.from; i < view.segment.to; i++) {
    const t = view.p.tokens[i]!
    for (const word of modalityIndex().get(t.lower) ?? []) {
      if (!/^(hedge|adverb|adjective|modal)$/.test(word.kind)) continue
      const fits = word.words.every((w, k) => view.p.tokens[i + k]?.lower === w)
      if (fits && t.lower !== 'will' && !found.includes(word.word)) found.push(word.word)
    }
  }
  return found
}

/** "some determination to provide", "refuses to sell": said not to have happened. */
function unreal(view: ClauseView, best: Candidate): boolean {
  const vg = view.vg(best.at)
  if (!vg?.infinitive) return false
  const before = view.chunks[best.at - 1]
  if (!before || (before.kind !== 'np' && before.kind !== 'vg')) return false
  const lemma = view.p.tokens[before.head]!.lemma
  return (modalityIndex().get(lemma) ?? []).some((word) => word.effect === 'irrealis')
}
