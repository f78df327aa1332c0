import { cues, isKnownNoun, isKnownVerb, roles } from '../lexicon.ts'
import {
  type GoodsMention,
  goodsIn,
  type PlaceMention,
  placesIn,
  type WeaponMention,
  weaponsIn,
} from '../mentions/scan.ts'
import { type Chunk, chunk } from './chunks.ts'
import type { ParagraphRange } from './paragraphs.ts'
import { type Quotation, quotationsIn } from './quotations.ts'
import { lowerOpenings, repairTags, rescueVerbs } from './repair.ts'
import { type Segment, Segmenter } from './segments.ts'
import type { Token } from './token.ts'
import { tokenise } from './tokenise.ts'

/** A sentence outside quotation marks, or one inside a quotation. */
export interface Sentence {
  readonly from: number
  readonly to: number
  readonly segments: readonly Segment[]
  readonly question: boolean
}

/** A quotation that is a statement of its own, with its own sentences. */
export interface Speech {
  readonly quotation: Quotation
  readonly from: number
  readonly to: number
  readonly sentences: readonly Sentence[]
}

export interface Paragraph extends ParagraphRange {
  readonly index: number
  readonly tokens: readonly Token[]
  readonly places: readonly PlaceMention[]
  readonly goods: readonly GoodsMention[]
  readonly weapons: readonly WeaponMention[]
  readonly quotations: readonly Quotation[]
  readonly sentences: readonly Sentence[]
  /** Statements in quotation marks, by the index of their first token (the opening mark). */
  readonly speeches: ReadonlyMap<number, Speech>
  /** A heading, caption or byline: short, and no sentence. */
  readonly heading: boolean
  /** "Name:" at the start of a turn in an interview, as token range. */
  readonly speakerLabel?: { readonly from: number; readonly to: number }
}

const closing = /^["”»」』’'“]$/

/** Where sentences begin, once ends inside quotations and before "he said" are taken out. */
function outerStarts(
  tokens: readonly Token[],
  starts: readonly number[],
  speeches: readonly { from: number; to: number }[],
): number[] {
  return starts.filter((start) => {
    if (start === 0) return true
    if (speeches.some((s) => start > s.from && start < s.to)) return false
    const before = tokens[start - 1]!
    if (speeches.some((s) => s.to === start) || closing.test(before.text)) {
      return !continues(tokens, start)
    }
    return true
  })
}

/** After a closing mark: "he said", "said Campbell", "Campbell said" still belong to it. */
function continues(tokens: readonly Token[], start: number): boolean {
  const first = tokens[start]!
  if (/^\p{Ll}/u.test(first.text)) return true
  for (let k = start; k < Math.min(start + 6, tokens.length); k++) {
    const t = tokens[k]!
    if (cues().has(`verb:${t.lemma}`) && /^(VERB|AUX)$/.test(t.pos)) {
      const after = tokens[k + 1]
      return (
        !after ||
        /^(PUNCT|ADP|ADV)$/.test(after.pos) ||
        /^(the|reporters|him|her)$/.test(after.lower)
      )
    }
    if (!/^(PROPN|PRON|NOUN|DET|PART|ADJ|AUX|ADV)$/.test(t.pos)) return false
  }
  return false
}

function withQuotes(
  tokens: readonly Token[],
  from: number,
  to: number,
  speeches: readonly { from: number; to: number; quotation: Quotation }[],
): { chunks: Chunk[]; quotes: Map<number, Quotation> } {
  const chunks: Chunk[] = []
  const quotes = new Map<number, Quotation>()
  let at = from
  for (const s of speeches) {
    if (s.from < from || s.to > to) continue
    if (s.from > at) chunks.push(...chunk(tokens, at, s.from))
    chunks.push({ kind: 'quote', from: s.from, to: s.to, word: '"' })
    quotes.set(s.from, s.quotation)
    at = s.to
  }
  if (at < to) chunks.push(...chunk(tokens, at, to))
  return { chunks, quotes }
}

function sentenceOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  speeches: readonly { from: number; to: number; quotation: Quotation }[] = [],
): Sentence {
  const { chunks, quotes } = withQuotes(tokens, from, to, speeches)
  const segments = new Segmenter(chunks, tokens, quotes).run()
  let last = to - 1
  while (last > from && closing.test(tokens[last]!.text)) last--
  return { from, to, segments, question: tokens[last]?.text === '?' }
}

function ranges(starts: readonly number[], from: number, to: number): [number, number][] {
  const inside = starts.filter((s) => s > from && s < to)
  const all = [from, ...inside, to]
  return all.slice(0, -1).map((start, i) => [start, all[i + 1]!] as [number, number])
}

function tokenRange(
  tokens: readonly Token[],
  start: number,
  end: number,
): { from: number; to: number } {
  let from = tokens.findIndex((t) => t.start >= start)
  if (from < 0) from = tokens.length
  let to = from
  while (to < tokens.length && tokens[to]!.start < end) to++
  return { from, to }
}

function isHeading(text: string, tokens: readonly Token[], index: number): boolean {
  if (/[.!?…:;,"”。！？]\s*$/.test(text) || /^\s*[-*•]/.test(text)) return false
  if (text.length > 140) return false
  return index === 0 || tokens.length < 14
}

/** "machining centres", "milling tools": the first words of a term for goods are no verbs. */
function asNouns(tokens: readonly Token[]): readonly Token[] {
  const out = [...tokens]
  for (const g of goodsIn(tokens)) {
    for (let i = g.from; i < g.to - 1; i++)
      if (out[i]!.pos === 'VERB' && /ing$/.test(out[i]!.lower)) out[i] = { ...out[i]!, pos: 'NOUN' }
  }
  return out
}

/** "OSTRANDER:", "Spokesperson Ilena Droz:", "Q:": who speaks the paragraph. */
function speakerLabel(tokens: readonly Token[]): { from: number; to: number } | undefined {
  const colon = tokens.findIndex((t) => t.text === ':')
  if (colon < 1 || colon > 7 || colon === tokens.length - 1) return undefined
  const label = tokens.slice(0, colon)
  const name = label.every(
    (t) => /^\p{Lu}/u.test(t.text) || /^[-.,]$/.test(t.text) || roles().has(t.lower),
  )
  const known = colon === 1 && turnLabel(label[0]!.text) !== undefined
  return known || (name && label.some((t) => t.pos === 'PROPN' || roles().has(t.lower)))
    ? { from: 0, to: colon }
    : undefined
}

/** Is a label that of the one who asks, or of the one who answers? Names are neither. */
export function turnLabel(label: string): 'question' | 'answer' | undefined {
  if (
    /^(q|question|host|interviewer|moderator|presenter|anchor|reporter|journalist)s?$/i.test(label)
  )
    return 'question'
  return /^(a|answer)$/i.test(label) ? 'answer' : undefined
}

/** Everything that one paragraph says about itself: words, mentions, quotations, clauses. */
export function analyseParagraph(text: string, range: ParagraphRange, index: number): Paragraph {
  const body = text.slice(range.start, range.end)
  const raw = tokenise(body, range.start)
  const heading = isHeading(body, raw.tokens, index)
  const repaired = repairTags(
    lowerOpenings(raw.tokens, raw.sentenceStarts, isKnownNoun),
    isKnownVerb,
  )
  const named = asNouns(repaired)
  const tokens = heading ? named : rescueVerbs(named, raw.sentenceStarts, isKnownVerb)
  const quotations = quotationsIn(body, range.start, tokens, text)
  const spoken = quotations
    .filter((q) => q.kind === 'speech')
    .map((quotation) => ({ quotation, ...tokenRange(tokens, quotation.start, quotation.end) }))
  const starts = outerStarts(tokens, raw.sentenceStarts, spoken)
  const label = speakerLabel(tokens)
  const sentences = ranges(starts, label ? label.to + 1 : 0, tokens.length).map(([from, to]) =>
    sentenceOf(tokens, from, to, spoken),
  )
  const speeches = new Map<number, Speech>()
  for (const s of spoken) {
    const inner = ranges(raw.sentenceStarts, s.from, s.to).map(([from, to]) =>
      sentenceOf(tokens, from, to),
    )
    speeches.set(s.from, { quotation: s.quotation, from: s.from, to: s.to, sentences: inner })
  }
  return {
    ...range,
    index,
    tokens,
    places: placesIn(tokens),
    goods: goodsIn(tokens),
    weapons: weaponsIn(tokens, text),
    quotations,
    sentences,
    speeches,
    heading,
    ...(label ? { speakerLabel: label } : {}),
  }
}
