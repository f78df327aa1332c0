import { allowedEdits, fewestSounds } from './relation.ts'
import type { Token } from './token.ts'

/** Letters at the beginning of a word that enter its deletion keys: enough to tell words apart, few
 * enough to keep the keys few. If two words are within d edits, then so are these beginnings, up to
 * d letters deleted on each side. */
const keyLetters = 8

/** Takes a key: the letter of its kind, and a word without the letters at up to two places (-1 for
 * none, the first before the second), so that an index hashes keys without making them.
 *
 * @example
 * eachListKey(tokenOf('44', 'number', 'none', { corpus: 'other' }), (kind, word) => …) // 'n', '44'
 */
export type TakeKey = (kind: string, word: string, without: number, also: number) => void

/** The keys under which an index files a token.
 *
 * Whenever `relate(a, b)` finds a relation, `eachQueryKey(a)` and `eachListKey(b)` have a key in common,
 * except for initials and truncated words, which are ranges of the vocabulary in alphabetical order.
 */
export function eachListKey(token: Token, take: TakeKey): void {
  if (shared(token, take)) return
  if (token.abjad.length >= 2) take(token.sound === 'abjad' ? 'B' : 'b', token.abjad, -1, -1)
  if (token.syllabic.length >= 2)
    take(token.sound === 'syllabic' ? 'Y' : 'y', token.syllabic, -1, -1)
}

/** The keys under which a query's token looks for related ones; see `eachListKey`. */
export function eachQueryKey(token: Token, take: TakeKey): void {
  if (shared(token, take)) return
  // A word whose vowels are known meets only words whose vowels are not by consonants, and the
  // other way round.
  if (token.abjad.length >= 2) {
    take('B', token.abjad, -1, -1)
    if (token.sound === 'abjad') take('b', token.abjad, -1, -1)
  }
  if (token.syllabic.length >= 2) {
    take('Y', token.syllabic, -1, -1)
    if (token.sound === 'syllabic') take('y', token.syllabic, -1, -1)
  }
}

/** Takes the keys that do not depend on the side; whether there are no others. */
function shared(token: Token, take: TakeKey): boolean {
  if (token.kind === 'number' || token.kind === 'initial') {
    take(token.kind === 'number' ? 'n' : 'i', token.text, -1, -1)
    return true
  }
  take('t', token.text, -1, -1)
  for (const skeleton of token.skeletons) if (skeleton !== '') take('s', skeleton, -1, -1)
  if (token.vowelless !== '') take('v', token.vowelless, -1, -1)
  if (token.rough !== '' && token.sound === 'none') take('q', token.rough, -1, -1)
  for (const id of token.classes) take('c', String(id), -1, -1)
  for (const id of token.misspelt) take('c', String(id), -1, -1)
  if (token.place !== '') take('p', token.place, -1, -1)
  if (token.sound === 'none' && token.kind !== 'place') {
    eachDeletion('d', token.text, allowedEdits(token.text.length), take)
    eachSounds(token, take)
  }
  return false
}

/** The beginning of a word, and it without up to so many letters. */
function eachDeletion(kind: string, word: string, most: 0 | 1 | 2, take: TakeKey): void {
  if (most === 0) return
  const start = word.slice(0, keyLetters)
  take(kind, start, -1, -1)
  for (let i = 0; i < start.length; i++) {
    take(kind, start, i, -1)
    if (most === 2) for (let j = i + 1; j < start.length; j++) take(kind, start, i, j)
  }
}

/** The romanisation class and its beginnings with a letter left out; see `eachDeletion`. */
function eachSounds(token: Token, take: TakeKey): void {
  const sounds = token.skeletons[0] ?? ''
  if (token.kind === 'name' && !token.syllable && sounds.length >= fewestSounds)
    eachDeletion('e', sounds, 1, take)
}
