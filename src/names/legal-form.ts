import { lexicon, type Phrases } from './lexicon.ts'
import { osaWithin } from './osa.ts'
import type { NameKind } from './part.ts'
import { letterSet, setSize } from './rewrite.ts'
import type { Roman } from './romanise.ts'

/** Legal forms anywhere in an organisation's name; in a person's name only at its end. */
export function takeLegal(
  romans: readonly Roman[],
  kind: NameKind,
): { rest: readonly Roman[]; legal: string[]; legalShown: string } {
  const { legal: phrases } = lexicon()
  const legal: string[] = []
  const shown: string[] = []
  const rest: Roman[] = []
  let at = 0
  while (at < romans.length) {
    const phrase = kind === 'vessel' ? undefined : legalAt(phrases, romans, at)
    const length = phrase?.words.length ?? 0
    const last = at + length === romans.length
    const lone = length === romans.length
    const allowed =
      phrase &&
      !lone &&
      (kind !== 'person' || (last && romans.length - length >= 2 && shoutsLegal(romans, at)))
    if (!phrase || !allowed) {
      rest.push(romans[at] as Roman)
      at++
      continue
    }
    if (!legal.includes(phrase.value)) legal.push(phrase.value)
    shown.push(
      romans
        .slice(at, at + length)
        .map((r) => r.shown)
        .join(' '),
    )
    at += length
  }
  // A name made of nothing but legal words keeps them: "Company Ltd" is still called so.
  if (rest.length === 0) return { rest: romans, legal: [], legalShown: '' }
  return { rest, legal, legalShown: shown.join(' ') }
}

/** The longest legal form that begins here; long words of it may be misspelt by a letter or two, and
 * single letters must not be part of a longer run of letters (A.B. in A.B.C. is no Aktiebolag). */
function legalAt(phrases: Phrases, romans: readonly Roman[], at: number) {
  const text = romans[at]?.text ?? ''
  const first = phrases.has(text) ? text : (misspelt(text, phrases) ?? text)
  for (const phrase of phrases.get(first) ?? []) {
    const { words } = phrase
    if (
      !words.every(
        (word, i) =>
          word === romans[at + i]?.text || nearly(word, romans[at + i]?.text, words.length),
      )
    )
      continue
    const letters = words.every((word) => word.length === 1)
    const longer = romans[at - 1]?.text.length === 1 || romans[at + words.length]?.text.length === 1
    if (!letters || !longer) return phrase
  }
  return undefined
}

function nearly(word: string, found: string | undefined, count: number): boolean {
  if (found === undefined || word.length < shortestMisspelt(count)) return false
  const most = word.length >= 10 ? 2 : 1
  if (Math.abs(word.length - found.length) > most) return false
  return osaWithin(word, found, most) <= most
}

/** Shorter words of a legal form of so many words are taken only as they are. */
function shortestMisspelt(count: number): number {
  return count > 1 ? 5 : 7
}

const corrected = new Map<string, string | undefined>()

/** First words of legal forms that may be misspelt, each with the most words of its forms. */
let firsts:
  | readonly { readonly first: string; readonly count: number; readonly letters: number }[]
  | undefined

/** Each of two misspelt letters changes the set of letters by at most two. */
const mostLettersApart = 4

/** The first word of a legal form that a word is nearly, remembered. */
function misspelt(text: string, phrases: Phrases): string | undefined {
  if (text.length < 4) return undefined
  if (corrected.has(text)) return corrected.get(text)
  firsts ??= [...phrases]
    .map(([first, list]) => ({
      first,
      count: Math.max(...list.map((p) => p.words.length)),
      letters: letterSet(first),
    }))
    .filter(({ first, count }) => first.length >= shortestMisspelt(count))
  const set = letterSet(text)
  const found = firsts.find(
    ({ first, count, letters }) =>
      setSize(letters ^ set) <= mostLettersApart && nearly(first, text, count),
  )?.first
  if (corrected.size > 100_000) corrected.clear()
  corrected.set(text, found)
  return found
}

/** In a person's name only an unmistakable form counts: Pao and Na are names. */
function shoutsLegal(romans: readonly Roman[], at: number): boolean {
  return /^(llc|ltd|inc|gmbh|plc|ooo|limited|corp)$/i.test(romans[at]?.shown ?? '')
}
