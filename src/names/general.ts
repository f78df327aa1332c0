import { commonness } from './frequency.ts'
import { lexicon, type Phrase } from './lexicon.ts'
import { misspeltGeneral } from './misspelt.ts'
import type { Roman } from './romanise.ts'

/** A word, or several, that many organisations share. */
export interface General {
  /** The word that stands for all of its kind, of any language: 'factory' for завод and plant. */
  readonly word: string
  readonly weak: boolean
  /** How many words it takes. */
  readonly length: number
}

/** Inflected words are recognised by beginnings of at least so many letters. */
const shortestBeginning = 4

/** The longest general word or phrase that begins at a word, trade abbreviations written out.
 *
 * @example
 * generalAt(romans('Design Bureau Tekhnika'), 0) // { word: 'designbureau', weak: false, length: 2 }
 */
export function generalAt(romans: readonly Roman[], at: number): General | undefined {
  const { phrases, beginnings, weak } = lexicon().general
  const first = writtenOut(romans[at] as Roman)
  for (const phrase of phrases.get(first) ?? [])
    if (fits(phrase, romans, at))
      return { word: phrase.value, weak: weak.has(phrase.value), length: phrase.words.length }
  for (let end = first.length; end >= shortestBeginning; end--) {
    const word = beginnings.get(first.slice(0, end))
    if (word !== undefined) return { word, weak: weak.has(word), length: 1 }
  }
  return corrected(first)
}

const known = new Map<string, General | undefined>()
/** The memory of words is emptied at this size. */
const mostKnown = 100_000

/** A general word misspelt by a letter, unless the word is itself one in use. */
function corrected(text: string): General | undefined {
  if (known.has(text)) return known.get(text)
  const right = commonness(text, 'other') === 0 ? misspeltGeneral(text) : undefined
  const { phrases, weak } = lexicon().general
  const word = phrases.get(right ?? '')?.find((p) => p.words.length === 1)?.value
  const found = word === undefined ? undefined : { word, weak: weak.has(word), length: 1 }
  if (known.size >= mostKnown) known.clear()
  known.set(text, found)
  return found
}

/** The word that a trade abbreviation stands for: "communications" for COMM. */
export function writtenOut(roman: Roman): string {
  return lexicon().abbreviations.get(roman.text) ?? roman.text
}

function fits(phrase: Phrase, romans: readonly Roman[], at: number): boolean {
  return phrase.words.every((word, i) => {
    const roman = romans[at + i]
    if (!roman || (phrase.han && roman.script !== 'han')) return false
    if (phrase.open && i === phrase.words.length - 1) return roman.text.startsWith(word)
    return roman.text === word || writtenOut(roman) === word
  })
}
