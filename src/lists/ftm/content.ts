import { isRowFault, readTable, type Source } from '../../files/index.ts'
import {
  type Entity,
  isA,
  isKnownSchema,
  type Listing,
  type Statement,
  schemaProperties,
} from '../../model/index.ts'
import { Tally } from '../tally.ts'
import { ftmLine } from './line.ts'
import { listingOfSanction, listingOfTopics } from './listing.ts'

/** What a FollowTheMoney file holds, by dataset. */
export interface FtmContent {
  readonly entities: readonly Entity[]
  readonly relations: readonly Entity[]
  readonly statements: readonly Statement[]
  readonly tallies: ReadonlyMap<string, Tally>
  /** Latest date that the file itself tells of a dataset, where it tells one. */
  readonly dates: ReadonlyMap<string, string>
}

/** Reads a FollowTheMoney file, plain or nested, one entity a line. */
export async function readLines(
  source: Source,
  reader: FtmReader,
  signal: AbortSignal | undefined,
): Promise<void> {
  for await (const row of readTable(source, { signal })) {
    const place = `row ${row.place.row ?? '?'}`
    if (isRowFault(row))
      reader.fault(row.error.fault.reason, `${place}: ${row.error.fault.value ?? ''}`)
    else reader.line(row.value, place)
  }
}

interface Options {
  readonly version: string
  readonly statements: boolean
}

/** Puts the entities of a FollowTheMoney file together.
 *
 * Sanction entities become listings of the parties they name; other Interval entities and addresses
 * are relations. Unknown schemata and properties are kept as they are, and counted.
 */
export class FtmReader {
  private readonly options: Options
  private readonly parties = new Map<string, { entity: Entity; place: string }>()
  private readonly relations = new Map<string, Entity>()
  private readonly sanctions = new Map<string, Entity>()
  private readonly tallies = new Map<string, Tally>()
  private readonly dates = new Map<string, string>()

  constructor(options: Options) {
    this.options = options
  }

  fault(reason: string, first: string): void {
    const tally = this.tally('unknown')
    tally.read++
    tally.skip('record', reason, () => first)
  }

  line(value: unknown, place: string): void {
    const read = ftmLine(value)
    if (typeof read === 'string') {
      this.fault(read, `${place}: ${JSON.stringify(value)?.slice(0, 80) ?? ''}`)
      return
    }
    this.take(read.entity, place)
    for (const entity of read.nested) this.take(entity, place)
    const date = read.lastChange?.slice(0, 10)
    if (date !== undefined) for (const dataset of read.entity.datasets) this.date(dataset, date)
  }

  /** Takes one entity of the file. */
  take(entity: Entity, place: string): void {
    if (entity.schema === 'Sanction') {
      if (!this.sanctions.has(entity.id)) this.sanctions.set(entity.id, entity)
    } else if (isRelation(entity.schema)) this.relations.set(entity.id, entity)
    else this.party(entity, place)
  }

  /** Forgets an entity that a later file deletes or replaces. */
  remove(id: string): void {
    this.parties.delete(id)
    this.relations.delete(id)
    this.sanctions.delete(id)
  }

  private party(entity: Entity, place: string): void {
    const known = this.parties.get(entity.id)
    // A nested file repeats a party inside others; the fuller writing of it is kept.
    if (known && size(known.entity) >= size(entity)) return
    this.parties.set(entity.id, { entity, place })
  }

  /** Notes a day on which a dataset changed; the latest is its date. */
  date(dataset: string, date: string): void {
    if (date > (this.dates.get(dataset) ?? '')) this.dates.set(dataset, date)
  }

  private tally(dataset: string): Tally {
    const known = this.tallies.get(dataset)
    if (known) return known
    const tally = new Tally()
    this.tallies.set(dataset, tally)
    return tally
  }

  finish(): FtmContent {
    const listings = this.listings()
    const entities: Entity[] = []
    const statements: Statement[] = []
    for (const { entity, place } of this.parties.values()) {
      const own = listings.get(entity.id) ?? []
      const byTopic = own.length > 0 ? undefined : listingOfTopics(entity, this.options.version)
      const all = byTopic ? [byTopic] : own
      // An address is a place of other parties, unless it is listed itself, as BIS lists some.
      if (entity.schema === 'Address' && all.length === 0) {
        this.relations.set(entity.id, entity)
        continue
      }
      entities.push(all.length > 0 ? { ...entity, listings: all } : entity)
      this.count(entity)
      if (this.options.statements)
        statements.push(...statementsOf(entity, all, place, this.options))
    }
    return {
      entities,
      relations: [...this.relations.values()],
      statements,
      tallies: this.tallies,
      dates: this.dates,
    }
  }

  private listings(): Map<string, Listing[]> {
    const result = new Map<string, Listing[]>()
    for (const sanction of this.sanctions.values()) {
      for (const id of sanction.properties.entity ?? []) {
        const party = this.parties.get(id)?.entity
        if (!party) {
          this.tally(sanction.datasets[0] ?? 'unknown').drift(
            'a Sanction names an entity that is not in the file',
          )
          continue
        }
        const listing = listingOfSanction(
          sanction,
          party,
          this.options.version,
          (dataset, program) =>
            this.tally(dataset).drift(`no measure is known for programme "${program}"`),
        )
        const modified = sanction.properties.modifiedAt?.[0]
        if (modified) this.date(listing.dataset, modified)
        const known = result.get(id)
        if (known) known.push(listing)
        else result.set(id, [listing])
      }
    }
    return result
  }

  private count(entity: Entity): void {
    const names = namesOf(entity)
    for (const dataset of entity.datasets.length > 0 ? entity.datasets : ['unknown']) {
      const tally = this.tally(dataset)
      tally.read++
      tally.keep(entity.schema, (entity.properties.birthDate ?? []).length > 0)
      tally.names += names
      tally.addresses += (entity.properties.address ?? []).length
      if (!isKnownSchema(entity.schema))
        tally.drift(`unknown schema ${entity.schema}; kept as it is`)
      for (const name of Object.keys(entity.properties)) {
        if (isKnownSchema(entity.schema) && !schemaProperties(entity.schema).has(name)) {
          tally.drift(`unknown property ${entity.schema}.${name}; kept as it is`)
        }
      }
    }
  }
}

/** Interval schemata join or document parties. */
function isRelation(schema: string): boolean {
  return isA(schema, 'Interval')
}

function namesOf(entity: Entity): number {
  return ['name', 'alias', 'previousName', 'weakAlias', 'abbreviation'].reduce(
    (sum, property) => sum + (entity.properties[property]?.length ?? 0),
    0,
  )
}

function size(entity: Entity): number {
  return Object.values(entity.properties).reduce((sum, values) => sum + values.length, 0)
}

function statementsOf(
  entity: Entity,
  listings: readonly Listing[],
  place: string,
  options: Options,
): Statement[] {
  const dataset = entity.datasets[0] ?? 'unknown'
  const own = listings.find((listing) => listing.dataset === dataset)
  return Object.entries(entity.properties).flatMap(([prop, values]) =>
    values.map((value) => ({
      entityId: entity.id,
      schema: entity.schema,
      prop,
      value,
      dataset,
      version: own?.version ?? options.version,
      recordId: own?.recordId ?? entity.id,
      place,
    })),
  )
}
