import type { Entity, Finding, Source } from '../model/index.ts'
import type { InterestKind } from './interest.ts'
import type { Share } from './share.ts'

/** Where a statement stands, so that every step of a derivation can be looked up. */
export interface StatementSource {
  readonly dataset: string
  readonly version: string
  /** The record in the source: "row 12", a BODS statement id, an FtM entity id. */
  readonly record: string
  /** Who says so, where the source names it. */
  readonly assertedBy?: string
  /** Date on which it was said. */
  readonly statedOn?: string
}

/** One source's word that one party has one interest in another over one period. */
export interface OwnershipStatement {
  readonly owner: string
  readonly owned: string
  readonly kind: InterestKind
  /** Null where the kind carries no share (a directorship) or none was stated for it (control). */
  readonly share: Share | null
  /** `indirect` shares are a source's own calculation through companies it does not name. */
  readonly directness: 'direct' | 'indirect' | 'unknown'
  /** ISO date of any precision, inclusive; absent = open. */
  readonly from?: string
  readonly to?: string
  /** True where the dates were given but contradict each other or cannot be read. */
  readonly datesUnclear?: true
  /**
   * Statements of one pair and kind with the same `declaration` are parts of one whole and add up;
   * others are different accounts of the same thing and stand side by side.
   */
  readonly declaration: string
  readonly source: StatementSource
}

/** What a reader found in one file: parties, statements, who is marked as listed, and remarks. */
export interface OwnershipData {
  readonly entities: ReadonlyMap<string, Entity>
  readonly statements: readonly OwnershipStatement[]
  /** Parties that the file itself marks as listed. */
  readonly listed: ReadonlySet<string>
  /** True where the file says for its owners whether they are listed. */
  readonly saysWhoIsListed: boolean
  /** Everything that was wrong or left out, as findings about the data. */
  readonly findings: readonly Finding[]
}

/** A source as findings carry it. */
export function findingSource(source: StatementSource): Source {
  return {
    dataset: source.dataset,
    version: source.version,
    record: source.record,
    ...(source.assertedBy === undefined ? {} : { publisher: source.assertedBy }),
  }
}

/** Joins what several files say; an entity in two files keeps the properties of both.
 *
 * @example
 * joinOwnership([readOwnershipRows(rows, meta), readBods(values, meta2)]).statements.length
 */
export function joinOwnership(parts: readonly OwnershipData[]): OwnershipData {
  const entities = new Map<string, Entity>()
  for (const part of parts) {
    for (const [id, entity] of part.entities) {
      const known = entities.get(id)
      entities.set(id, known ? joinEntities(known, entity) : entity)
    }
  }
  return {
    entities,
    statements: parts.flatMap((part) => part.statements),
    listed: new Set(parts.flatMap((part) => [...part.listed])),
    saysWhoIsListed: parts.some((part) => part.saysWhoIsListed),
    findings: parts.flatMap((part) => part.findings),
  }
}

function joinEntities(a: Entity, b: Entity): Entity {
  const properties: Record<string, string[]> = { ...a.properties }
  for (const [name, values] of Object.entries(b.properties)) {
    properties[name] = [...new Set([...(properties[name] ?? []), ...values])]
  }
  const listings = [...(a.listings ?? []), ...(b.listings ?? [])]
  return {
    ...a,
    schema: a.schema === 'LegalEntity' ? b.schema : a.schema,
    properties,
    datasets: [...new Set([...a.datasets, ...b.datasets])],
    ...(listings.length > 0 ? { listings } : {}),
  }
}
