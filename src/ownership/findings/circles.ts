import type { OwnershipGraph } from '../graph.ts'
import { validity } from '../graph.ts'
import { isLink } from '../interest.ts'

/** Groups of parties that own one another in circles on a day: Tarjan's strongly connected
 * components with more than one member, without recursion so that long chains are no trouble.
 *
 * @param day days since 1970-01-01
 * @param only parties to look among; all when absent. With a party goes everybody above it, so that
 *   no circle is cut.
 * @returns groups of party numbers, each sorted by identifier
 */
export function circles(
  graph: OwnershipGraph,
  day: number,
  only?: ReadonlySet<number>,
): readonly (readonly number[])[] {
  // Maps where few parties are looked at, so that a question costs what it is about.
  const index = new Map<number, number>()
  const lowest = new Map<number, number>()
  const onStack = new Set<number>()
  const next = new Map<number, number>()
  const stack: number[] = []
  const found: number[][] = []
  let counter = 0
  const enter = (n: number, work: number[]) => {
    index.set(n, counter)
    lowest.set(n, counter++)
    next.set(n, graph.ownerStart[n]!)
    stack.push(n)
    onStack.add(n)
    work.push(n)
  }
  const lower = (n: number, to: number) => lowest.set(n, Math.min(lowest.get(n)!, to))
  for (const root of only ?? graph.ids.keys()) {
    if (index.has(root)) continue
    const work: number[] = []
    enter(root, work)
    while (work.length > 0) {
      const n = work.at(-1)!
      const position = next.get(n)!
      if (position < graph.ownerStart[n + 1]!) {
        next.set(n, position + 1)
        const to = graph.owned[position]!
        if (only && !only.has(to)) continue
        if (isLink(graph.statements[position]!.kind) || validity(graph, position, day) === 'no')
          continue
        if (!index.has(to)) enter(to, work)
        else if (onStack.has(to)) lower(n, index.get(to)!)
        continue
      }
      work.pop()
      const parent = work.at(-1)
      if (parent !== undefined) lower(parent, lowest.get(n)!)
      if (lowest.get(n) !== index.get(n)) continue
      const group = stack.splice(stack.lastIndexOf(n))
      for (const member of group) onStack.delete(member)
      if (group.length > 1) found.push(group)
    }
  }
  return found.map((group) => group.sort((a, b) => (graph.ids[a]! < graph.ids[b]! ? -1 : 1)))
}
