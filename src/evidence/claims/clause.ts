import type { Attribution } from './attribution.ts'
import { bestOf, type Candidate, candidatesIn } from './candidates.ts'
import { choose } from './choose.ts'
import { fillDenial } from './denials.ts'
import type { Draft } from './draft.ts'
import { draftOf } from './draft-claim.ts'
import { featuresOf } from './features.ts'
import { innerClaim } from './inner.ts'
import { mergeable, mergeInto, outranks } from './merge.ts'
import { noteSegment } from './notes.ts'
import { evaded, requested } from './requested.ts'
import type { ResolveContext } from './resolve.ts'
import type { ReaderState, Where } from './state.ts'
import { ClauseView } from './view.ts'
import { weigh } from './weigh.ts'

export function readClause(
  state: ReaderState,
  view: ClauseView,
  attribution: Attribution,
  where: Where,
): void {
  const ctx: ResolveContext = {
    ...state.context(),
    speaker: attribution.source,
    inQuotation: where.quotation,
  }
  const all = withAntecedent(view, ctx).filter(
    (c, _, others) => !requested(view, c) && !evaded(c, others),
  )
  const candidates = all.filter((c) => c.met)
  const features = featuresOf(view, attribution, all, where.quotation)
  state.trace?.push({
    start: view.p.tokens[view.segment.from]!.start,
    end: view.p.tokens[view.segment.to - 1]!.end,
    refused: new Set(all.filter((c) => !c.met).map((c) => c.frame.kind)),
    possible: new Set(candidates.map((c) => c.frame.kind)),
    features,
  })
  const denies = attribution.modality === 'denied'
  if (where.deniedNext) {
    fillDenial(state, view, bestOf(candidates))
    return
  }
  const verdict = denies ? undefined : weigh(features)
  const { best, weighed } = verdict
    ? choose(view, ctx, all, verdict)
    : { best: bestOf(candidates), weighed: false }
  if (weighed && !best) {
    noteSegment(state, view.p, view.segment.from, view.segment.to)
    return
  }
  const inner = innerClaim(view, best, candidates)
  const outer = inner ? part(view, view.segment.from, view.chunks[inner.at]!.from) : view
  const draft = draftOf(state, outer, attribution, best, { ...where, weighed })
  if (draft) addDraft(state, draft, outer, best)
  if (inner) readInner(state, view, attribution, inner, where)
  noteSegment(state, view.p, view.segment.from, view.segment.to)
}

/** What a clause inside the clause claims; a reason for sanctions is the sanctioner's allegation. */
function readInner(
  state: ReaderState,
  view: ClauseView,
  attribution: Attribution,
  inner: { at: number; candidate: Candidate },
  where: Where,
): void {
  const from = view.chunks[inner.at + 1]!.from
  const clause = part(view, from, view.segment.to)
  const last = state.drafts.at(-1)
  const reason = view.chunks[inner.at]!.kind === 'prep'
  const own = reason && last?.pattern.endsWith('own act') ? last.source : attribution.source
  const draft = draftOf(state, clause, { ...attribution, source: own }, inner.candidate, {
    ...where,
    deniedNext: false,
  })
  if (draft && reason && draft.modality === 'stated' && own.kind !== 'publisher')
    draft.modality = 'alleged'
  if (draft) addDraft(state, draft, clause, inner.candidate)
}

/** "the exercises, which began on …": an event noun carries its claim into the relative clause. */
function withAntecedent(
  view: ClauseView,
  ctx: Parameters<typeof candidatesIn>[1],
): readonly Candidate[] {
  const own = candidatesIn(view, ctx)
  const antecedent = view.segment.antecedent
  if (own.some((c) => c.met) || !antecedent) return own
  const alone = new ClauseView(view.text, view.p, {
    ...view.segment,
    chunks: [antecedent],
    from: antecedent.from,
    to: antecedent.to,
  })
  const carried = candidatesIn(alone, ctx).filter((c) => c.met && c.frame.kind === 'exercise')
  return [...own, ...carried]
}

function addDraft(
  state: ReaderState,
  draft: Draft,
  view: ClauseView,
  best: Candidate | undefined,
): void {
  const last = state.drafts.at(-1)
  const sameSentence = last && last.sentence === draft.sentence && last.source === draft.source
  if (last && sameSentence && !draft.quotation && mergeable(last, draft, view)) {
    if (outranks(draft, last)) {
      last.kind = draft.kind
      last.pattern = draft.pattern
    }
    mergeInto(last, draft)
    if (draft.kind === 'risk') {
      last.start = draft.start
      last.affected = draft.affected
    }
  } else state.drafts.push(draft)
  if (
    draft.from &&
    draft.to &&
    best &&
    /^(transfer|support|procurement|development|production)$/.test(draft.kind)
  ) {
    state.discourse.lastPair = [draft.from, draft.to]
  }
}

/** The clause cut to a token range; its chunks keep their places, so that candidates still fit. */
function part(view: ClauseView, from: number, to: number): ClauseView {
  return new ClauseView(view.text, view.p, { ...view.segment, from, to })
}
