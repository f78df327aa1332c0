const cumulative = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days of a month (1 to 12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days from 1 January of the year 0 (proleptic Gregorian) to an ISO date: for distances.
 *
 * @param iso YYYY-MM-DD
 * @example
 * dayNumber('1971-08-15') - dayNumber('1971-08-01') // 14
 */
export function dayNumber(iso: string): number {
  const year = +iso.slice(0, 4)
  const month = +iso.slice(5, 7)
  const before = year - 1
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  const leap = month > 2 && isLeapYear(year) ? 1 : 0
  return year * 365 + leapDays + cumulative[month - 1]! + leap + +iso.slice(8, 10)
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

export function isoDay(year: number, month: number, day: number): string {
  return `${year}-${two(month)}-${two(day)}`
}

export function isoMonth(year: number, month: number): string {
  return `${year}-${two(month)}`
}

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
