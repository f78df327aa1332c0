import { type Paragraph, turnLabel } from '../language/analyse.ts'
import type { NounPhrase } from '../language/chunks.ts'
import { personRef, sourceAt } from '../mentions/sources.ts'
import type { Attribution } from './attribution.ts'
import type { SourceRef } from './discourse.ts'
import type { ReaderState } from './state.ts'
import { ClauseView } from './view.ts'

export function narrative(state: ReaderState): Attribution {
  return {
    source: state.publisher,
    modality: 'stated',
    via: [],
    pattern: 'narrative',
    cue: false,
  }
}

/** Who speaks a paragraph that begins with a label: "Name:", "Q:", "A:". */
export function turnOf(state: ReaderState, p: Paragraph): Attribution | undefined {
  if (!p.speakerLabel) return undefined
  const np: NounPhrase = { kind: 'np', ...p.speakerLabel, head: p.speakerLabel.to - 1 }
  const view = new ClauseView(state.text, p, {
    link: 'main',
    marker: '',
    chunks: [np],
    from: np.from,
    to: np.to,
  })
  const label = turnLabel(view.words(np))
  if (label === 'question') return undefined
  const speaker = label === 'answer' ? interviewee(state) : sourceAt(view, 0, state.context())
  if (!speaker) return undefined
  state.discourse.spoke(speaker)
  return { source: speaker, modality: 'stated', via: [], pattern: 'speaker label', cue: false }
}

/** Who speaks an answer in an interview without labels. */
export function dashedTurn(state: ReaderState, p: Paragraph): Attribution | undefined {
  const source = state.answers.has(p.index) ? interviewee(state) : undefined
  if (!source) return undefined
  state.discourse.spoke(source)
  return { source, modality: 'stated', via: [], pattern: 'turn behind a dash', cue: false }
}

/** "A:" without a name: the person whom the words before the interview introduce last. */
function interviewee(state: ReaderState): SourceRef | undefined {
  if (state.guest) return state.guest
  const persons = [...state.register.persons.values()].filter((person) => person.role !== '')
  const person = persons[0] ?? [...state.register.persons.values()][0]
  state.guest = person && personRef(person, state.register)
  return state.guest
}

export function unattributed(
  state: ReaderState,
  speaker: Attribution | undefined,
): Attribution | undefined {
  if (speaker) return { ...speaker, pattern: 'quotation, same speaker' }
  const last = state.discourse.lastSpeaker
  return (
    last && {
      source: last,
      modality: 'stated',
      via: [],
      pattern: 'quotation, speaker of the one before',
      cue: false,
    }
  )
}
