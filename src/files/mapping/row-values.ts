import type { Row } from '../row.ts'

/** What a rule looks into: a row, or one of the nested records in it. */
export type Fields = Pick<Row, 'cells' | 'value'>

/** The values of a column: of a cell one, of a JSON path as many as lists on the way have parts.
 *
 * @example
 * valuesAt({ cells: {}, value: { a: [{ b: 'x' }, { b: 'y' }] } }, 'a.b') // ['x', 'y']
 */
export function valuesAt(record: Fields, column: string): readonly string[] {
  if (record.value === undefined) {
    const cell = record.cells[column]
    return cell === undefined || cell.trim() === '' ? [] : [cell]
  }
  return partsAt(record.value, column).flatMap((part) =>
    part === null || part === undefined || part === '' || typeof part === 'object'
      ? []
      : [String(part)],
  )
}

/** The nested records at a path, for rules with `each`. */
export function recordsAt(record: Fields, path: string): readonly Fields[] {
  return partsAt(record.value, path).flatMap((part) =>
    part !== null && typeof part === 'object' ? [{ cells: {}, value: part }] : [],
  )
}

/** True where the table has the column at all; JSON records may leave out what they lack. */
export function hasColumn(record: Fields, column: string): boolean {
  return record.value !== undefined || Object.hasOwn(record.cells, column)
}

function partsAt(value: unknown, path: string): readonly unknown[] {
  // A key may itself contain a dot.
  if (isObject(value) && Object.hasOwn(value, path)) return flat(value[path])
  let current = flat(value)
  for (const step of path.split('.')) {
    current = current.flatMap((part) =>
      isObject(part) && Object.hasOwn(part, step) ? flat(part[step]) : [],
    )
  }
  return current
}

function flat(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.flat(8) : [value]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
