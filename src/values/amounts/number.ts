/** What a written number may mean. */
export type ParsedNumber =
  | { readonly state: 'known'; readonly amount: number }
  | { readonly state: 'ambiguous'; readonly readings: readonly number[]; readonly reason: string }
  | { readonly state: 'unknown'; readonly reason: string }

/** What the caller knows about how numbers are written. */
export interface NumberOptions {
  /** The mark before the fraction. Defaults to neither: a single mark before three digits is ambiguous. */
  readonly decimal?: '.' | ','
}

const longest = 60
const spaces = /[\s\u00a0\u2007\u2009\u202f'’`_]+/g
const multipliers: readonly [form: RegExp, factor: number][] = [
  [/(?:thousand|tsd|тыс|тис|k)\.?$/u, 1e3],
  [/(?:million|millions|mln|mio|млн|m)\.?$/u, 1e6],
  [/(?:billion|billions|bn|mrd|mlrd|млрд)\.?$/u, 1e9],
]

/** Reads a number with any usual marks for thousands and fraction, a sign, and words for millions.
 *
 * The last of two different marks begins the fraction; a mark that stands more than once groups. One
 * mark before exactly three digits could be either, and is `ambiguous` unless `decimal` says. Total.
 *
 * @example
 * parseNumber('1,250.50')  // { state: 'known', amount: 1250.5 }
 * parseNumber('1.250,50')  // { state: 'known', amount: 1250.5 }
 * parseNumber('12 500')    // { state: 'known', amount: 12500 }
 * parseNumber('1,250')     // { state: 'ambiguous', readings: [1250, 1.25], reason: '…' }
 * parseNumber('1.5 mln')   // { state: 'known', amount: 1500000 }
 */
export function parseNumber(text: string, options: NumberOptions = {}): ParsedNumber {
  if (text.length > longest) return unknown(`it is longer than ${longest} characters`)
  let rest = text.normalize('NFKC').trim().toLowerCase().replaceAll('−', '-')
  let factor = 1
  for (const [form, value] of multipliers) {
    const shorter = rest.replace(form, '').trim()
    if (shorter === rest || !/\d$/.test(shorter)) continue
    rest = shorter
    factor = value
    break
  }
  const bracketed = /^\(.*\)$/.test(rest)
  if (bracketed) rest = rest.slice(1, -1).trim()
  const signed = /^[+-]/.exec(rest)?.[0]
  if (signed) rest = rest.slice(1).trim()
  if (!/^\d[\d.,\s\u00a0\u2007\u2009\u202f'’`_]*$/.test(rest)) return unknown('it is no number')
  const sign = bracketed || signed === '-' ? -factor : factor
  return scaled(readMarks(rest, options.decimal), sign)
}

const unknown = (reason: string): ParsedNumber => ({ state: 'unknown', reason })

function scaled(number: ParsedNumber, factor: number): ParsedNumber {
  // Dividing by 1/1000 would lose digits; 1.1 × 1e6 is made whole again by rounding to 6 decimals.
  const times = (n: number): number => (factor === 1 ? n : +(n * factor).toFixed(6))
  switch (number.state) {
    case 'known':
      return { state: 'known', amount: times(number.amount) }
    case 'ambiguous':
      return { ...number, readings: Object.freeze(number.readings.map(times)) }
    case 'unknown':
      return number
    default:
      return number satisfies never
  }
}

function readMarks(written: string, decimal: '.' | ',' | undefined): ParsedNumber {
  if (!groupsOf(written.replace(/[.,].*$/, ''), spaces))
    return unknown('its groups of digits are odd')
  const text = written.replace(spaces, '')
  const dots = text.split('.').length - 1
  const commas = text.split(',').length - 1
  if (dots === 0 && commas === 0) return known(text)
  if (dots > 0 && commas > 0) {
    const mark = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ','
    if ((mark === '.' ? dots : commas) > 1) return unknown('it has two marks of the fraction')
    return withMark(text, mark)
  }
  const mark = dots > 0 ? '.' : ','
  if (dots + commas > 1) return grouped(text, mark)
  if (decimal !== undefined) return decimal === mark ? withMark(text, mark) : grouped(text, mark)
  const [whole, fraction] = text.split(mark) as [string, string]
  const couldGroup = fraction.length === 3 && whole.length <= 3 && !whole.startsWith('0')
  if (!couldGroup) return withMark(text, mark)
  return {
    state: 'ambiguous',
    readings: Object.freeze([+`${whole}${fraction}`, +`${whole}.${fraction}`]),
    reason: `"${mark}" before three digits can group thousands or begin the fraction`,
  }
}

const known = (digits: string): ParsedNumber => {
  const amount = +digits
  return Number.isSafeInteger(Math.trunc(amount))
    ? { state: 'known', amount }
    : unknown('it is too large to be exact')
}

function withMark(text: string, mark: '.' | ','): ParsedNumber {
  const at = text.lastIndexOf(mark)
  const whole = grouped(text.slice(0, at), mark === '.' ? ',' : '.')
  if (whole.state !== 'known') return whole
  return known(`${whole.amount}.${text.slice(at + 1) || '0'}`)
}

function grouped(text: string, mark: '.' | ','): ParsedNumber {
  if (!groupsOf(text, mark)) return unknown('its groups of digits are odd')
  return known(text.replaceAll(mark, ''))
}

/** Groups of three digits after the first; or the Indian way, twos and a three (12,34,567). */
function groupsOf(text: string, mark: string | RegExp): boolean {
  const [first, ...rest] = text.trim().split(mark)
  if (rest.length === 0) return true
  if (first === '' || first!.length > 3 || rest.at(-1)!.length !== 3) return false
  const inner = rest.slice(0, -1)
  return (
    inner.every((g) => g.length === 3) || (first!.length <= 2 && inner.every((g) => g.length === 2))
  )
}
