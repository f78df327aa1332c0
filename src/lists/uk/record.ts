import type { AssembleContext } from '../assemble.ts'
import { countryEnding, countryIn } from '../fields.ts'
import { Party } from '../party.ts'
import { wordTable } from '../word-table.ts'
import { ukDate } from './date.ts'
import type { UkField } from './fields.ts'
import { lands } from './lands.ts'
import { numbered, numberedCells } from './numbered.ts'
import type { UkRow } from './rows.ts'

/** A party of a UK list, with what its listing and relations are made of. */
export interface UkRecord {
  readonly recordId: string
  readonly party: Party
  /** Every value of each field, once, in the order of the file. */
  readonly values: (field: UkField) => readonly string[]
}

const schemaOf = wordTable<string>({
  individual: 'Person',
  entity: 'Organization',
  ship: 'Vessel',
})

/** Reads the rows of one party; undefined, with the reason counted, where it has no name. */
export function readUkRecord(
  recordId: string,
  rows: readonly UkRow[],
  context: AssembleContext & { readonly prefix: string },
): UkRecord | undefined {
  const { tally } = context
  const all = new Map<UkField, Set<string>>()
  for (const row of rows) {
    for (const [field, value] of row.values) {
      const known = all.get(field)
      if (known) known.add(value)
      else all.set(field, new Set([value]))
    }
  }
  const values = (field: UkField): readonly string[] => [...(all.get(field) ?? [])]
  const kind = values('kind')[0] ?? ''
  const schema = schemaOf[kind.toLowerCase()]
  if (schema === undefined) tally.drift(`unknown type "${kind}", read as LegalEntity`)
  const place = rows[0]?.place ?? ''
  const id = `${context.prefix}-${recordId.toLowerCase()}`
  const party = new Party(id, schema ?? 'LegalEntity', context, place)
  addNames(party, rows, context)
  if (!party.draft.has('name')) {
    tally.skip('record', 'it has no name', () => `${place}: ${recordId}`)
    return undefined
  }
  for (const row of rows) {
    party.place = row.place
    addAddress(party, row)
    for (const [name, value] of row.unknown) party.note(`${name}: ${value}`)
  }
  party.place = place
  addPersonal(party, values)
  addPapers(party, rows)
  addContacts(party, values)
  addShip(party, values)
  for (const text of [...values('reasons'), ...values('other')]) party.note(text)
  const updated = values('updatedOn').map(ukDate).sort().at(-1)
  party.add('modifiedAt', updated)
  return { recordId, party, values }
}

const parts = ['name1', 'name2', 'name3', 'name4', 'name5', 'name6'] as const

function nameIn(row: UkRow): { full: string; first: string; last: string } {
  const of = (field: UkField): string => row.values.find(([f]) => f === field)?.[1] ?? ''
  const full = parts
    .map(of)
    .filter((part) => part !== '')
    .join(' ')
  return { full, first: of('name1'), last: of('name6') }
}

/** Rows of the primary name come first, so that the first name of a party is its primary one. */
function addNames(party: Party, rows: readonly UkRow[], context: AssembleContext): void {
  const primary = rows.filter((row) => propertyOf(row, context) === 'name')
  const named = rows.filter((row) => nameIn(row).full !== '')
  const first = primary.length > 0 ? primary : named.slice(0, 1)
  for (const row of first) {
    party.place = row.place
    const { full, first: given, last } = nameIn(row)
    if (full === '') continue
    party.name('name', full)
    if (party.draft.schema !== 'Person' || given === '') continue
    party.add('firstName', given)
    party.add('lastName', last)
  }
  for (const row of named) {
    if (first.includes(row)) continue
    party.place = row.place
    party.name(propertyOf(row, context), nameIn(row).full)
  }
  for (const row of rows) {
    party.place = row.place
    for (const [field, value] of row.values) if (field === 'nonLatin') party.name('alias', value)
  }
}

function propertyOf(row: UkRow, { tally }: AssembleContext): string {
  const of = (field: UkField): string =>
    (row.values.find(([f]) => f === field)?.[1] ?? '').toLowerCase()
  const type = of('nameType')
  if (/^low/.test(of('quality'))) return 'weakAlias'
  if (/^primary name$/.test(type)) return 'name'
  if (/^f\.?k\.?a|^formerly/.test(type)) return 'previousName'
  if (type !== '' && !/^a\.?k\.?a|^alias|^primary name variation|^variation/.test(type)) {
    tally.drift(`unknown kind of name "${type}", read as alias`)
  }
  return 'alias'
}

function addAddress(party: Party, row: UkRow): void {
  const of = (field: UkField): string | undefined => row.values.find(([f]) => f === field)?.[1]
  const lines = ([1, 2, 3, 4, 5, 6] as const).map((n) => of(`address${n}`))
  party.address([...lines, of('postcode')], of('country'))
}

type Values = UkRecord['values']

function addPersonal(party: Party, values: Values): void {
  const property = party.draft.schema === 'Person' ? 'birthDate' : 'incorporationDate'
  for (const text of values('dob').flatMap(numbered)) party.date(property, ukDate(text))
  for (const text of values('birthTown').flatMap(numbered)) party.add('birthPlace', text)
  for (const text of values('birthCountry').flatMap(numbered).flatMap(lands)) {
    party.country('birthCountry', text)
  }
  for (const text of values('nationality').flatMap(numbered).flatMap(lands)) {
    party.country('nationality', text)
  }
  for (const text of values('title').flatMap(numbered)) party.add('title', text)
  for (const text of values('position').flatMap(numbered)) party.add('position', text)
  for (const text of values('gender')) party.add('gender', text.toLowerCase())
}

/** Numbers and what is said of them stand in two cells, numbered alike. */
function addPapers(party: Party, rows: readonly UkRow[]): void {
  const done = new Set<string>()
  for (const row of rows) {
    party.place = row.place
    const of = (field: UkField): string => row.values.find(([f]) => f === field)?.[1] ?? ''
    for (const passport of [true, false]) {
      const written = of(passport ? 'passport' : 'nationalId')
      const said = of(passport ? 'passportNote' : 'nationalIdNote')
      const key = `${passport}|${written}|${said}`
      if ((written === '' && said === '') || done.has(key)) continue
      done.add(key)
      const notes = numberedCells(said)
      numberedCells(written).forEach((number, i, all) => {
        const note = all.length === notes.length ? notes[i] : said
        party.paper({
          type: passport ? 'Passport' : 'National identification',
          number,
          passport,
          country: issuerIn(note ?? ''),
          ...(note ? { note } : {}),
        })
      })
    }
  }
}

/** "Libya number", "Afghanistan number, issued on …", "Issued by Iran": the country that it names. */
function issuerIn(note: string): string | undefined {
  const start = note
    .split(/[,.;(]/)[0]!
    .replace(/\b(?:passport|number|no|national|diplomatic)\b.*$/i, '')
  return countryIn(start) ?? countryEnding(start)
}

function addContacts(party: Party, values: Values): void {
  for (const text of values('phone').flatMap(numbered)) party.add('phone', text)
  for (const text of values('website').flatMap(numbered)) party.add('website', text)
  for (const text of values('email').flatMap(numbered)) {
    for (const address of text.split(/[;,\s]+/)) party.add('email', address)
  }
  for (const text of values('entityType').flatMap(numbered)) party.add('legalForm', text)
  for (const text of values('businessNumber').flatMap(numbered)) {
    party.add(
      'registrationNumber',
      /[\p{L}\d][\p{L}\d/ .-]*$/u.exec(text.split(/[-:]\s/).at(-1)!)?.[0] ?? text,
    )
    if (/[-:]\s/.test(text)) party.note(`registration number: ${text}`)
  }
}

function addShip(party: Party, values: Values): void {
  for (const text of values('imo').flatMap(numbered)) {
    const digits = /\d{7}/.exec(text)?.[0]
    party.add('imoNumber', digits === undefined ? undefined : `IMO${digits}`)
    if (digits === undefined) party.note(`IMO number: ${text}`)
  }
  for (const text of values('flag').flatMap(numbered).flatMap(lands)) party.country('flag', text)
  for (const text of values('pastFlags').flatMap(numbered).flatMap(lands)) {
    party.country('pastFlags', text)
  }
  for (const text of values('shipType').flatMap(numbered)) party.add('type', text)
  for (const text of values('tonnage').flatMap(numbered))
    party.add('tonnage', text.replaceAll(',', ''))
  for (const text of values('length').flatMap(numbered)) party.note(`length of ship: ${text}`)
  for (const text of values('yearBuilt').flatMap(numbered)) party.date('buildDate', text)
  for (const text of values('hull').flatMap(numbered)) party.add('registrationNumber', text)
}
