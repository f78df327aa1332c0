/** The longest name that is read; what follows is left out, so that no input takes long. */
export const longestName = 600

/** Nothing of what is folded or removed. */
const plain = /^[\x20-\x7e]*$/
const lone = /\p{Surrogate}/gu
const invisible = /[\p{Cf}\p{Variation_Selector}]/gu
const control = /[\p{Cc}\p{Zl}\p{Zp}]/gu

/** Text with compatibility forms folded and everything invisible removed; never longer than
 * `longestName` characters.
 *
 * @example
 * cleanText('ＡＢＣ\u202e Ltd\u0000') // 'ABC Ltd '
 */
export function cleanText(text: string): string {
  if (text.length <= longestName && plain.test(text)) return text
  const short = text.length > 4 * longestName ? text.slice(0, 4 * longestName) : text
  const folded = short
    .replace(lone, ' ')
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(control, ' ')
  return folded.length > longestName ? folded.slice(0, longestName).replace(lone, '') : folded
}
