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

/** Paragraphs that open with a dash are the turns of an interview where there are at least so many. */
const fewestDashes = 4

/** The paragraphs that answer in an interview whose turns are marked by dashes alone: every other turn,
 * counted anew from each that asks.
 *
 * @param texts the paragraphs of a document
 * @example
 * dashedAnswers(['— How are you?', '— Well.', '— And now?', '— Well.']) // new Set([1, 3])
 */
export function dashedAnswers(texts: readonly string[]): ReadonlySet<number> {
  const answers = new Set<number>()
  const dashed = (text: string): boolean => /^[—–]\s/u.test(text)
  if (texts.filter(dashed).length < fewestDashes) return answers
  let answering = true
  texts.forEach((text, i) => {
    if (dashed(text)) answering = !answering && !/\?["”»]?$/.test(text.trimEnd())
    // what comes before the first dash is no turn
    if (answering && texts.slice(0, i + 1).some(dashed)) answers.add(i)
  })
  return answers
}

/** Who speaks in such an answer. */
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
