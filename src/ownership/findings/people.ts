import type { Entity } from '../../model/index.ts'
import { type OwnershipGraph, partyOf } from '../graph.ts'
import { plainName } from '../upstream.ts'

/** A person or firm behind a party, and with whom else it stands. */
export interface Behind {
  readonly entity: Entity
  /** Identifiers of other parties that the same person, or one of the same full name, owns or leads. */
  readonly also: readonly string[]
}

const nameOwners = new WeakMap<OwnershipGraph, ReadonlyMap<string, readonly number[]>>()

/** Owners and officers by full name: two records of one name may be one person. */
function byFullName(graph: OwnershipGraph): ReadonlyMap<string, readonly number[]> {
  const known = nameOwners.get(graph)
  if (known) return known
  const index = new Map<string, number[]>()
  for (const number of new Set(graph.owner)) {
    for (const name of partyOf(graph, graph.ids[number]!).properties.name ?? []) {
      const plain = plainName(name)
      // One word alone is too little to tell people apart.
      if (plain.includes(' ')) index.set(plain, [...(index.get(plain) ?? []), number])
    }
  }
  nameOwners.set(graph, index)
  return index
}

function sameAs(graph: OwnershipGraph, number: number): ReadonlySet<number> {
  const found = new Set([number])
  for (const name of partyOf(graph, graph.ids[number]!).properties.name ?? []) {
    for (const other of byFullName(graph).get(plainName(name)) ?? []) found.add(other)
  }
  return found
}

/** Owners and officers of parties at any time, with the other parties they stand with. */
export function peopleOf(graph: OwnershipGraph, ids: readonly string[]): readonly Behind[] {
  const people = new Set<number>()
  const own = new Set(ids)
  for (const id of ids) {
    const number = graph.numberOf(id)
    if (number === undefined) continue
    for (let i = graph.ownedStart[number]!; i < graph.ownedStart[number + 1]!; i++) {
      people.add(graph.owner[graph.byOwned[i]!]!)
    }
  }
  return [...people].map((person) => {
    const also = new Set<string>()
    for (const same of sameAs(graph, person)) {
      if (same !== person) also.add(graph.ids[same]!)
      for (let i = graph.ownerStart[same]!; i < graph.ownerStart[same + 1]!; i++) {
        const other = graph.ids[graph.owned[i]!]!
        if (!own.has(other)) also.add(other)
      }
    }
    return { entity: partyOf(graph, graph.ids[person]!), also: [...also].sort() }
  })
}

/** Identifiers of the parties with which people stand beside their own: themselves included. */
export function standsWith(people: readonly Behind[]): readonly string[] {
  return [...new Set(people.flatMap((p) => [p.entity.id, ...p.also]))].sort()
}
