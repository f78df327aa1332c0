import type { Entity, Fact, Finding } from '../../model/index.ts'
import { daySpan } from '../day.ts'
import { dataFinding } from '../findings/draft.ts'
import {
  findingSource,
  type OwnershipData,
  type OwnershipStatement,
  type StatementSource,
} from '../statement.ts'

/** What a reader is told about the file whose values it gets. */
export interface FileMeta {
  /** Name of the file or dataset: "owners.csv". */
  readonly dataset: string
  /** Its version: a date or a hash. */
  readonly version: string
}

/** Gathers what a reader finds; local to one reading, never shared. */
export class Collector {
  readonly #entities = new Map<string, Entity>()
  readonly #statements: OwnershipStatement[] = []
  readonly #listed = new Set<string>()
  readonly #findings: Finding[] = []
  saysWhoIsListed = false

  hasEntity(id: string): boolean {
    return this.#entities.has(id)
  }

  entity(id: string): Entity | undefined {
    return this.#entities.get(id)
  }

  addEntity(entity: Entity): void {
    this.#entities.set(entity.id, entity)
  }

  /**
   * A party known by nothing but the name that a statement uses for it.
   *
   * @returns the identifier, the same string for every row, so that a name is kept once
   */
  named(id: string, dataset: string): string {
    const known = this.#entities.get(id)
    if (known) return known.id
    if (this.#datasets[0] !== dataset) this.#datasets = [dataset]
    const datasets = this.#datasets
    this.addEntity({ id, schema: 'LegalEntity', properties: { name: [id] }, datasets })
    return id
  }

  /** One list for all parties of a file: they are never changed. */
  #datasets: string[] = []

  addStatement(statement: OwnershipStatement): void {
    this.#statements.push(statement)
  }

  markListed(id: string): void {
    this.#listed.add(id)
  }

  remark(
    rule: string,
    text: string,
    source: StatementSource,
    details: { facts?: readonly Fact[]; clears: string; effect?: Finding['effect'] },
  ): void {
    this.#findings.push(dataFinding(rule, text, { ...details, sources: [findingSource(source)] }))
  }

  finish(): OwnershipData {
    return {
      entities: this.#entities,
      statements: this.#statements,
      listed: this.#listed,
      saysWhoIsListed: this.saysWhoIsListed,
      findings: this.#findings,
    }
  }
}

/** The dates of a statement as far as they can be trusted. */
export type Period = Pick<OwnershipStatement, 'from' | 'to' | 'datesUnclear'>

/** Checks the dates of a statement: unreadable or reversed dates leave its validity open.
 *
 * A statement with unclear dates never makes anybody reached; it keeps them from being excluded.
 */
export function periodOf(
  collector: Collector,
  from: string,
  to: string,
  source: StatementSource,
): Period {
  const clears = 'Correct the dates: YYYY-MM-DD, the first not after the last.'
  const facts = [
    { field: 'from', value: from },
    { field: 'to', value: to },
  ]
  const bad = [from, to].find((text) => text !== '' && daySpan(text) === null)
  if (bad !== undefined) {
    collector.remark(
      'ownership.date-unreadable',
      `The date "${bad}" of ${source.record} cannot be read; when the interest held is treated as unknown.`,
      source,
      { facts, clears },
    )
    return { datesUnclear: true }
  }
  if (from !== '' && to !== '' && daySpan(from)!.first > daySpan(to)!.last) {
    collector.remark(
      'ownership.dates-reversed',
      `The interest of ${source.record} ends (${to}) before it begins (${from}); when it held is treated as unknown.`,
      source,
      { facts, clears },
    )
    return { datesUnclear: true }
  }
  return { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }
}
