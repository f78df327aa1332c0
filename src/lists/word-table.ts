/** A table of what a publisher's words mean. It has no entry that was not put in: a plain object would
 * answer to "constructor" and "toString", which a file may hold like any other word.
 *
 * @example
 * wordTable({ low: 'weakAlias' }).constructor // undefined
 */
export function wordTable<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.freeze(Object.assign(Object.create(null), entries))
}
