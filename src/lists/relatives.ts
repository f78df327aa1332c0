import type { Entity } from '../model/index.ts'
import { shortHash } from './short-hash.ts'

const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A listed party with the names it is printed under, the primary one first. */
export interface Named {
  readonly id: string
  readonly names: readonly string[]
}

/** Finds the listed parties that a relation names; parties that are not on the list are derived. */
export class Relatives {
  readonly derived = new Map<string, Entity>()
  private readonly primary = new Map<string, string[]>()
  private readonly aliases = new Map<string, string[]>()
  private readonly dataset: string
  private readonly prefix: string

  /** @param prefix of the ids of derived parties: "ofac" gives "ofac-derived-1f2e…" */
  constructor(parties: Iterable<Named>, dataset: string, prefix: string) {
    this.dataset = dataset
    this.prefix = prefix
    for (const { id, names } of parties) {
      names.forEach((name, i) => {
        const known = i === 0 ? this.primary : this.aliases
        const key = fold(name)
        const ids = known.get(key)
        if (ids) ids.push(id)
        else known.set(key, [id])
      })
    }
  }

  /** Ids of the parties that bear the name: primary names before aliases; else a derived party. */
  find(name: string): readonly string[] {
    const key = fold(name)
    const known = this.primary.get(key) ?? this.aliases.get(key)
    if (known) return [...new Set(known)]
    const id = `${this.prefix}-derived-${shortHash(key)}`
    if (!this.derived.has(id)) {
      this.derived.set(id, {
        id,
        schema: 'LegalEntity',
        properties: { name: [name] },
        datasets: [this.dataset],
        derived: true,
      })
    }
    return [id]
  }
}
