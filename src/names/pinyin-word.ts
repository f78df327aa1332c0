/** One syllable of Hanyu Pinyin without tones. */
const syllable = [
  'a|ai|an|ang|ao|e|ei|en|eng|er|o|ou',
  'y(?:i|a|o|e|ai|ao|ou|an|in|ang|ing|ong|u|ue|uan|un)',
  'w(?:u|a|o|ai|ei|an|en|ang|eng)',
  '[bpm](?:a|o|ai|ei|ao|an|en|ang|eng|i|ie|iao|ian|in|ing|u)|m(?:e|ou|iu)|pou',
  'f(?:a|o|ei|ou|an|en|ang|eng|u)',
  '[dt](?:a|e|ai|ei|ao|ou|an|ang|eng|ong|i|ie|iao|ian|ing|u|uo|ui|uan|un)|d(?:en|iu|ia)',
  '[nl](?:a|e|ai|ei|ao|ou|an|ang|eng|ong|i|ie|iao|iu|ian|in|iang|ing|u|uo|uan|ue|v|ve)|nen|lia|lun',
  '[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)',
  '[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)',
  '(?:zh|ch|sh)(?:i|e|a|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)',
  'r(?:i|e|ao|ou|an|en|ang|eng|ong|u|uo|ui|uan|un)',
  '[zcs](?:i|a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|uo|ui|uan|un)',
].join('|')
// Inside a word a syllable begins with a consonant, or words of other languages are taken for Chinese.
const word = new RegExp(`^(?:${syllable})(?:(?=[^aeiou])(?:${syllable})){1,2}$`)

const single = new RegExp(`^(?:${syllable})$`)

/** Whether a word is one syllable of Hanyu Pinyin.
 *
 * @example
 * isPinyinSyllable('guo') // true
 */
export function isPinyinSyllable(text: string): boolean {
  return single.test(text)
}

/** Letters side by side without which a word may be of any language: Mishan, Hanoun. */
const telling = /zh|x|q|ng|uo|ui|ao|ia|ei|iu|ue|ua|hu/

/** Whether a word is two or three syllables of Chinese written as one: such words differ by a letter
 * mostly where they are different words, as Hongda and Hengda.
 *
 * @example
 * isPinyinWord('hongda') // true
 * isPinyinWord('ivanov') // false
 */
export function isPinyinWord(text: string): boolean {
  return text.length >= 4 && text.length <= 15 && telling.test(text) && word.test(text)
}
