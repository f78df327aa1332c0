import type { TableInfo } from '../../files/index.ts'
import type { Entity, Statement } from '../../model/index.ts'
import type { AssembleContext } from '../assemble.ts'
import { datasets } from '../dataset.ts'
import { listingOf } from '../listing.ts'
import { hashOf, type LoadedFile, type LoadOptions, loadedFile, undated } from '../loaded.ts'
import { Relatives } from '../relatives.ts'
import { Tally } from '../tally.ts'
import { ukDate } from './date.ts'
import type { UkField } from './fields.ts'
import { numbered } from './numbered.ts'
import { readUkRecord, type UkRecord } from './record.ts'
import { type UkGroups, ukTable, ukXml } from './rows.ts'

/** The two lists of the United Kingdom, and how their records are called. */
const lists = {
  ofsi: { dataset: 'gb_hmt_sanctions', prefix: 'gb-hmt' },
  fcdo: { dataset: 'gb_fcdo_sanctions', prefix: 'gb-fcdo' },
} as const

/** Loads a UK list: OFSI's Consolidated List or the UK Sanctions List, as a table or as XML.
 *
 * The version is the date above the table, else the latest date on which a record was updated.
 */
export async function loadUk(
  path: string,
  form: { readonly list: 'ofsi' | 'fcdo'; readonly xml: boolean },
  options: LoadOptions,
): Promise<LoadedFile> {
  const { dataset: name, prefix } = lists[form.list]
  const tally = new Tally()
  let stated: string | undefined
  const onInfo = (info: TableInfo): void => {
    stated = dateIn(info.preface.join('\n'))
  }
  const reading = { tally, signal: options.signal, onInfo }
  const groups = await (form.xml ? ukXml(path, reading) : ukTable(path, reading))
  const publishedOn = stated ?? latestUpdate(groups)
  const sha256 = await hashOf([path])
  const version = publishedOn ?? undated(sha256)
  const dataset = datasets.get(name)!
  const context = { dataset, version, tally, statements: options.statements ?? false, prefix }
  const records: UkRecord[] = []
  for (const [id, rows] of groups) {
    tally.read++
    const record = readUkRecord(id, rows, context)
    if (record) records.push(record)
  }
  const assembled = finished(records, context)
  const facts = {
    path,
    parts: [path],
    format: `uk-${form.list}`,
    dataset: name,
    version,
    sha256,
    publishedOn,
  }
  return loadedFile(assembled, facts, tally)
}

/** "Last Updated 10/04/2025", "Report Date: 10-Apr-2025". */
function dateIn(preface: string): string | undefined {
  const figures = /\b(\d{1,2}\/\d{1,2}\/\d{4})\b/.exec(preface)?.[1]
  if (figures !== undefined) return ukDate(figures)
  const iso = /\b(\d{4}-\d\d-\d\d)\b/.exec(preface)?.[1]
  if (iso !== undefined) return iso
  const named = /\b(\d{1,2})[- ]([A-Z][a-z]{2})[a-z]*[- ](\d{4})\b/.exec(preface)
  if (!named) return undefined
  const month = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(named[2]!)
  if (month % 3 !== 0) return undefined
  return `${named[3]}-${String(month / 3 + 1).padStart(2, '0')}-${named[1]!.padStart(2, '0')}`
}

function latestUpdate(groups: UkGroups): string | undefined {
  let latest = ''
  for (const rows of groups.values()) {
    for (const [field, value] of rows.flatMap((row) => row.values)) {
      const date = field === 'updatedOn' ? ukDate(value) : ''
      if (/^\d{4}-\d\d-\d\d$/.test(date) && date > latest) latest = date
    }
  }
  return latest === '' ? undefined : latest
}

function finished(
  records: readonly UkRecord[],
  context: AssembleContext & { readonly prefix: string },
): { entities: Entity[]; relations: Entity[]; statements: Statement[] } {
  const named = records.map(({ party }) => ({
    id: party.id,
    names: ['name', 'alias', 'previousName'].flatMap((p) => party.draft.properties[p] ?? []),
  }))
  const relatives = new Relatives(named, context.dataset.name, context.prefix)
  const entities: Entity[] = []
  const relations: Entity[] = []
  const statements: Statement[] = []
  for (const record of records) {
    relate(record, relatives)
    const done = record.party.finish([listing(record, context)])
    entities.push(done.entity)
    for (const relation of record.party.relations) relations.push(relation)
    for (const statement of done.statements) statements.push(statement)
  }
  for (const derived of relatives.derived.values()) entities.push(derived)
  context.tally.derived += relatives.derived.size
  return { entities, relations, statements }
}

function listing(record: UkRecord, context: AssembleContext) {
  const { values, party, recordId } = record
  const dates = (field: UkField): string[] => values(field).map(ukDate).sort()
  const financial = context.dataset.name === lists.ofsi.dataset
  // OFSI's list is of asset freezes; other financial sanctions are named in the text.
  const beside = /Financial sanctions imposed in addition to an asset freeze: ([^.]+)\./g
  const imposed = financial
    ? values('other').flatMap((text) => [...text.matchAll(beside)].map((found) => found[1]!))
    : values('imposed').flatMap((text) => text.split('|'))
  const words = imposed.map((text) => text.trim()).filter((text) => text !== '')
  return listingOf(
    {
      recordId,
      programs: values('regime'),
      schema: party.draft.schema,
      ...(financial && words.length > 0
        ? { imposed: ['Asset freeze', ...words] }
        : { imposed: words }),
      listedOn: dates('designatedOn')[0] ?? dates('listedOn')[0],
      scope: [
        ...values('ukRef').map((ref) => `UK Sanctions List reference ${ref}`),
        ...values('ofsiId').map((id) => `OFSI Group ID ${id}`),
        ...values('unRef').map((ref) => `UN reference ${ref}`),
        ...values('source').map((source) => `designation source ${source}`),
        ...words,
      ],
    },
    context,
  )
}

function relate({ party, values }: UkRecord, relatives: Relatives): void {
  const each = (field: UkField, make: (other: string, name: string) => void): void => {
    for (const name of values(field).flatMap(numbered)) {
      // A bare number there is a slip of the publisher's, no name.
      if (!/\p{L}/u.test(name)) continue
      for (const other of relatives.find(name)) if (other !== party.id) make(other, name)
    }
  }
  const owned = (owner: string, asset: string, role: string): void =>
    party.relate('Ownership', `${owner}|${asset}`, { owner: [owner], asset: [asset], role: [role] })
  each('parent', (other) => owned(other, party.id, 'Parent company'))
  each('subsidiaries', (other) => owned(party.id, other, 'Subsidiary'))
  each('owner', (other) => owned(other, party.id, 'Current owner or operator'))
  each('previousOwner', (other) =>
    party.relate('UnknownLink', `previous|${other}`, {
      subject: [other],
      object: [party.id],
      role: ['Previous owner or operator'],
    }),
  )
}
