import type { Mapping, Values } from './mapping.ts'

/** The columns of a table that a mapping reads, or knows and leaves out. */
function columnsRead(mapping: Mapping): ReadonlySet<string> {
  const found = new Set<string>([
    ...mapping.id.columns,
    ...(mapping.recognise?.columns ?? []),
    ...(mapping.known ?? []),
  ])
  const rule = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) rule(part)
    else if (value !== null && typeof value === 'object') {
      const { each } = value as { each?: unknown }
      const path = (name: unknown): string =>
        typeof each === 'string' ? `${each}.${String(name)}` : String(name)
      for (const [key, part] of Object.entries(value)) {
        if (key === 'column' && typeof part === 'string') found.add(path(part))
        else if (key === 'columns' && Array.isArray(part))
          for (const name of part) found.add(path(name))
        else rule(part)
      }
    }
  }
  const values = (given: Values | undefined): void => {
    if (typeof given === 'string') found.add(given)
    else if (Array.isArray(given)) {
      for (const part of given) {
        if (typeof part === 'string') found.add(part)
        else rule(part)
      }
    } else rule(given)
  }
  for (const given of Object.values(mapping.properties)) values(given)
  values(mapping.group)
  rule(mapping.schema)
  const {
    authority: _a,
    jurisdiction: _j,
    measures: _m,
    measuresBy,
    ...listing
  } = mapping.listing ?? {
    authority: '',
    jurisdiction: '',
  }
  for (const given of Object.values(listing)) values(given as Values)
  rule(measuresBy)
  return found
}

/** The columns of a table that a mapping neither reads nor knows; none where it does not say which
 * columns it knows.
 *
 * @example
 * unreadColumns(mapping, ['name', 'novelty']) // ['novelty']
 */
export function unreadColumns(mapping: Mapping, columns: readonly string[]): readonly string[] {
  if (mapping.known === undefined) return []
  const read = readOnce(mapping)
  return columns.filter((column) => !read.has(column))
}

/** The paths of a JSON record that hold something, and that a mapping neither reads nor knows; a path
 * that is known stands for all that is in it. None where the mapping does not say what it knows.
 *
 * @example
 * unreadFields(mapping, { name: 'A', ids: [{ number: '1', mood: 'x' }] }) // ['ids.mood']
 */
export function unreadFields(mapping: Mapping, record: unknown): readonly string[] {
  if (mapping.known === undefined) return []
  const read = readOnce(mapping)
  const found = new Set<string>()
  const walk = (value: unknown, path: string): void => {
    if (value === null || value === undefined || value === '' || read.has(path)) return
    if (Array.isArray(value)) for (const part of value) walk(part, path)
    else if (typeof value === 'object')
      for (const [key, part] of Object.entries(value)) walk(part, path ? `${path}.${key}` : key)
    else found.add(path)
  }
  walk(record, '')
  return [...found]
}

const readBy = new WeakMap<Mapping, ReadonlySet<string>>()

/** A file has thousands of records, and one mapping. */
function readOnce(mapping: Mapping): ReadonlySet<string> {
  const known = readBy.get(mapping)
  if (known) return known
  const read = columnsRead(mapping)
  readBy.set(mapping, read)
  return read
}
