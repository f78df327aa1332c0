import type { Entity, Statement } from '../model/index.ts'

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
  private readonly seen = new Set<string>()
  private readonly notes: StatementNote[] | undefined

  constructor(id: string, schema: string, options: { readonly statements?: boolean } = {}) {
    this.id = id
    this.schema = schema
    this.notes = options.statements ? [] : undefined
  }

  /** Adds a value; an empty value and one that is already there change nothing. */
  add(property: string, value: string | undefined, origin: Origin = {}): void {
    const text = value?.trim()
    if (!text) return
    const key = `${property}\u0000${text}`
    if (this.seen.has(key)) return
    this.seen.add(key)
    const values = this.properties[property]
    if (values) values.push(text)
    else this.properties[property] = [text]
    this.notes?.push({ property, value: text, ...origin })
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
