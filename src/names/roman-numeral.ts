const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }

/** The value of a Roman numeral of two or more letters up to 39, or nothing.
 *
 * Single letters are left alone, because they are mostly initials.
 * @example
 * romanNumeral('xiv') // 14
 */
export function romanNumeral(word: string): number | undefined {
  if (!/^(?=[ivx]{2,})(x{0,3})(i[xv]|v?i{0,3})$/.test(word)) return undefined
  let sum = 0
  for (let i = 0; i < word.length; i++) {
    const here = values[word[i] ?? ''] ?? 0
    const next = values[word[i + 1] ?? ''] ?? 0
    sum += here < next ? -here : here
  }
  return sum
}
