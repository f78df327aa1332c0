import { isPinyinSyllable } from './pinyin-word.ts'

/** Initials of Wade–Giles as pinyin, longest first: with an apostrophe (aspirated), and without. Where a
 * source drops the apostrophes, either may be meant. */
const initials: readonly (readonly [wade: string, aspirated: string, plain: string])[] = [
  ['ch', 'ch', 'zh'],
  ['hs', 'x', 'x'],
  ['sh', 'sh', 'sh'],
  ['ts', 'c', 'z'],
  ['tz', 'c', 'z'],
  ['ss', 's', 's'],
  ['sz', 's', 's'],
  ['p', 'p', 'b'],
  ['t', 't', 'd'],
  ['k', 'k', 'g'],
  ['j', 'r', 'r'],
]

/** Finals of Wade–Giles that pinyin writes otherwise. */
const finals: Readonly<Record<string, string>> = {
  ien: 'ian',
  ieh: 'ie',
  ih: 'i',
  u: 'u',
  uei: 'ui',
  ueh: 'ue',
  ung: 'ong',
  iung: 'iong',
  eh: 'e',
  en: 'en',
  o: 'uo',
}

/** Whole syllables that begin with no consonant of the table. */
const whole: Readonly<Record<string, string>> = { yu: 'you', yen: 'yan', yeh: 'ye', i: 'yi' }

/** What a syllable of Wade–Giles may be in pinyin.
 *
 * @example
 * pinyinOf('kuo') // ['guo', 'kuo']
 */
function pinyinOf(syllable: string): string[] {
  const aspirated = /['’‘ʻ`]/u.test(syllable)
  const text = syllable.toLowerCase().replace(/['’‘ʻ`]/gu, '')
  const alone = whole[text]
  if (alone !== undefined) return [alone, text].filter(isPinyinSyllable)
  const initial = initials.find(([wade]) => text.startsWith(wade))
  const rest = text.slice(initial?.[0].length ?? 0)
  const final = finals[rest] ?? rest
  const begins = initial === undefined ? [''] : aspirated ? [initial[1]] : [initial[2], initial[1]]
  const found = begins.flatMap((begin) => {
    // CH before I or Ü is J or Q: Ching, Jing.
    const soft = begin === 'zh' ? 'j' : begin === 'ch' ? 'q' : undefined
    const hard = `${begin}${final}`
    // K and H keep their O as E: Ko, Ge.
    const open = rest === 'o' && /^[gkh]$/.test(begin) ? [`${begin}e`] : []
    return [hard, ...open, ...(soft === undefined ? [] : [`${soft}${final}`])]
  })
  return [...new Set(initial === undefined ? [final, text] : found)].filter(isPinyinSyllable)
}

const pair = /(?<![\p{L}'’])(\p{Lu}[\p{L}'’‘ʻ`]*)-([\p{L}'’‘ʻ`]+)(?![\p{L}-])/u

/** So many readings of two syllables are tried. */
const mostReadings = 8

/** A name with a given name of two hyphenated syllables in Wade–Giles, in pinyin: every reading, where
 * dropped apostrophes leave several. Nothing where the syllables are pinyin as they stand.
 *
 * @example
 * inPinyin('Chiang Ching-kuo') // ['Chiang zhengguo', 'Chiang jingguo', …]
 */
export function inPinyin(text: string): string[] {
  if (!text.includes('-')) return []
  const [all, first = '', second = ''] = pair.exec(text) ?? []
  if (all === undefined) return []
  const plain = [first, second].map((syllable) => syllable.toLowerCase())
  if (plain.every(isPinyinSyllable)) return []
  const readings = pinyinOf(first).flatMap((one) => pinyinOf(second).map((other) => one + other))
  return readings.slice(0, mostReadings).map((reading) => text.replace(all, reading))
}
