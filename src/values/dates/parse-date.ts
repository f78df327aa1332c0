import { foldText } from '../fold.ts'
import { daysInMonth } from './calendar.ts'
import { type DateValue, type ParsedDate, pointDate, rangeDate } from './date-value.ts'
import { otherCalendar } from './other-calendar.ts'
import { type DateOrder, type Parts, type Reading, readSingle } from './single.ts'
import {
  alternativeWords,
  approximateWords,
  decadeWords,
  months,
  noiseWords,
  openEndWords,
  rangeOpeners,
  rangeWords,
} from './words.ts'

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
  const other = otherCalendar(folded)
  if (other) return other
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

interface Tokens {
  readonly tokens: readonly string[]
  readonly approximate: boolean
  readonly openEnd: boolean
}

const tokenForm = /\d+|\p{L}+|[^\s\p{M}]/gu
const clockTime =
  /(?<=\d)[t ]\s*\d{1,2}:\d\d(:\d\d(\.\d+)?)?\s*(z|[ap]\.?m\.?|[+-]\d\d:?\d\d)?(?=\s|$)/g
const birthLabel = /\bd\s?\.\s?o\s?\.\s?b\b\.?|\bp\.?o\.?b\b\.?/g
const eastAsian = /[年년月월日일]/g
/** A dash between the ends of a range. */
const rangeMark = '–'
const alternativeMark = '|'

/** Tokens that carry meaning, or the reason why the text is no date. */
function tokenise(folded: string): Tokens | string {
  const prepared = folded
    .replace(clockTime, ' ')
    .replace(birthLabel, ' ')
    .replace(eastAsian, ' ')
    .replace(/(\d)-?(ых|их|й|го|е|х)(?![\p{L}])/gu, (_, d, ending) =>
      ending === 'й' || ending === 'го' ? d : `${d}${ending}`,
    )
  const tokens: string[] = []
  let approximate = false
  let openEnd = false
  for (const token of prepared.match(tokenForm) ?? []) {
    const code = token.charCodeAt(0)
    if (code >= 48 && code <= 57) tokens.push(token)
    else if (isWord(code)) {
      if (months.has(token)) tokens.push(token)
      else if (tokens.length > 0 && decadeWords.has(token) && isDecade(tokens.at(-1)!)) {
        tokens.push(...decadeEnd(tokens.pop()!))
      } else if (approximateWords.has(token)) approximate = true
      else if (alternativeWords.has(token)) {
        approximate = true
        if (tokens.length > 0) tokens.push(alternativeMark)
      } else if (tokens.length > 0 && rangeWords.has(token)) tokens.push(rangeMark)
      else if (rangeOpeners.has(token)) continue
      else if (openEndWords.has(token)) openEnd = true
      else if (!noiseWords.has(token)) return `the word "${token}" is not understood`
    } else if (token === '~' || token === '?' || token === '≈' || token === '±') approximate = true
    else if (token === '.' || token === '-' || token === '/') tokens.push(token)
    else if (dashes.has(token)) tokens.push(rangeMark)
    else if (!ignoredMarks.has(token)) return `the mark "${token}" is not understood`
  }
  return { tokens, approximate, openEnd }
}

const dashes = new Set(['–', '—', '‒', '―', '−'])
const ignoredMarks = new Set([...'\',;:()[]*’‘"“”ºª°,،'])
const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code > 127 && !isMark(code))
const isMark = (code: number): boolean =>
  (code >= 0x2010 && code <= 0x2044) ||
  code === 0x2248 ||
  code === 0x2212 ||
  code < 0xc0 ||
  code === 0x60c

const isDecade = (t: string): boolean => t.length === 4 && t.endsWith('0')
const decadeEnd = (t: string): string[] => [t, rangeMark, `${t.slice(0, 3)}9`]

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
  const readings = from.flatMap((a) => to.map((b) => [a, b] as const))
  const alternatives = said.tokens.includes(alternativeMark)
  const ordered = alternatives ? readings : readings.filter(([a, b]) => a.earliest <= b.latest)
  if (ordered.length === 0) return unknown('the range ends before it begins')
  return choose(ordered.map(([a, b]) => rangeDate(a, b, said.approximate)))
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
