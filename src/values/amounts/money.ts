import { currenciesOf } from './currencies.ts'
import { type NumberOptions, parseNumber } from './number.ts'

/** An amount of money. */
export interface Money {
  /** In units of the currency, not in cents: 1250.5. */
  readonly amount: number
  /** ISO 4217; undefined where none is written or its sign is shared. */
  readonly currency: string | undefined
}

/** What a text says about money. */
export type ParsedMoney =
  | { readonly state: 'known'; readonly money: Money; readonly problems: readonly string[] }
  | { readonly state: 'ambiguous'; readonly readings: readonly Money[]; readonly reason: string }
  | { readonly state: 'unknown'; readonly reason: string }

const longest = 80
/** Whatever stands before the first and after the last digit, brackets and signs of a number apart. */
const shape =
  /^([^\d]*?)([-+−(]?\s*[-+−]?\s*\d(?:.*\d)?[.,]?)(\s*(?:thousand|tsd|тыс|тис|million|mln|mio|млн|billion|bn|mrd|млрд|[km])(?![\p{L}])\.?)?([^\d]*)$/iu

/** Reads an amount with its currency before or after it, as code, sign or word.
 *
 * A sign that several currencies share ("$", "¥", "kr") leaves the currency undefined and says so in
 * `problems`; separators that can be read two ways are `ambiguous`. Total: never throws.
 *
 * @example
 * parseMoney('USD 1,250.50')
 * // { state: 'known', money: { amount: 1250.5, currency: 'USD' }, problems: [] }
 * parseMoney('1.250,50 €')   // amount 1250.5, currency 'EUR'
 * parseMoney('12 500 руб.')  // amount 12500, currency 'RUB'
 * parseMoney('$100').problems // ['"$" is the sign of several currencies: USD, CAD, …']
 * parseMoney('EUR 1,250')    // { state: 'ambiguous', readings: [1250 EUR, 1.25 EUR], reason: … }
 */
export function parseMoney(text: string, options: NumberOptions = {}): ParsedMoney {
  if (text.length > longest)
    return { state: 'unknown', reason: `it is longer than ${longest} characters` }
  const found = shape.exec(text.normalize('NFKC').trim())
  if (!found) return { state: 'unknown', reason: 'it has no number' }
  const [, before, figures, multiplier, after] = found
  const closing = figures!.startsWith('(') && after!.trimStart().startsWith(')')
  const number = parseNumber(`${figures}${closing ? ')' : ''}${multiplier ?? ''}`, options)
  if (number.state === 'unknown') return number
  const words = [before!, closing ? after!.replace(')', '') : after!].map((w) => w.trim())
  const read = currencyOf(words.filter((w) => w !== ''))
  if ('reason' in read) return { state: 'unknown', reason: read.reason }
  if (number.state === 'ambiguous') {
    const readings = number.readings.map((amount) =>
      Object.freeze({ amount, currency: read.currency }),
    )
    return { state: 'ambiguous', readings: Object.freeze(readings), reason: number.reason }
  }
  const money = Object.freeze({ amount: number.amount, currency: read.currency })
  return { state: 'known', money, problems: read.problems }
}

type CurrencyRead =
  | { readonly currency: string | undefined; readonly problems: readonly string[] }
  | { readonly reason: string }

/** "$100 USD" writes a shared sign and a code: the code that the sign allows decides. */
function currencyOf(words: readonly string[]): CurrencyRead {
  let candidates: readonly string[] | undefined
  for (const word of words) {
    const meant = currenciesOf(word)
    if (meant.length === 0) return { reason: `"${word}" is no currency that is known` }
    candidates = candidates ? candidates.filter((c) => meant.includes(c)) : meant
    if (candidates.length === 0) return { reason: 'it names two currencies' }
  }
  if (!candidates) return { currency: undefined, problems: ['no currency is written'] }
  if (candidates.length === 1) return { currency: candidates[0], problems: [] }
  const problem = `"${words.join(' ')}" is the sign of several currencies: ${candidates.join(', ')}`
  return { currency: undefined, problems: [problem] }
}
