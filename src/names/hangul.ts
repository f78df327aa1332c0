/** Initials, vowels and finals of Hangul in the order of Unicode, spelt as lists of North and South
 * Korean names mostly spell them (between Revised Romanisation and McCune–Reischauer). */
const initials = 'k kk n t tt r m p pp s ss  j jj ch k t p h'.split(' ')
const vowels = 'a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i'.split(' ')
const finals = ' k k k n n n t l k m l l l l l m p p t t ng t t k t p t'.split(' ')

/** One Hangul syllable in Latin letters.
 *
 * @example
 * romaniseSyllable('정') // 'jong'
 */
export function romaniseSyllable(syllable: string): string {
  const code = (syllable.codePointAt(0) ?? 0) - 0xac00
  if (code < 0 || code > 11171) return ''
  const initial = initials[Math.floor(code / 588)] ?? ''
  const vowel = vowels[Math.floor((code % 588) / 28)] ?? ''
  const final = finals[code % 28] ?? ''
  return initial + vowel + final
}
