import { countryName, enumerated } from '../values/index.ts'

/** The name of an origin or destination in English.
 *
 * @example
 * placeInWords('am') // 'Armenia'
 */
export function placeInWords(code: string): string {
  if (code === 'eu') return 'EU'
  if (code === 'world') return 'the world'
  return countryName(code) ?? code.toUpperCase()
}

/** The name of a place inside a sentence: "the EU", "Armenia". */
export function placeInSentence(code: string): string {
  return code === 'eu' ? 'the EU' : placeInWords(code)
}

/** The goods of a corridor in words; codes watched together are joined.
 *
 * @example
 * goodsInWords({ hs6: '854239' }) // 'HS 854239'
 */
export function goodsInWords(of: {
  readonly hs6: string
  readonly group?: readonly string[]
}): string {
  if (of.hs6 === 'TOTAL') return 'all goods'
  return `HS ${(of.group ?? [of.hs6]).join(' + ')}`
}

/** Several places in a sentence.
 *
 * @example
 * placesInWords(['am', 'kg', 'kz']) // 'Armenia, Kyrgyzstan and Kazakhstan'
 */
export function placesInWords(codes: readonly string[]): string {
  return enumerated(codes.map(placeInSentence))
}

const currencyNames: Readonly<Record<string, string>> = {
  EUR: 'euro',
  USD: 'US dollars',
  GBP: 'pounds',
}

/** A currency as a word: "euro"; the code itself where no word is kept. */
export function currencyInWords(code: string): string {
  return currencyNames[code] ?? code
}

/** An amount in words, to two or three significant digits.
 *
 * @example
 * amountInWords(282) // '0.28 thousand'
 * amountInWords(220_400) // '220 thousand'
 */
export function amountInWords(value: number): string {
  if (value === 0) return '0'
  if (value >= 1e9) return `${digits(value / 1e9)} billion`
  if (value >= 1e6) return `${digits(value / 1e6)} million`
  if (value >= 1e5 || value < 1000) return `${digits(value / 1e3)} thousand`
  return `${digits(value / 1e3)} thousand`
}

/** Three significant digits at most, without an exponent: 0.282, 9.1, 220, 1234. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return 'unbounded'
  const size = Math.abs(value)
  if (size >= 100) return String(Math.round(value))
  if (size >= 10) return String(Number(value.toFixed(0)))
  if (size >= 1) return String(Number(value.toFixed(1)))
  return String(Number(value.toPrecision(size >= 0.001 ? 2 : 1)))
}

/** A q-value or p-value in words.
 *
 * @example
 * probabilityInWords(0.0000251) // '0.000025'
 */
export function probabilityInWords(q: number): string {
  if (q < 1e-6) return 'below 0.000001'
  return q >= 0.001 ? String(Number(q.toFixed(3))) : q.toFixed(6).replace(/0+$/, '')
}

/** A share between 0 and 1 as a percentage.
 *
 * @example
 * percentInWords(0.05) // '5 %'
 */
export function percentInWords(share: number): string {
  return `${digits(share * 100)} %`
}
