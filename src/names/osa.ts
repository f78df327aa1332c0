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
  if (restA > 2 * most + 1 && restB > 2 * most + 1 && most === 1) return 2
  return table(a.slice(start, endA), b.slice(start, endB), most)
}

function table(a: string, b: string, most: number): number {
  const m = b.length
  let before: number[] = []
  let above = Array.from({ length: m + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= m; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (same ? 0 : 1),
      )
      const swap =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (swap) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    before = above
    above = row
  }
  return Math.min(above[m] ?? 0, most + 1)
}
