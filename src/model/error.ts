/** Where in the user's input something was found: a file, and a row, column, line or path in it. */
export interface Place {
  readonly file?: string
  /** Row number as the user counts it: from 1, without the header. */
  readonly row?: number
  readonly column?: string
  readonly line?: number
  /** A path inside a JSON or XML value, for instance `items[0].hs`. */
  readonly path?: string
}

/** What went wrong, with which value, where, and what the user can do about it. */
export interface Fault {
  /** Stable identifier for programs, for instance `files.encoding`. */
  readonly code: string
  /** What could not be done, in lower case: `cannot read the birth date`. */
  readonly act: string
  readonly value?: string | undefined
  readonly reason: string
  readonly place?: Place | undefined
  /** What the user should do, as an instruction. */
  readonly remedy: string
}

/** Says a place in words, or nothing when nothing is known of it.
 *
 * @example
 * describePlace({ file: 'orders.csv', row: 3, column: 'hs' }) // 'orders.csv, row 3, column hs'
 */
export function describePlace(place: Place | undefined): string {
  if (!place) return ''
  const parts: string[] = []
  if (place.file !== undefined) parts.push(place.file)
  if (place.row !== undefined) parts.push(`row ${place.row}`)
  if (place.line !== undefined) parts.push(`line ${place.line}`)
  if (place.column !== undefined) parts.push(`column ${place.column}`)
  if (place.path !== undefined) parts.push(place.path)
  return parts.join(', ')
}

/** The longest piece of a user's value that is repeated in a message. */
const shownValue = 120

function quoted(value: string): string {
  const oneLine = value.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·')
  return oneLine.length > shownValue ? `"${oneLine.slice(0, shownValue)}…"` : `"${oneLine}"`
}

/** The one error type of the project; its message reads `act "value": reason (place). Remedy.`
 *
 * @example
 * new TidewaiterError({
 *   code: 'values.date', act: 'cannot read the date', value: '31.02.1999',
 *   reason: 'February 1999 has 28 days', remedy: 'Write the date as YYYY-MM-DD.',
 *   place: { file: 'people.csv', row: 7 },
 * }).message
 * // 'cannot read the date "31.02.1999": February 1999 has 28 days (people.csv, row 7). Write the date as YYYY-MM-DD.'
 */
export class TidewaiterError extends Error {
  readonly fault: Fault

  constructor(fault: Fault, options?: { cause?: unknown }) {
    const value = fault.value === undefined ? '' : ` ${quoted(fault.value)}`
    const where = describePlace(fault.place)
    super(
      `${fault.act}${value}: ${fault.reason}${where ? ` (${where})` : ''}. ${fault.remedy}`,
      options,
    )
    this.name = 'TidewaiterError'
    this.fault = fault
  }

  /** The same error, placed more exactly: what is known here fills what was unknown below. */
  at(place: Place): TidewaiterError {
    return new TidewaiterError(
      { ...this.fault, place: { ...place, ...this.fault.place } },
      { cause: this.cause },
    )
  }
}
