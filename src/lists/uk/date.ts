/** An ISO prefix date of a UK list's "12/03/1961", where "00/00" or "dd/mm" stand for unknown parts.
 *
 * Another writing is given back as it stands.
 *
 * @example
 * ukDate('00/00/1961') // '1961'
 * ukDate('dd/04/1961') // '1961-04'
 */
export function ukDate(text: string): string {
  const found = /^(\d{1,2}|dd)\/(\d{1,2}|mm)\/(\d{4})(?:\s+00:00(?::00)?)?$/i.exec(text.trim())
  if (!found) return text.trim().replace(/T\d\d:\d\d.*$/, '')
  const [, day, month, year] = found as unknown as [string, string, string, string]
  const known = (part: string): boolean => Number(part) > 0
  if (!known(month)) return year
  const withMonth = `${year}-${month.padStart(2, '0')}`
  return known(day) ? `${withMonth}-${day.padStart(2, '0')}` : withMonth
}
