import { partiesIn } from '../mentions/party.ts'
import { sourceAt } from '../mentions/sources.ts'
import type { Attribution } from './attribution.ts'
import type { Candidate } from './candidates.ts'
import type { SourceRef } from './discourse.ts'
import type { Draft } from './draft.ts'
import type { ReaderState } from './state.ts'
import type { ClauseView } from './view.ts'

/** A state whose own act or position is told without another source is the source itself. */
export function ownSource(
  state: ReaderState,
  draft: Draft,
  view: ClauseView,
  best: Candidate,
  attribution: Attribution,
): void {
  if (attribution.source.kind !== 'publisher') return
  const verb = view.chunks.findIndex((c) => c.kind === 'vg' && c.finite && !c.participle)
  const watches =
    best.frame.pos === 'noun' &&
    verb >= 0 &&
    verb < best.at &&
    /^(transfer|support|procurement|evasion|concealment|risk)$/.test(draft.kind)
  const alone = draft.kind === 'agreement' && draft.actors.length === 2
  const acts = /^(sanction|position)$/.test(draft.kind) || alone
  const bears =
    best.frame.pos === 'noun' &&
    verb >= 0 &&
    /^(be|face|remain|suffer|evade)$/.test(view.lemma(view.vg(verb)!))
  if (draft.kind === 'sanction' && bears) {
    const subject = view.subjectOf(verb)[0]
    const party =
      subject && partiesIn(view.text, view.p, subject.from, subject.to, state.register)[0]
    if (party && !draft.to) draft.to = party.id
    return
  }
  if (!watches && !acts) return
  const at = verb >= 0 ? view.subjectAt(verb) : undefined
  const vg = verb >= 0 ? view.vg(verb) : undefined
  const passive = vg?.passive ?? false
  const where = at !== undefined ? view : undefined
  const source =
    where && at !== undefined && !passive
      ? sourceAt(where, at, state.context())
      : actorSource(state, view)
  const official = source?.kind === 'person' && draft.kind === 'position'
  if (!source || !(official || /^(country|body)$/.test(source.kind))) return
  if (source.source.country === undefined) return
  if (watches && draft.from === source.source.country) return
  // "X and Y agreed" is nobody's own act; "X agreed with Y" is
  if (alone && at !== undefined && view.joined(at).length > 1) return
  draft.source = source
  draft.pattern = draft.pattern.replace(/narrative$/, 'own act')
}

/** "a company that the European Union put on its list": the subject inside the relative clause. */
function actorSource(state: ReaderState, view: ClauseView): SourceRef | undefined {
  const k = view.chunks.findIndex(
    (c, i) => c.kind === 'np' && view.vg(i + 1)?.finite && !view.vg(i + 1)?.passive,
  )
  return k < 0 ? undefined : sourceAt(view, k, state.context())
}
