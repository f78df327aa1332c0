import { daysInMonth, isoDay, isoMonth } from './calendar.ts'

/** How exactly a date is known; a range is anything that is no single day, month or year. */
export type DatePrecision = 'day' | 'month' | 'year' | 'range'

/** A date of any precision as a closed interval of days. */
export interface DateValue {
  /** First day it can be, ISO: "1971-08-01". */
  readonly earliest: string
  /** Last day it can be, ISO: "1971-08-31". */
  readonly latest: string
  readonly precision: DatePrecision
  /** "circa", "about", "or": the interval is what was said, the truth may lie a little outside. */
  readonly approximate: boolean
  /**
   * FollowTheMoney prefix date, "1971-08"; for a range its common year or month, and undefined
   * where the range spans years (use `ftmDates`).
   */
  readonly iso: string | undefined
}

/** What a text says about a date. Unknown and ambiguous are states of their own. */
export type ParsedDate =
  | { readonly state: 'known'; readonly date: DateValue }
  | {
      readonly state: 'ambiguous'
      /** Every reading; of two orders of day and month, the day-first one stands first. */
      readonly readings: readonly DateValue[]
      readonly reason: string
    }
  | {
      readonly state: 'other_calendar'
      readonly calendar: 'hijri' | 'persian' | 'hijri_or_persian' | 'buddhist'
      readonly reason: string
    }
  | { readonly state: 'unknown'; readonly reason: string }

/** A day, month or year that is known to exist. */
export function pointDate(
  year: number,
  month: number | undefined,
  day: number | undefined,
  approximate: boolean,
): DateValue {
  if (month === undefined) {
    return Object.freeze({
      earliest: `${year}-01-01`,
      latest: `${year}-12-31`,
      precision: 'year',
      approximate,
      iso: `${year}`,
    })
  }
  if (day === undefined) {
    return Object.freeze({
      earliest: isoDay(year, month, 1),
      latest: isoDay(year, month, daysInMonth(year, month)),
      precision: 'month',
      approximate,
      iso: isoMonth(year, month),
    })
  }
  const iso = isoDay(year, month, day)
  return Object.freeze({ earliest: iso, latest: iso, precision: 'day', approximate, iso })
}

/** The interval from the first day of one date to the last day of another. */
export function rangeDate(from: DateValue, to: DateValue, approximate: boolean): DateValue {
  const [earliest] = [from.earliest, to.earliest].sort() as [string, string]
  const [, latest] = [from.latest, to.latest].sort() as [string, string]
  const sameYear = earliest.slice(0, 4) === latest.slice(0, 4)
  const sameMonth = earliest.slice(0, 7) === latest.slice(0, 7)
  const iso = sameMonth ? earliest.slice(0, 7) : sameYear ? earliest.slice(0, 4) : undefined
  return Object.freeze({ earliest, latest, precision: 'range', approximate, iso })
}

/** All dates a text may mean: one when known, several when ambiguous, none otherwise.
 *
 * @example
 * datesOf(parseDate('05/08/1971')).map((d) => d.iso) // ['1971-08-05', '1971-05-08']
 */
export function datesOf(parsed: ParsedDate): readonly DateValue[] {
  switch (parsed.state) {
    case 'known':
      return [parsed.date]
    case 'ambiguous':
      return parsed.readings
    case 'other_calendar':
    case 'unknown':
      return []
    default:
      return parsed satisfies never
  }
}

/** The longest range in years that `ftmDates` writes out year by year. */
const longestRange = 25

/** The FollowTheMoney prefix dates that together cover a date: one, or each year of a range.
 *
 * A range of more than 25 years gives none: it says too little to be stored as single years.
 *
 * @example
 * ftmDates(range) // of "1957 to 1960": ['1957', '1958', '1959', '1960']
 */
export function ftmDates(date: DateValue): readonly string[] {
  if (date.iso !== undefined) return [date.iso]
  const first = +date.earliest.slice(0, 4)
  const last = +date.latest.slice(0, 4)
  if (last - first >= longestRange) return []
  return Array.from({ length: last - first + 1 }, (_, i) => `${first + i}`)
}
