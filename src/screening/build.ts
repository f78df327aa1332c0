import type { Entity } from '../model/index.ts'
import { type Facts, factsOf } from './facts.ts'

/** What an index keeps of an entity: what is compared and what a match shows. */
export interface Entry {
  readonly id: string
  readonly caption: string
  readonly schema: string
  readonly datasets: readonly string[]
  readonly facts: Facts
}

export interface Index {
  readonly size: number
  readonly drop: readonly string[]
  readonly entries: readonly Entry[]
}

export interface IndexOptions {
  /** Properties left out, for instance ['email', 'phone', 'address']. Defaults to none. */
  readonly drop?: readonly string[]
}

/** Builds an immutable index of entities; entities without name and key are kept but never found.
 *
 * @example
 * buildIndex(entities, { drop: ['email', 'phone'] }).size // 9979
 */
export function buildIndex(entities: Iterable<Entity>, options: IndexOptions = {}): Index {
  const drop = new Set(options.drop ?? [])
  const entries: Entry[] = []
  for (const entity of entities) {
    const facts = factsOf(entity.properties, drop)
    const caption =
      entity.properties.name?.[0] ?? facts.names[0]?.text ?? facts.keys[0]?.shown ?? entity.id
    entries.push({
      id: entity.id,
      caption,
      schema: entity.schema,
      datasets: entity.datasets,
      facts,
    })
  }
  entries.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return { size: entries.length, drop: [...drop].sort(), entries }
}
