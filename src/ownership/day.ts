/** First and last day that a date of any precision can mean, as ISO dates. */
export interface DaySpan {
  readonly first: string
  readonly last: string
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : lengths[month - 1]!
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

/** The days that an ISO date of year, month or day precision covers; null if it is no such date.
 *
 * @param text YYYY, YYYY-MM, YYYY-MM-DD, or a timestamp beginning so
 * @example
 * daySpan('2022-02') // { first: '2022-02-01', last: '2022-02-28' }
 */
export function daySpan(text: string): DaySpan | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(text.trim())
  if (!match) return null
  const [, year = '', month, day] = match
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` }
  const m = Number(month)
  if (m < 1 || m > 12) return null
  const last = daysIn(Number(year), m)
  if (day === undefined) {
    return { first: `${year}-${month}-01`, last: `${year}-${month}-${two(last)}` }
  }
  if (Number(day) < 1 || Number(day) > last) return null
  return { first: `${year}-${month}-${day}`, last: `${year}-${month}-${day}` }
}

/** ISO day → days since 1970-01-01 in the proleptic Gregorian calendar.
 *
 * @example
 * dayNumber('1970-01-02') // 1
 */
export function dayNumber(iso: string): number {
  const year = Number(iso.slice(0, 4))
  const month = Number(iso.slice(5, 7))
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(iso.slice(8, 10)) - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Days since 1970-01-01 → ISO day.
 *
 * @example
 * isoDay(1) // '1970-01-02'
 */
export function isoDay(number: number): string {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1
  const month = m < 10 ? m + 3 : m - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${`${year}`.padStart(4, '0')}-${two(month)}-${two(day)}`
}
