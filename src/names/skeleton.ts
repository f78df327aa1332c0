import { rewriter } from './rewrite.ts'

/** Keys under which different spellings of one name fall together. Each is a pure function of the
 * romanised word, so that a likeness is equality of keys and can be looked up exactly. */

/** The romanisation class of a word: spellings that differ only by standard or language of
 * romanisation (Yuri, Iurii, Juri; Hussein, Husayn, Hossain; Kh, H) have a class in common.
 *
 * A word has one class, or two where an initial J may be either Y or English J, or AE either a
 * German umlaut or a diphthong. Words of up to
 * three letters only lose doubled letters: a skeleton of theirs would say too little.
 *
 * @example
 * skeletons('yuriy') // ['ore']; so has 'iurii', and 'juri' among its two
 */
export function skeletons(word: string): readonly string[] {
  if (word.length <= 3) return [word.replace(/(.)\1+/g, '$1')]
  const first = skeleton(word)
  if (word.startsWith('j')) return distinct(first, skeleton(`y${word.slice(1)}`))
  if (word.includes('ae')) return distinct(first, skeleton(word.replaceAll('ae', 'e')))
  return [first]
}

function distinct(first: string, second: string): readonly string[] {
  return first === second ? [first] : [first, second]
}

/** The replacements, each with the letters it needs; see `Step`. */
const skeleton = rewriter([
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
  [/tz|ts/g, 'c', 'tz|ts'],
  [/ck|q/g, 'k', 'ck|q'],
  [/c(?=[aoukrlt]|$)/g, 'k', 'c'],
  [/x/g, 'ks', 'x'],
  [/w/g, 'v', 'w'],
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
