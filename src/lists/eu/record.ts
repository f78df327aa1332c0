import type { XmlElement } from '../../files/index.ts'
import type { Listing } from '../../model/index.ts'
import type { AssembleContext } from '../assemble.ts'
import { listingOf } from '../listing.ts'
import { Party } from '../party.ts'
import { unknownParts } from '../watch.ts'
import { wordTable } from '../word-table.ts'
import { euRecord } from './known.ts'

const schemaOf = wordTable<string>({
  person: 'Person',
  p: 'Person',
  enterprise: 'Organization',
  e: 'Organization',
})

const genders = wordTable<string>({ M: 'male', F: 'female' })

/** A record of the EU's consolidated list that has been read. */
export interface EuRecord {
  readonly party: Party
  readonly listing: Listing
}

/** Reads one `sanctionEntity`; undefined, with the reason counted, where it cannot be kept. */
export function readEuRecord(
  element: XmlElement,
  place: string,
  context: AssembleContext,
): EuRecord | undefined {
  const { tally } = context
  const { euReferenceNumber = '', logicalId = '' } = element.attributes
  const recordId = euReferenceNumber || logicalId
  if (!/^[\w.\-/ ]{1,60}$/.test(recordId)) {
    tally.skip('record', 'it has no reference number', () => place)
    return undefined
  }
  const of = (name: string): readonly XmlElement[] =>
    element.children.filter((child) => child.name === name)
  const party = new Party(idOf(euReferenceNumber, logicalId), schemaIn(of, tally), context, place)
  for (const alias of of('nameAlias')) addName(party, alias)
  if (!party.draft.has('name')) {
    tally.skip('record', 'it has no name', () => `${place}: ${recordId}`)
    return undefined
  }
  for (const address of of('address')) addAddress(party, address)
  for (const birth of of('birthdate')) addBirth(party, birth)
  for (const citizenship of of('citizenship')) addCitizenship(party, citizenship)
  for (const paper of of('identification')) addPaper(party, paper)
  for (const { text } of of('remark')) party.note(text)
  for (const note of unknownParts(element, euRecord, tally)) party.note(note)
  return { party, listing: listing(recordId, element, party, context) }
}

function idOf(reference: string, logicalId: string): string {
  const slug = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return reference === '' ? `eu-fsf-logical-${slug(logicalId)}` : `eu-fsf-${slug(reference)}`
}

function schemaIn(
  of: (name: string) => readonly XmlElement[],
  tally: AssembleContext['tally'],
): string {
  const { code = '', classificationCode = '' } = of('subjectType')[0]?.attributes ?? {}
  const schema = schemaOf[code.toLowerCase()] ?? schemaOf[classificationCode.toLowerCase()]
  if (schema === undefined) {
    tally.drift(`unknown subject type "${code || classificationCode}", read as LegalEntity`)
  }
  return schema ?? 'LegalEntity'
}

type Attributes = Readonly<Record<string, string>>

function addName(party: Party, { attributes, children }: XmlElement): void {
  const { firstName = '', middleName = '', lastName = '' } = attributes
  const parts = [firstName, middleName, lastName].filter((part) => part !== '').join(' ')
  const whole = attributes.wholeName || parts
  const remarks = children.filter(({ name }) => name === 'remark').map(({ text }) => text)
  const low = attributes.strong === 'false' || remarks.some((text) => /\blow? quality/i.test(text))
  // The first strong name is the one that the act uses; the others are aliases and translations.
  party.name(low ? 'weakAlias' : party.draft.has('name') ? 'alias' : 'name', whole)
  if (!low && lastName !== '') {
    party.add('firstName', firstName)
    party.add('middleName', middleName)
    party.add('lastName', lastName)
  }
  party.add('title', attributes.title)
  if (party.draft.schema === 'Person') party.add('position', attributes.function)
  else party.note(attributes.function)
  const gender = genders[attributes.gender ?? '']
  if (gender) party.add('gender', gender)
  for (const text of remarks) if (!/quality/i.test(text)) party.note(`${whole}: ${text}`)
}

/** The country as named, else by its code; "UNKNOWN" and "00" are none. */
function countryOf({ countryDescription = '', countryIso2Code = '' }: Attributes): string {
  if (countryDescription !== '' && !/^unknown$/i.test(countryDescription)) return countryDescription
  return countryIso2Code === '00' ? '' : countryIso2Code
}

function addAddress(party: Party, { attributes, children }: XmlElement): void {
  const { street, poBox, city, place, zipCode, region } = attributes
  const box = poBox ? `P.O. Box ${poBox}` : undefined
  party.address([street, box, place, zipCode, city, region], countryOf(attributes))
  for (const child of children) {
    if (child.name === 'remark') party.note(`address: ${child.text}`)
    if (child.name === 'contactInfo') addContact(party, child.attributes)
  }
}

const contacts: readonly (readonly [RegExp, string])[] = [
  [/mail/i, 'email'],
  [/^web|internet/i, 'website'],
  [/^(?:phone|tel|mobile)/i, 'phone'],
]

function addContact(party: Party, { key = '', value = '' }: Attributes): void {
  const property = contacts.find(([pattern]) => pattern.test(key))?.[1]
  if (property === undefined) party.note(`${key}: ${value}`)
  else for (const part of value.split(/[,;]\s*/)) party.add(property, part)
}

function addCitizenship(party: Party, { attributes, children }: XmlElement): void {
  party.country('nationality', countryOf(attributes))
  const remarks = children.filter(({ name }) => name === 'remark').map(({ text }) => text)
  for (const said of [attributes.region, ...remarks]) if (said) party.note(`citizenship: ${said}`)
}

function addBirth(party: Party, { attributes, children }: XmlElement): void {
  const { birthdate = '', year = '', monthOfYear = '', dayOfMonth = '' } = attributes
  const { yearRangeFrom = '', yearRangeTo = '', circa } = attributes
  const two = (part: string): string => part.padStart(2, '0')
  const parts = [year, ...(monthOfYear ? [two(monthOfYear)] : [])]
  if (monthOfYear !== '' && dayOfMonth !== '') parts.push(two(dayOfMonth))
  const range =
    yearRangeFrom !== '' && yearRangeTo !== '' ? `${yearRangeFrom} to ${yearRangeTo}` : ''
  const property = party.draft.schema === 'Person' ? 'birthDate' : 'incorporationDate'
  party.date(property, birthdate || (year && parts.join('-')) || range, circa === 'true')
  const { city, place, region } = attributes
  const country = countryOf(attributes)
  const where = [place, city, region, country].filter((part) => part !== undefined && part !== '')
  if (where.length > 0) party.add('birthPlace', where.join(', '))
  party.country('birthCountry', country)
  for (const child of children) if (child.name === 'remark') party.note(`born: ${child.text}`)
}

/** Identification types that are numbers of a register, and the property of each. */
const registers = wordTable<string>({
  regnumber: 'registrationNumber',
  taxid: 'taxNumber',
  fiscalcode: 'taxNumber',
  swiftbic: 'swiftBic',
  imo: 'imoNumber',
  ssn: 'socialSecurityNumber',
})

const paperStates = [
  'diplomatic',
  'knownFalse',
  'knownExpired',
  'reportedLost',
  'eportedLost',
  'revokedByIssuer',
]

function addPaper(party: Party, { attributes, children }: XmlElement): void {
  const code = (attributes.identificationTypeCode ?? '').toLowerCase()
  const type = attributes.identificationTypeDescription || code || 'document'
  const number = attributes.number || attributes.latinNumber || ''
  const remark = children.find(({ name }) => name === 'remark')?.text
  const register = Object.hasOwn(registers, code) ? registers[code] : undefined
  if (register !== undefined && number !== '') {
    party.add(register, code === 'imo' ? number.replace(/^(?:IMO)?\s*/i, 'IMO') : number)
    if (remark) party.note(`${type} ${number}: ${remark}`)
    return
  }
  const state = paperStates.filter((name) => attributes[name] === 'true')
  const { nameOnDocument, validFrom, region } = attributes
  party.paper({
    type,
    number,
    passport: /passport/.test(code),
    country: countryOf(attributes),
    issued: attributes.issueDate || attributes.issuedDate,
    expires: attributes.validTo,
    note: [
      attributes.issuedBy,
      region,
      nameOnDocument && `in the name of ${nameOnDocument}`,
      validFrom && `valid from ${validFrom}`,
      remark,
      ...state,
    ]
      .filter(Boolean)
      .join('; '),
  })
  if (attributes.latinNumber && attributes.latinNumber !== number) {
    party.add('idNumber', attributes.latinNumber)
  }
}

function listing(
  recordId: string,
  element: XmlElement,
  party: Party,
  context: AssembleContext,
): Listing {
  const regulations = element.children
    .filter(({ name }) => name === 'regulation')
    .map(({ attributes }) => attributes)
  const dates = [
    element.attributes.designationDate,
    ...regulations.map(({ entryIntoForceDate }) => entryIntoForceDate),
  ]
  const { unitedNationId, designationDetails } = element.attributes
  party.add(
    'modifiedAt',
    regulations
      .map((r) => r.publicationDate ?? '')
      .sort()
      .at(-1),
  )
  return listingOf(
    {
      recordId,
      programs: [...new Set(regulations.map(({ programme = '' }) => programme))].filter(Boolean),
      schema: party.draft.schema,
      listedOn: dates
        .filter((date): date is string => /^\d{4}-\d\d-\d\d/.test(date ?? ''))
        .sort()[0],
      scope: [
        ...(unitedNationId ? [`UN reference ${unitedNationId}`] : []),
        ...(designationDetails ? [designationDetails] : []),
      ],
      citation: [...new Set(regulations.map(({ numberTitle = '' }) => numberTitle))]
        .filter(Boolean)
        .join('; '),
    },
    context,
  )
}
