import type { XmlElement } from '../../files/index.ts'
import type { Tally } from '../tally.ts'
import { elementsOf, type Known, unknownParts } from '../watch.ts'
import {
  aliasType,
  craftFeatures,
  featurePart,
  type XmlAddress,
  type XmlEntry,
  type XmlName,
} from './entry.ts'
import { programsIn } from './layout.ts'
import { span } from './xml-dates.ts'
import { childIn, itemsIn, ordered, textIn } from './xml-parts.ts'

const period = {
  children: elementsOf('fromDateBegin fromDateEnd toDateBegin toDateEnd isApproximate isDateRange'),
}
const translations = (fields: string, inner: Known['children'] = {}): Known => ({
  children: elementsOf('translation', {
    children: { ...elementsOf(`isPrimary script ${fields}`), ...inner },
  }),
})

/** Elements of a record that are read or known; anything else is reported as drift. */
const known: Known = {
  children: {
    generalInfo: { children: elementsOf('entityType title remarks') },
    sanctionsLists: { children: elementsOf('sanctionsList') },
    sanctionsPrograms: { children: elementsOf('sanctionsProgram') },
    sanctionsTypes: { children: elementsOf('sanctionsType') },
    legalAuthorities: { children: elementsOf('legalAuthority') },
    names: {
      children: elementsOf('name', {
        children: {
          ...elementsOf('isPrimary aliasType isLowQuality'),
          translations: translations('formattedFirstName formattedLastName formattedFullName'),
        },
      }),
    },
    addresses: {
      children: elementsOf('address', {
        children: {
          ...elementsOf('country isPrimary'),
          translations: translations('country', {
            addressParts: {
              children: elementsOf('addressPart', { children: elementsOf('type value isPrimary') }),
            },
          }),
        },
      }),
    },
    features: {
      children: elementsOf('feature', {
        children: { ...elementsOf('type value comments isPrimary'), valueDate: period },
      }),
    },
    identityDocuments: {
      children: elementsOf('identityDocument', {
        children: {
          ...elementsOf(
            'type name documentNumber isValid issuingLocation issuingAuthority issuingCountry comments',
          ),
          issueDate: period,
          expirationDate: period,
        },
      }),
    },
    relationships: {
      children: elementsOf('relationship', {
        children: { ...elementsOf('type relatedEntity comments isFormer'), dateRange: period },
      }),
    },
  },
}

/** Elements that say once more what stands in others, or how OFAC's database numbers it. */
export const enhancedLeftOut = [
  'nameParts',
  'versionId',
  'valueRefId',
  'reliability',
  'identityId',
  'idFeatures',
] as const

/** Reads one `entity` of sdn_enhanced.xml, cons_enhanced.xml or a file of changes. */
export function enhancedEntry(
  element: XmlElement,
  place: string,
  tally: Tally,
): XmlEntry & { readonly lists: readonly string[] } {
  const general = childIn(element, 'generalInfo')
  const names = itemsIn(element, 'names')
  const primary = names.find((name) => textIn(name, 'isPrimary') === 'true') ?? names[0]
  const [printed, ...scripts] = primary ? spellings(primary) : []
  const lists = itemsIn(element, 'sanctionsLists')
  const features = itemsIn(element, 'features').map(featureOf)
  const title = general ? textIn(general, 'title') : ''
  return {
    recordId: element.attributes.id ?? '',
    place,
    type: general ? textIn(general, 'entityType') : '',
    name: printed ?? '',
    programs: itemsIn(element, 'sanctionsPrograms').flatMap(({ text }) => programsIn(text)),
    titles: title === '' ? [] : [title],
    aliases: [
      ...scripts.map((name): XmlName => ({ name, type: 'aka' })),
      ...names.filter((name) => name !== primary).flatMap((name) => aliasesOf(name, tally)),
    ],
    addresses: itemsIn(element, 'addresses').flatMap(addressesOf),
    parts: [
      ...features.filter(({ label }) => !(label in craftFeatures)).map(partOf),
      ...itemsIn(element, 'identityDocuments').map(paper),
      ...unknownParts(element, known, tally),
    ],
    remarks: general ? textIn(general, 'remarks') : '',
    craft: Object.fromEntries(
      features
        .filter(({ label }) => label in craftFeatures)
        .map(({ label, value }) => [craftFeatures[label]!, value])
        .reverse(),
    ),
    links: itemsIn(element, 'relationships').map((relationship) => ({
      role: textIn(relationship, 'type'),
      to: childIn(relationship, 'relatedEntity')?.attributes.entityId ?? '',
    })),
    listedOn: lists.map(({ attributes }) => attributes.datePublished ?? '').filter(Boolean),
    citations: itemsIn(element, 'legalAuthorities').map(({ text }) => text),
    lists: lists.map(({ text }) => text),
  }
}

/** The writings of one name, Latin first: OFAC gives the original script as a translation. */
function spellings(name: XmlElement): string[] {
  const all = itemsIn(name, 'translations').map((translation) => ({
    latin: /latin/i.test(textIn(translation, 'script')),
    primary: textIn(translation, 'isPrimary') === 'true',
    text:
      textIn(translation, 'formattedFullName') ||
      [textIn(translation, 'formattedLastName'), textIn(translation, 'formattedFirstName')]
        .filter(Boolean)
        .join(', '),
  }))
  const first = all.find((one) => one.primary) ?? all.find((one) => one.latin) ?? all[0]
  return [first, ...all.filter((one) => one !== first)].flatMap((one) =>
    one?.text ? [one.text] : [],
  )
}

function aliasesOf(name: XmlElement, tally: Tally): XmlName[] {
  const weak = textIn(name, 'isLowQuality') === 'true'
  const type = aliasType(textIn(name, 'aliasType'), weak, tally)
  const found = spellings(name)
  return found.length === 0 ? [{ name: '', type }] : found.map((text) => ({ name: text, type }))
}

function addressesOf(address: XmlElement): XmlAddress[] {
  const translations = childIn(address, 'translations')
  const country =
    textIn(address, 'country') || (translations ? textIn(translations, 'country') : '')
  const found = (translations?.children ?? [])
    .filter(({ name }) => name === 'translation')
    .map(
      (translation): XmlAddress => ({
        parts: ordered(
          itemsIn(translation, 'addressParts').map((part) => [
            textIn(part, 'type'),
            textIn(part, 'value'),
          ]),
        ),
        country,
      }),
    )
  return found.length > 0 ? found : [{ parts: [], country }]
}

interface Feature {
  readonly label: string
  readonly value: string
  readonly note: string
}

function featureOf(feature: XmlElement): Feature {
  return {
    label: textIn(feature, 'type'),
    value: textIn(feature, 'value') || periodOf(childIn(feature, 'valueDate')),
    note: textIn(feature, 'comments'),
  }
}

function partOf({ label, value, note }: Feature): string {
  return featurePart(label, value === '' ? note : value)
}

/** "Passport A123 (Iran) issued 02 Mar 2010 expires 01 Mar 2020", as remarks say it. */
function paper(document: XmlElement): string {
  const issued = periodOf(childIn(document, 'issueDate'))
  const expires = periodOf(childIn(document, 'expirationDate'))
  const country = textIn(document, 'issuingCountry')
  return [
    textIn(document, 'type'),
    textIn(document, 'documentNumber'),
    country && `(${country})`,
    issued && `issued ${issued}`,
    expires && `expires ${expires}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** A period in the words of a remark: "02 Mar 2010". */
function periodOf(period: XmlElement | undefined): string {
  if (period === undefined) return ''
  const from = textIn(period, 'fromDateBegin')
  return span(from.slice(0, 10), (textIn(period, 'toDateEnd') || from).slice(0, 10))
}
