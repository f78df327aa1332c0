import type { OwnershipGraph } from '../graph.ts'
import { validity } from '../graph.ts'
import { isLink } from '../interest.ts'

/** Groups of parties that own one another in circles on a day: Tarjan's strongly connected
 * components with more than one member, without recursion so that long chains are no trouble.
 *
 * @param day days since 1970-01-01
 * @returns groups of party numbers, each sorted by identifier
 */
export function circles(graph: OwnershipGraph, day: number): readonly (readonly number[])[] {
  const size = graph.ids.length
  const index = new Int32Array(size).fill(-1)
  const lowest = new Int32Array(size)
  const onStack = new Uint8Array(size)
  const next = graph.ownerStart.slice(0, size)
  const stack: number[] = []
  const found: number[][] = []
  let counter = 0
  const enter = (n: number, work: number[]) => {
    index[n] = lowest[n] = counter++
    stack.push(n)
    onStack[n] = 1
    work.push(n)
  }
  for (let root = 0; root < size; root++) {
    if (index[root] !== -1) continue
    const work: number[] = []
    enter(root, work)
    while (work.length > 0) {
      const n = work.at(-1)!
      if (next[n]! < graph.ownerStart[n + 1]!) {
        const position = next[n]!++
        if (isLink(graph.statements[position]!.kind) || validity(graph, position, day) === 'no')
          continue
        const to = graph.owned[position]!
        if (index[to] === -1) enter(to, work)
        else if (onStack[to]) lowest[n] = Math.min(lowest[n]!, index[to]!)
        continue
      }
      work.pop()
      const parent = work.at(-1)
      if (parent !== undefined) lowest[parent] = Math.min(lowest[parent]!, lowest[n]!)
      if (lowest[n] !== index[n]) continue
      const group = stack.splice(stack.lastIndexOf(n))
      for (const member of group) onStack[member] = 0
      if (group.length > 1) found.push(group)
    }
  }
  return found.map((group) => group.sort((a, b) => (graph.ids[a]! < graph.ids[b]! ? -1 : 1)))
}
