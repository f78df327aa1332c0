/** Column index, from 0, of a cell reference: spreadsheets stop at XFD (16,384 columns).
 *
 * @example
 * columnIndex('A1') // 0
 * columnIndex('AJ18798') // 35
 */
export function columnIndex(ref: string): number | undefined {
  const letters = /^\$?([A-Z]{1,3})\$?\d+$/i.exec(ref)?.[1]
  if (letters === undefined) return undefined
  let index = 0
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64
  return index <= 16_384 ? index - 1 : undefined
}

/** A merged area that covers several rows of one column; rows count from 1. */
export interface MergedColumn {
  readonly column: number
  readonly from: number
  readonly to: number
}

/** The first column of a merged area, where it spans rows; sideways merging repeats nothing.
 *
 * @example
 * mergedColumn('B3:C5') // { column: 1, from: 3, to: 5 }
 */
export function mergedColumn(ref: string): MergedColumn | undefined {
  const found = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/i.exec(ref)
  if (!found) return undefined
  const column = columnIndex(`${found[1]}1`)
  const from = Number(found[2])
  const to = Number(found[3])
  return column === undefined || to <= from ? undefined : { column, from, to }
}
