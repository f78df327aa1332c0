import type { Paragraph, Sentence } from '../language/analyse.ts'
import { textOf } from '../language/token.ts'
import { personIn } from '../mentions/names.ts'
import { partiesIn } from '../mentions/party.ts'
import { nounPhrases } from '../mentions/register.ts'
import type { Attribution } from './attribution.ts'
import { candidatesIn } from './candidates.ts'
import type { ReaderState } from './state.ts'
import { ClauseView } from './view.ts'

export function noteParties(state: ReaderState, p: Paragraph): void {
  for (const np of nounPhrases(p)) {
    for (const party of partiesIn(state.text, p, np.from, np.to, state.register))
      state.discourse.noteParty(party)
  }
}

export function noteSegment(state: ReaderState, p: Paragraph, from: number, to: number): void {
  for (const party of partiesIn(state.text, p, from, to, state.register)) {
    state.discourse.noteParty(party)
  }
  for (const np of nounPhrases(p)) {
    if (np.from < from || np.to > to) continue
    const named = personIn(state.text, p.tokens, np, p.places)
    const person = state.register.person(
      named?.name ?? textOf(state.text, p.tokens, np.from, np.to),
    )
    if (person) state.discourse.notePerson(person.name)
  }
}

export function findTopic(
  state: ReaderState,
  p: Paragraph,
  sentence: Sentence,
  attributions: readonly Attribution[],
): void {
  sentence.segments.forEach((segment, i) => {
    if (segment.link === 'quote' || state.topic) return
    const view = new ClauseView(state.text, p, segment)
    const ctx = { ...state.context(), speaker: attributions[i]!.source, inQuotation: false }
    const topic = candidatesIn(view, ctx).find((c) => c.met && (c.parties.from || c.parties.to))
    if (topic) {
      state.topic = topic
      state.topicView = view
    }
  })
}
