/** Order of two texts by code unit: the same on every machine, whatever its language.
 *
 * @example
 * ['b', 'B', 'a'].sort(compareText) // ['B', 'a', 'b']
 */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
