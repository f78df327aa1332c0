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

/** The longest piece of a user's value, and of any other part, that stands in a message. */
const shownValue = 120
const shownPart = 600
/** The remedy is our own text, and may have to name all that can be chosen. */
const shownRemedy = 1600

/** Text from a file may hold control characters, which a terminal would obey. */
function oneLine(text: string, longest: number): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text
  return shown.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·')
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
    const value = fault.value === undefined ? '' : ` "${oneLine(fault.value, shownValue)}"`
    const where = oneLine(describePlace(fault.place), shownPart)
    const reason = oneLine(fault.reason, shownPart)
    const remedy = oneLine(fault.remedy, shownRemedy)
    super(`${fault.act}${value}: ${reason}${where ? ` (${where})` : ''}. ${remedy}`, options)
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
