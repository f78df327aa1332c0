import { foldText } from '../fold.ts'
import { daysInMonth } from './calendar.ts'
import { type DateValue, type ParsedDate, pointDate, rangeDate } from './date-value.ts'
import { otherCalendar } from './other-calendar.ts'
import { type DateOrder, type Parts, type Reading, readSingle } from './single.ts'
import { alternativeMark, rangeMark, type Tokens, tokenise } from './tokens.ts'

/** What the caller knows about how dates are written. */
export interface DateOptions {
  /** Order of day and month where the figures leave both open. Defaults to neither: ambiguous. */
  readonly order?: DateOrder
  /**
   * The latest year a date can lie in, for instance of today for a birth date: decides the century
   * of a year of two figures where only one century fits. Defaults to none: both are kept.
   */
  readonly latestYear?: number
}

/** Longer texts are no dates; refusing them keeps the time of one call small. */
const longest = 160

/** Reads a date of any precision: day, month, year, range, "circa", in many languages and orders.
 *
 * Total: never throws. Day and month that could be either way round are `ambiguous` with both
 * readings (dots, as in 05.08.1971, are day first); parts written as 00 are unknown parts; Hijri,
 * Persian and Buddhist dates are recognised and reported, never converted by guess.
 *
 * @example
 * parseDate('Aug 1971')
 * // { state: 'known', date: { earliest: '1971-08-01', latest: '1971-08-31', precision: 'month',
 * //   approximate: false, iso: '1971-08' } }
 * parseDate('circa 1965')        // … precision 'year', approximate true, iso '1965'
 * parseDate('1957 to 1960')      // … precision 'range', earliest '1957-01-01', iso undefined
 * parseDate('05/08/1971')        // { state: 'ambiguous', readings: [1971-08-05, 1971-05-08], … }
 * parseDate('00/00/1967')        // … iso '1967'
 * parseDate('1390 AH')           // { state: 'other_calendar', calendar: 'hijri', … }
 * parseDate('soon')              // { state: 'unknown', reason: 'the word "soon" is not understood' }
 */
export function parseDate(text: string, options: DateOptions = {}): ParsedDate {
  const iso = isoDate(text)
  if (iso) return iso
  if (text.length > longest) return unknown(`it is longer than ${longest} characters`)
  const folded = foldText(text)
  const read = readGregorian(folded, options)
  // No word or year of another calendar reads as Gregorian, so this is asked only after a failure.
  return read.state === 'unknown' ? (otherCalendar(folded) ?? read) : read
}

function readGregorian(folded: string, options: DateOptions): ParsedDate {
  const tokens = tokenise(folded)
  if (typeof tokens === 'string') return unknown(tokens)
  if (tokens.openEnd) return unknown('only one end of the interval is said')
  return finish(readRange(tokens.tokens, options.order), tokens, options)
}

const unknown = (reason: string): ParsedDate => ({ state: 'unknown', reason })

/** The form that lists and programs write most: no tokens needed. */
const isoForm =
  /^\s*(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?|Z|[+-]\d\d:\d\d)?\s*$/

function isoDate(text: string): ParsedDate | undefined {
  const found = isoForm.exec(text)
  if (!found) return undefined
  const year = +found[1]!
  const month = found[2] === undefined ? undefined : +found[2]
  const day = found[3] === undefined ? undefined : +found[3]
  if (!usualYear(year) || month === 0 || day === 0) return undefined
  if (month !== undefined && month > 12) return undefined
  if (day !== undefined && day > daysInMonth(year, month!)) return undefined
  return { state: 'known', date: pointDate(year, month, day, false) }
}

/** Years outside are far more likely another calendar or a mistake than a Gregorian date. */
function usualYear(year: number): boolean {
  return year >= 1500 && year < 2200
}

/** One date, or two with a word or dash between them. */
function readRange(
  tokens: readonly string[],
  order: DateOrder | undefined,
): Reading | RangeReading {
  const plain = readSingleIn(tokens, order)
  if ('parts' in plain) return plain
  for (let i = 1; i < tokens.length - 1; i++) {
    const t = tokens[i]!
    if (t !== rangeMark && t !== '-' && t !== '/' && t !== alternativeMark) continue
    const to = readSingleIn(tokens.slice(i + 1), order)
    if (!('parts' in to)) continue
    const from = readSingleIn(tokens.slice(0, i), order)
    if (!('parts' in from)) continue
    // Three numbers with the same mark are one date gone wrong ("31/04/1980"), not a range.
    const weak = t === '-' || t === '/'
    if (weak && !from.parts.every(isDated) && tokens.filter((m) => m === t).length > 1) continue
    const ends = { from: inherit(from.parts, to.parts), to: centuryFrom(to.parts, from.parts) }
    if (ends.from.every(isDated) && ends.to.every(isDated)) return ends
  }
  return plain
}

interface RangeReading {
  readonly from: readonly Parts[]
  readonly to: readonly Parts[]
}

function readSingleIn(tokens: readonly string[], order: DateOrder | undefined): Reading {
  if (tokens.includes(rangeMark) || tokens.includes(alternativeMark)) {
    return { reason: 'the two ends of the range are not both dates' }
  }
  return readSingle(tokens, order)
}

const isDated = (p: Parts): boolean => p.year !== undefined || p.shortYear !== undefined

/** "12 to 15 March 1980": the first end takes month and year from the second. */
function inherit(from: readonly Parts[], to: readonly Parts[]): readonly Parts[] {
  const giver = to[0]!
  return from.map((p) => {
    if (isDated(p)) return p
    const month = p.month ?? giver.month
    return { ...p, month, year: giver.year, shortYear: giver.shortYear }
  })
}

/** "1957-60": the second end takes its century from the first. */
function centuryFrom(to: readonly Parts[], from: readonly Parts[]): readonly Parts[] {
  const year = from[0]!.year
  return to.map((p) => {
    if (p.year !== undefined || year === undefined) return p
    const short = p.shortYear ?? (p.month === undefined ? p.day : undefined)
    if (short === undefined) return p
    const full = year - (year % 100) + short
    return full > year
      ? { month: p.month, day: p.shortYear === undefined ? undefined : p.day, year: full }
      : p
  })
}

function finish(reading: Reading | RangeReading, said: Tokens, options: DateOptions): ParsedDate {
  if ('reason' in reading) return unknown(reading.reason)
  if ('parts' in reading) return choose(valuesOf(reading.parts, said.approximate, options))
  const from = valuesOf(reading.from, said.approximate, options)
  const to = valuesOf(reading.to, said.approximate, options)
  if (typeof from === 'string') return unknown(from)
  if (typeof to === 'string') return unknown(to)
  const readings = pairs(from, to)
  const alternatives = said.tokens.includes(alternativeMark)
  const ordered = alternatives ? readings : readings.filter(([a, b]) => a.earliest <= b.latest)
  if (ordered.length === 0) return unknown('the range ends before it begins')
  return choose(ordered.map(([a, b]) => rangeDate(a, b, said.approximate)))
}

/** Both ends are written by one hand: the day-first reading goes with the day-first reading. */
function pairs(from: readonly DateValue[], to: readonly DateValue[]) {
  if (from.length === to.length) return from.map((a, i) => [a, to[i]!] as const)
  return from.flatMap((a) => to.map((b) => [a, b] as const))
}

function choose(values: readonly DateValue[] | string): ParsedDate {
  if (typeof values === 'string') return unknown(values)
  if (values.length === 1) return { state: 'known', date: values[0]! }
  const sameYear = values.every((v) => v.earliest.slice(0, 4) === values[0]!.earliest.slice(0, 4))
  return {
    state: 'ambiguous',
    readings: Object.freeze(values),
    reason: sameYear
      ? 'day and month can be either way round'
      : 'the century of the year is not written',
  }
}

/** Dates of parts with a year, or the reason why there is none. */
function valuesOf(
  parts: readonly Parts[],
  approximate: boolean,
  options: DateOptions,
): readonly DateValue[] | string {
  const values: DateValue[] = []
  let problem = 'it has no year'
  for (const p of parts) {
    for (const year of yearsOf(p, options.latestYear)) {
      if (!usualYear(year)) problem = `the year ${year} is out of range`
      else if (p.day !== undefined && p.month !== undefined && p.day > daysInMonth(year, p.month)) {
        problem = `the month has ${daysInMonth(year, p.month)} days`
      } else values.push(pointDate(year, p.month, p.day, approximate))
    }
  }
  return values.length > 0 ? values : problem
}

function yearsOf(p: Parts, latestYear: number | undefined): readonly number[] {
  if (p.year !== undefined) return [p.year]
  if (p.shortYear === undefined) return []
  const both = [1900 + p.shortYear, 2000 + p.shortYear]
  return latestYear === undefined ? both : both.filter((y) => y <= latestYear)
}
