import { allowedEdits, fewestSounds } from './relation.ts'
import type { Token } from './token.ts'

/** Letters at the beginning of a word that enter its deletion keys: enough to tell words apart, few
 * enough to keep the keys few. If two words are within d edits, then so are these beginnings, up to
 * d letters deleted on each side. */
const keyLetters = 8

/** The keys under which an index files a token.
 *
 * Whenever `relate(a, b)` finds a relation, `queryKeys(a)` and `listKeys(b)` have a key in common,
 * except for initials and truncated words, which are ranges of the vocabulary in alphabetical order.
 *
 * @example
 * listKeys(tokenOf('44', 'number', 'none', { corpus: 'other' })) // ['n44']
 */
export function listKeys(token: Token): string[] {
  if (token.kind === 'number') return [`n${token.text}`]
  if (token.kind === 'initial') return [`i${token.text}`]
  const keys = shared(token)
  if (token.abjad.length >= 2)
    keys.push(token.sound === 'abjad' ? `B${token.abjad}` : `b${token.abjad}`)
  if (token.syllabic.length >= 2)
    keys.push(token.sound === 'syllabic' ? `Y${token.syllabic}` : `y${token.syllabic}`)
  return keys
}

/** The keys under which a query's token looks for related ones; see `listKeys`. */
export function queryKeys(token: Token): string[] {
  if (token.kind === 'number') return [`n${token.text}`]
  if (token.kind === 'initial') return [`i${token.text}`]
  const keys = shared(token)
  // A word whose vowels are known meets only words whose vowels are not by consonants, and the
  // other way round.
  if (token.abjad.length >= 2) {
    keys.push(`B${token.abjad}`)
    if (token.sound === 'abjad') keys.push(`b${token.abjad}`)
  }
  if (token.syllabic.length >= 2) {
    keys.push(`Y${token.syllabic}`)
    if (token.sound === 'syllabic') keys.push(`y${token.syllabic}`)
  }
  return keys
}

function shared(token: Token): string[] {
  const keys = [`t${token.text}`]
  for (const skeleton of token.skeletons) if (skeleton !== '') keys.push(`s${skeleton}`)
  if (token.vowelless !== '') keys.push(`v${token.vowelless}`)
  if (token.rough !== '' && token.sound === 'none') keys.push(`q${token.rough}`)
  for (const id of token.classes) keys.push(`c${id}`)
  for (const id of token.misspelt) keys.push(`c${id}`)
  if (token.place !== '') keys.push(`p${token.place}`)
  if (token.sound === 'none' && token.kind !== 'place') {
    addDeletions(token.text, keys)
    addSounds(token, keys)
  }
  return keys
}

function addDeletions(text: string, keys: string[]): void {
  const most = allowedEdits(text.length)
  if (most === 0) return
  const start = text.slice(0, keyLetters)
  keys.push(`d${start}`)
  for (let i = 0; i < start.length; i++) {
    const one = start.slice(0, i) + start.slice(i + 1)
    keys.push(`d${one}`)
    if (most < 2) continue
    for (let j = i; j < one.length; j++) keys.push(`d${one.slice(0, j)}${one.slice(j + 1)}`)
  }
}

/** The romanisation class and its beginnings with a letter left out; see `addDeletions`. */
function addSounds(token: Token, keys: string[]): void {
  const [sounds = ''] = token.skeletons
  if (token.kind !== 'name' || token.syllable || sounds.length < fewestSounds) return
  const start = sounds.slice(0, keyLetters)
  keys.push(`e${start}`)
  for (let i = 0; i < start.length; i++) keys.push(`e${start.slice(0, i)}${start.slice(i + 1)}`)
}
