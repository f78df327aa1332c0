/** Lists of numbers by number, as two columns: all values, and where each list begins. */
export interface Lists {
  readonly at: Uint32Array
  readonly values: Uint32Array
}

/** Turns lists round: for each value the numbers of the lists that hold it, ascending, each once.
 *
 * @param count one more than the greatest value
 * @example
 * invert({ at: [0, 2, 3], values: [1, 0, 1] }, 2) // lists [0] and [0, 1]
 */
export function invert(lists: Lists, count: number): Lists {
  const rows = lists.at.length - 1
  const sizes = new Uint32Array(count + 1)
  const seen = new Int32Array(count).fill(-1)
  const eachOnce = (take: (row: number, value: number) => void) => {
    seen.fill(-1)
    for (let row = 0; row < rows; row++) {
      for (let i = lists.at[row] as number; i < (lists.at[row + 1] as number); i++) {
        const value = lists.values[i] as number
        if (seen[value] === row) continue
        seen[value] = row
        take(row, value)
      }
    }
  }
  eachOnce((_, value) => {
    sizes[value + 1] = (sizes[value + 1] as number) + 1
  })
  for (let i = 1; i <= count; i++) sizes[i] = (sizes[i] as number) + (sizes[i - 1] as number)
  const next = sizes.slice()
  const values = new Uint32Array(sizes[count] as number)
  eachOnce((row, value) => {
    const at = next[value] as number
    values[at] = row
    next[value] = at + 1
  })
  return { at: sizes, values }
}

/** Packs lists into columns. */
export function packLists(lists: readonly (readonly number[])[]): Lists {
  const at = new Uint32Array(lists.length + 1)
  lists.forEach((list, i) => {
    at[i + 1] = (at[i] as number) + list.length
  })
  const values = new Uint32Array(at[lists.length] as number)
  lists.forEach((list, i) => {
    values.set(list, at[i] as number)
  })
  return { at, values }
}
