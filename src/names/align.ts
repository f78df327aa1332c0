import type { Link } from './links.ts'

/** Steps after which the search for the best alignment stops with the best found so far. */
const mostSteps = 4000

/** The set of links that do not overlap and are worth most together.
 *
 * Exact for all but names of very many like parts ("Ali Ali Ali …"), where the search is cut off at a
 * fixed number of steps; the result is the same on every machine in either case. Among equals the
 * first in order of gain, then position, wins.
 *
 * @example
 * bestLinks([{ left: 1, right: 1, gain: 5 }, { left: 1, right: 2, gain: 9 }]) // the second alone
 */
export function bestLinks(links: readonly Link[]): readonly Link[] {
  if (links.length <= 1) return links
  const sorted = [...links].sort((x, y) => y.gain - x.gain || x.left - y.left || x.right - y.right)
  if (disjoint(sorted)) return sorted
  const after = new Array<number>(sorted.length + 1).fill(0)
  for (let i = sorted.length - 1; i >= 0; i--)
    after[i] = (after[i + 1] ?? 0) + (sorted[i] as Link).gain
  let best: readonly Link[] = []
  let bestGain = -1
  let steps = 0
  const chosen: Link[] = []
  const visit = (at: number, left: number, right: number, gain: number): void => {
    if (gain > bestGain) {
      bestGain = gain
      best = [...chosen]
    }
    if (++steps > mostSteps) return
    for (let i = at; i < sorted.length; i++) {
      if (gain + (after[i] ?? 0) <= bestGain) return
      const link = sorted[i] as Link
      if ((link.left & left) !== 0 || (link.right & right) !== 0) continue
      chosen.push(link)
      visit(i + 1, left | link.left, right | link.right, gain + link.gain)
      chosen.pop()
    }
  }
  visit(0, 0, 0, 0)
  return best
}

/** Whether all links can be taken together, and each adds something: then nothing has to be chosen. */
function disjoint(links: readonly Link[]): boolean {
  let left = 0
  let right = 0
  for (const link of links) {
    if ((link.left & left) !== 0 || (link.right & right) !== 0 || link.gain <= 0) return false
    left |= link.left
    right |= link.right
  }
  return true
}
