import type { Alphabet } from './alphabets.ts'

/** How likely a word of a file is as a word of a language, as a natural logarithm.
 *
 * Only characters outside ASCII are judged, since the code pages agree on the rest. Of a character
 * that another reading of the same bytes (`other`) reads alike, only matters whether the language
 * has it: how common it is says nothing about the page. Both words must be of the same length.
 *
 * @example
 * wordLikelihood('Łódź', polish) // -8.9
 * wordLikelihood('£ódŸ', french) // -34.7: a sign within a word, and Ÿ after a small letter
 */
export function wordLikelihood(word: string, alphabet: Alphabet, other?: string): number {
  return likelihoodOf(word, alphabet.script, other, (char, alike) =>
    letterLikelihood(char, alphabet, alike),
  )
}

/** How likely a word is as one of no language in particular, but in the letters of a script. */
export function foreignLikelihood(word: string, script: Script, other?: string): number {
  return likelihoodOf(word, script, other, (char, alike) =>
    isOfScript(char, script) ? (alike ? 0 : anyLetter) : strangeLetter,
  )
}

function likelihoodOf(
  word: string,
  script: Script,
  other: string | undefined,
  letter: (char: string, alike: boolean) => number,
): number {
  let likelihood = 0
  for (let i = 0; i < word.length; i++) {
    const char = word[i]!
    const before = word[i - 1] ?? ''
    // All readings agree on ASCII, of which a word may have thousands of characters.
    if (!isForeign(char) && !isForeign(before)) continue
    if (isForeign(char)) {
      const alike = char === other?.[i]
      if (isLetter(char)) likelihood += letter(char, alike)
      else if (!alike) likelihood += signLikelihood(char, before, word[i + 1] ?? '')
    }
    if (isLetter(char) && isLetter(before)) likelihood += pairLikelihood(before, char, script)
  }
  return likelihood
}

// What speaks against a reading, as natural logarithms.
const strangeLetter = -9
const unreadable = -20
const strangeSign = -9
const rareSign = -6
const usualSign = -3
const mixedScripts = -6
const capitalAfterSmall = -6
/** In Latin script a letter outside ASCII seldom follows another. */
const foreignLettersInARow = -2.3
/** One of about sixty letters that a page has. */
const anyLetter = -Math.log(60)

type Script = Alphabet['script']

function isOfScript(char: string, script: Script): boolean {
  if (script === 'Latin') return /[\p{Script=Latin}\p{M}]/u.test(char)
  if (script === 'Cyrillic') return /\p{Script=Cyrillic}/u.test(char)
  if (script === 'Greek') return /\p{Script=Greek}/u.test(char)
  return /\p{Lo}/u.test(char)
}

function letterLikelihood(char: string, alphabet: Alphabet, alike: boolean): number {
  const known = logsOf(alphabet)
  let likelihood = 0
  // İ is two characters in lower case, of which the first is ASCII.
  for (const small of char.toLowerCase()) {
    if (!isForeign(small)) continue
    const log = known.get(small) ?? strangeLetter
    if (!alike || log === strangeLetter) likelihood += log
  }
  return likelihood
}

function pairLikelihood(before: string, char: string, script: Script): number {
  const foreign = Number(isForeign(before)) + Number(isForeign(char))
  if (foreign === 0) return 0
  let likelihood = 0
  if (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(char)) likelihood += capitalAfterSmall
  if (script === 'Latin' && foreign === 2) likelihood += foreignLettersInARow
  if (script !== 'Latin' && foreign === 1) likelihood += mixedScripts
  return likelihood
}

/** Signs stand where they belong: an apostrophe within a word, a quotation mark at its ends. */
function signLikelihood(sign: string, before: string, after: string): number {
  if (/[\u0080-\u009f\uFFFD\uE000-\uF8FF]/.test(sign)) return unreadable
  const opens = isLetter(after)
  const closes = isLetter(before)
  if (opens && closes) return /[’‘´·–—\u00ad]/.test(sign) ? usualSign : strangeSign
  if (opens) {
    return /[“„«‘‚¿¡–—№§\u00a0]/.test(sign)
      ? usualSign
      : /[”’»‹›]/.test(sign)
        ? rareSign
        : strangeSign
  }
  if (closes) {
    return /[“”‘’»…–—®™°\u00a0]/.test(sign) ? usualSign : rareSign
  }
  return /[“”„‚«»‘’…–—€№§°®©™•·\u00a0]/.test(sign) ? usualSign : rareSign
}

function isForeign(char: string): boolean {
  return char > '\x7f'
}

function isLetter(char: string): boolean {
  return /^[\p{L}\p{M}]/u.test(char)
}

const logs = new WeakMap<Alphabet, ReadonlyMap<string, number>>()

function logsOf(alphabet: Alphabet): ReadonlyMap<string, number> {
  const known = logs.get(alphabet)
  if (known) return known
  const letters = [...alphabet.letters].filter(isForeign)
  // The commonest letter is about twice as many times as common as the rarest as there are letters.
  const fall = Math.log(2 * letters.length)
  const weights = letters.map((_, rank) => (-fall * rank) / letters.length)
  const whole = Math.log(weights.reduce((sum, weight) => sum + Math.exp(weight), 0))
  const made = new Map(letters.map((letter, rank) => [letter, weights[rank]! - whole]))
  logs.set(alphabet, made)
  return made
}
