import type { XmlElement } from '../../files/index.ts'
import type { AssembleContext } from '../assemble.ts'
import { Party } from '../party.ts'
import { unknownParts } from '../watch.ts'
import { wordTable } from '../word-table.ts'
import { addInformation } from './information.ts'
import { secoSubject } from './known.ts'
import { namesIn, typeOf, valueOfPart } from './names.ts'

/** A target of SECO's list that has been read, up to what later parts of the file tell. */
export interface SecoRecord {
  readonly recordId: string
  readonly party: Party
  /** Sets of sanctions that it is under: articles of an ordinance. */
  readonly sets: readonly string[]
  readonly foreignId: string
  readonly listedOn: string | undefined
  /** The day on which it was taken off the list, where it was. */
  readonly delistedOn: string | undefined
  readonly relations: readonly { readonly type: string; readonly to: string }[]
  /** Addresses and places of birth that point at a place, which stands at the end of the file. */
  readonly places: readonly { readonly element: XmlElement; readonly birth: boolean }[]
}

const kinds = wordTable<string>({
  individual: 'Person',
  entity: 'Organization',
  object: 'Vessel',
})

/** Reads one `target`; undefined, with the reason counted, where it cannot be kept. */
export function readSecoRecord(
  target: XmlElement,
  place: string,
  context: AssembleContext,
): SecoRecord | undefined {
  const { tally } = context
  const recordId = target.attributes.ssid ?? ''
  if (!/^[\w-]{1,30}$/.test(recordId)) {
    tally.skip('record', 'it has no number', () => place)
    return undefined
  }
  const subject = target.children.find(({ name }) => Object.hasOwn(kinds, name))
  if (subject === undefined) {
    tally.skip(
      'record',
      'it is neither an individual, an entity nor an object',
      () => `${place}: ${recordId}`,
    )
    return undefined
  }
  const object = subject.attributes['object-type']
  const isVessel = subject.name !== 'object' || object === 'vessel'
  if (!isVessel) tally.drift(`unknown type of object "${object}", read as LegalEntity`)
  const schema = isVessel ? kinds[subject.name]! : 'LegalEntity'
  const party = new Party(`ch-seco-${recordId}`, schema, context, place)
  // In older files the identities stand beside the subject.
  const identities = [...subject.children, ...target.children].filter(
    ({ name }) => name === 'identity',
  )
  const places = identities.flatMap((identity, i) =>
    readIdentity(party, identity, i === 0, context),
  )
  if (!party.draft.has('name')) {
    tally.skip('record', 'it has no name', () => `${place}: ${recordId}`)
    return undefined
  }
  const gender = subject.attributes.sex
  if (gender) party.add('gender', gender.toLowerCase())
  for (const { name, text, attributes } of subject.children) {
    if (name === 'justification') party.note(text)
    else if (name === 'generic-attribute') party.note(`${attributes.name ?? name}: ${text}`)
    else if (name === 'other-information') addInformation(party, text)
  }
  for (const { name, children } of subject.children)
    if (name === 'relation') for (const { text } of children) party.note(text)
  for (const note of unknownParts(subject, secoSubject, tally)) party.note(note)
  return {
    recordId,
    party,
    places,
    ...datesOf(target),
    sets: [
      ...target.children.filter(({ name }) => name === 'sanctions-set-id').map(({ text }) => text),
      ...(target.attributes['sanctions-set-id'] ? [target.attributes['sanctions-set-id']] : []),
    ],
    foreignId: target.children.find(({ name }) => name === 'foreign-identifier')?.text ?? '',
    relations: subject.children
      .filter(({ name }) => name === 'relation')
      .map(({ attributes }) => ({
        type: attributes['relation-type'] ?? '',
        to: attributes['target-id'] ?? '',
      })),
  }
}

function readIdentity(
  party: Party,
  identity: XmlElement,
  first: boolean,
  { tally }: AssembleContext,
): SecoRecord['places'] {
  const main = first || identity.attributes.main === 'true'
  const places: { element: XmlElement; birth: boolean }[] = []
  for (const child of identity.children) {
    switch (child.name) {
      case 'name':
        for (const { property, text } of namesIn(child, main, (what) => tally.drift(what))) {
          party.name(property === 'name' && party.draft.has('name') ? 'alias' : property, text)
        }
        if (main) addNameParts(party, child)
        break
      case 'address':
        places.push({ element: child, birth: false })
        break
      case 'place-of-birth':
        places.push({ element: child, birth: true })
        break
      case 'day-month-year':
        addDate(party, child)
        break
      case 'nationality': {
        const country = child.children.find(({ name }) => name === 'country')
        party.country('nationality', country?.text || country?.attributes['iso-code'])
        break
      }
      case 'identification-document':
        addPaper(party, child)
        break
      // Anything else is told with the unknown parts of the whole.
    }
  }
  return places
}

const partProperty = wordTable<string>({
  title: 'title',
  'given-name': 'firstName',
  'further-given-name': 'secondName',
  'father-name': 'fatherName',
  'family-name': 'lastName',
  suffix: 'nameSuffix',
})

function addNameParts(party: Party, name: XmlElement): void {
  if (party.draft.schema !== 'Person' || name.attributes['name-type'] !== 'primary-name') return
  for (const part of name.children) {
    const property = Object.hasOwn(partProperty, typeOf(part))
      ? partProperty[typeOf(part)]
      : undefined
    if (property !== undefined) party.add(property, valueOfPart(part))
  }
}

function addDate(party: Party, { attributes }: XmlElement): void {
  const { year = '', month = '', day = '' } = attributes
  const parts = [year, month, day].map((part) => (part === '' ? '' : part.padStart(2, '0')))
  const known = parts.indexOf('')
  const property = party.draft.schema === 'Person' ? 'birthDate' : 'incorporationDate'
  party.date(property, parts.slice(0, known === -1 ? 3 : known).join('-'))
}

function addPaper(party: Party, document: XmlElement): void {
  const of = (name: string): string | undefined =>
    document.children.find((child) => child.name === name)?.text
  const issuer = document.children.find(({ name }) => name === 'issuer')
  const type = document.attributes['document-type'] ?? 'document'
  party.paper({
    type,
    number: of('number') ?? '',
    passport: /passport/.test(type),
    country: issuer?.text || issuer?.attributes.code,
    issued: of('date-of-issue'),
    expires: of('expiry-date'),
    note: of('remark'),
  })
}

/** Listing and delisting by what was changed, and when it took effect; the newest change stands first. */
function datesOf(target: XmlElement): Pick<SecoRecord, 'listedOn' | 'delistedOn'> {
  const changes = target.children
    .filter(({ name }) => name === 'modification')
    .map(({ attributes }) => ({
      type: attributes['modification-type'] ?? '',
      date: attributes['effective-date'] || attributes['publication-date'] || '',
    }))
    .filter(({ date }) => /^\d{4}-\d\d-\d\d$/.test(date))
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
  const listed = changes.filter(({ type }) => type === 'listed' || type === 'added').at(-1)
  const latest = changes[0]
  return {
    listedOn: (listed ?? changes.at(-1))?.date,
    delistedOn: latest?.type === 'de-listed' ? latest.date : undefined,
  }
}
