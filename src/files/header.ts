import { isBlank, type RawRecord } from './record.ts'

/** How many records are looked at to find the header. */
export const headerWindow = 25

/** Index of the header among the first records: the first row that fills at least half as many
 * cells as the fullest one, so that titles and report dates above it are passed over.
 *
 * @example
 * headerIndex([{ line: 1, cells: ['Report date: 1 May', '', ''] }, { line: 2, cells: ['id', 'name', 'country'] }]) // 1
 */
export function headerIndex(records: readonly RawRecord[]): number {
  const widths = records.map((record) => record.cells.filter((cell) => cell.trim() !== '').length)
  const widest = widths.reduce((a, b) => Math.max(a, b), 0)
  return widths.findIndex((width, i) => !isBlank(records[i]!) && width * 2 >= widest)
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
