import type { Paragraph, Sentence, Speech } from '../language/analyse.ts'
import { type Attribution, attribute } from './attribution.ts'
import { readClause } from './clause.ts'
import { controlIn, domainsIn, dualUseDenied } from './control.ts'
import type { Draft } from './draft.ts'
import { opensWith } from './hypothetical.ts'
import { compatible, mergeInto } from './merge.ts'
import type { ReaderState } from './state.ts'
import { ClauseView } from './view.ts'

export function readSpeech(
  state: ReaderState,
  p: Paragraph,
  speech: Speech,
  attribution: Attribution,
): void {
  const first = state.drafts.length
  for (const sentence of speech.sentences) {
    if (sentence.question) continue
    const inner = attribute(state.text, p, sentence, state.context(), attribution)
    const hypothetical = sentence.segments.some(
      (s) => /^(if|unless)$/.test(s.marker) || opensWith(p, s.from, /^(if)$/),
    )
    const before = state.drafts.length
    sentence.segments.forEach((segment, i) => {
      const view = new ClauseView(state.text, p, segment)
      const denies = inner[i]!.modality === 'denied'
      const same = inner[i]!.source === attribution.source && !denies
      const own = same || inner[i]!.cue ? attribution : inner[i]!
      state.hear(view, own, true)
      readClause(state, view, own, {
        key: `${p.index}:${sentence.from}`,
        hypothetical,
        quotation: true,
        deniedNext: false,
      })
    })
    wholeSentence(state, p, sentence, before)
  }
  joinSpeech(state, p, speech, first)
}

/** Inside quotations the sentence is the smallest span: one claim for it, the best. */
function wholeSentence(state: ReaderState, p: Paragraph, sentence: Sentence, before: number): void {
  const made = state.drafts.splice(before)
  const best = made.sort((a, b) => weight(b) - weight(a))[0]
  if (!best) return
  const tokens = p.tokens
  let from = sentence.from
  while (from < sentence.to - 1 && /^["“”«»「『…]$/.test(tokens[from]!.text)) from++
  let to = sentence.to
  while (to > from + 1 && /^["”»」』]$/.test(tokens[to - 1]!.text)) to--
  const control = controlIn(p, from, to) ?? best.control
  state.drafts.push({
    ...best,
    ...(control ? { control } : {}),
    domains: domainsIn(p, from, to),
    start: tokens[from]!.start,
    end: tokens[to - 1]!.end,
  })
}

/** Neighbouring sentences of one quotation with one message are one claim; a claim that begins
 * or ends with the quotation takes its mark along.
 */
function joinSpeech(state: ReaderState, p: Paragraph, speech: Speech, first: number): void {
  const made = state.drafts.splice(first)
  const joined: Draft[] = []
  const lead = speech.sentences.length === 2 && denialLead(p, speech)
  // what the weights alone read in the denial is said in full by the sentence behind it
  if (lead && made.length === 2 && /, weighed/.test(made[0]!.pattern)) made.shift()
  for (const draft of made) {
    const last = joined.at(-1)
    const adjacent = last && state.text.slice(last.end, draft.start).trim().length <= 1
    if (last && adjacent && last.kind === draft.kind && compatible(last, draft))
      mergeInto(last, draft)
    else joined.push(draft)
  }
  const q = speech.quotation
  if (joined.length === 1 && lead) {
    const only = joined[0]!
    only.start = q.innerStart
    const control = controlIn(p, speech.from, speech.to)
    if (control) only.control = control
    only.deniesDualUse = dualUseDenied(p, speech.from, speech.to, control)
  }
  for (const draft of joined) {
    if (draft.start <= q.innerStart + 1) draft.start = q.start
    if (state.text.slice(draft.end, q.innerEnd).replace(/[\s.…,!?]/g, '') === '') draft.end = q.end
  }
  state.drafts.push(...joined)
}

/** "These are not dual-use goods. They go to …": the denial before belongs to the claim. */
function denialLead(p: Paragraph, speech: Speech): boolean {
  const lead = speech.sentences[0]!
  const words = p.tokens.slice(lead.from, lead.to)
  return words.length <= 12 && words.some((t) => /^(not|n't|n’t)$/.test(t.lower))
}

/** How much a draft says, to choose one for a sentence of a quotation. */
function weight(draft: Draft): number {
  const roles =
    (draft.from ? 1 : 0) +
    (draft.to ? 1 : 0) +
    (draft.actors.length > 0 ? 1 : 0) +
    (draft.what.length > 0 ? 0.5 : 0)
  return roles - draft.inferred.size * 0.4 + (draft.kind === 'position' ? -1 : 0)
}
