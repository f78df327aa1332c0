import { lexicon } from './lexicon.ts'

/** Splits a clean name into written words.
 *
 * Apostrophes join (Qa'ida, Int'l), a possessive falls away, a capital inside a word begins a new
 * one (SiemensAG, SergeiLavrov), capitals without vowel before a name are its initials (JC Juncker),
 * and digits that stand for letters are read as letters (Sech1n).
 *
 * @param person whether the name is a person's
 * @example
 * words("Deutsche Bank's SiemensAG", false) // ['Deutsche', 'Bank', 'Siemens', 'AG']
 */
export function words(text: string, person: boolean): string[] {
  return unmarked(text)
    .split(ascii.test(text) ? /[^A-Za-z0-9]+/ : /[^\p{L}\p{N}\p{M}]+/u)
    .flatMap((word) => camel(word))
    .flatMap((word) => ofOneScript(word))
    .map((word) => unswapped(word))
    .flatMap((word) => initials(word, text, person))
    .filter((word) => word !== '')
}

/** Text that needs no Unicode properties to be read, as most is. */
const ascii = /^[\x00-\x7f]*$/
const marks = /['’‘`´ʻʼʽʾʿ"“”«»]/gu

/** Possessives and apostrophes taken away, quotation marks as spaces. */
function unmarked(text: string): string {
  if (text.search(marks) < 0) return text
  return text
    .replace(/[’ʼ]s\b|(?<=\p{L}{2})'s\b/gu, '')
    .replace(marks, (mark) => (/["“”«»]/u.test(mark) ? ' ' : ''))
}

/** A foreign name in kana with a Chinese word behind it is two words: トヨタ自動車. */
function ofOneScript(word: string): string[] {
  if (ascii.test(word) || !/\p{Script=Katakana}/u.test(word)) return [word]
  return word.split(
    /(?<=[\p{Script=Katakana}ー])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=\p{Script=Katakana})/u,
  )
}

function camel(word: string): string[] {
  if (word.length < 5 || !/\p{Ll}\p{Lu}/u.test(word)) return [word]
  return word.split(/(?<=\p{Ll}{3,})(?=\p{Lu}\p{Lu}$|\p{Lu}\p{L}{2,})/u)
}

const swaps: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '9': 'g',
}

/** Digits between letters, or one digit before a letter run, are swapped letters. */
function unswapped(word: string): string {
  if (!/\d/.test(word) || !/^[A-Za-z\d]{3,}$/.test(word) || /\d{2}/.test(word)) return word
  if (/^\d/.test(word) || /\d$/.test(word)) return word
  return word.replace(/\d/g, (digit) => swaps[digit] ?? digit)
}

function initials(word: string, text: string, person: boolean): string[] {
  if (!person || !/^[B-DF-HJ-NP-TV-XZ]{2,3}$/.test(word) || text === text.toUpperCase())
    return [word]
  return isLegalForm(word.toLowerCase()) ? [word] : [...word]
}

/** LLC, JSC, BV: a legal form of one word. */
function isLegalForm(word: string): boolean {
  return (
    lexicon()
      .legal.get(word)
      ?.some(({ words: form }) => form.length === 1) ?? false
  )
}
