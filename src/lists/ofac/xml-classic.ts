import type { XmlElement } from '../../files/index.ts'
import type { Tally } from '../tally.ts'
import { elementsOf, type Known, unknownParts } from '../watch.ts'
import { aliasType, printedName, type XmlEntry } from './entry.ts'
import { programsIn } from './layout.ts'
import { childIn, itemsIn, textIn } from './xml-parts.ts'

/** Elements of a record that are read or known; anything else is reported as drift. */
const known: Known = {
  children: {
    ...elementsOf('uid firstName lastName title sdnType remarks'),
    programList: { children: elementsOf('program') },
    idList: inList('id', 'uid idType idNumber idCountry issueDate expirationDate'),
    akaList: inList('aka', 'uid type category lastName firstName'),
    addressList: inList(
      'address',
      'uid address1 address2 address3 city stateOrProvince postalCode country',
    ),
    nationalityList: inList('nationality', 'uid country mainEntry'),
    citizenshipList: inList('citizenship', 'uid country mainEntry'),
    dateOfBirthList: inList('dateOfBirthItem', 'uid dateOfBirth mainEntry'),
    placeOfBirthList: inList('placeOfBirthItem', 'uid placeOfBirth mainEntry'),
    vesselInfo: {
      children: elementsOf(
        'callSign vesselType vesselFlag vesselOwner tonnage grossRegisteredTonnage',
      ),
    },
  },
}

function inList(item: string, fields: string): Known {
  return { children: elementsOf(item, { children: elementsOf(fields) }) }
}

/** Reads one `sdnEntry` of sdn.xml or consolidated.xml. */
export function classicEntry(element: XmlElement, place: string, tally: Tally): XmlEntry {
  const text = (name: string): string => textIn(element, name)
  const vessel = childIn(element, 'vesselInfo')
  return {
    recordId: text('uid'),
    place,
    type: text('sdnType'),
    name: printedName(text('lastName'), text('firstName')),
    programs: itemsIn(element, 'programList').flatMap((program) => programsIn(program.text)),
    titles: text('title') === '' ? [] : [text('title')],
    aliases: itemsIn(element, 'akaList').map((aka) => ({
      name: printedName(textIn(aka, 'lastName'), textIn(aka, 'firstName')),
      type: aliasType(textIn(aka, 'type'), /weak/i.test(textIn(aka, 'category')), tally),
    })),
    addresses: itemsIn(element, 'addressList').map((address) => ({
      parts: ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode']
        .map((part) => textIn(address, part))
        .filter((part) => part !== ''),
      country: textIn(address, 'country'),
    })),
    parts: [
      ...listed(element),
      ...itemsIn(element, 'idList').map(paper),
      ...unknownParts(element, known, tally),
    ],
    remarks: text('remarks'),
    craft: vessel
      ? {
          Call_Sign: textIn(vessel, 'callSign'),
          Vess_type: textIn(vessel, 'vesselType'),
          Tonnage: textIn(vessel, 'tonnage'),
          GRT: textIn(vessel, 'grossRegisteredTonnage'),
          Vess_flag: textIn(vessel, 'vesselFlag'),
          Vess_owner: textIn(vessel, 'vesselOwner'),
        }
      : {},
    links: [],
    listedOn: [],
    citations: [],
  }
}

function listed(element: XmlElement): string[] {
  const labelled: readonly (readonly [list: string, item: string, label: string])[] = [
    ['dateOfBirthList', 'dateOfBirth', 'DOB'],
    ['placeOfBirthList', 'placeOfBirth', 'POB'],
    ['nationalityList', 'country', 'nationality'],
    ['citizenshipList', 'country', 'citizen'],
  ]
  return labelled.flatMap(([list, item, label]) =>
    itemsIn(element, list)
      .map((one) => textIn(one, item))
      .filter((value) => value !== '')
      .map((value) => `${label} ${value}`),
  )
}

/** "Passport A123 (Iran) issued 02 Mar 2010 expires 01 Mar 2020", as remarks say it. */
function paper(id: XmlElement): string {
  const text = (name: string): string => textIn(id, name)
  return [
    text('idType'),
    text('idNumber'),
    text('idCountry') && `(${text('idCountry')})`,
    text('issueDate') && `issued ${text('issueDate')}`,
    text('expirationDate') && `expires ${text('expirationDate')}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}
