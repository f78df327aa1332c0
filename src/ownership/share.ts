import { TidewaiterError } from '../model/index.ts'

/**
 * A share of a whole as an interval that surely holds the true value, in exact integers.
 *
 * The unit is 10⁻¹⁰ per cent. Stated values lie on a grid of 10⁻⁶ per cent (10,000 units); the
 * units between two grid points stand for "just above" and "just below", so that "more than 50"
 * is 50 % plus one unit, and sums of thousands of open ends still compare correctly.
 */
export interface Share {
  readonly low: number
  readonly high: number
}

const grid = 10_000
const decimals = 6

/** One hundred per cent, in units of 10⁻¹⁰ per cent. */
export const whole = 100 * 10 ** decimals * grid

/** Nothing is known of the share but that it lies between nothing and the whole. */
export const unknownShare: Share = Object.freeze({ low: 0, high: whole })

export const wholeShare: Share = Object.freeze({ low: whole, high: whole })

type End = 'low' | 'high'

/**
 * Per cent as written → units. A number finer than the grid becomes an open end: the exact value
 * lies strictly between two grid points, so it is rounded outwards and never onto a threshold.
 */
function units(text: string, end: End): number {
  const match = /^(\d+)(?:[.,](\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text)
  if (!match) throw unreadable(text, 'this is not a number')
  const [, integer = '', fraction = '', exponent = '0'] = match
  const digits = BigInt(integer + fraction)
  const shift = decimals + Number(exponent) - fraction.length
  if (shift >= 0) return Number(digits * 10n ** BigInt(shift)) * grid
  const divisor = 10n ** BigInt(-shift)
  const floor = Number(digits / divisor) * grid
  if (digits % divisor === 0n) return floor
  return end === 'low' ? floor + 1 : floor + grid - 1
}

function unreadable(value: string, reason: string): TidewaiterError {
  return new TidewaiterError({
    code: 'ownership.percent',
    act: 'cannot read the percentage',
    value,
    reason,
    remedy: 'Write a number from 0 to 100, a range such as 25-50, or nothing where it is unknown.',
  })
}

function interval(low: number, high: number, text: string): Share {
  if (low > high) throw unreadable(text, 'the range runs from the larger to the smaller number')
  if (high > whole) throw unreadable(text, 'a share cannot be more than 100 per cent')
  return { low, high }
}

const number = String.raw`(\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?)`
const range = new RegExp(`^${number}(?:-|–|—|\\.\\.|to)${number}$`)
const bound = new RegExp(
  `^(>=|≥|>|<=|≤|<|morethan|over|above|atleast|lessthan|under|below|upto|atmost)${number}$`,
)
const trailing = new RegExp(`^${number}(\\+|ormore|orless|andabove)$`)

/** Reads a percentage as people and registers write it: a number, a range, a bound, or nothing.
 *
 * @param text per cent: "50", "33,3 %", "25-50", ">50", "75+", "up to 25", "" or "unknown"
 * @throws TidewaiterError `ownership.percent` for anything else, for shares above 100 and for
 *   ranges that run backwards
 * @example
 * parsePercent('25-50') // { low: 250000000000, high: 500000000000 }
 * parsePercent('')      // { low: 0, high: 1000000000000 }
 */
export function parsePercent(text: string): Share {
  const plain = text.toLowerCase().replaceAll(/[\s%]|percent|pct/g, '')
  if (plain === '' || /^(unknown|undisclosed|n\/?a|\?|-)$/.test(plain)) return unknownShare
  const between = range.exec(plain)
  if (between) return interval(units(between[1]!, 'low'), units(between[2]!, 'high'), text)
  const bounded = bound.exec(plain)
  if (bounded) return boundedShare(bounded[1]!, bounded[2]!, text)
  const after = trailing.exec(plain)
  if (after) {
    return boundedShare(after[2] === 'orless' ? '<=' : '>=', after[1]!, text)
  }
  return interval(units(plain, 'low'), units(plain, 'high'), text)
}

function boundedShare(operator: string, value: string, text: string): Share {
  switch (operator) {
    case '>':
    case 'morethan':
    case 'over':
    case 'above':
      return interval(units(value, 'low') + 1, whole, text)
    case '>=':
    case '≥':
    case 'atleast':
      return interval(units(value, 'low'), whole, text)
    case '<':
    case 'lessthan':
    case 'under':
    case 'below':
      return interval(0, units(value, 'high') - 1, text)
    default:
      return interval(0, units(value, 'high'), text)
  }
}

/** The ends of a share as a structured source states them; a missing end is open to 0 or 100. */
export interface ShareEnds {
  readonly exact?: number | string | undefined
  readonly minimum?: number | string | undefined
  readonly exclusiveMinimum?: number | string | undefined
  readonly maximum?: number | string | undefined
  readonly exclusiveMaximum?: number | string | undefined
}

/** A share from separate ends, as BODS writes them; nothing stated is unknown.
 *
 * @throws TidewaiterError `ownership.percent` as `parsePercent`
 * @example
 * shareOf({ minimum: 25, exclusiveMaximum: 50 }) // { low: 250000000000, high: 499999999999 }
 */
export function shareOf(ends: ShareEnds): Share {
  const text = JSON.stringify(ends)
  if (ends.exact !== undefined) {
    return interval(units(`${ends.exact}`, 'low'), units(`${ends.exact}`, 'high'), text)
  }
  let low = 0
  let high = whole
  if (ends.minimum !== undefined) low = units(`${ends.minimum}`, 'low')
  if (ends.exclusiveMinimum !== undefined) {
    low = Math.max(low, units(`${ends.exclusiveMinimum}`, 'low') + 1)
  }
  if (ends.maximum !== undefined) high = units(`${ends.maximum}`, 'high')
  if (ends.exclusiveMaximum !== undefined) {
    high = Math.min(high, units(`${ends.exclusiveMaximum}`, 'high') - 1)
  }
  return interval(low, high, text)
}

/** Units → per cent as a number of at most six decimals; open ends round to their grid point.
 *
 * @example
 * percentOf(333333330000) // 33.333333
 */
export function percentOf(share: number): number {
  return Math.round(share / grid) / 10 ** decimals
}

/** A share in words.
 *
 * @example
 * describeShare({ low: 250000000000, high: 499999999999 }) // '25 to under 50 %'
 */
export function describeShare(share: Share): string {
  if (share.low === share.high) return `${percentOf(share.low)} %`
  if (share.low === 0 && share.high >= whole) return 'an unknown share'
  const openLow = share.low % grid === 1
  const openHigh = share.high % grid === grid - 1
  if (share.high >= whole) return `${openLow ? 'over' : 'at least'} ${percentOf(share.low)} %`
  const to = `${openHigh ? 'under' : ''} ${percentOf(share.high)} %`.trim()
  return share.low === 0
    ? `up to ${to}`
    : `${openLow ? 'over ' : ''}${percentOf(share.low)} to ${to}`
}
