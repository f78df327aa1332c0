import type { Party, PartyRole, Transaction } from '../../model/index.ts'
import { nameForm } from '../../names/index.ts'
import { readCity } from '../../routes/index.ts'
import { countryOf, readCountry, schemaOfWord } from '../../values/index.ts'
import type { ColumnMeaning } from './column.ts'
import { readFields } from './fields.ts'
import type { Intake } from './intake.ts'

/** A value of the input that could not be read: kept verbatim, and a finding in the decision. */
type Problem = NonNullable<Transaction['problems']>[number]

interface Draft {
  role: PartyRole
  number: number
  properties: Record<string, string[]>
  percent?: string
  schema?: string
}

/** Properties of which one cell may hold several values. */
const manyValued = new Set([
  'alias',
  'country',
  'nationality',
  'email',
  'phone',
  'website',
  'cryptoWallets',
])

/** Properties that only people, or only vessels, have. */
const ofPeople = new Set([
  'birthDate',
  'firstName',
  'lastName',
  'middleName',
  'gender',
  'birthPlace',
  'passportNumber',
])
const ofVessels = new Set(['imoNumber', 'mmsi', 'callSign', 'flag'])

/** Reads one row of a user's table as a transaction.
 *
 * Cells of columns that nothing took go to `extra`; cells that cannot be read go to `problems`.
 *
 * @param cells cell text by heading
 * @example
 * transactionFromRow(understandHeader(['Name', 'Country']), { Name: 'Kvant LLC', Country: 'Russia' })
 * // { parties: [{ role: 'party', schema: 'LegalEntity', name: 'Kvant LLC',
 * //   properties: { name: ['Kvant LLC'], country: ['Russia'] } }], items: [] }
 */
export function transactionFromRow(
  intake: Intake,
  cells: Readonly<Record<string, string>>,
): Transaction {
  const main = mainRole(intake)
  const drafts = new Map<string, Draft>()
  const fields: Record<string, string> = {}
  const extra: [string, string][] = []
  const shipTo: string[] = []
  for (const { heading, meaning } of intake.columns) {
    const cell = (cells[heading] ?? '').trim()
    if (cell === '') continue
    if (meaning.kind === 'party' && meaning.orPlace && isPlace(cell)) shipTo.push(cell)
    else if (meaning.kind === 'field') fields[meaning.target] = join(fields[meaning.target], cell)
    else addToParty(drafts, meaning, ownerOfColumn(intake, meaning.property) ?? main, cell)
  }
  for (const heading of intake.unused) {
    const cell = cells[heading]?.trim()
    if (cell) extra.push([heading, cell])
  }
  for (const place of shipTo) fields[destination] = withPlace(fields[destination], place)
  const problems: Problem[] = []
  const parties = [...drafts.values()].map(finish)
  const transaction = readFields(fields, problems)
  return {
    ...transaction,
    parties: withOwners(parties),
    ...(extra.length > 0 ? { extra: Object.fromEntries(extra) } : {}),
    ...(problems.length > 0 ? { problems } : {}),
  }
}

const destination = 'route.destinationCountry'

/** A country, or a city that stands for one; the table of cities knows no dates in its rows. */
function isPlace(cell: string): boolean {
  return readCountry(cell).state !== 'unknown' || readCity(cell, '') !== undefined
}

/** A second column that names the same country says nothing new; another one must not be lost. */
function withPlace(before: string | undefined, place: string): string {
  const same =
    before !== undefined &&
    countryOf(before) !== undefined &&
    countryOf(before) === countryOf(place)
  return same ? before : join(before, place)
}

function join(before: string | undefined, cell: string): string {
  return before === undefined ? cell : `${before}; ${cell}`
}

/** The role that headings without a role speak of: the first role named, else plain `party`. */
function mainRole(intake: Intake): { role: PartyRole; number: number } {
  for (const { meaning } of intake.columns) {
    if (meaning.kind === 'party' && meaning.role && meaning.role !== 'owner')
      return { role: meaning.role, number: meaning.number }
  }
  return { role: 'party', number: 1 }
}

/** An unmarked IMO number belongs to the vessel where there is a column for one. */
function ownerOfColumn(
  intake: Intake,
  property: string,
): { role: PartyRole; number: number } | undefined {
  if (!ofVessels.has(property)) return undefined
  const vessel = intake.columns.some(
    ({ meaning }) => meaning.kind === 'party' && meaning.role === 'vessel',
  )
  return vessel ? { role: 'vessel', number: 1 } : undefined
}

function addToParty(
  drafts: Map<string, Draft>,
  meaning: Extract<ColumnMeaning, { kind: 'party' }>,
  main: { role: PartyRole; number: number },
  cell: string,
): void {
  const { role, number } = meaning.role ? { role: meaning.role, number: meaning.number } : main
  const key = `${role} ${number}`
  const draft = drafts.get(key) ?? { role, number, properties: {} }
  drafts.set(key, draft)
  if (meaning.property === 'percent') draft.percent = cell.replace(/\s*%$/, '')
  else if (meaning.property === 'schema') draft.schema = cell
  else {
    const values = manyValued.has(meaning.property) ? cell.split(/\s*[;|\n]\s*/) : [cell]
    const kept = draft.properties[meaning.property] ?? []
    draft.properties[meaning.property] =
      meaning.property === 'address' && kept.length > 0
        ? [`${kept[0]}, ${cell}`]
        : [...kept, ...values.filter((value) => value !== '')]
  }
}

function schemaOf(draft: Draft): string {
  if (draft.schema) return schemaOfWord(draft.schema) ?? 'LegalEntity'
  if (draft.role === 'vessel') return 'Vessel'
  if (draft.role === 'aircraft') return 'Airplane'
  const has = (set: ReadonlySet<string>) => Object.keys(draft.properties).some((p) => set.has(p))
  if (has(ofVessels)) return 'Vessel'
  return has(ofPeople) || isPersonsContact(draft) ? 'Person' : 'LegalEntity'
}

/** A contact is a person unless the name has a legal form: compared with names of companies, a short
 * name such as Li Wei is found in many. */
function isPersonsContact({ role, properties }: Draft): boolean {
  const names = properties.name ?? []
  return role === 'contact' && names.every((name) => nameForm(name, 'unknown').legal.length === 0)
}

function finish(draft: Draft): Party {
  const { properties } = draft
  const parts = ['firstName', 'middleName', 'lastName'].flatMap((part) => properties[part] ?? [])
  if (!properties.name && parts.length > 0) properties.name = [parts.join(' ')]
  return {
    role: draft.role,
    schema: schemaOf(draft),
    name: properties.name?.[0] ?? '',
    properties,
    ...(draft.percent === undefined ? {} : { percent: draft.percent }),
  }
}

/** Owners own the first party that is none. */
function withOwners(parties: readonly Party[]): Party[] {
  const owned = parties.findIndex((party) => party.role !== 'owner')
  return parties.map((party) =>
    party.role === 'owner' && owned >= 0
      ? { ...party, ownerOf: owned, percent: party.percent ?? '' }
      : party,
  )
}
