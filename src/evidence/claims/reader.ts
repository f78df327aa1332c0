import type { Paragraph } from '../language/analyse.ts'
import type { Attribution } from './attribution.ts'
import type { Draft } from './draft.ts'
import { noteParties } from './notes.ts'
import { readSentence } from './sentence.ts'
import { type ReaderInput, ReaderState } from './state.ts'
import { dashedTurn, narrative, turnOf } from './turns.ts'

/** Reads the claims of an English document, paragraph by paragraph. */
export function readClaims(input: ReaderInput): readonly Draft[] {
  const state = new ReaderState(input)
  for (const p of input.paragraphs) {
    if (p.heading) noteParties(state, p)
    else readParagraph(state, p)
  }
  return state.drafts
}

function readParagraph(state: ReaderState, p: Paragraph): void {
  state.discourse.openParagraph()
  const ground = turnOf(state, p) ?? dashedTurn(state, p) ?? narrative(state)
  let speaker: Attribution | undefined
  for (const sentence of p.sentences) speaker = readSentence(state, p, sentence, ground, speaker)
}
