import model from 'wink-eng-lite-web-model'
import winkNLP, { type ItemSentence, type ItsFunction, type WinkMethods } from 'wink-nlp'
import type { Token } from './token.ts'

export interface Tokenised {
  readonly tokens: readonly Token[]
  /** Index of the first token of every sentence. */
  readonly sentenceStarts: readonly number[]
}

/** "… These are": an ellipsis before a capital ends a sentence, which the model does not see. */
function withEllipses(tokens: readonly Token[], starts: readonly number[]): number[] {
  const all = new Set(starts)
  for (let i = 1; i < tokens.length; i++) {
    if (/^(…|\.\.\.)$/.test(tokens[i - 1]!.text) && /^\p{Lu}/u.test(tokens[i]!.text)) all.add(i)
  }
  return [...all].sort((a, b) => a - b)
}

let engine: WinkMethods | undefined

/** Lower-case forms by spelling: the same word of a long text is one string in memory. */
const lowered = new Map<string, string>()
const mostForms = 100_000

function lowerOf(word: string): string {
  const known = lowered.get(word)
  if (known !== undefined) return known
  if (lowered.size >= mostForms) lowered.clear()
  const lower = word.toLowerCase()
  lowered.set(word, lower)
  return lower
}

/** Letters that the model would end a word at, and the plain letter that it knows. */
const strange = /[\u0100-\u024f\u1e00-\u1eff]/g
const undecomposed: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ł: 'l',
  Ł: 'L',
  ŋ: 'n',
  Ŋ: 'N',
}

/** The text with plain letters, of the same length: the model splits "Vučić" into three words. */
function withPlainLetters(paragraph: string): string {
  return paragraph.replace(strange, (letter) => {
    const plain = undecomposed[letter] ?? letter.normalize('NFD')[0]!
    return /^[A-Za-z]$/.test(plain) ? plain : letter
  })
}

/** Words, parts of speech, dictionary forms and sentence starts of one English paragraph.
 *
 * The language model knows no offsets, so every word is found again in the text; a word that it
 * altered is left out rather than placed wrongly.
 *
 * @param offset place of the paragraph in the document, UTF-16
 * @example
 * tokenise('Iran sent drones.', 100).tokens.map((t) => `${t.start} ${t.lemma} ${t.pos}`)
 * // ['100 iran PROPN', '105 send VERB', '110 drone NOUN', '116 . PUNCT']
 */
export function tokenise(paragraph: string, offset: number): Tokenised {
  engine ??= winkNLP(model, ['sbd', 'pos'])
  const plain = withPlainLetters(paragraph)
  const doc = engine.readDoc(plain)
  const its = engine.its
  const all = doc.tokens()
  const values = all.out(its.value) as string[]
  const pos = all.out(its.pos) as string[]
  const lemmas = all.out(its.lemma as unknown as ItsFunction<string>) as string[]
  const tokens: Token[] = []
  const indexOf: number[] = []
  let at = 0
  for (let i = 0; i < values.length; i++) {
    indexOf.push(tokens.length)
    const value = values[i]!
    const found = plain.indexOf(value, at)
    if (found < 0 || value === '' || found - at > 200) continue
    at = found + value.length
    const text = paragraph.slice(found, at)
    tokens.push({
      start: offset + found,
      end: offset + at,
      text,
      lower: lowerOf(text),
      pos: pos[i]!,
      lemma: lowerOf(lemmas[i] ?? value),
    })
  }
  const sentenceStarts: number[] = []
  doc.sentences().each((sentence: ItemSentence) => {
    const span = sentence.out(its.span) as unknown as [number, number]
    const start = indexOf[span[0]] ?? tokens.length
    if (start < tokens.length && sentenceStarts.at(-1) !== start) sentenceStarts.push(start)
  })
  return { tokens, sentenceStarts: withEllipses(tokens, sentenceStarts) }
}
