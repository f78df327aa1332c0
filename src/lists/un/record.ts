import type { XmlElement } from '../../files/index.ts'
import { Draft } from '../draft.ts'
import { countryIn, datesIn } from '../fields.ts'
import type { Tally } from '../tally.ts'
import { elementsOf, type Known, unknownParts } from '../watch.ts'
import { wordTable } from '../word-table.ts'
import { addDocuments, type UnDocument } from './documents.ts'
import { childrenOf, textOf, valuesOf } from './xml.ts'

/** A record of the UN list that has been read. */
export interface UnRecord {
  readonly recordId: string
  readonly party: Draft
  readonly regime: string
  readonly reference: string
  readonly listedOn: string
  readonly documents: readonly UnDocument[]
  readonly birthDateGiven: boolean
}

const nameParts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'] as const

const address = elementsOf('STREET CITY STATE_PROVINCE ZIP_CODE COUNTRY NOTE')
const alias = elementsOf('QUALITY ALIAS_NAME NOTE DATE_OF_BIRTH CITY_OF_BIRTH COUNTRY_OF_BIRTH')
const values = { children: elementsOf('VALUE') }

/** Elements of a record that are read or known; anything else is reported as drift. */
const known: Known = {
  children: {
    ...elementsOf(nameParts.join(' ')),
    ...elementsOf('DATAID VERSIONNUM UN_LIST_TYPE REFERENCE_NUMBER LISTED_ON GENDER COMMENTS1'),
    ...elementsOf('NAME_ORIGINAL_SCRIPT SORT_KEY SORT_KEY_LAST_MOD SUBMITTED_BY SUBMITTED_ON'),
    ...elementsOf('DELISTED_ON'),
    ...elementsOf('NATIONALITY NATIONALITY2 LIST_TYPE LAST_DAY_UPDATED DESIGNATION TITLE', values),
    INDIVIDUAL_ALIAS: { children: alias },
    ENTITY_ALIAS: { children: alias },
    INDIVIDUAL_ADDRESS: { children: address },
    ENTITY_ADDRESS: { children: address },
    INDIVIDUAL_DATE_OF_BIRTH: {
      children: elementsOf('TYPE_OF_DATE DATE YEAR FROM_YEAR TO_YEAR NOTE'),
    },
    INDIVIDUAL_PLACE_OF_BIRTH: { children: address },
    INDIVIDUAL_DOCUMENT: {
      children: elementsOf(
        'TYPE_OF_DOCUMENT TYPE_OF_DOCUMENT2 NUMBER NOTE ISSUING_COUNTRY COUNTRY_OF_ISSUE CITY_OF_ISSUE DATE_OF_ISSUE',
      ),
    },
  },
}

/** Reads one INDIVIDUAL or ENTITY; undefined, with the reason counted, where it cannot be kept. */
export function readUnRecord(
  element: XmlElement,
  place: string,
  context: { readonly tally: Tally; readonly statements: boolean },
): UnRecord | undefined {
  const { tally } = context
  const recordId = textOf(element, 'DATAID')
  const person = element.name === 'INDIVIDUAL'
  const parts = nameParts.map((part) => textOf(element, part)).filter((part) => part !== '')
  const fault = !/^\d+$/.test(recordId)
    ? 'DATAID is no number'
    : parts.length === 0
      ? 'it has no name'
      : undefined
  if (fault !== undefined) {
    tally.skip('record', fault, () => `${place}: ${recordId || parts.join(' ')}`)
    return undefined
  }
  const draft = new Draft(`un-${recordId}`, person ? 'Person' : 'Organization', context)
  draft.add('name', parts.join(' '), { place })
  tally.names++
  if (person) addNameParts(draft, element, place)
  draft.add('alias', textOf(element, 'NAME_ORIGINAL_SCRIPT'), { place })
  for (const alias of childrenOf(element, person ? 'INDIVIDUAL_ALIAS' : 'ENTITY_ALIAS')) {
    addAlias(draft, alias, tally, place)
  }
  for (const address of childrenOf(element, person ? 'INDIVIDUAL_ADDRESS' : 'ENTITY_ADDRESS')) {
    addAddress(draft, address, tally, place)
  }
  const documents = person ? addPersonal(draft, element, tally, place) : []
  draft.add('notes', textOf(element, 'COMMENTS1'), { place })
  for (const note of unknownParts(element, known, tally)) draft.add('notes', note, { place })
  draft.add('modifiedAt', valuesOf(element, 'LAST_DAY_UPDATED').sort().at(-1), { place })
  return {
    recordId,
    party: draft,
    regime: textOf(element, 'UN_LIST_TYPE'),
    reference: textOf(element, 'REFERENCE_NUMBER'),
    listedOn: datesIn(textOf(element, 'LISTED_ON'))[0] ?? '',
    documents,
    birthDateGiven: draft.has('birthDate'),
  }
}

/** The UN's parts are positions in a name; a first part that is alone may be the whole name. */
function addNameParts(draft: Draft, element: XmlElement, place: string): void {
  const second = textOf(element, 'SECOND_NAME')
  if (second === '') return
  draft.add('firstName', textOf(element, 'FIRST_NAME'), { place })
  draft.add('secondName', second, { place })
}

const aliasProperty = wordTable<string>({
  good: 'alias',
  'a.k.a.': 'alias',
  low: 'weakAlias',
  'f.k.a.': 'previousName',
  '': 'alias',
})

function addAlias(draft: Draft, alias: XmlElement, tally: Tally, place: string): void {
  const name = textOf(alias, 'ALIAS_NAME')
  const quality = textOf(alias, 'QUALITY').toLowerCase()
  if (name === '') {
    tally.skip('name', 'no name given', () => `${place}: empty alias`)
    return
  }
  const property = aliasProperty[quality]
  if (property === undefined) tally.drift(`unknown quality of alias "${quality}", read as alias`)
  draft.add(property ?? 'alias', name, { place })
  tally.names++
  const said = ['NOTE', 'DATE_OF_BIRTH', 'CITY_OF_BIRTH', 'COUNTRY_OF_BIRTH']
    .map((part) => textOf(alias, part))
    .filter((text) => text !== '')
  if (said.length > 0) draft.add('notes', `${name}: ${said.join(', ')}`, { place })
}

function addAddress(draft: Draft, address: XmlElement, tally: Tally, place: string): void {
  const fields = ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY']
  const parts = fields.map((field) => textOf(address, field)).filter((text) => text !== '')
  const note = textOf(address, 'NOTE')
  if (note !== '') draft.add('notes', `address: ${[...parts, note].join(', ')}`, { place })
  if (parts.length === 0) {
    if (note === '') tally.skip('address', 'no address given', () => `${place}: empty address`)
    else
      tally.skip(
        'address',
        'only a note given; kept in notes',
        () => `${place}: ${note.slice(0, 80)}`,
      )
    return
  }
  tally.addresses++
  const country = textOf(address, 'COUNTRY')
  draft.add('country', countryIn(country), { original: country, place })
  if (parts.length > 1 || country === '') draft.add('address', parts.join(', '), { place })
}

function addPersonal(draft: Draft, element: XmlElement, tally: Tally, place: string): UnDocument[] {
  draft.add('gender', textOf(element, 'GENDER').toLowerCase(), { place })
  for (const title of valuesOf(element, 'TITLE')) draft.add('title', title, { place })
  for (const position of valuesOf(element, 'DESIGNATION'))
    draft.add('position', position, { place })
  for (const nationality of [
    ...valuesOf(element, 'NATIONALITY'),
    ...valuesOf(element, 'NATIONALITY2'),
  ]) {
    const code = countryIn(nationality)
    draft.add('nationality', code, { original: nationality, place })
    if (code === undefined) draft.add('notes', `nationality: ${nationality}`, { place })
  }
  for (const date of childrenOf(element, 'INDIVIDUAL_DATE_OF_BIRTH'))
    addBirthDate(draft, date, tally, place)
  for (const born of childrenOf(element, 'INDIVIDUAL_PLACE_OF_BIRTH'))
    addBirthPlace(draft, born, place)
  return addDocuments(draft, childrenOf(element, 'INDIVIDUAL_DOCUMENT'), tally, place)
}

function addBirthDate(draft: Draft, date: XmlElement, tally: Tally, place: string): void {
  const from = textOf(date, 'FROM_YEAR')
  const to = textOf(date, 'TO_YEAR')
  const exact = textOf(date, 'DATE') || textOf(date, 'YEAR')
  const note = textOf(date, 'NOTE')
  const approximate = textOf(date, 'TYPE_OF_DATE') === 'APPROXIMATELY' ? 'circa ' : ''
  const text =
    from !== '' && to !== '' ? `${from} to ${to}` : exact !== '' ? exact : from || to || note
  if (text === '') return
  const dates = datesIn(text)
  if (dates.length === 0) {
    tally.unparsed++
    draft.add('notes', `date of birth: ${text}`, { place })
  }
  for (const value of dates)
    draft.add('birthDate', value, { original: `${approximate}${text}`, place })
  if (note !== '' && note !== text) draft.add('notes', `date of birth: ${note}`, { place })
}

function addBirthPlace(draft: Draft, born: XmlElement, place: string): void {
  const parts = ['STREET', 'CITY', 'STATE_PROVINCE', 'COUNTRY']
    .map((field) => textOf(born, field))
    .filter((text) => text !== '')
  if (parts.length > 0) draft.add('birthPlace', parts.join(', '), { place })
  const country = textOf(born, 'COUNTRY')
  draft.add('birthCountry', countryIn(country), { original: country, place })
  const note = textOf(born, 'NOTE')
  if (note !== '') draft.add('notes', `place of birth: ${note}`, { place })
}
