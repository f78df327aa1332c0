import type { Entity, Listing, Statement } from '../../model/index.ts'
import { isA } from '../../model/index.ts'
import type { AssembleContext, Assembled } from '../assemble.ts'
import { measuresOfAll } from '../measure.ts'
import { Relatives } from '../relatives.ts'
import { type Cells, cell } from './layout.ts'
import {
  finishRecord,
  type OfacRecord,
  type PlacedCells,
  type RecordRows,
  readRecord,
} from './record.ts'
import { linksOf, relationsOf } from './relations.ts'

/** The rows of OFAC's files, read. */
export interface OfacRows {
  readonly primary: readonly PlacedCells[]
  readonly aliases: readonly PlacedCells[]
  readonly addresses: readonly PlacedCells[]
  readonly comments: readonly PlacedCells[]
}

/** Puts OFAC's four files together: parties with their listings, and what joins them. */
export function assembleOfac(rows: OfacRows, context: AssembleContext): Assembled {
  return assembleRecords(readRecords(rows, context), context)
}

/** Makes entities with listings of records, and joins them. */
export function assembleRecords(
  records: readonly OfacRecord[],
  context: AssembleContext,
): Assembled {
  const name = context.dataset.name
  const relatives = new Relatives(
    records.map((record) => ({ id: record.party.id, names: record.printedNames })),
    name,
    'ofac',
  )
  const numbers = new Set(records.map((record) => record.recordId))
  const entities: Entity[] = []
  const relations: Entity[] = []
  const statements: Statement[] = []
  for (const record of records) {
    const done = finishRecord(record, name, context.version)
    entities.push({ ...done.entity, listings: [listingOf(record, context)] })
    for (const statement of done.statements) statements.push(statement)
    for (const relation of relationsOf(record, relatives, name)) relations.push(relation)
    for (const relation of linksOf(record, numbers, context)) relations.push(relation)
    context.tally.keep(record.party.schema, record.party.has('birthDate'))
  }
  for (const derived of relatives.derived.values()) entities.push(derived)
  context.tally.derived += relatives.derived.size
  return { entities, relations, statements }
}

function readRecords(rows: OfacRows, context: AssembleContext): OfacRecord[] {
  const aliases = byRecord(rows.aliases)
  const addresses = byRecord(rows.addresses)
  const comments = byRecord(rows.comments)
  const records = new Map<string, OfacRecord>()
  for (const primary of rows.primary) {
    context.tally.read++
    const id = cell(primary.cells, 'ent_num')
    const fault = faultOf(id, primary.cells, records)
    if (fault !== undefined) {
      context.tally.skip(
        'record',
        fault,
        () => `${primary.place}: ${Object.values(primary.cells).join(',').slice(0, 80)}`,
      )
      continue
    }
    const own: RecordRows = {
      primary,
      aliases: aliases.get(id) ?? [],
      addresses: addresses.get(id) ?? [],
      comments: (comments.get(id) ?? []).map((row) => row.cells.comments ?? '').join(''),
    }
    records.set(id, readRecord(own, context))
  }
  reportOrphans(aliases, records, (row) =>
    context.tally.skip('name', 'its record is not in the list', () => row.place),
  )
  reportOrphans(addresses, records, (row) =>
    context.tally.skip('address', 'its record is not in the list', () => row.place),
  )
  return [...records.values()]
}

/** Why a record cannot be kept, or nothing. */
export function faultOf(
  id: string,
  cells: Cells,
  records: ReadonlyMap<string, unknown>,
): string | undefined {
  if (!/^\d{1,9}$/.test(id)) return 'the record number is no number'
  if (records.has(id)) return 'the record number occurs twice; the first is kept'
  if (cell(cells, 'SDN_Name') === '') return 'it has no name'
  return undefined
}

function byRecord(rows: readonly PlacedCells[]): Map<string, PlacedCells[]> {
  const result = new Map<string, PlacedCells[]>()
  for (const row of rows) {
    const id = cell(row.cells, 'ent_num')
    const known = result.get(id)
    if (known) known.push(row)
    else result.set(id, [row])
  }
  return result
}

function reportOrphans(
  rows: ReadonlyMap<string, readonly PlacedCells[]>,
  records: ReadonlyMap<string, unknown>,
  report: (row: PlacedCells) => void,
): void {
  for (const [id, group] of rows) if (!records.has(id)) for (const row of group) report(row)
}

function listingOf(record: OfacRecord, context: AssembleContext): Listing {
  const { dataset, version, tally } = context
  const said = record.directives.length > 0 ? withDirectives(record) : record.programs
  const result = measuresOfAll(dataset.name, said, (program) =>
    tally.drift(`no measure is known for programme "${program}"`),
  )
  const measures = isA(record.party.schema, 'Person')
    ? result.measures
    : result.measures.filter((measure) => measure !== 'travel_ban')
  const listedOn = [...record.listedOn, ...record.entered].sort()[0]
  const citation = [...new Set([...record.citations, result.citation])].filter(Boolean).join('; ')
  return {
    dataset: dataset.name,
    version,
    authority: dataset.authority,
    jurisdiction: dataset.jurisdiction,
    programs: [...record.programs],
    measures,
    recordId: record.recordId,
    ...(listedOn === undefined ? {} : { listedOn }),
    ...(result.ended === '' ? {} : { until: result.ended }),
    ...(record.scope.length === 0 ? {} : { scope: [...new Set(record.scope)].join('; ') }),
    ...(citation === '' ? {} : { citation }),
    ...(record.secondarySanctionsRisk ? { secondarySanctionsRisk: true } : {}),
  }
}

/** Where directives are determined, they say what the programme of their order does. */
function withDirectives(record: OfacRecord): string[] {
  const orders = new Set(record.directives.map((directive) => directive.slice(0, 7)))
  const others = record.programs.filter(
    (program) => ![...orders].some((order) => program.endsWith(order)),
  )
  return [...others, ...record.directives]
}
