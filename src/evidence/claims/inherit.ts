import type { Candidate } from './candidates.ts'
import type { Draft } from './draft.ts'
import type { ReaderState } from './state.ts'
import { thingOf } from './things.ts'
import type { ClauseView } from './view.ts'

/** Roles that the clause leaves open, from the reporting clause, the sentence, or the claim before. */
export function inherit(state: ReaderState, draft: Draft, view: ClauseView, best: Candidate): void {
  if (!/^(transfer|support|procurement|evasion)$/.test(draft.kind)) return
  const topic = state.topic
  if (topic && draft.quotation) {
    setRole(draft, 'from', topic.parties.from?.[0]?.id)
    setRole(draft, 'to', topic.parties.to?.[0]?.id)
    const anaphor =
      draft.what.length === 0 ||
      draft.what.every((w) => /^(it|this|that|these|those|they|them)$/i.test(w))
    if (anaphor && state.topicView && topic.what.length > 0) {
      draft.what = topic.what.map((np) => thingOf(state.topicView!, np)).filter((w) => w !== '')
      draft.inferred.add('what')
    }
  }
  draft.what = draft.what.filter(
    (w) => !/^(it|this|that|these|those|they|them|which|some|many|most)$/i.test(w),
  )
  fromSentence(draft, view)
  fromThing(draft, view, best)
  fromPlace(draft, view, best)
  if (best.frame.needs.includes('anaphor') || (draft.kind === 'evasion' && draft.from && !draft.to))
    fromPair(state, draft)
  else if (draft.quotation && !draft.from && !draft.to) fromPair(state, draft)
  else if (/^(transfer|support)$/.test(draft.kind) && !draft.from !== !draft.to) {
    fromPair(state, draft)
    const known = draft.to ?? draft.from
    if (known && !draft.quotation)
      setRole(draft, draft.to ? 'from' : 'to', state.otherCountry(known))
  }
}

function setRole(draft: Draft, role: 'from' | 'to', id: string | undefined): void {
  if (id === undefined || draft[role] !== undefined) return
  if (id === (role === 'from' ? draft.to : draft.from)) return
  draft[role] = id
  draft.inferred.add(role)
}

/** One role known and one other country in the same sentence: that is the other. */
function fromSentence(draft: Draft, view: ClauseView): void {
  if ((draft.from === undefined) === (draft.to === undefined)) return
  if (!draft.quotation && draft.kind !== 'support') return
  const sentence = draft.quotation ? sentenceRange(view) : view.segment
  const others = new Set(
    view.p.places
      .filter((m) => m.from >= sentence.from && m.to <= sentence.to && m.kind !== 'city')
      .map((m) => m.country)
      .filter((c) => c !== draft.from && c !== draft.to),
  )
  if (others.size !== 1) return
  const [other] = [...others]
  setRole(draft, draft.from === undefined ? 'from' : 'to', other)
}

/** "a second US launcher", "the Fath-360 missiles": what is handed over comes from its makers. */
function fromThing(draft: Draft, view: ClauseView, best: Candidate): void {
  if (draft.from !== undefined || draft.to === undefined) return
  for (const np of best.what) {
    const inside = (m: { from: number; to: number }): boolean => m.from >= np.from && m.to <= np.to
    const named = view.p.places.find((m) => inside(m) && m.kind === 'adjective')?.country
    const made = view.p.weapons.find(inside)?.system.country
    setRole(draft, 'from', named ?? (made === '' ? undefined : made))
  }
}

/** "have been teaching in Harbin", "arrived near Minsk": where things come to or help is given. */
function fromPlace(draft: Draft, view: ClauseView, best: Candidate): void {
  if (draft.to !== undefined || !/^(transfer|support)$/.test(draft.kind)) return
  for (let k = best.at + 1; k < view.chunks.length; k++) {
    const np = view.np(k)
    if (!np || !/^(in|at|near|outside|inside)$/.test(view.word(k - 1))) continue
    const place = view.p.places.find((m) => m.from >= np.from && m.to <= np.to)
    if (!place) continue
    setRole(draft, 'to', place.country)
    return
  }
}

function sentenceRange(view: ClauseView): { from: number; to: number } {
  for (const speech of view.p.speeches.values()) {
    for (const s of speech.sentences)
      if (s.from <= view.segment.from && s.to >= view.segment.to) return s
  }
  return view.segment
}

function fromPair(state: ReaderState, draft: Draft): void {
  const pair = state.discourse.lastPair
  if (!pair) return
  const [from, to] = pair
  if (draft.from === undefined && draft.to === undefined) {
    setRole(draft, 'from', from)
    setRole(draft, 'to', to)
  } else if (draft.from === from) setRole(draft, 'to', to)
  else if (draft.to === to) setRole(draft, 'from', from)
}
