import type { Entity } from '../model/index.ts'
import { foldText } from '../values/index.ts'
import { type OwnershipGraph, partyOf } from './graph.ts'
import { isLink } from './interest.ts'

/** Numbers of all parties from which interests lead to a party at any time, itself included. */
export function upstreamOf(graph: OwnershipGraph, numbers: Iterable<number>): ReadonlySet<number> {
  const found = new Set(numbers)
  const queue = [...found]
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (let i = graph.ownedStart[at]!; i < graph.ownedStart[at + 1]!; i++) {
      const owner = graph.owner[graph.byOwned[i]!]!
      if (isLink(graph.statements[graph.byOwned[i]!]!.kind) || found.has(owner)) continue
      found.add(owner)
      queue.push(owner)
    }
  }
  return found
}

/** The parties that a decision about a party must screen: all that have something in it, however
 * indirectly, and their directors and relatives; not the party itself.
 *
 * @param id identifier in the ownership data
 * @returns parties sorted by identifier; empty for an unknown identifier
 * @example
 * ownersToScreen(graph, 'B').map((e) => e.id) // ['A', 'X']
 */
export function ownersToScreen(graph: OwnershipGraph, id: string): readonly Entity[] {
  const start = graph.numberOf(id)
  if (start === undefined) return []
  const parties = new Set(upstreamOf(graph, [start]))
  for (const number of [...parties]) {
    for (let i = graph.ownedStart[number]!; i < graph.ownedStart[number + 1]!; i++) {
      parties.add(graph.owner[graph.byOwned[i]!]!)
    }
  }
  parties.delete(start)
  return [...parties]
    .map((n) => graph.ids[n]!)
    .sort()
    .map((other) => partyOf(graph, other))
}

/** A party as a caller knows it: by an identifier of the ownership data, or by its name. */
export interface Subject {
  readonly id?: string | undefined
  readonly name?: string | undefined
}

const names = new WeakMap<OwnershipGraph, ReadonlyMap<string, readonly string[]>>()

/** A name reduced to its letters and digits, in order, for equality only. */
export function plainName(name: string): string {
  return foldText(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .join(' ')
}

function nameIndex(graph: OwnershipGraph): ReadonlyMap<string, readonly string[]> {
  const known = names.get(graph)
  if (known) return known
  const index = new Map<string, string[]>()
  for (const [id, { properties }] of graph.data.entities) {
    for (const name of [...(properties.name ?? []), ...(properties.alias ?? [])]) {
      const plain = plainName(name)
      const ids = index.get(plain) ?? []
      if (!ids.includes(id)) index.set(plain, [...ids, id])
    }
  }
  names.set(graph, index)
  return index
}

/** The parties of the ownership data that a subject means: by identifier, else by equal name.
 *
 * @returns identifiers; several where several parties have the name, none where nobody has
 * @example
 * subjectsIn(graph, { name: 'Harbour  trading' }) // ['Harbour Trading']
 */
export function subjectsIn(graph: OwnershipGraph, subject: Subject): readonly string[] {
  if (subject.id !== undefined && graph.numberOf(subject.id) !== undefined) return [subject.id]
  if (subject.name === undefined || plainName(subject.name) === '') return []
  return nameIndex(graph).get(plainName(subject.name)) ?? []
}
