const dayMs = 86_400_000

/** A spreadsheet's day number as an ISO date, date-time or time of day; undefined where it is none.
 *
 * Spreadsheets count a 29 February 1900 that never was (day 60), so days before it are one off.
 *
 * @param date1904 true where day 0 is 1 January 1904
 * @example
 * serialDate(44408, false) // '2021-07-31'
 * serialDate(44408.5, false) // '2021-07-31T12:00:00'
 * serialDate(0.25, false) // '06:00:00'
 */
export function serialDate(serial: number, date1904: boolean): string | undefined {
  if (!(serial >= 0) || serial >= 2_958_466) return undefined
  const seconds = Math.round((serial % 1) * 86_400)
  const days = Math.floor(serial) + (seconds === 86_400 ? 1 : 0)
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19)
  if (!date1904 && days === 0) return time
  if (!date1904 && days === 60) return undefined
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const date = new Date(epoch + days * dayMs).toISOString().slice(0, 10)
  return seconds % 86_400 === 0 ? date : `${date}T${time}`
}
