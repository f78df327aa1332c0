/** A seeded generator of uniform numbers in [0, 1): the same seed gives the same numbers.
 *
 * Mulberry32 by Tommy Ettinger (public domain); fit for sampling, not for secrets.
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** At most `size` of the numbers 0 … n − 1, in ascending order, chosen by the generator.
 *
 * @example
 * sampleOf(3, 10, seededRandom(1)) // [0, 1, 2]
 */
export function sampleOf(n: number, size: number, random: () => number): number[] {
  if (n <= size) return Array.from({ length: n }, (_, i) => i)
  const chosen: number[] = []
  for (let i = 0; i < n; i++) {
    if (random() < (size - chosen.length) / (n - i)) chosen.push(i)
  }
  return chosen
}

/** The numbers 0 … n − 1 in random order (Fisher & Yates 1938, Durstenfeld 1964). */
export function sampleOrder(n: number, random: () => number): number[] {
  const order = Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}
