/** What a cell's number format makes of its number. */
export type NumberKind =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  /** A format of zeros only, as used for codes: 0000 shows 84 as 0084. */
  | { readonly kind: 'zeros'; readonly width: number }

/** Formats that have a number and no written form in the file: ECMA-376 part 1, 18.8.30. */
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51,
  52, 53, 54, 55, 56, 57, 58,
])

/** Kind of a number format by its number and, where it has one, its code.
 *
 * @example
 * numberKind(164, 'dd/MM/yyyy') // { kind: 'date' }
 * numberKind(165, '000000') // { kind: 'zeros', width: 6 }
 * numberKind(4, undefined) // { kind: 'number' }
 */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return { kind: builtInDates.has(id) ? 'date' : 'number' }
  const first = code.split(';')[0]!
  if (/^0{2,}$/.test(first)) return { kind: 'zeros', width: first.length }
  // [h], [mm] and [s] count past the day, the hour, the minute: a duration, not a time of day.
  if (/\[(h+|m+|s+)\]/i.test(first)) return { kind: 'number' }
  // Quoted text, escaped characters, colours and locales are no date parts.
  const bare = first.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  return { kind: /[dmyhs]/i.test(bare) && !/general/i.test(bare) ? 'date' : 'number' }
}
