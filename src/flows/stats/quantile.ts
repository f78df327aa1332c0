/** The q-quantile of numbers (linear between order statistics); NaN for none.
 *
 * @example
 * quantile([1, 2, 4], 0.5) // 2
 */
export function quantile(values: ArrayLike<number>, q: number): number {
  const sorted = Float64Array.from(values).sort()
  if (sorted.length === 0) return Number.NaN
  const position = q * (sorted.length - 1)
  const low = Math.floor(position)
  const high = Math.min(low + 1, sorted.length - 1)
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (position - low)
}

/** The median of numbers; NaN for none. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5)
}
