import { readXml, type Source } from '../../files/index.ts'
import { type Entity, isA, type Listing, type Statement } from '../../model/index.ts'
import type { AssembleContext, Assembled } from '../assemble.ts'
import { measuresOfAll } from '../measure.ts'
import { shortHash } from '../short-hash.ts'
import { readUnRecord, type UnRecord } from './record.ts'
import { textOf } from './xml.ts'

/** Reads the UN Security Council's consolidated list from its XML. */
export async function assembleUn(
  source: Source,
  context: AssembleContext,
  options: { readonly signal?: AbortSignal | undefined },
): Promise<Assembled> {
  const entities: Entity[] = []
  const relations: Entity[] = []
  const statements: Statement[] = []
  const seen = new Set<string>()
  const { tally, dataset, version } = context
  const file = typeof source === 'string' ? (source.split(/[\\/]/).pop() ?? source) : source.name
  for await (const element of readXml(source, ['INDIVIDUAL', 'ENTITY'], options)) {
    tally.read++
    const place = `${file}, line ${element.line}`
    const id = textOf(element, 'DATAID')
    if (seen.has(id)) {
      tally.skip('record', 'DATAID occurs twice; the first is kept', () => `${place}: ${id}`)
      continue
    }
    const record = readUnRecord(element, place, context)
    if (!record) continue
    seen.add(id)
    const done = record.party.finish(dataset.name, version, record.recordId)
    entities.push({ ...done.entity, listings: [listingOf(record, context)] })
    statements.push(...done.statements)
    relations.push(...papersOf(record, dataset.name))
    tally.keep(record.party.schema, record.birthDateGiven)
  }
  return { entities, relations, statements }
}

function listingOf(record: UnRecord, context: AssembleContext): Listing {
  const { dataset, version, tally } = context
  const programs = record.regime === '' ? [] : [record.regime]
  const result = measuresOfAll(dataset.name, programs, (program) =>
    tally.drift(`no measure is known for programme "${program}"`),
  )
  return {
    dataset: dataset.name,
    version,
    authority: dataset.authority,
    jurisdiction: dataset.jurisdiction,
    programs,
    // A travel ban is about people.
    measures: isA(record.party.schema, 'Person')
      ? result.measures
      : result.measures.filter((measure) => measure !== 'travel_ban'),
    recordId: record.recordId,
    ...(record.listedOn === '' ? {} : { listedOn: record.listedOn }),
    ...(result.ended === '' ? {} : { until: result.ended }),
    ...(record.reference === '' ? {} : { scope: `UN reference ${record.reference}` }),
    ...(result.citation === '' ? {} : { citation: result.citation }),
  }
}

function papersOf(record: UnRecord, dataset: string): Entity[] {
  return record.documents.map((document) => {
    const key = `${document.type}|${document.number}|${document.country}`
    return {
      id: `${record.party.id}-${shortHash(key)}`,
      schema: document.passport ? 'Passport' : 'Identification',
      properties: {
        holder: [record.party.id],
        type: [document.type],
        number: [document.number],
        ...(document.passport ? { passportNumber: [document.number] } : {}),
        ...(document.country === '' ? {} : { country: [document.country] }),
        ...(document.issued === '' ? {} : { startDate: [document.issued] }),
      },
      datasets: [dataset],
    }
  })
}
