import { Draft, type Finished } from '../draft.ts'
import { countryIn } from '../fields.ts'
import type { Tally } from '../tally.ts'
import { wordTable } from '../word-table.ts'
import { apply, type Gathered, gathered } from './facts.ts'
import { type Cells, cell, programsIn } from './layout.ts'
import { personName } from './person-name.ts'
import { parseRemark, splitRemarks } from './remark.ts'

/** A row of a companion file with its place: "alt.csv, row 12". */
export interface PlacedCells {
  readonly cells: Cells
  readonly place: string
}

/** Everything OFAC publishes of one record, from all of its files. */
export interface RecordRows {
  readonly primary: PlacedCells
  readonly aliases: readonly PlacedCells[]
  readonly addresses: readonly PlacedCells[]
  /** The rest of remarks over 1,000 characters, from the comments file. */
  readonly comments: string
  /** Programmes, where the form gives them apart. */
  readonly programs?: readonly string[]
  /** What the XML forms say in elements, as parts of a remark. */
  readonly parts?: readonly string[]
  /** Relations that name the other record by its number. */
  readonly links?: readonly { readonly role: string; readonly to: string }[]
  /** ISO dates on which the party was put on the list. */
  readonly listedOn?: readonly string[]
  readonly citations?: readonly string[]
}

/** A record that has been read: its party, and what its listing and relations are made of. */
export interface OfacRecord extends Gathered {
  readonly recordId: string
  readonly party: Draft
  readonly programs: readonly string[]
  /** As printed, for relations that name it. */
  readonly printedNames: readonly string[]
  readonly vesselOwner: string
  readonly links: readonly { readonly role: string; readonly to: string }[]
  /** ISO dates of being put on the list, beside those that the remarks name. */
  readonly entered: readonly string[]
  readonly citations: readonly string[]
}

export interface RecordContext {
  readonly tally: Tally
  readonly statements: boolean
}

const schemaOf = wordTable<string>({
  individual: 'Person',
  vessel: 'Vessel',
  aircraft: 'Airplane',
  entity: 'Organization',
  '': 'Organization',
})

/** Reads one record into a draft of its party. */
export function readRecord(rows: RecordRows, context: RecordContext): OfacRecord {
  const { cells, place } = rows.primary
  const recordId = cell(cells, 'ent_num')
  const type = cell(cells, 'SDN_Type').toLowerCase()
  const schema = schemaOf[type]
  if (schema === undefined) context.tally.drift(`unknown type "${type}", read as LegalEntity`)
  const draft = new Draft(`ofac-${recordId}`, schema ?? 'LegalEntity', context)
  const found = gathered()
  const printed = cell(cells, 'SDN_Name')
  addName(draft, 'name', printed, place)
  context.tally.names++
  const title = cell(cells, 'Title')
  const titles = new Set(title.split(/;\s*/).filter((part) => part !== ''))
  for (const part of titles) draft.add('position', part, { place })
  addCraft(draft, cells, place)
  const printedNames = [printed]
  for (const alias of rows.aliases) {
    const name = addAlias(draft, alias, context.tally)
    if (name) printedNames.push(name)
  }
  for (const address of rows.addresses) addAddress(draft, address, context.tally)
  const remarks = cell(cells, 'Remarks') + rows.comments
  for (const part of [...(rows.parts ?? []), ...splitRemarks(remarks)]) {
    context.tally.parts++
    apply(parseRemark(part, titles, schema === 'Person'), draft, found, place)
  }
  context.tally.unparsed += found.unparsed.length
  return {
    ...found,
    links: rows.links ?? [],
    entered: rows.listedOn ?? [],
    citations: rows.citations ?? [],
    recordId,
    party: draft,
    programs: rows.programs ?? programsIn(cell(cells, 'Program')),
    printedNames,
    vesselOwner: cell(cells, 'Vess_owner'),
  }
}

/** The finished party of a record. */
export function finishRecord(record: OfacRecord, dataset: string, version: string): Finished {
  return record.party.finish(dataset, version, record.recordId)
}

function addName(draft: Draft, property: string, printed: string, place: string): void {
  if (draft.schema !== 'Person') {
    draft.add(property, printed, { place })
    return
  }
  const name = personName(printed)
  draft.add(property, name.full, { original: printed, place })
  if (property !== 'name') return
  draft.add('lastName', name.last, { original: printed, place })
  draft.add('firstName', name.given, { original: printed, place })
  draft.add('nameSuffix', name.suffix, { original: printed, place })
  draft.add('title', name.title, { original: printed, place })
}

/** Kinds of alias, in alt.csv and, with weak ones apart, in the XML forms; a name "now known as" is a present name of the party. */
const aliasProperty = wordTable<string>({
  aka: 'alias',
  fka: 'previousName',
  nka: 'alias',
  weak: 'weakAlias',
})

function addAlias(draft: Draft, row: PlacedCells, tally: Tally): string | undefined {
  const name = cell(row.cells, 'alt_name')
  const type = cell(row.cells, 'alt_type').toLowerCase()
  if (name === '') {
    tally.skip('name', 'no name given', () => row.place)
    return undefined
  }
  const property = aliasProperty[type]
  if (property === undefined) tally.drift(`unknown kind of alias "${type}", read as alias`)
  addName(draft, property ?? 'alias', name, row.place)
  const remark = cell(row.cells, 'alt_remarks')
  if (remark !== '') draft.add('notes', `${name}: ${remark}`, { place: row.place })
  tally.names++
  return name
}

function addAddress(draft: Draft, row: PlacedCells, tally: Tally): void {
  const street = cell(row.cells, 'Address')
  const city = cell(row.cells, 'City')
  const country = cell(row.cells, 'Country')
  if (street === '' && city === '' && country === '') {
    tally.skip('address', 'no address given', () => `${row.place}: -0-`)
    return
  }
  tally.addresses++
  const code = countryIn(country)
  draft.add('country', code, { original: country, place: row.place })
  if (country !== '' && code === undefined)
    draft.add('notes', `country: ${country}`, { place: row.place })
  if (street !== '' || city !== '') {
    draft.add('address', [street, city, country].filter((part) => part !== '').join(', '), {
      place: row.place,
    })
  }
  const remark = cell(row.cells, 'Add_remarks')
  if (remark !== '') draft.add('notes', `address: ${remark}`, { place: row.place })
}

/** The columns of ships; and an aircraft's "name" is the mark on its tail. */
function addCraft(draft: Draft, cells: Cells, place: string): void {
  if (draft.schema === 'Airplane') {
    draft.add('registrationNumber', draft.properties.name?.[0], { place })
    return
  }
  if (draft.schema !== 'Vessel') return
  draft.add('callSign', cell(cells, 'Call_Sign'), { place })
  draft.add('type', cell(cells, 'Vess_type'), { place })
  draft.add('tonnage', cell(cells, 'Tonnage').replaceAll(',', ''), { place })
  draft.add('grossRegisteredTonnage', cell(cells, 'GRT').replaceAll(',', ''), { place })
  const flag = cell(cells, 'Vess_flag')
  const code = countryIn(flag)
  draft.add('flag', code, { original: flag, place })
  if (flag !== '' && code === undefined) draft.add('notes', `flag: ${flag}`, { place })
}
