import { daysInMonth, monthNames } from './calendar.ts'
import { months } from './words.ts'

/** Order of day and month in a date written in figures. */
export type DateOrder = 'dmy' | 'mdy'

/** What one side of a date says; a side of a range may leave year or month to the other side. */
export interface Parts {
  readonly year?: number | undefined
  readonly month?: number | undefined
  readonly day?: number | undefined
  /** Two figures of a year whose century is not written. */
  readonly shortYear?: number | undefined
}

/** One or more readings of a date, or the reason why there is none. */
export type Reading = { readonly parts: readonly Parts[] } | { readonly reason: string }

const fail = (reason: string): Reading => ({ reason })
const one = (parts: Parts): Reading => ({ parts: [parts] })

/** A number token as written; leading zeros count. */
const isYear = (t: string): boolean => t.length === 4

/** Why a day does not exist, or undefined where it does. 0 stands for "not known". */
function problemOf(year: number | undefined, month: number, day: number): string | undefined {
  if (month > 12) return `there is no month ${month}`
  if (day > 31) return `there is no day ${day}`
  if (month === 0 || day === 0) return undefined
  const days = daysInMonth(year ?? 2000, month)
  if (day <= days) return undefined
  return `${monthNames[month - 1]} ${year ?? ''} has ${days} days`.replace('  ', ' ')
}

function checked(year: Parts, month: number, day: number): Reading {
  const problem = problemOf(year.year, month, day)
  if (problem) return fail(problem)
  // A day in an unknown month says nothing: only the year is left.
  if (month === 0) return one(year)
  return one({
    year: year.year,
    shortYear: year.shortYear,
    month,
    day: day === 0 ? undefined : day,
  })
}

/** Two numbers beside a year, in either order. `dots` is the European writing, day first. */
function dayAndMonth(
  year: Parts,
  a: number,
  b: number,
  order: DateOrder | undefined,
  dots: boolean,
): Reading {
  if (order === 'mdy' && !dots) return checked(year, a, b)
  if (order === 'dmy' || dots) return checked(year, b, a)
  if (a === 0 || b === 0) return checked(year, b, a)
  const dayFirst = checked(year, b, a)
  if (a === b) return dayFirst
  const monthFirst = checked(year, a, b)
  if ('reason' in dayFirst) return 'reason' in monthFirst ? dayFirst : monthFirst
  if ('reason' in monthFirst) return dayFirst
  return { parts: [...dayFirst.parts, ...monthFirst.parts] }
}

function withMonthName(month: number, numbers: readonly string[]): Reading {
  if (numbers.length === 0) return one({ month })
  const years = numbers.filter(isYear)
  const rest = numbers.filter((n) => !isYear(n))
  if (years.length > 1) return fail('it has two years')
  if (rest.some((n) => n.length > 2)) return fail('a number is neither a day nor a year')
  if (years.length === 1) {
    if (rest.length > 1) return fail('it has too many numbers')
    return checked({ year: +years[0]! }, month, rest.length === 1 ? +rest[0]! : 0)
  }
  if (rest.length === 1) {
    const n = +rest[0]!
    return n > 31 ? one({ shortYear: n, month }) : checked({}, month, n)
  }
  if (rest.length === 2) {
    const [a, b] = [+rest[0]!, +rest[1]!]
    return a > 31 && b <= 31
      ? checked({ shortYear: a }, month, b)
      : checked({ shortYear: b }, month, a)
  }
  return fail('it has too many numbers')
}

function compact(text: string, order: DateOrder | undefined): Reading {
  const yearFirst = +text.slice(0, 4)
  const readings: Parts[] = []
  if (plausible(yearFirst)) {
    const r = checked({ year: yearFirst }, +text.slice(4, 6), +text.slice(6))
    if ('parts' in r) readings.push(...r.parts)
  }
  const yearLast = +text.slice(4)
  if (readings.length === 0 && plausible(yearLast)) {
    const r = dayAndMonth({ year: yearLast }, +text.slice(0, 2), +text.slice(2, 4), order, false)
    if ('parts' in r) readings.push(...r.parts)
  }
  return readings.length > 0 ? { parts: readings } : fail('eight figures that are no date')
}

function plausible(year: number): boolean {
  return year >= 1500 && year < 2200
}

function figuresOnly(n: readonly string[], order: DateOrder | undefined, dots: boolean): Reading {
  const [a, b, c] = n
  if (n.length === 1) {
    if (isYear(a!)) return one({ year: +a! })
    if (a!.length === 8) return compact(a!, order)
    if (a!.length <= 2) return one(+a! > 31 ? { shortYear: +a! } : { day: +a! })
    return fail(`"${a}" is neither a year nor a date`)
  }
  if (n.length === 2) {
    if (isYear(a!) && b!.length <= 2) return checked({ year: +a! }, +b!, 0)
    if (isYear(b!) && a!.length <= 2) return checked({ year: +b! }, +a!, 0)
    return fail('two numbers are no date')
  }
  if (n.length === 3 && n.every((t) => t.length <= 2 || isYear(t))) {
    if (isYear(a!) && !isYear(b!) && !isYear(c!)) return checked({ year: +a! }, +b!, +c!)
    if (isYear(c!) && !isYear(a!) && !isYear(b!)) {
      return dayAndMonth({ year: +c! }, +a!, +b!, order, dots)
    }
    if (n.every((t) => t.length === 2)) {
      return dayAndMonth({ shortYear: +c! }, +a!, +b!, order, dots)
    }
  }
  return fail('the numbers are no date')
}

/** Reads tokens (numbers, words, marks) as one day, month or year. */
export function readSingle(tokens: readonly string[], order: DateOrder | undefined): Reading {
  const numbers: string[] = []
  let month: number | undefined
  let dots = false
  for (const t of tokens) {
    const code = t.charCodeAt(0)
    if (code >= 48 && code <= 57) numbers.push(t)
    else if (t === '.') dots = true
    else {
      const named = months.get(t)
      if (named === undefined) continue
      if (month !== undefined) return fail('it names two months')
      month = named
    }
  }
  if (month !== undefined) return withMonthName(month, numbers)
  if (numbers.length === 0) return fail('it has no year')
  return figuresOnly(numbers, order, dots)
}
