/** A bounded memory of what a pure function gave: `recall(key, make)` makes what is not remembered.
 *
 * Data repeats: the same goods, addresses and countries come row after row. The memory is emptied when
 * it is full, so that a stream without repetition costs little and never fills the machine. What is
 * given is shared and must not be changed.
 *
 * @param most values kept; a key longer than 1,000 characters is not kept
 * @example
 * const recall = memoryOf<number>(1000)
 * recall('12', () => parse('12')) // parses
 * recall('12', () => parse('12')) // remembers
 */
export function memoryOf<T>(most: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>()
  return (key, make) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make()
    if (key.length > longestKey) return made
    if (kept.size >= most) kept.clear()
    kept.set(key, made)
    return made
  }
}

const longestKey = 1000
