import type { Paragraph, Sentence } from '../language/analyse.ts'
import { sourceAt, unspecifiedSource } from '../mentions/sources.ts'
import { type Attribution, attribute } from './attribution.ts'
import { readClause } from './clause.ts'
import { dateIn } from './dates.ts'
import { opensWith } from './hypothetical.ts'
import { findTopic, noteSegment } from './notes.ts'
import { readSpeech } from './speech.ts'
import type { ReaderState } from './state.ts'
import { unattributed } from './turns.ts'
import { ClauseView } from './view.ts'

/** Reads one sentence; returns who spoke in it, for quotations that follow without a name. */
export function readSentence(
  state: ReaderState,
  p: Paragraph,
  sentence: Sentence,
  ground: Attribution,
  before: Attribution | undefined,
): Attribution | undefined {
  state.discourse.sentence++
  const attributions = attribute(state.text, p, sentence, state.context(), ground)
  let speaker = before
  const said = attributions.find((a) => a.source !== ground.source)
  if (said) speaker = said
  state.topic = undefined
  if (sentence.segments.some((s) => s.link === 'quote')) findTopic(state, p, sentence, attributions)
  const hypothetical = sentence.segments.some(
    (s) =>
      /^(if|unless|suppose|imagine)$/.test(s.marker) ||
      opensWith(p, s.from, /^(if|imagine|suppose)$/),
  )
  sentence.segments.forEach((segment, i) => {
    const attribution = attributions[i]!
    if (segment.link === 'quote') {
      const speech = p.speeches.get(segment.from)
      const quoted =
        attribution.source !== ground.source ? attribution : unattributed(state, speaker)
      if (speech && quoted) readSpeech(state, p, speech, quoted)
      return
    }
    if (sentence.question) return
    const view = new ClauseView(state.text, p, segment)
    state.hear(view, attribution, false)
    if (attribution.cue) {
      noteSegment(state, p, segment.from, segment.to)
      return
    }
    // "The exercises, which began …": a bare subject says nothing yet.
    const bare =
      !segment.chunks.some((c) => c.kind === 'vg') &&
      /^(relative|sub)$/.test(sentence.segments[i + 1]?.link ?? '')
    if (bare) return
    readClause(state, view, rumour(view, attribution), {
      key: `${p.index}:${sentence.from}`,
      hypothetical,
      quotation: false,
      deniedNext: completesDenial(attributions, i),
      cueDate: cueDate(state, p, sentence, attributions, i),
      denies: completesDenial(attributions, i + 1),
    })
  })
  if (said) state.discourse.noteSubject(said.source)
  else noteSubject(state, p, sentence)
  return speaker
}

/** Keeps in mind whom the sentence is about, for "it said" in the next. */
function noteSubject(state: ReaderState, p: Paragraph, sentence: Sentence): void {
  const main = sentence.segments.find((s) => s.link !== 'quote' && s.link !== 'according')
  if (!main) return
  const view = new ClauseView(state.text, p, main)
  const verb = view.chunks.findIndex((c) => c.kind === 'vg' && c.finite)
  const at = verb < 0 ? undefined : view.subjectAt(verb)
  const ref = at === undefined ? undefined : sourceAt(view, at, state.context())
  if (ref && ref.kind !== 'publisher') state.discourse.noteSubject(ref)
}

/** "reported in July 2024 that": papers and media date what they report. */
function cueDate(
  state: ReaderState,
  p: Paragraph,
  sentence: Sentence,
  attributions: readonly Attribution[],
  i: number,
): string | undefined {
  const here = attributions[i]!
  if (here.source.kind !== 'document' && here.source.kind !== 'media') return undefined
  const at = attributions.findIndex((a) => a.cue && a.source === here.source)
  const segment = sentence.segments[at]
  if (!segment) return undefined
  const words = state.text.slice(p.tokens[segment.from]!.start, p.tokens[segment.to - 1]!.end)
  return dateIn(words, state.published)
}

/** "something that they reportedly discussed": said by nobody in particular. */
function rumour(view: ClauseView, attribution: Attribution): Attribution {
  if (view.segment.link === 'complement' || !view.has((_, lower) => lower === 'reportedly'))
    return attribution
  return {
    source: unspecifiedSource(),
    modality: 'reported',
    via: [],
    pattern: 'reportedly',
    cue: false,
  }
}

/** A denial and what it denies are one claim: is clause i the complement of one? */
function completesDenial(attributions: readonly Attribution[], i: number): boolean {
  const here = attributions[i]
  if (!here) return false
  const before = attributions[i - 1]
  return (
    here.modality === 'denied' &&
    before !== undefined &&
    before.pattern === here.pattern &&
    before.source === here.source
  )
}
