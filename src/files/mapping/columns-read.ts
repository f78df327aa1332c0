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
      for (const [key, part] of Object.entries(value)) {
        if (key === 'column' && typeof part === 'string') found.add(part)
        else if (key === 'columns' && Array.isArray(part))
          for (const name of part) found.add(String(name))
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
  const read = columnsRead(mapping)
  return columns.filter((column) => !read.has(column))
}
