import type { Modality } from '../claim.ts'
import { modalityIndex } from '../lexicon.ts'
import type { Attribution } from './attribution.ts'
import type { Candidate } from './candidates.ts'
import type { Draft } from './draft.ts'
import type { ClauseView } from './view.ts'

export interface ModalityQuestion {
  readonly view: ClauseView
  readonly draft: Draft
  readonly attribution: Attribution
  readonly candidate: Candidate | undefined
}

/** Adverbs and adjectives override: "allegedly", "the reported aid". */
function override(view: ClauseView): Modality | undefined {
  let found: Modality | undefined
  for (let i = view.segment.from; i < view.segment.to; i++) {
    const t = view.p.tokens[i]!
    for (const word of modalityIndex().get(t.lower) ?? []) {
      if (word.kind === 'adjective' && !/^(NOUN|PROPN|ADJ)$/.test(view.p.tokens[i + 1]?.pos ?? ''))
        continue
      if (word.kind !== 'adverb' && word.kind !== 'adjective') continue
      if (word.effect === 'alleged') return 'alleged'
      if (word.effect === 'reported') found = 'reported'
    }
  }
  return found
}

/** Does the source speak of its own act or stance? */
function isOwn(draft: Draft): boolean {
  const party = draft.source.party
  if (!party) return false
  const own = (id: string | undefined): boolean =>
    id !== undefined && (id === party.id || (id === party.country && party.entity === undefined))
  const doers = [draft.from, ...draft.actors]
  if (doers.some(own)) return true
  const received = draft.to !== undefined && own(draft.to) && draft.kind === 'procurement'
  return received || (doers.every((id) => id === undefined) && draft.kind === 'position')
}

/** "We have never sold", "The company has never sold": a statement in the publisher's own cause. */
const speaksForItself = (view: ClauseView): boolean => {
  const first = view.p.tokens[view.segment.from]!
  const second = view.p.tokens[view.segment.from + 1]
  return (
    /^(we|our)$/.test(first.lower) ||
    (first.text === 'The' && second?.lower === 'company') ||
    (first.lower === 'no' && view.has((_, lower) => lower === 'our'))
  )
}

const legal = /\b(indictment|complaint|affidavit|prosecutor|charge sheet)/i

/** How firmly a claim is said: denied > predicted > alleged > reported > stated, after the rule
 * that a source's own acts are stated and another party's alleged. Undefined where a negated
 * statement of the publisher is no claim at all.
 */
export function modalityOf(q: ModalityQuestion): Modality | undefined {
  const { view, draft, attribution, candidate } = q
  if (attribution.modality === 'denied' || draft.kind === 'denial') return 'denied'
  if (!candidate && draft.kind === 'risk') return 'predicted'
  const publisher = draft.source.kind === 'publisher'
  // "Germany has not sanctioned X": an omission that is told is no denial by Germany
  if (candidate?.negated && draft.pattern.endsWith('own act') && draft.kind !== 'position')
    return undefined
  if (candidate?.negated && draft.kind !== 'position')
    return publisher && !speaksForItself(view) ? undefined : 'denied'
  const own = isOwn(draft)
  if (isPrediction(q, own)) return 'predicted'
  const word = override(view)
  if (attribution.modality === 'alleged' || word === 'alleged') return 'alleged'
  if (word) return word
  if (draft.source.kind === 'unspecified') return 'reported'
  if (draft.source.kind === 'document' || draft.source.kind === 'media') {
    return legal.test(draft.source.source.role) ? 'alleged' : 'reported'
  }
  if (attribution.modality === 'reported') return 'reported'
  if (publisher || own || draft.kind === 'position') return 'stated'
  if (draft.kind === 'sanction' && draft.source.kind !== 'collective') return 'stated'
  if (attribution.pattern.endsWith('own act')) return 'stated'
  if (draft.pattern.endsWith('own act')) return 'stated'
  return 'alleged'
}

function isPrediction(q: ModalityQuestion, own: boolean): boolean {
  const { draft, attribution, candidate } = q
  if (draft.kind === 'exercise' || draft.kind === 'position') return false
  const modal = candidate?.modal ?? ''
  if (/^(might|may|could)$/.test(modal)) return true
  // "would" in reported speech is the past of "will": a plan where the source speaks of itself
  if (/^(would|will|'ll|’ll|'d|’d)$/.test(modal)) return !own
  if (attribution.modality === 'predicted') return true
  return false
}
