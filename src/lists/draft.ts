import type { Entity, Statement } from '../model/index.ts'
import { ownCopy } from './own-copy.ts'

/** Where a value comes from: the publisher's words, where they differ, and the place in the file. */
export interface Origin {
  readonly original?: string | undefined
  readonly place?: string | undefined
}

/** An entity while its record is being read: collects values, each once, in the order of reading. */
export class Draft {
  readonly id: string
  schema: string
  readonly properties: Record<string, string[]> = {}
  /** Values of properties that have very many of them. */
  private many: Map<string, Set<string>> | undefined
  private readonly notes: StatementNote[] | undefined

  constructor(id: string, schema: string, options: { readonly statements?: boolean } = {}) {
    this.id = id
    this.schema = schema
    this.notes = options.statements ? [] : undefined
  }

  /** Adds a value; an empty value and one that is already there change nothing. */
  add(property: string, value: string | undefined, origin: Origin = {}): void {
    const trimmed = value?.trim()
    if (!trimmed) return
    const values = this.properties[property]
    if (values && this.holds(property, values, trimmed)) return
    const text = ownCopy(trimmed)
    if (values) values.push(text)
    else this.properties[property] = [text]
    this.many?.get(property)?.add(text)
    this.notes?.push({ property, value: text, ...origin })
  }

  /** Most properties have a handful of values: looking through them takes less than a set does. */
  private holds(property: string, values: readonly string[], text: string): boolean {
    if (values.length < 40) return values.includes(text)
    this.many ??= new Map()
    const known = this.many.get(property) ?? new Set(values)
    this.many.set(property, known)
    return known.has(text)
  }

  has(property: string): boolean {
    return this.properties[property] !== undefined
  }

  /** The entity, and its statements when they are kept. */
  finish(dataset: string, version: string, recordId: string): Finished {
    const entity: Entity = {
      id: this.id,
      schema: this.schema,
      properties: this.properties,
      datasets: [dataset],
    }
    return {
      entity,
      statements: (this.notes ?? []).map((note) => ({
        entityId: this.id,
        schema: this.schema,
        prop: note.property,
        value: note.value,
        ...(note.original !== undefined && note.original !== note.value
          ? { original: note.original }
          : {}),
        dataset,
        version,
        recordId,
        ...(note.place === undefined ? {} : { place: note.place }),
      })),
    }
  }
}

interface StatementNote extends Origin {
  readonly property: string
  readonly value: string
}

export interface Finished {
  readonly entity: Entity
  readonly statements: readonly Statement[]
}
