/** Months are counted from year 0, so that distances are plain subtractions: 2022-03 is 24266.
 *
 * @example
 * monthIndex('2022-03') // 24266
 */
export function monthIndex(text: string): number | null {
  const match = /^(\d{4})-(\d{2})$/.exec(text)
  if (!match) return null
  const month = Number(match[2])
  return month < 1 || month > 12 ? null : Number(match[1]) * 12 + month - 1
}

/** The text of a month index, `YYYY-MM`.
 *
 * @example
 * monthText(24266) // '2022-03'
 */
export function monthText(index: number): string {
  const year = Math.floor(index / 12)
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`
}

const names =
  'January February March April May June July August September October November December'.split(' ')

/** A month in words.
 *
 * @example
 * monthInWords(24266) // 'March 2022'
 */
export function monthInWords(index: number): string {
  return `${names[index % 12]} ${Math.floor(index / 12)}`
}

/** What a period cell of a trade file says: a month, a whole year, or why it is neither. */
export type Period =
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Reads the spellings of periods in trade files: 2022-03, 202203, 2022M03, 2022-03-01, 2022.
 *
 * @example
 * readPeriod('202213') // { kind: 'unreadable', reason: 'a year has 12 months, not 13' }
 */
export function readPeriod(text: string): Period {
  const cell = text.trim()
  const parts = /^(\d{4})-?M?(\d{2})(?:-(\d{2})(?:[T ].*)?)?$/.exec(cell)
  if (parts) {
    const month = Number(parts[2])
    if (month >= 1 && month <= 12) {
      return { kind: 'month', month: Number(parts[1]) * 12 + month - 1 }
    }
    if (month > 50) return { kind: 'unreadable', reason: 'annual totals coded as a month' }
    return { kind: 'unreadable', reason: `a year has 12 months, not ${month}` }
  }
  if (/^\d{4}$/.test(cell)) return { kind: 'year', year: Number(cell) }
  return { kind: 'unreadable', reason: 'it is no month such as 2022-03 and no year' }
}
