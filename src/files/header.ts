import { isBlank, type RawRecord } from './record.ts'

/** How many records are looked at to find the header. */
export const headerWindow = 25

/** Index of the header among the first records, -1 where all are blank.
 *
 * It is the first row that fills more than half as many cells as the fullest one, so that titles
 * and report dates above it are passed over; a line of names that is as wide as most rows is none,
 * however wide a single row below it is. A row with a bare number in it is no header: then the
 * first row is taken, because a row of data must never be lost as one.
 *
 * @example
 * headerIndex([{ line: 1, cells: ['Report date: 1 May', '', ''] }, { line: 2, cells: ['id', 'name', 'country'] }]) // 1
 */
export function headerIndex(records: readonly RawRecord[]): number {
  const filled = records.map((record) => record.cells.filter((cell) => cell.trim() !== ''))
  const widest = filled.reduce((most, cells) => Math.max(most, cells.length), 0)
  const first = records.findIndex((record) => !isBlank(record))
  const full = filled.findIndex((cells) => cells.length * 2 > widest)
  const usual = filled.findIndex((cells, i) => i < full && isWideAsMost(cells, filled.slice(i + 1)))
  if (usual !== -1) return usual
  return full > first && filled[full]!.some(isBareNumber) ? first : full
}

/** True for a line of several names that is as wide as most rows below it: a single row that is much
 * wider does not make it a title.
 */
function isWideAsMost(cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  const rows = below.filter((row) => row.length > 0)
  const within = rows.filter((row) => row.length <= cells.length)
  const isNames = cells.length > 1 && !cells.some(isBareNumber)
  return isNames && within.length * 2 >= rows.length
}

function isBareNumber(cell: string): boolean {
  return /^[\d\s.,/:-]+$/.test(cell)
}

/** Column names out of a header row: trimmed, one line, never empty, never the same twice.
 *
 * @example
 * columnNames(['name', ' Name ', '', 'name']).names // ['name', 'Name', 'column 3', 'name (2)']
 */
export function columnNames(cells: readonly string[]): { names: string[]; notices: string[] } {
  const taken = new Set<string>()
  const notices: string[] = []
  const names = cells.map((cell, i) => {
    const written = cell.replaceAll(/\s+/g, ' ').trim()
    // `__proto__` would not become a cell of a JavaScript object but its prototype.
    const wish = written === '' || written === '__proto__' ? `column ${i + 1}` : written
    let name = wish
    for (let n = 2; taken.has(name); n++) name = `${wish} (${n})`
    taken.add(name)
    if (name !== written) {
      notices.push(
        written === ''
          ? `Column ${i + 1} has no name; called "${name}".`
          : `Column ${i + 1} is named "${written}" like another; called "${name}".`,
      )
    }
    return name
  })
  return { names, notices }
}
