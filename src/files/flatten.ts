/** How deep a record's objects are followed; what lies deeper is kept as JSON text in its cell. */
const depthLimit = 32

/** A nested record as cells: `{a: {b: 1}}` becomes `a.b`; lists of plain values are joined by "; ".
 *
 * Lists of objects get numbers: `addresses[0].city`. Null is an empty cell. Lists keep their parts
 * apart only in the row's `value`; a cell is for reading columns by name.
 *
 * @example
 * flatCells({ name: 'A', alias: ['B', 'C'], at: { city: 'Kyiv' } })
 * // { name: 'A', alias: 'B; C', 'at.city': 'Kyiv' }
 */
export function flatCells(record: Readonly<Record<string, unknown>>): Record<string, string> {
  const cells = new Map<string, string>()
  for (const [key, value] of Object.entries(record)) add(cells, key, value, 1)
  return Object.fromEntries(cells)
}

function add(cells: Map<string, string>, key: string, value: unknown, depth: number): void {
  if (value === null || value === undefined) cells.set(key, '')
  else if (typeof value !== 'object') cells.set(key, String(value))
  else if (depth >= depthLimit) cells.set(key, JSON.stringify(value))
  else if (!Array.isArray(value)) addObject(cells, key, value, depth)
  else if (value.every((part) => part === null || typeof part !== 'object')) {
    cells.set(key, value.filter((part) => part !== null && part !== '').join('; '))
  } else {
    for (const [i, part] of value.entries()) add(cells, `${key}[${i}]`, part, depth + 1)
  }
}

function addObject(cells: Map<string, string>, key: string, value: object, depth: number): void {
  const entries = Object.entries(value)
  if (entries.length === 0) cells.set(key, '')
  for (const [name, part] of entries) add(cells, `${key}.${name}`, part, depth + 1)
}
