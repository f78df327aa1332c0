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

/** Gathers values by the list that each belongs to, in their order.
 *
 * @param of the number of the list of each value
 * @param count how many lists there are
 * @example
 * grouped([1, 0, 1], [7, 8, 9], 2) // lists [8] and [7, 9]
 */
export function grouped(of: Uint32Array, values: Uint32Array, count: number): Lists {
  const at = new Uint32Array(count + 1)
  for (const list of of) at[list + 1] = (at[list + 1] as number) + 1
  for (let i = 1; i <= count; i++) at[i] = (at[i] as number) + (at[i - 1] as number)
  const next = at.slice()
  const out = new Uint32Array(values.length)
  of.forEach((list, i) => {
    const place = next[list] as number
    out[place] = values[i] as number
    next[list] = place + 1
  })
  return { at, values: out }
}
