import { type Entity, isA, type Listing, TidewaiterError } from '../../model/index.ts'
import { type InterestKind, interestKind, isLink } from '../interest.ts'
import { parsePercent, type Share, unknownShare } from '../share.ts'
import type { OwnershipData, StatementSource } from '../statement.ts'
import { Collector, type FileMeta, periodOf } from './collect.ts'
import { listingOf } from './ftm-sanction.ts'

/** How FollowTheMoney's edge schemata speak of an interest: from which property to which. */
interface EdgeSchema {
  readonly from: string
  readonly to: string
  readonly kind: InterestKind
}

const edges: Readonly<Record<string, EdgeSchema>> = {
  Ownership: { from: 'owner', to: 'asset', kind: 'ownership' },
  Directorship: { from: 'director', to: 'organization', kind: 'management' },
  Family: { from: 'person', to: 'relative', kind: 'family' },
  Associate: { from: 'person', to: 'associate', kind: 'associate' },
  Succession: { from: 'predecessor', to: 'successor', kind: 'succession' },
  Representation: { from: 'agent', to: 'client', kind: 'associate' },
  Employment: { from: 'employee', to: 'employer', kind: 'associate' },
  Membership: { from: 'member', to: 'organization', kind: 'associate' },
  UnknownLink: { from: 'subject', to: 'object', kind: 'associate' },
}

interface Raw {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly unknown[]>>
  readonly datasets?: readonly string[]
  readonly listings?: readonly unknown[]
}

function rawEntity(value: unknown): Raw | null {
  if (value === null || typeof value !== 'object') return null
  const { id, schema, properties } = value as Partial<Raw>
  if (typeof id !== 'string' || typeof schema !== 'string') return null
  if (properties === null || typeof properties !== 'object') return null
  return value as Raw
}

/** A property's values as strings; entities nested in place of their id give the id. */
function texts(raw: Raw, name: string): readonly string[] {
  const values = raw.properties[name]
  if (values === undefined) return []
  return (Array.isArray(values) ? values : [values]).flatMap((value) => {
    if (typeof value === 'string') return [value]
    if (typeof value === 'number') return [`${value}`]
    const nested = rawEntity(value)
    return nested ? [nested.id] : []
  })
}

/** Reads FollowTheMoney entities: parties, and the edges Ownership, Directorship, Family, …
 *
 * Entities with a listing, a Sanction or the topic `sanction` are marked as listed. Entities nested in edges
 * are read too. What is no entity, or an edge without both ends, is left out and said.
 *
 * @param values one JSON value per entity, as in an FtM JSON-lines file
 * @example
 * readFtmOwnership([{ id: 'o1', schema: 'Ownership', properties: {
 *   owner: ['x'], asset: ['a'], percentage: ['50'] } }], { dataset: 'x.json', version: '1' })
 *   .statements[0].owner // 'x'
 */
export function readFtmOwnership(values: Iterable<unknown>, meta: FileMeta): OwnershipData {
  const collector = new Collector()
  const reading: Reading = { collector, meta, listings: new Map(), leftOut: new Map() }
  let number = 0
  for (const value of values) {
    number++
    const raw = rawEntity(value)
    if (raw) readEntity(reading, raw)
    else {
      collector.remark(
        'ownership.entity-unreadable',
        `Value ${number} of ${meta.dataset} is no FollowTheMoney entity and is left out.`,
        { ...meta, record: `value ${number}` },
        { clears: 'Give every entity an id, a schema and properties.', effect: 'review' },
      )
    }
  }
  attachListings(reading)
  sayLeftOut(reading)
  return collector.finish()
}

interface Reading {
  readonly collector: Collector
  readonly meta: FileMeta
  /** Listings by the identifier of the listed party: a Sanction may stand before or after it. */
  readonly listings: Map<string, Listing[]>
  /** Schemata that are no parties and no links, with their number. */
  readonly leftOut: Map<string, number>
}

function readEntity(reading: Reading, raw: Raw): void {
  const { collector, meta } = reading
  for (const values of Object.values(raw.properties)) {
    for (const value of Array.isArray(values) ? values : []) {
      const nested = rawEntity(value)
      if (nested && !collector.hasEntity(nested.id)) readEntity(reading, nested)
    }
  }
  const edge = edges[raw.schema]
  if (edge) readEdge(collector, raw, edge, meta)
  else if (raw.schema === 'Sanction') readSanction(reading, raw)
  else if (isA(raw.schema, 'Interval')) {
    reading.leftOut.set(raw.schema, (reading.leftOut.get(raw.schema) ?? 0) + 1)
  } else readParty(collector, raw, meta)
}

function readSanction({ listings, meta }: Reading, raw: Raw): void {
  const dataset = raw.datasets?.[0] ?? meta.dataset
  const listing = listingOf(
    raw.id,
    dataset,
    (name) => texts(raw, name)[0] ?? '',
    (name) => texts(raw, name),
  )
  for (const id of texts(raw, 'entity')) listings.set(id, [...(listings.get(id) ?? []), listing])
}

function attachListings({ collector, listings, meta }: Reading): void {
  for (const [id, found] of listings) {
    const { dataset } = meta
    const known = collector.entity(id)
    const party = known ?? {
      id,
      schema: 'LegalEntity',
      properties: { name: [id] },
      datasets: [dataset],
    }
    collector.addEntity({ ...party, listings: [...(party.listings ?? []), ...found] })
    collector.markListed(id)
    collector.saysWhoIsListed = true
  }
}

function sayLeftOut({ collector, leftOut, meta }: Reading): void {
  if (leftOut.size === 0) return
  const facts = [...leftOut]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, count]) => ({ field, value: `${count}` }))
  collector.remark(
    'ownership.left-out',
    `Entities of ${facts.length} schemata that are neither parties nor links were not kept.`,
    { ...meta, record: 'whole file' },
    { facts, clears: 'Nothing needs to be done; they are still in the file.' },
  )
}

function readParty(collector: Collector, raw: Raw, meta: FileMeta): void {
  const properties: Record<string, string[]> = {}
  for (const name of Object.keys(raw.properties)) properties[name] = [...texts(raw, name)]
  const listings = (raw.listings ?? []) as Listing[]
  collector.addEntity({
    id: raw.id,
    schema: raw.schema,
    properties,
    datasets: [...(raw.datasets ?? [meta.dataset])],
    ...(listings.length > 0 ? { listings } : {}),
  } satisfies Entity)
  if (listings.length > 0 || properties.topics?.includes('sanction')) {
    collector.markListed(raw.id)
    collector.saysWhoIsListed = true
  }
}

function readEdge(collector: Collector, raw: Raw, edge: EdgeSchema, meta: FileMeta): void {
  const source: StatementSource = {
    dataset: raw.datasets?.[0] ?? meta.dataset,
    version: meta.version,
    record: raw.id,
    ...(texts(raw, 'publisher')[0] ? { assertedBy: texts(raw, 'publisher')[0]! } : {}),
  }
  const owners = texts(raw, edge.from)
  const targets = texts(raw, edge.to)
  if (owners.length === 0 || targets.length === 0) {
    collector.remark(
      'ownership.edge-incomplete',
      `The ${raw.schema} ${raw.id} lacks its ${owners.length === 0 ? edge.from : edge.to} and is left out.`,
      source,
      { clears: `Fill in ${edge.from} and ${edge.to}.`, effect: 'review' },
    )
    return
  }
  const kind = edgeKind(raw, edge.kind)
  const period = periodOf(
    collector,
    texts(raw, 'startDate')[0] ?? '',
    texts(raw, 'endDate')[0] ?? '',
    source,
  )
  const shares = isLink(kind) ? [null] : edgeShares(collector, raw, source)
  for (const owner of owners) {
    for (const owned of targets) {
      for (const [i, share] of shares.entries()) {
        const declaration = `${raw.id}#${i}`
        collector.addStatement({
          owner,
          owned,
          kind,
          share,
          directness: 'direct',
          ...period,
          declaration,
          source,
        })
      }
    }
  }
}

/** Publishers put "nominee" or "beneficiary" into role or ownershipType of an Ownership. */
function edgeKind(raw: Raw, usual: InterestKind): InterestKind {
  if (usual !== 'ownership') return usual
  for (const word of [...texts(raw, 'ownershipType'), ...texts(raw, 'role')]) {
    const kind = interestKind('csv', word)
    if (kind) return kind
  }
  return usual
}

function edgeShares(collector: Collector, raw: Raw, source: StatementSource): readonly Share[] {
  const stated = texts(raw, 'percentage')
  if (stated.length === 0) return [unknownShare]
  return stated.map((text) => {
    try {
      return parsePercent(text)
    } catch (error) {
      if (!(error instanceof TidewaiterError)) throw error
      collector.remark(
        'ownership.percent-unreadable',
        `The percentage "${text}" of ${raw.id} cannot be read (${error.fault.reason}); the share is treated as unknown.`,
        source,
        {
          facts: [{ field: 'percentage', value: text }],
          clears: error.fault.remedy,
          effect: 'review',
        },
      )
      return unknownShare
    }
  })
}
