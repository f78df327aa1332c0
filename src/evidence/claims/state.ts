import type { ClaimSource } from '../claim.ts'
import type { Paragraph } from '../language/analyse.ts'
import type { Register } from '../mentions/register.ts'
import type { Attribution } from './attribution.ts'
import type { Candidate } from './candidates.ts'
import { dashedAnswers } from './dashed-answers.ts'
import { Discourse, type SourceRef } from './discourse.ts'
import type { Draft } from './draft.ts'
import type { ClauseTrace } from './trace.ts'
import type { ClauseView } from './view.ts'

export interface ReaderInput extends ReaderWatch {
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  readonly register: Register
  readonly publisher: ClaimSource
  readonly published?: string | undefined
}

/** What those who measure the reader ask for. */
export interface ReaderWatch {
  /** Filled with what every clause gave. */
  readonly trace?: ClauseTrace[] | undefined
  /** Told of every clause whose words it is, whether it makes a claim or not. */
  readonly heard?: ((clause: HeardClause) => void) | undefined
}

/** A clause of the text, as offsets, and whose words it is taken for. */
interface HeardClause {
  readonly start: number
  readonly end: number
  readonly attribution: Attribution
  readonly quotation: boolean
}

/** Where a clause stands, and what its sentence adds to it. */
export interface Where {
  readonly key: string
  readonly hypothetical: boolean
  readonly quotation: boolean
  readonly deniedNext: boolean
  readonly cueDate?: string | undefined
  /** The weights chose the kind against, or without, the rules. */
  readonly weighed?: boolean
  /** A clause follows that says what is denied. */
  readonly denies?: boolean
}

/** What the reading of one document keeps while it goes on. */
export class ReaderState {
  readonly text: string
  readonly register: Register
  readonly published: string | undefined
  readonly publisher: SourceRef
  readonly discourse: Discourse
  readonly #heard: ReaderInput['heard']
  readonly drafts: Draft[] = []
  /** Roles that the words around a quotation give: "regarding the components China is sending". */
  topic: Candidate | undefined
  topicView: ClauseView | undefined
  /** Who answers in an interview that labels its turns by letters. */
  guest: SourceRef | undefined
  /** Paragraphs that answer in an interview without labels, by their index. */
  readonly answers: ReadonlySet<number>
  readonly trace: ClauseTrace[] | undefined

  readonly #countries: readonly (readonly [string, number])[]

  constructor(input: ReaderInput) {
    this.text = input.text
    this.register = input.register
    this.published = input.published
    this.#countries = countriesByMentions(input.paragraphs)
    this.trace = input.trace
    this.answers = dashedAnswers(input.paragraphs.map((p) => input.text.slice(p.start, p.end)))
    this.publisher = {
      source: input.publisher,
      kind: 'publisher',
      head: 'publisher',
      plural: false,
    }
    this.discourse = new Discourse(this.publisher)
    this.#heard = input.heard
  }

  hear(view: ClauseView, attribution: Attribution, quotation: boolean): void {
    if (!this.#heard) return
    const { tokens } = view.p
    const start = tokens[view.segment.from]!.start
    const end = tokens[view.segment.to - 1]!.end
    this.#heard({ start, end, attribution, quotation })
  }

  /** Of the two countries that the document is about the other; undefined where a third is about as
   * frequent.
   */
  otherCountry(code: string): string | undefined {
    const [first, second, third] = this.#countries
    if (!first || !second || second[1] < 2 * (third?.[1] ?? 0)) return undefined
    return code === first[0] ? second[0] : code === second[0] ? first[0] : undefined
  }

  context(): { readonly register: Register; readonly discourse: Discourse } {
    return { register: this.register, discourse: this.discourse }
  }
}

/** Countries with how often they are named, the most frequent first. */
function countriesByMentions(paragraphs: readonly Paragraph[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const p of paragraphs)
    for (const m of p.places) counts.set(m.country, (counts.get(m.country) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
