import { MultiUndirectedGraph } from 'graphology'
import forceAtlas2Module from 'graphology-layout-forceatlas2'
import type { NetworkView } from './network.ts'

// The package is CommonJS whose export is the function itself, while its types declare a default.
const forceAtlas2 = forceAtlas2Module as unknown as (typeof forceAtlas2Module)['default']

/** Where a party stands in the picture, in whole pixels. */
interface Point {
  readonly x: number
  readonly y: number
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly points: ReadonlyMap<string, Point>
}

const margin = 90
const iterations = 300

/** Starting points on circles by number of steps: the same for the same view, without chance. */
function start(view: NetworkView): MultiUndirectedGraph {
  const graph = new MultiUndirectedGraph()
  const rings = new Map<number, number>()
  for (const node of view.nodes) rings.set(node.steps, (rings.get(node.steps) ?? 0) + 1)
  const placed = new Map<number, number>()
  for (const node of view.nodes) {
    const at = placed.get(node.steps) ?? 0
    placed.set(node.steps, at + 1)
    // The turn per ring keeps nodes of different rings off one line, on which forces would hold them.
    const angle = (2 * Math.PI * at) / rings.get(node.steps)! + node.steps * 0.7
    const radius = node.steps * 10
    graph.addNode(node.id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) })
  }
  for (const edge of view.edges) graph.addEdge(edge.from, edge.to)
  return graph
}

/** Lays a network view out by ForceAtlas2 (Jacomy et al. 2014), scaled to a picture.
 *
 * @see https://doi.org/10.1371/journal.pone.0098679
 */
export function layOut(view: NetworkView): Layout {
  const side = Math.max(480, Math.round(170 * Math.sqrt(view.nodes.length)))
  const width = Math.round(side * 1.5)
  if (view.nodes.length === 0) return { width, height: side, points: new Map() }
  const found = forceAtlas2(start(view), {
    iterations,
    settings: { gravity: 1, scalingRatio: 10, slowDown: 5, barnesHutOptimize: false },
  })
  const xs = Object.values(found).map((p) => p.x)
  const ys = Object.values(found).map((p) => p.y)
  const scaled = (value: number, all: readonly number[], length: number) => {
    const least = Math.min(...all)
    const span = Math.max(...all) - least
    const share = span === 0 ? 0.5 : (value - least) / span
    return Math.round(margin + share * (length - 2 * margin))
  }
  const points = new Map(
    Object.entries(found).map(([id, { x, y }]) => [
      id,
      { x: scaled(x, xs, width), y: scaled(y, ys, side) },
    ]),
  )
  return { width, height: side, points }
}
