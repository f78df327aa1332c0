import { captionOf, type Entity, type Source } from '../../model/index.ts'
import { dayNumber } from '../day.ts'
import { type ContactIndex, indexContacts } from '../findings/concealment-index.ts'
import { sharedContacts } from '../findings/shared.ts'
import { type OwnershipGraph, partyOf, validity } from '../graph.ts'
import { kindInWords } from '../interest.ts'
import { describeShare } from '../share.ts'
import { findingSource } from '../statement.ts'

/** A party in a network view. */
export interface NetworkNode {
  readonly id: string
  readonly name: string
  readonly schema: string
  readonly listed: boolean
  /** Steps from the party the view starts at. */
  readonly steps: number
}

/** One thing that links two parties, and where that is stated. */
export interface NetworkEdge {
  readonly from: string
  readonly to: string
  /** "holds 50 %", "is a director or officer of", "same phone +357 25 000 111". */
  readonly label: string
  /** Kind of interest, or "contact". */
  readonly kind: string
  /** False where the statement had ended by the date, or had not begun. */
  readonly current: boolean
  readonly sources: readonly Source[]
}

/** A shortest way from the party to a listed one. */
export interface NetworkPath {
  readonly to: string
  readonly nodes: readonly string[]
  readonly text: string
}

export interface NetworkView {
  readonly from: string
  readonly asOf: string
  readonly steps: number
  readonly nodes: readonly NetworkNode[]
  readonly edges: readonly NetworkEdge[]
  /** One for every listed party within the steps, the nearest first. */
  readonly paths: readonly NetworkPath[]
}

export interface NetworkOptions {
  readonly listed: Iterable<string>
  /** ISO date by which edges are current or not. */
  readonly asOf: string
  /** How many steps to look. Defaults to 4. */
  readonly steps?: number
}

/** A building, telephone or domain of more parties than this links nobody. Our own default. */
const crowd = 20

interface Context {
  readonly graph: OwnershipGraph
  readonly contacts: ContactIndex
  readonly day: number
}

function statementEdge(context: Context, position: number): NetworkEdge {
  const statement = context.graph.statements[position]!
  const { kind, share, from, to } = statement
  const how = share ? `${kindInWords(kind)} ${describeShare(share)}` : kindInWords(kind)
  const when = `${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''}`
  return {
    from: statement.owner,
    to: statement.owned,
    label: `${how}${when}`,
    kind,
    current: validity(context.graph, position, context.day) !== 'no',
    sources: [findingSource(statement.source)],
  }
}

function contactEdges({ contacts }: Context, party: Entity): readonly NetworkEdge[] {
  const near = contacts.near(party)
  if (near.length > crowd) return []
  return near.flatMap((other) =>
    sharedContacts(party, other).map(({ property, value }) => ({
      from: party.id,
      to: other.id,
      label: `same ${property} ${value}`,
      kind: 'contact',
      current: true,
      sources: [...party.datasets, ...other.datasets].map((dataset) => ({ dataset, version: '' })),
    })),
  )
}

/** All edges at a party, by the party at the other end. */
function edgesAt(context: Context, number: number): ReadonlyMap<number, readonly NetworkEdge[]> {
  const { graph } = context
  const found = new Map<number, NetworkEdge[]>()
  const put = (other: number, edge: NetworkEdge) => {
    if (other !== number) found.set(other, [...(found.get(other) ?? []), edge])
  }
  for (let i = graph.ownerStart[number]!; i < graph.ownerStart[number + 1]!; i++) {
    put(graph.owned[i]!, statementEdge(context, i))
  }
  for (let i = graph.ownedStart[number]!; i < graph.ownedStart[number + 1]!; i++) {
    const position = graph.byOwned[i]!
    put(graph.owner[position]!, statementEdge(context, position))
  }
  for (const edge of contactEdges(context, partyOf(graph, graph.ids[number]!))) {
    const other = graph.numberOf(edge.to)
    if (other !== undefined) put(other, edge)
  }
  return found
}

interface Visit {
  readonly steps: number
  readonly before: number | null
  readonly edges: readonly NetworkEdge[]
}

function walk(context: Context, start: number, steps: number): ReadonlyMap<number, Visit> {
  const { ids } = context.graph
  const byId = (a: number, b: number) => (ids[a]! < ids[b]! ? -1 : 1)
  const visits = new Map<number, Visit>([[start, { steps: 0, before: null, edges: [] }]])
  let level = [start]
  for (let step = 1; step <= steps && level.length > 0; step++) {
    const next: number[] = []
    for (const at of level) {
      for (const [other, edges] of edgesAt(context, at)) {
        if (visits.has(other)) continue
        visits.set(other, { steps: step, before: at, edges })
        next.push(other)
      }
    }
    level = next.sort(byId)
  }
  return visits
}

/** The shortest ways from a party to listed parties, over every kind of link, in either direction.
 *
 * Links are statements, whether current or not, and contacts that two parties share. Of ways of
 * equal length the one with the first identifiers is taken.
 *
 * @param from identifier in the ownership data
 * @returns an empty view for an unknown identifier
 * @example
 * networkOf(graph, 'A', { listed: ['X'], asOf: '2025-01-01' }).paths[0].text
 * // 'A ← X: holds 50 %'
 */
export function networkOf(
  graph: OwnershipGraph,
  from: string,
  { listed, asOf, steps = 4 }: NetworkOptions,
): NetworkView {
  const start = graph.numberOf(from)
  const empty = { from, asOf, steps, nodes: [], edges: [], paths: [] }
  if (start === undefined) return empty
  const context = {
    graph,
    contacts: indexContacts(graph.data.entities.values()),
    day: dayNumber(asOf),
  }
  const visits = walk(context, start, steps)
  const isListed = new Set(listed)
  const targets = [...visits]
    .filter(([n]) => n !== start && isListed.has(graph.ids[n]!))
    .sort(([a, x], [b, y]) => x.steps - y.steps || (graph.ids[a]! < graph.ids[b]! ? -1 : 1))
  const kept = new Set([start])
  const edges = new Set<NetworkEdge>()
  const paths = targets.map(([target]) => {
    const way: number[] = []
    for (let at: number | null = target; at !== null; at = visits.get(at)!.before) {
      way.push(at)
      kept.add(at)
      for (const edge of visits.get(at)!.edges) edges.add(edge)
    }
    return pathOf(graph, way.reverse(), visits)
  })
  const nodes = [...kept].map((n) => {
    const party = partyOf(graph, graph.ids[n]!)
    return {
      id: party.id,
      name: captionOf(party),
      schema: party.schema,
      listed: isListed.has(party.id),
      steps: visits.get(n)!.steps,
    }
  })
  nodes.sort((a, b) => a.steps - b.steps || (a.id < b.id ? -1 : 1))
  return { from, asOf, steps, nodes, edges: [...edges], paths }
}

function pathOf(
  graph: OwnershipGraph,
  way: readonly number[],
  visits: ReadonlyMap<number, Visit>,
): NetworkPath {
  const name = (n: number) => captionOf(partyOf(graph, graph.ids[n]!))
  const parts = way.slice(1).map((n) => {
    const edge = visits.get(n)!.edges[0]!
    const arrow = edge.kind === 'contact' ? '—' : edge.to === graph.ids[n] ? '→' : '←'
    return `${arrow} ${name(n)} (${edge.label})`
  })
  return {
    to: graph.ids[way.at(-1)!]!,
    nodes: way.map((n) => graph.ids[n]!),
    text: [name(way[0]!), ...parts].join(' '),
  }
}
