import { basename } from 'node:path'
import { readXml, type XmlElement } from '../../files/index.ts'
import { datasets } from '../dataset.ts'
import { hashOf, type LoadedFile, type LoadOptions, loadedFile, undated } from '../loaded.ts'
import { rootDate } from '../root-date.ts'
import { Tally } from '../tally.ts'
import { euElements, isoDate } from './csv-rows.ts'
import { readEuRecord } from './record.ts'

type Placed = { readonly element: XmlElement; readonly place: string }

/** Loads the EU's consolidated list of financial sanctions, XML or CSV 1.1. */
export async function loadEu(
  path: string,
  form: 'xml' | 'csv',
  options: LoadOptions,
): Promise<LoadedFile> {
  const tally = new Tally()
  const dataset = datasets.get('eu_fsf')!
  const sha256 = await hashOf([path])
  let generated: string | undefined =
    form === 'xml' ? await rootDate(path, 'generationDate', ['sanctionEntity']) : undefined
  const onDate = (written: string): void => {
    if (generated === undefined && /^\d{4}-\d\d-\d\d/.test(isoDate(written))) {
      generated = isoDate(written).slice(0, 10)
    }
  }
  // The rows of the CSV form have to be put together first; elements come whole.
  const found =
    form === 'csv'
      ? await euElements(path, { tally, signal: options.signal, onDate })
      : elements(path, options)
  const version = generated ?? undated(sha256)
  const context = { dataset, version, tally, statements: options.statements ?? false }
  const entities = []
  const relations = []
  const statements = []
  const seen = new Set<string>()
  for await (const { element, place } of found) {
    tally.read++
    const record = readEuRecord(element, place, context)
    if (!record) continue
    if (seen.has(record.party.id)) {
      tally.skip('record', 'its reference number occurs twice; the first is kept', () => place)
      continue
    }
    seen.add(record.party.id)
    const done = record.party.finish([record.listing])
    entities.push(done.entity)
    relations.push(...record.party.relations)
    statements.push(...done.statements)
  }
  const facts = {
    path,
    parts: [path],
    format: `eu-${form}`,
    dataset: dataset.name,
    version,
    sha256,
    publishedOn: generated,
  }
  return loadedFile({ entities, relations, statements }, facts, tally)
}

async function* elements(path: string, { signal }: LoadOptions): AsyncGenerator<Placed> {
  // Each value names the act that brought it, once more: that is most of the file.
  const leaveOut = ['regulationSummary']
  for await (const element of readXml(path, ['sanctionEntity'], { signal, leaveOut })) {
    yield { element, place: `${basename(path)}, line ${element.line}` }
  }
}
