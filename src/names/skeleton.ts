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

const steps: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shch|szcz|chtch|stsch/g, 'S'],
  [/tsch|tch|cz/g, 'C'],
  [/dzh|dsch|dj/g, 'J'],
  [/^j/g, 'J'],
  [/sch|sh|sz/g, 'S'],
  [/ch/g, 'C'],
  [/zh/g, 'Z'],
  [/kh|gh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/bh/g, 'b'],
  [/tz|ts/g, 'c'],
  [/ck|q/g, 'k'],
  [/c(?=[aoukrlt]|$)/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  [/ou|oo|oe|ue/g, 'u'],
  [/ae/g, 'a'],
  [/ee|ii+/g, 'i'],
  [/^i(?=[aeou])/g, ''],
  [/([aeou])ie/g, '$1e'],
  [/ai|ei/g, 'e'],
  [/i/g, 'e'],
  [/u/g, 'o'],
  [/([a-zA-Z])\1+/g, '$1'],
  [/([aeo])h$/g, '$1'],
]

function skeleton(word: string): string {
  let out = word
  for (const [pattern, by] of steps) out = out.replace(pattern, by)
  return out
}

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
export function abjadKey(word: string): string {
  return word
    .replace(/sh|sch|ch/g, 'S')
    .replace(/kh/g, 'h')
    .replace(/gh|[jq]|dj/g, 'g')
    .replace(/th/g, 't')
    .replace(/dh/g, 'd')
    .replace(/ph|v/g, 'f')
    .replace(/p/g, 'b')
    .replace(/[ck]/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/[aeiouyw]/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/h$/, '')
}

/** Consonant classes, for scripts that write foreign names syllable by syllable.
 *
 * @example
 * syllableKey('barack') // 'plk'; 'baraku' and 'beilake' have it too
 */
export function syllableKey(word: string): string {
  return word
    .replace(/sh|sch|ch|ts|tz|zh/g, 's')
    .replace(/th/g, 't')
    .replace(/ph|v/g, 'p')
    .replace(/[bf]/g, 'p')
    .replace(/d/g, 't')
    .replace(/[gqck]h?/g, 'k')
    .replace(/r/g, 'l')
    .replace(/[zj]/g, 's')
    .replace(/x/g, 'ks')
    .replace(/[aeiouywh]/g, '')
    .replace(/(.)\1+/g, '$1')
}
