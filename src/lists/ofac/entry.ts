import { ownCopy } from '../own-copy.ts'
import type { Tally } from '../tally.ts'
import { wordTable } from '../word-table.ts'
import type { RecordRows } from './record.ts'

/** A record of one of OFAC's XML files, put into the words of its CSV files.
 *
 * All forms come from one database, and what the XML files keep in elements stands in the CSV files'
 * remarks as "label value": so one reader of remarks serves all of them.
 */
export interface XmlEntry {
  readonly recordId: string
  readonly place: string
  /** "Individual", "Entity", "Vessel", "Aircraft". */
  readonly type: string
  readonly name: string
  readonly programs: readonly string[]
  readonly titles: readonly string[]
  readonly aliases: readonly XmlName[]
  readonly addresses: readonly XmlAddress[]
  /** Parts of a remark: "DOB 1946", "Passport A123 (Iran)". */
  readonly parts: readonly string[]
  /** Remarks in running text, with a semicolon between. */
  readonly remarks: string
  readonly craft: Partial<Record<CraftColumn, string>>
  /** Relations that name the other record by its number. */
  readonly links: readonly { readonly role: string; readonly to: string }[]
  /** ISO dates on which the party was put on the list. */
  readonly listedOn: readonly string[]
  /** Legal authorities as published. */
  readonly citations: readonly string[]
}

export type CraftColumn = 'Call_Sign' | 'Vess_type' | 'Tonnage' | 'GRT' | 'Vess_flag' | 'Vess_owner'

export interface XmlName {
  readonly name: string
  /** aka, fka, nka; `weak` for an alias that OFAC calls weak or of low quality. */
  readonly type: string
}

export interface XmlAddress {
  /** Street, city, region, postal code: what is given, in the order of an envelope. */
  readonly parts: readonly string[]
  readonly country: string
}

/** The rows of OFAC's CSV files that would say the same.
 *
 * Values are copied out of the file's text, because a record is kept until all are read.
 */
export function rowsOf(entry: XmlEntry): RecordRows {
  const { place, recordId } = entry
  return {
    primary: {
      place,
      cells: {
        ent_num: recordId,
        SDN_Name: ownCopy(entry.name),
        SDN_Type: entry.type.toLowerCase(),
        Title: entry.titles.join('; '),
        Remarks: ownCopy(entry.remarks),
        ...entry.craft,
      },
    },
    aliases: entry.aliases.map(({ name, type }) => ({
      place,
      cells: { alt_name: ownCopy(name), alt_type: type },
    })),
    addresses: entry.addresses.map(({ parts, country }) => ({
      place,
      cells: { Address: parts.join(', '), Country: country },
    })),
    comments: '',
    programs: entry.programs,
    parts: entry.parts.map(ownCopy),
    links: entry.links,
    listedOn: entry.listedOn,
    citations: entry.citations,
  }
}

/** "LAST, First": a person's name as OFAC prints it, of its parts.
 *
 * @example
 * printedName('ABBAS', 'Abu') // 'ABBAS, Abu'
 */
export function printedName(last: string, first: string): string {
  return [last, first].filter((part) => part !== '').join(', ')
}

/** OFAC's kinds of alias in all its forms: "a.k.a.", "A.K.A.", "aka". */
export function aliasType(written: string, weak: boolean, tally: Tally): string {
  if (weak) return 'weak'
  const type = written.toLowerCase().replaceAll(/[^a-z]/g, '')
  if (type === 'name' || type === '') return 'aka'
  if (!/^[afn]ka$/.test(type)) tally.drift(`unknown kind of alias "${written}", read as alias`)
  return /^[afn]ka$/.test(type) ? type : 'aka'
}

/** A feature of the advanced and enhanced files as a part of a remark.
 *
 * @example
 * featurePart('Birthdate', '1946')            // 'DOB 1946'
 * featurePart('Secondary sanctions risk:', 'x') // 'Secondary sanctions risk: x'
 */
export function featurePart(label: string, value: string): string {
  const short = featureLabels[label.replace(/[:\s]+$/, '')]
  return `${short ?? label} ${value}`.trim()
}

/** Features whose label in the remarks of the CSV files is another word. */
const featureLabels = wordTable<string>({
  Birthdate: 'DOB',
  'Place of Birth': 'POB',
  'Nationality Country': 'nationality',
  'Citizenship Country': 'citizen',
  'Nationality of Registration': 'Nationality of Registration',
  Gender: 'Gender',
})

/** Features that stand in a column of their own in the CSV files. */
export const craftFeatures = wordTable<CraftColumn>({
  'Vessel Call Sign': 'Call_Sign',
  'VESSEL TYPE': 'Vess_type',
  'Vessel Type': 'Vess_type',
  'Vessel Flag': 'Vess_flag',
  'Vessel Owner': 'Vess_owner',
  'Vessel Tonnage': 'Tonnage',
  'Vessel Gross Registered Tonnage': 'GRT',
  'Vessel Gross Tonnage': 'GRT',
  'Deadweight Tonnage': 'Tonnage',
})
