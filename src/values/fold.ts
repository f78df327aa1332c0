/** Letters that Unicode does not decompose, with their plain writing. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  ə: 'a',
  ʻ: '',
  ʼ: '',
  ـ: '',
  ی: 'ي',
  ى: 'ي',
  ک: 'ك',
  ة: 'ه',
}
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu')
const asciiOnly = /^[\x20-\x7e]*$/
/** Combining accents of Latin, Cyrillic and Greek, and the vowel signs of Arabic and Hebrew. */
const accents = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u0655\u0670]/g

/** Lower case without accents, so that two writings of one word are equal; digits become ASCII.
 *
 * Letters of other scripts stay in their script; `ß` becomes `ss`, `ø` becomes `o`.
 *
 * @example
 * foldText('Côte d’Ivoire') // 'cote d’ivoire'
 * foldText('Май') // 'маи'
 */
export function foldText(text: string): string {
  if (asciiOnly.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(accents, '')
    .replace(special, (c) => plainLetters[c]!)
    .replace(/[\u0660-\u0669]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x0660 + 48))
    .replace(/[\u06f0-\u06f9]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x06f0 + 48))
    .normalize('NFC')
}
