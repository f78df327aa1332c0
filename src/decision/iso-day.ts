import { parseDate } from '../values/index.ts'

/** A date as the user wrote it, as one ISO day; undefined where it names no single day.
 *
 * @example
 * isoDay('3 September 2026') // '2026-09-03'
 * isoDay('03/09/2026')       // undefined: day and month could be either way round
 */
export function isoDay(written: string | undefined): string | undefined {
  if (written === undefined) return undefined
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return written
  const read = parseDate(written)
  return read.state === 'known' && read.date.precision === 'day' ? read.date.iso : undefined
}
