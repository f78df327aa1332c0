import { rewriter } from './rewrite.ts'
import { englishSpellings } from './standards.ts'

/** Keys under which different spellings of one name fall together. Each is a pure function of the
 * romanised word, so that a likeness is equality of keys and can be looked up exactly. */

/** The romanisation class of a word: spellings that differ only by standard or language of
 * romanisation (Yuri, Iurii, Juri; Hussein, Husayn, Hossain; Kh, H) have a class in common.
 *
 * A word has more than one class where an initial J may be either Y or English J, AE either a German
 * umlaut or a diphthong, where an Arabic article is joined to it (Alnour, Nour), where a woman bears
 * the name (Medvedeva), where it bears the marks of another
 * language's standard (Poutine, Prigoschin), or where it is a longer spelling of three letters (Bout, But; Deen, Din). Words of up to three letters only lose doubled letters: a skeleton of theirs would
 * say too little.
 *
 * @example
 * skeletons('yuriy') // ['ore']; so has 'iurii', and 'juri' among its two
 */
export function skeletons(word: string): readonly string[] {
  if (word.length <= 3) return [word.replace(/(.)\1+/g, '$1')]
  const all = [skeleton(word)]
  const add = (other: string) => {
    const one = skeleton(other)
    if (!all.includes(one)) all.push(one)
  }
  if (word.startsWith('j')) add(`y${word.slice(1)}`)
  if (word.includes('ae')) add(word.replaceAll('ae', 'e'))
  // Words of three letters have no class but themselves; longer spellings of such a sound have it too.
  if (word.length <= 5) {
    const short = word.replace(/ou|oo/, 'u').replace('ee', 'i')
    if (short.length === 3 && !all.includes(short)) all.push(short)
  }
  const article = /^[ae]l(?=[^aeioulxvf])/.test(word) && word.length >= 6
  if (article) add(word.slice(2))
  const masculine = feminine(word)
  if (masculine !== undefined) add(masculine)
  for (const spelling of englishSpellings(word)) add(spelling)
  return all
}

/** The first of the classes of a word of more than three letters.
 *
 * @example
 * firstSkeleton('juri') // 'Jore'
 */
export function firstSkeleton(word: string): string {
  return skeleton(word)
}

/** The family name of the men of a family: Medvedev for Medvedeva, Dvorskiy for Dvorskaya. */
function feminine(word: string): string | undefined {
  if (/.{2}[oe]va$/.test(word)) return word.slice(0, -1)
  const adjective = /^(.{2,}sk)a(?:y?a|ia|ja)?$/.exec(word)
  return adjective ? `${adjective[1]}iy` : undefined
}

/** The word that an adjective of place or person is made of, for names of organisations: Murom in
 * Muromskiy, Ural in Uralskaya; nothing for other words.
 *
 * @example
 * ofAdjective('muromskiy') // 'murom'
 */
export function ofAdjective(word: string): string | undefined {
  if (!word.includes('sk')) return undefined
  return /^(.{4,}?)sk(?:iy|yy|ii|ij|y|i|aya|aja|aia|oye|oe|oje|ogo|oy|oj)$/.exec(word)?.[1]
}

/** The replacements, each with the letters it needs; see `Step`. */
const skeleton = rewriter([
  // Gonzalez and Gonzales, McKenzie and Mackenzie.
  [/ez$/g, 'es', 'ez'],
  [/^mc(?=[a-z]{3})/g, 'mac', 'mc'],
  // Ohno and Ono, John and Jon.
  [/oh(?=[^aeiou]|$)/g, 'o', 'oh'],
  [/schtsch|shch|szcz|chtch|stsch/g, 'S', 'ch|cz'],
  [/tsch|tch|cz/g, 'C', 'tch|cz'],
  [/dzh|dsch|dj/g, 'J', 'dh|dj'],
  [/^j/g, 'J', 'j'],
  [/sch|sh|sz/g, 'S', 'sh|sz'],
  [/ch/g, 'C', 'ch'],
  [/zh/g, 'Z', 'zh'],
  [/kh|gh/g, 'h', 'kh|gh'],
  [/ph/g, 'f', 'ph'],
  [/th/g, 't', 'th'],
  [/dh/g, 'd', 'dh'],
  [/bh/g, 'b', 'bh'],
  [/tz|ts/g, 'X', 'tz|ts'],
  [/ck|q/g, 'k', 'ck|q'],
  [/c(?=[aoukrlt]|$)/g, 'k', 'c'],
  [/c/g, 'X', 'c'],
  [/x/g, 'ks', 'x'],
  [/w/g, 'v', 'w'],
  // Solovyov and Soloviev; Gorbachov and Gorbachev.
  [/(?:[yij]+[eo]|(?<=[SCZ])o)v(?=a?$)/g, 'ev', 'v'],
  [/[yj]/g, 'i', 'y|j'],
  [/ou|oo|oe|ue/g, 'u', 'o|ue'],
  [/ae/g, 'a', 'ae'],
  [/ee|ii+/g, 'i', 'e|i'],
  [/^i(?=[aeou])/g, '', 'i'],
  [/([aeou])ie/g, '$1e', 'ie'],
  [/ai|ei/g, 'e', 'ai|ei'],
  [/i/g, 'e', 'i'],
  [/u/g, 'o', 'u'],
  [/([a-zA-Z])\1+/g, '$1', '='],
  [/([aeo])h$/g, '$1', 'h'],
])

/** The sounds of a word with all vowels alike, and G as H as between Russian and Ukrainian, or nothing where too few consonants would be left.
 *
 * @example
 * vowelless('merkel') // 'markal'; 'morkol' has it too
 */
export function vowelless(skeletonOfWord: string): string {
  const key = skeletonOfWord.replace(/[aeo]+/g, 'a').replaceAll('g', 'h')
  return key.replaceAll('a', '').length >= 3 ? key : ''
}

/** A romanised word as it is heard, with consonants that languages mix up alike: Gaddafi, Qadhafi and
 * Ghathafi; Gazprom and Gasprom.
 *
 * @example
 * heard('gadafe') // 'katafe'; so is 'hatafe' of Ghathafi
 */
export const heard: (skeletonOfWord: string) => string = rewriter([
  [/[zZX]/g, 's', 'z|x'],
  [/[SCJ]/g, 'S', 'S|C|J'],
  [/[gh]/g, 'k', 'g|h'],
  [/d/g, 't', 'd'],
  [/b/g, 'p', 'b'],
  [/v/g, 'f', 'v'],
  [/([a-zA-Z])\1+/g, '$1', '='],
])

/** What is heard of a word, without its vowels but for whether it begins (or, where it has three
 * consonants, ends) with one; of two consonants with the place of the vowels (Rosy, Rozi). Nothing where there are fewer than two.
 *
 * @example
 * rough('katafe') // 'ktf'
 */
export function rough(heardOfWord: string): string {
  const key = heardOfWord.replace(/[aeo]+/g, 'a')
  const consonants = key.replaceAll('a', '').replace(/(.)\1+/g, '$1')
  if (consonants.length < 2) return ''
  if (consonants.length === 2) return key
  const [first, last] = [key.startsWith('a') ? 'a' : '', key.endsWith('a') ? 'a' : '']
  return consonants.length === 3 ? `${first}${consonants}${last}` : `${first}${consonants}`
}

/** Consonants alone, as an abjad writes them; long vowels, y and w drop out on both sides.
 *
 * @example
 * abjadKey('khamenei') // 'hmn'; so has the romanised 'khamnhy'
 */
export const abjadKey: (word: string) => string = rewriter([
  [/sh|sch|ch/g, 'S', 'sh|ch'],
  [/kh/g, 'h', 'kh'],
  [/gh|[jq]|dj/g, 'g', 'gh|j|q'],
  [/th/g, 't', 'th'],
  [/dh/g, 'd', 'dh'],
  [/ph|v/g, 'f', 'ph|v'],
  [/p/g, 'b', 'p'],
  [/c/g, 'k', 'c'],
  [/x/g, 'ks', 'x'],
  [/[aeiouyw]+/g, '', ''],
  [/(.)\1+/g, '$1', '='],
  [/h$/, '', 'h'],
])

/** Consonant classes, for scripts that write foreign names syllable by syllable.
 *
 * @example
 * syllableKey('barack') // 'plk'; 'baraku' and 'beilake' have it too
 */
export const syllableKey: (word: string) => string = rewriter([
  [/sh|sch|ch|ts|tz|zh/g, 's', 'sh|ch|ts|tz|zh'],
  [/th/g, 't', 'th'],
  [/ph|v/g, 'p', 'ph|v'],
  [/[bf]/g, 'p', 'b|f'],
  [/d/g, 't', 'd'],
  [/[gqck]h?/g, 'k', 'g|q|c|k'],
  [/r/g, 'l', 'r'],
  [/[zj]/g, 's', 'z|j'],
  [/x/g, 'ks', 'x'],
  [/[aeiouywh]+/g, '', ''],
  [/(.)\1+/g, '$1', '='],
])
