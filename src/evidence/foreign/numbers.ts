import type { MentionedNumber } from '../reading.ts'

const scales: readonly [RegExp, number][] = [
  [/^(?:тысяч|тыс|тисяч|тис|千)/u, 1e3],
  [/^万/u, 1e4],
  [/^(?:миллион|млн|мільйон|百万)/u, 1e6],
  [/^亿/u, 1e8],
  [/^(?:миллиард|млрд|мільярд|十亿)/u, 1e9],
]
const cyrillic =
  /(?<![\p{L}\p{N}.-])(\d{1,3}(?:[\s\u00a0]\d{3})+|\d+(?:,\d+)?)(?:[\s\u00a0]+((?:тысяч|тыс|тисяч|тис|миллион|млн|мільйон|миллиард|млрд|мільярд)\p{Ll}*\.?))?[\s\u00a0]+(\p{Ll}{3,}(?:\s\p{Ll}{3,})?)/gu
const chinese = /(\d+(?:\.\d+)?)(百万|十亿|千|万|亿)?(?:多|余)?(\p{Script=Han}{1,6})/gu
/** Words behind a number that make it a date or a name. */
const noUnit =
  /^(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|січн|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|год|рок|роц|年|月|日|号)/u

/** Counted things of a Russian, Ukrainian or Chinese text, with the words that follow the number.
 *
 * @example
 * foreignNumbers('более 200 ракет', 'ru')[0] // { value: 200, unit: 'ракет', … }
 */
export function foreignNumbers(text: string, language: string): readonly MentionedNumber[] {
  const pattern = language === 'zh' ? chinese : cyrillic
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, digits, scale = '', unit] = match
    if (noUnit.test(unit!) || noUnit.test(scale)) return []
    const factor = scales.find(([word]) => word.test(scale))?.[1] ?? 1
    const value = Number(digits!.replace(/[\s\u00a0]/g, '').replace(',', '.')) * factor
    if (!Number.isFinite(value)) return []
    return [{ value, unit: unit!, start: match.index, end: match.index + whole.length }]
  })
}
