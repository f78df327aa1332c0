import { basename } from 'node:path'
import { readXml, type XmlElement } from '../../files/index.ts'
import type { Entity, Statement } from '../../model/index.ts'
import type { AssembleContext } from '../assemble.ts'
import { datasets } from '../dataset.ts'
import { listingOf } from '../listing.ts'
import { hashOf, type LoadedFile, type LoadOptions, loadedFile, undated } from '../loaded.ts'
import { measuresInWords } from '../measure.ts'
import { dayOf } from '../root-date.ts'
import { Tally } from '../tally.ts'
import { readSecoRecord, type SecoRecord } from './record.ts'

/** Loads the Swiss list: SECO's XML of all sanctions programmes.
 *
 * Targets that were taken off the list stay in the file: they are read, with the date in `until`.
 */
export async function loadSeco(path: string, options: LoadOptions): Promise<LoadedFile> {
  const tally = new Tally()
  const dataset = datasets.get('ch_seco_sanctions')!
  const sha256 = await hashOf([path])
  let publishedOn: string | undefined
  const onRoot = (root: Pick<XmlElement, 'attributes'>): void => {
    publishedOn = dayOf(root, 'date')
  }
  const programs = new Map<string, string>()
  const places = new Map<string, XmlElement>()
  const records = new Map<string, SecoRecord>()
  const wanted = ['sanctions-program', 'target', 'place']
  // What a change added and removed repeats whole targets of the past.
  const reading = { signal: options.signal, onRoot, leaveOut: ['added', 'removed'] }
  let known: AssembleContext | undefined
  const contextNow = (): AssembleContext => {
    known ??= {
      dataset,
      version: publishedOn ?? undated(sha256),
      tally,
      statements: options.statements ?? false,
    }
    return known
  }
  for await (const element of readXml(path, wanted, reading)) {
    if (element.name === 'sanctions-program') addProgram(programs, element)
    else if (element.name === 'place') places.set(element.attributes.ssid ?? '', element)
    else takeTarget(records, element, `${basename(path)}, line ${element.line}`, contextNow())
  }
  const context = contextNow()
  const { version } = context
  const assembled = finished(records, { programs, places }, context)
  const facts = {
    path,
    parts: [path],
    format: 'seco-xml',
    dataset: dataset.name,
    version,
    sha256,
    publishedOn,
  }
  return loadedFile(assembled, facts, tally)
}

function takeTarget(
  records: Map<string, SecoRecord>,
  element: XmlElement,
  place: string,
  context: AssembleContext,
): void {
  context.tally.read++
  if (records.has(element.attributes.ssid ?? '')) {
    context.tally.skip('record', 'its number occurs twice; the first is kept', () => place)
    return
  }
  const record = readSecoRecord(element, place, context)
  if (record) records.set(record.recordId, record)
}

/** A programme has several sets of sanctions, and a target names the sets: "Belarus: article 12". */
function addProgram(programs: Map<string, string>, element: XmlElement): void {
  const english = (name: string): string =>
    (
      element.children.find((c) => c.name === name && c.attributes.lang === 'eng') ??
      element.children.find((c) => c.name === name)
    )?.text ?? ''
  const key = english('program-key') || english('program-name')
  for (const set of element.children) {
    if (set.name !== 'sanctions-set' || (set.attributes.lang ?? 'eng') !== 'eng') continue
    programs.set(set.attributes.ssid ?? '', set.text === '' ? key : `${key}: ${set.text}`)
  }
}

interface Register {
  readonly programs: ReadonlyMap<string, string>
  readonly places: ReadonlyMap<string, XmlElement>
}

function finished(
  records: ReadonlyMap<string, SecoRecord>,
  register: Register,
  context: AssembleContext,
): { entities: Entity[]; relations: Entity[]; statements: Statement[] } {
  const entities: Entity[] = []
  const relations: Entity[] = []
  const statements: Statement[] = []
  for (const record of records.values()) {
    for (const { element, birth } of record.places) addPlace(record, element, birth, register)
    relate(record, records, context)
    const done = record.party.finish([listing(record, register, context)])
    entities.push(done.entity)
    for (const relation of record.party.relations) relations.push(relation)
    for (const statement of done.statements) statements.push(statement)
  }
  return { entities, relations, statements }
}

function addPlace(
  { party }: SecoRecord,
  element: XmlElement,
  birth: boolean,
  { places }: Register,
): void {
  const at = places.get(element.attributes['place-id'] ?? '')
  const of = (name: string): string | undefined =>
    [element, at].flatMap((one) => one?.children ?? []).find((child) => child.name === name)?.text
  const box = of('p-o-box')
  const details = [of('c-o'), of('address-details'), box && `P.O. Box ${box}`, of('zip-code')]
  const parts = [...details, of('location'), of('area')]
  const country = [element, at]
    .flatMap((one) => one?.children ?? [])
    .find(({ name }) => name === 'country')
  const land = country?.text || country?.attributes['iso-code']
  const remark = element.children.find(({ name }) => name === 'remarks')?.text
  if (birth) {
    party.add('birthPlace', [...parts, land].filter(Boolean).join(', '))
    party.country('birthCountry', land)
  } else party.address(parts, land)
  if (remark) party.note(`${birth ? 'place of birth' : 'address'}: ${remark}`)
}

function relate(
  record: SecoRecord,
  records: ReadonlyMap<string, SecoRecord>,
  { tally }: AssembleContext,
): void {
  for (const { type, to } of record.relations) {
    const other = records.get(to)
    if (!other) {
      tally.drift('a relation names a target that is not in the file')
      continue
    }
    record.party.relate('UnknownLink', `${type}|${to}`, {
      subject: [record.party.id],
      object: [other.party.id],
      role: [type],
    })
  }
}

function listing(record: SecoRecord, { programs }: Register, context: AssembleContext) {
  const sets = record.sets.map((set) => programs.get(set) ?? set)
  return listingOf(
    {
      recordId: record.recordId,
      programs: sets,
      schema: record.party.draft.schema,
      // The sets are named by what they impose, in words, where they say it at all.
      imposed: sets.filter((set) => measuresInWords([set]).length > 0),
      listedOn: record.listedOn,
      until: record.delistedOn,
      scope: record.foreignId === '' ? [] : [`foreign identifier ${record.foreignId}`],
    },
    context,
  )
}
