/** Whether two words are within `most` edits: a letter dropped, added, changed, or two neighbours
 * swapped (optimal string alignment).
 *
 * @param most 1 or 2
 * @returns the distance, or `most + 1` where it is greater
 * @example
 * osaWithin('luakshenko', 'lukashenko', 2) // 1
 */
export function osaWithin(a: string, b: string, most: number): number {
  if (a === b) return 0
  const n = a.length
  const m = b.length
  if (Math.abs(n - m) > most) return most + 1
  let start = 0
  while (start < n && start < m && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let endA = n
  let endB = m
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const restA = endA - start
  const restB = endB - start
  if (restA === 0 || restB === 0) return Math.min(Math.max(restA, restB), most + 1)
  // Nothing at either end is equal now: one edit can only be a change of one or a swap of two.
  if (restA === 1 && restB === 1) return 1
  if (restA === 2 && restB === 2 && swapped(a, start + 1, b, start + 1)) return 1
  return most === 1 ? 2 : table(a.slice(start, endA), b.slice(start, endB), most)
}

/** Whether the letters at and before two places are the same, the other way round. */
function swapped(a: string, i: number, b: string, j: number): boolean {
  return a.charCodeAt(i) === b.charCodeAt(j - 1) && a.charCodeAt(i - 1) === b.charCodeAt(j)
}

/** Three rows of the table, used again and again. */
let scratch = rows(64)

function rows(length: number): [Uint32Array, Uint32Array, Uint32Array] {
  return [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)]
}

/** The table of distances of beginnings, as far as it can be `most` or less: near its diagonal. */
function table(a: string, b: string, most: number): number {
  const m = b.length
  if (m >= scratch[0].length) scratch = rows(2 * m)
  let [before, above, row] = scratch
  for (let j = 0; j <= Math.min(m, most + 1); j++) above[j] = j
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - most)
    const to = Math.min(m, i + most)
    row[from - 1] = from === 1 ? i : most + 1
    let least = row[from - 1] as number
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = (above[j - 1] as number) + (same ? 0 : 1)
      cost = Math.min(cost, (row[j - 1] as number) + 1)
      if (j < i + most) cost = Math.min(cost, (above[j] as number) + 1)
      if (i > 1 && j > 1 && swapped(a, i - 1, b, j - 1))
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    const next = before
    before = above
    above = row
    row = next
  }
  return Math.min(above[m] as number, most + 1)
}
