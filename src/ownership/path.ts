import type { OwnershipGraph } from './graph.ts'
import { type Holding, holdingsOf } from './pair.ts'
import type { Bound, Closure } from './solve.ts'

/** A shortest way from a listed person to a reached party, as party numbers from the listed on. */
export type Path = readonly number[]

/** Shortest ways from the seeds of a closure to every party it reached.
 *
 * A step counts when its owner is a seed or reached and the step passes on something. Of ways of
 * equal length the one with the first identifiers is taken, so the answer does not depend on the
 * order of the statements.
 */
export function shortestPaths(
  graph: OwnershipGraph,
  closure: Closure,
  {
    day,
    bound,
    control,
  }: { readonly day: number; readonly bound: Bound; readonly control: boolean },
): ReadonlyMap<number, Path> {
  const byId = (a: number, b: number) => (graph.ids[a]! < graph.ids[b]! ? -1 : 1)
  const before = new Map<number, number | null>(closure.seeds.map((n) => [n, null]))
  let level = [...closure.seeds].sort(byId)
  while (level.length > 0) {
    const next: number[] = []
    for (const owner of level) {
      for (const holding of holdingsOf(graph, owner, day)) {
        if (before.has(holding.owned) || !closure.reached.has(holding.owned)) continue
        const passesOn =
          holding.ownership[bound] > 0 ||
          (control && (holding.votes[bound] > 0 || controls(holding, bound)))
        if (!passesOn) continue
        before.set(holding.owned, owner)
        next.push(holding.owned)
      }
    }
    level = next.sort(byId)
  }
  const paths = new Map<number, Path>()
  for (const number of closure.reached.keys()) {
    const path: number[] = []
    for (let at: number | null | undefined = number; at !== null && at !== undefined; ) {
      path.push(at)
      at = before.get(at)
    }
    paths.set(number, path.reverse())
  }
  return paths
}

function controls(holding: Holding, bound: Bound): boolean {
  return holding.control === 'certain' || (bound === 'high' && holding.control === 'possible')
}
