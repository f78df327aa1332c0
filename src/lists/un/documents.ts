import type { XmlElement } from '../../files/index.ts'
import type { Draft } from '../draft.ts'
import { countryIn, datesIn } from '../fields.ts'
import type { Tally } from '../tally.ts'
import { textOf } from './xml.ts'

/** An identity paper of a person on the UN list. */
export interface UnDocument {
  readonly type: string
  readonly number: string
  readonly passport: boolean
  readonly country: string
  readonly issued: string
}

const passport = /pass?port|pasaporte|passeport/i

/** Adds the numbers of papers; a document without a number is kept as a note. */
export function addDocuments(
  draft: Draft,
  elements: readonly XmlElement[],
  tally: Tally,
  place: string,
): UnDocument[] {
  const documents: UnDocument[] = []
  for (const element of elements) {
    const type = textOf(element, 'TYPE_OF_DOCUMENT') || textOf(element, 'TYPE_OF_DOCUMENT2')
    const number = textOf(element, 'NUMBER')
    const city = textOf(element, 'CITY_OF_ISSUE')
    const note = [textOf(element, 'NOTE'), city && `issued in ${city}`].filter(Boolean).join('; ')
    const country = textOf(element, 'ISSUING_COUNTRY') || textOf(element, 'COUNTRY_OF_ISSUE')
    if (note !== '') draft.add('notes', `${type || 'document'} ${number}: ${note}`, { place })
    if (number === '') {
      if (type !== '' && note === '') draft.add('notes', `${type}, no number given`, { place })
      continue
    }
    const isPassport = passport.test(type)
    draft.add(isPassport ? 'passportNumber' : 'idNumber', number, { place })
    if (type === '') tally.drift('a document without a type')
    documents.push({
      type: type || 'document',
      number,
      passport: isPassport,
      country: countryIn(country) ?? '',
      issued: datesIn(textOf(element, 'DATE_OF_ISSUE'))[0] ?? '',
    })
  }
  return documents
}
