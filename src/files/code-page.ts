import { analyse } from 'chardet'
import type { CodePages } from './decoder.ts'

/** Code page and lower-case letters outside ASCII of languages in Latin script, the commonest first. */
const languages: readonly (readonly [page: string, letters: string])[] = [
  ['windows-1252', 'äöüß'], // German
  ['windows-1252', 'àâæçéèêëîïôœùûüÿ'], // French
  ['windows-1252', 'áéíñóúüªº'], // Spanish
  ['windows-1252', 'ãáâàçéêíõóôúüªº'], // Portuguese
  ['windows-1252', 'àèéìíîòóùú'], // Italian
  ['windows-1252', 'åäöæøé'], // Swedish, Danish, Norwegian, Finnish
  ['windows-1252', 'ëïéèêöüçà'], // Dutch, Albanian, Catalan
  ['windows-1250', 'ąćęłńóśźż'], // Polish
  ['windows-1250', 'áčďéěíňóřšťúůýž'], // Czech
  ['windows-1250', 'áäčďéíĺľňóôŕšťúýž'], // Slovak
  ['windows-1250', 'áéíóöőúüű'], // Hungarian
  ['windows-1250', 'ăâîşţ'], // Romanian
  ['windows-1250', 'čćđšž'], // Croatian, Slovene
  ['windows-1250', 'äöüß'], // German
  ['windows-1254', 'çğıi\u0307öşüâîû'], // Turkish; İ in lower case is i and a dot above
  ['windows-1254', 'äöüß'], // German
  ['windows-1257', 'āčēģīķļņšūž'], // Latvian
  ['windows-1257', 'ąčęėįšųūž'], // Lithuanian
  ['windows-1257', 'äõöüšž'], // Estonian
  // Few speakers, and its letters stand where Turkish has its own: last.
  ['windows-1252', 'ðþáéíóúýæö'], // Icelandic
]
const latinPages = [...new Set(languages.map(([page]) => page))]

/** chardet's names for code pages that Windows extends, and for what TextDecoder calls otherwise. */
const successors: Readonly<Record<string, readonly string[]>> = {
  'ISO-8859-1': ['windows-1252'],
  'ISO-8859-2': ['windows-1250', 'iso-8859-2'],
  'ISO-8859-7': ['windows-1253', 'iso-8859-7'],
  'ISO-8859-9': ['windows-1254'],
}

/** The likeliest code page of bytes that are not UTF-8; undefined where none gives plausible words.
 *
 * chardet proposes; a proposal under which words mix scripts, or lower case goes before capitals, is
 * passed over. The Latin code pages, which chardet tells apart poorly in short texts, are told apart
 * by the letters of the languages that are written in them.
 *
 * @example
 * codePageOf(Uint8Array.of(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2), await codePages()) // 'windows-1251' ("Привет")
 */
export function codePageOf(sample: Uint8Array, pages: CodePages): string | undefined {
  const proposals = analyse(sample).flatMap(({ name }) => successors[name] ?? [name.toLowerCase()])
  const candidates = [...new Set([...proposals, ...latinPages, 'windows-1251'])].filter(
    (label) => !label.startsWith('utf') && pages.nameOf(label) !== null,
  )
  const readings = candidates
    .map((label) => ({ label, words: foreignWords(pages.decoder(label).decode(sample)) }))
    .filter(({ words }) => isPlausible(words))
  const first = readings[0]
  if (first === undefined || !latinPages.includes(first.label)) return first?.label
  return latinPageOf(new Map(readings.map(({ label, words }) => [label, words])))
}

/** The page under which most words keep to the letters of one of its languages; of several such
 * pages, the one with the language that takes most words by itself. */
function latinPageOf(readings: ReadonlyMap<string, readonly string[]>): string {
  const scored = languages.flatMap(([page, letters]) => {
    const words = readings.get(page)
    if (words === undefined) return []
    const own = languages.filter(([other]) => other === page)
    const inPage = words.filter((word) => own.some(([, set]) => isOf(word, set))).length
    return [{ page, inPage, inLanguage: words.filter((word) => isOf(word, letters)).length }]
  })
  return scored.reduce((best, next) =>
    next.inPage > best.inPage || (next.inPage === best.inPage && next.inLanguage > best.inLanguage)
      ? next
      : best,
  ).page
}

/** Words with a character outside ASCII. */
function foreignWords(text: string): readonly string[] {
  return (text.match(/[^\s,;|"]+/g) ?? []).filter((word) => /[^\x00-\x7f]/.test(word))
}

/** Words that mix scripts or cases, with signs inside or without meaning, betray a wrong page; so do
 * four Latin letters outside ASCII in a row. */
function isPlausible(words: readonly string[]): boolean {
  const bad = words.filter(
    (word) =>
      /[\u0080-\u009f\uFFFD\uE000-\uF8FF]/.test(word) ||
      /\p{L}[^\p{L}\p{M}\p{P}\p{Nd}\p{ASCII}]\p{L}/u.test(word) ||
      /\p{Ll}\p{Lu}/u.test(word) ||
      /(?:(?!\p{ASCII})\p{Script=Latin}){4}/u.test(word) ||
      (/\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}|\p{Script=Greek}/u.test(word)),
  )
  return bad.length * 5 <= words.length
}

/** True where a word's letters outside ASCII all belong to the given ones; signs do not matter. */
function isOf(word: string, letters: string): boolean {
  for (const char of word.toLowerCase()) {
    if (char > '\x7f' && /\p{L}|\p{M}/u.test(char) && !letters.includes(char)) return false
  }
  return true
}
