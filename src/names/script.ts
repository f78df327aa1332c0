/** The script of a word, as far as romanisation differs. */
export type Script =
  | 'latin'
  | 'cyrillic'
  | 'arabic'
  | 'hebrew'
  | 'han'
  | 'kana'
  | 'hangul'
  | 'other'

const tests: readonly (readonly [Script, RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['han', /\p{Script=Han}/u],
  ['hangul', /\p{Script=Hangul}/u],
]

/** The script of a word; a word of digits or without a script of its own counts as Latin.
 *
 * @example
 * scriptOf('Сечин') // 'cyrillic'
 */
export function scriptOf(word: string): Script {
  if (/^[\x00-\x7f]*$/.test(word)) return 'latin'
  for (const [script, test] of tests) if (test.test(word)) return script
  return /\p{L}/u.test(word) ? 'other' : 'latin'
}

/** Scripts that write consonants only, or foreign names by sound, are compared by consonants; Chinese
 * characters have one exact reading, so that another letter is another name. */
export type Sound = 'none' | 'exact' | 'abjad' | 'syllabic'

export const soundOf: Readonly<Record<Script, Sound>> = {
  latin: 'none',
  cyrillic: 'none',
  arabic: 'abjad',
  hebrew: 'abjad',
  han: 'none',
  kana: 'syllabic',
  hangul: 'none',
  other: 'syllabic',
}
