/** Six significant digits: more would be noise, and would differ with the order of additions.
 *
 * @example
 * significant(1234567.8) // 1234570
 */
export function significant(value: number): number {
  return Number(value.toPrecision(6))
}
