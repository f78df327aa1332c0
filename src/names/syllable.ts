/** One syllable of Chinese in pinyin or Wade–Giles without marks. */
const chinese =
  /^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh|ts|tz|hs)?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|er|i|ia|ie|iao|iu|ian|in|iang|ing|iong|ien|ih|u|ua|uo|uai|ui|uan|un|uang|ung|ueng|ue|ve|v|uen)$/
/** One syllable of Korean in any usual romanisation. */
const korean =
  /^(?:kk|tt|pp|ss|jj|ch|[kgndtrlmbpsjh])?(?:yeo|yae|wae|you|woo|oi|yo|ya|ye|yu|wa|wo|we|wi|ae|eo|eu|oe|ui|oo|ee|[aeiou])(?:ng|[kgntdlmpbr])?$/

/** Whether a word is one syllable of Chinese or Korean: such words differ by a letter only where they
 * are different words, so that they are alike only when equal or of one class.
 *
 * @example
 * isSyllable('yang') // true
 * isSyllable('ivan') // false
 */
export function isSyllable(word: string): boolean {
  return word.length <= 6 && (chinese.test(word) || korean.test(word))
}

/** A doubled first letter counts once (Sson, Son). South Korean EO and EU are North Korean O and U,
 * English OO and EE are U and I, and the usual spellings Young, Myung, Chul and Sung of YONG, MYONG,
 * CHOL and SONG are none of Chinese: Hyeok, Hyok; Moon, Mun; Park Young-soo, Pak Yong Su.
 *
 * @example
 * syllableSkeleton('hyeok') // 'hyok'
 */
export function syllableSkeleton(word: string): string {
  return word
    .replace(/^(.)\1/, '$1')
    .replace(/eo/g, 'o')
    .replace(/eu|oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/y(?:ou|u)ng$/, 'yong')
    .replace(/^(h|k|g)yun$/, '$1yon')
    .replace(/^(ch|j|s)u(l|ng)$/, (all, first: string, last: string) =>
      last === 'l' || first !== 'ch' ? `${first}o${last}` : all,
    )
}

/** A Korean syllable whatever the romanisation of its consonants: Jong, Chong; Gang, Kang; Pak, Bak. */
export function roughSyllable(word: string): string {
  return syllableSkeleton(word)
    .replace(/^(?:ch|j)(?![h])/, 'J')
    .replace(/^g/, 'k')
    .replace(/^b/, 'p')
    .replace(/^d/, 't')
    .replace(/^[lr]/, 'r')
    .replace(/(?<=[aeiou])g$/, 'k')
    .replace(/b$/, 'p')
    .replace(/[dt]$/, 't')
}
