import type { XmlElement } from '../../files/index.ts'
import { ownCopy } from '../own-copy.ts'
import type { Tally } from '../tally.ts'
import {
  aliasType,
  craftFeatures,
  featurePart,
  type XmlAddress,
  type XmlEntry,
  type XmlName,
} from './entry.ts'
import { programsIn } from './layout.ts'
import { dateOf, datePeriod } from './xml-dates.ts'
import { childIn, childrenIn, ordered, textIn } from './xml-parts.ts'

/** Elements of the advanced form that are read, in the order of the file. */
export const advancedElements = [
  'DateOfIssue',
  'ReferenceValueSets',
  'Location',
  'IDRegDocument',
  'DistinctParty',
  'ProfileRelationship',
  'SanctionsEntry',
] as const

/** References back to what points at an element, and nothing else. */
export const advancedLeftOut = [
  'FeatureVersionReference',
  'IdentityReference',
  'IDRegDocumentReference',
  'DocumentedNameReference',
  'ProfileReference',
  'SanctionsEntryReference',
] as const

interface Reference {
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
}

type Entry = XmlEntry & { readonly lists: readonly string[] }

/** What the file says of a party only after all parties: the arrays of its entry, filled later. */
interface Later {
  readonly programs: string[]
  readonly links: { role: string; to: string }[]
  readonly listedOn: string[]
  readonly citations: string[]
  readonly lists: string[]
}

/** Puts the records of the Advanced Sanctions Data Model together.
 *
 * The file is a database: reference values, places and papers come first, then the parties that
 * point at them, and last what joins parties and why they are listed. A party is given as soon as it
 * is read, so that it need not be held beside the record that is made of it; programmes, links, days
 * of listing, authorities and lists are put into the arrays of its entry when they come. Source: OFAC, "SDN Advanced
 * Sanctions Data Model, explanatory notes".
 */
export class AdvancedReader {
  publishedOn: string | undefined
  private readonly references = new Map<string, Map<string, Reference>>()
  private readonly places = new Map<string, XmlAddress>()
  private readonly papers = new Map<string, string[]>()
  private readonly parties = new Map<string, Later>()
  private readonly tally: Tally

  constructor(tally: Tally) {
    this.tally = tally
  }

  /** Reads an element; a party is given back. */
  take(element: XmlElement, place: string): Entry | undefined {
    switch (element.name) {
      case 'DateOfIssue':
        this.publishedOn = dateOf(element)
        return undefined
      case 'ReferenceValueSets':
        this.takeReferences(element)
        return undefined
      case 'Location':
        this.places.set(element.attributes.ID ?? '', this.location(element))
        return undefined
      case 'IDRegDocument':
        this.takePaper(element)
        return undefined
      case 'DistinctParty':
        return this.party(element, place)
      case 'ProfileRelationship':
        this.takeRelationship(element)
        return undefined
      case 'SanctionsEntry':
        this.takeEntry(element)
        return undefined
      default:
        return undefined
    }
  }

  private takeReferences(sets: XmlElement): void {
    for (const set of sets.children) {
      for (const value of set.children) {
        const known = this.references.get(value.name) ?? new Map<string, Reference>()
        known.set(value.attributes.ID ?? '', { text: value.text, attributes: value.attributes })
        this.references.set(value.name, known)
      }
    }
  }

  /** A reference value; an unknown number is told, and its number stands for it. */
  private reference(type: string, id: string | undefined): Reference {
    if (id === undefined || id === '') return { text: '', attributes: {} }
    const found = this.references.get(type)?.get(id)
    if (found) return found
    this.tally.drift(`${type} ${id} has no reference value`)
    return { text: `${type} ${id}`, attributes: {} }
  }

  private country(id: string | undefined): string {
    const { text, attributes } = this.reference('Country', id)
    const name = text || attributes.ISO2 || ''
    return /^undetermined$/i.test(name) ? '' : name
  }

  private location(element: XmlElement): XmlAddress {
    const parts = childrenIn(element, 'LocationPart').map((part): readonly [string, string] => {
      const values = childrenIn(part, 'LocationPartValue')
      const primary = values.find(({ attributes }) => attributes.Primary === 'true') ?? values[0]
      return [
        this.reference('LocPartType', part.attributes.LocPartTypeID).text,
        primary ? ownCopy(textIn(primary, 'Value')) : '',
      ]
    })
    const area = childIn(element, 'LocationAreaCode')
    const land = this.country(childIn(element, 'LocationCountry')?.attributes.CountryID)
    const region = area
      ? this.reference('AreaCode', area.attributes.AreaCodeID).attributes.Description
      : undefined
    return { parts: ordered(parts), country: land || region || '' }
  }

  private takePaper(element: XmlElement): void {
    const { IDRegDocTypeID, IdentityID = '' } = element.attributes
    const dates = childrenIn(element, 'DocumentDate').map((date) => {
      const kind = this.reference('IDRegDocDateType', date.attributes.IDRegDocDateTypeID).text
      const period = childIn(date, 'DatePeriod')
      return `${/expir/i.test(kind) ? 'expires' : 'issued'} ${period ? datePeriod(period) : ''}`
    })
    const country = this.country(element.attributes['IssuedBy-CountryID'])
    const part = [
      this.reference('IDRegDocType', IDRegDocTypeID).text,
      textIn(element, 'IDRegistrationNo'),
      country && `(${country})`,
      ...dates,
    ]
      .filter((text) => text !== '')
      .join(' ')
    const known = this.papers.get(IdentityID)
    if (known) known.push(ownCopy(part))
    else this.papers.set(IdentityID, [ownCopy(part)])
  }

  private party(element: XmlElement, place: string): Entry {
    const profile = childIn(element, 'Profile')
    const identity = profile && childIn(profile, 'Identity')
    const recordId = profile?.attributes.ID ?? element.attributes.FixedRef ?? ''
    const later: Later = { programs: [], links: [], listedOn: [], citations: [], lists: [] }
    // Of a number that occurs twice the first is kept.
    if (!this.parties.has(recordId)) this.parties.set(recordId, later)
    const names = identity ? this.names(identity) : []
    const primary = names.find((name) => name.primary) ?? names[0]
    const features = profile ? childrenIn(profile, 'Feature').flatMap((f) => this.feature(f)) : []
    const plain = features.filter(({ label }) => !(label in craftFeatures) && !special.test(label))
    return {
      recordId,
      place,
      type: this.typeOf(profile?.attributes.PartySubTypeID),
      name: primary?.name ?? '',
      ...later,
      titles: features.filter(({ label }) => label === 'Title').map(({ value }) => value),
      aliases: names
        .filter((name) => name !== primary)
        .map(({ name, type }): XmlName => ({ name, type })),
      addresses: features.flatMap(({ label, at }) => (label === 'Location' && at ? [at] : [])),
      parts: [
        ...plain.map(({ label, value }) => featurePart(label, value)),
        ...(this.papers.get(identity?.attributes.ID ?? '') ?? []),
      ],
      remarks: textIn(element, 'Comment'),
      craft: Object.fromEntries(
        features
          .filter(({ label }) => label in craftFeatures)
          .map(({ label, value }) => [craftFeatures[label]!, value])
          .reverse(),
      ),
    }
  }

  private typeOf(subType: string | undefined): string {
    const found = this.reference('PartySubType', subType)
    // Ships and aircraft are sub-types; people and entities are types without one.
    if (found.text !== '' && found.text !== 'Unknown') return found.text
    return this.reference('PartyType', found.attributes.PartyTypeID).text
  }

  private names(identity: XmlElement): (XmlName & { readonly primary: boolean })[] {
    const groups = childIn(identity, 'NamePartGroups')
    const types = new Map(
      (groups?.children ?? []).flatMap((master) =>
        master.children.map((group) => [
          group.attributes.ID ?? '',
          this.reference('NamePartType', group.attributes.NamePartTypeID).text,
        ]),
      ),
    )
    return childrenIn(identity, 'Alias').flatMap((alias) => {
      const kind = this.reference('AliasType', alias.attributes.AliasTypeID).text
      const type = aliasType(kind, alias.attributes.LowQuality === 'true', this.tally)
      return childrenIn(alias, 'DocumentedName').map((name, i) => ({
        name: printed(name, types),
        type,
        // The writings after the first are the same name in other scripts.
        primary: alias.attributes.Primary === 'true' && i === 0,
      }))
    })
  }

  private feature(feature: XmlElement): { label: string; value: string; at?: XmlAddress }[] {
    const label = this.reference('FeatureType', feature.attributes.FeatureTypeID).text
    return childrenIn(feature, 'FeatureVersion').map((version) => {
      const period = childIn(version, 'DatePeriod')
      if (period) return { label, value: datePeriod(period) }
      const place = childIn(version, 'VersionLocation')?.attributes.LocationID
      if (place !== undefined) {
        const at = this.places.get(place) ?? { parts: [], country: '' }
        return { label, value: [...at.parts, at.country].filter(Boolean).join(', '), at }
      }
      const detail = childIn(version, 'VersionDetail')
      const value =
        detail?.text || this.reference('DetailReference', detail?.attributes.DetailReferenceID).text
      return { label, value: value || textIn(version, 'Comment') }
    })
  }

  private takeRelationship({ attributes }: XmlElement): void {
    const from = this.parties.get(attributes['From-ProfileID'] ?? '')
    const role = this.reference('RelationType', attributes.RelationTypeID).text
    const former = attributes.Former === 'true' ? 'Formerly: ' : ''
    from?.links.push({ role: `${former}${role}`, to: attributes['To-ProfileID'] ?? '' })
  }

  private takeEntry(element: XmlElement): void {
    const party = this.parties.get(element.attributes.ProfileID ?? '')
    if (!party) {
      this.tally.drift('a SanctionsEntry names a party that is not in the file')
      return
    }
    const list = this.reference('List', element.attributes.ListID).text
    if (list !== '') party.lists.push(list)
    for (const event of childrenIn(element, 'EntryEvent')) {
      const basis = this.reference('LegalBasis', event.attributes.LegalBasisID)
      const name = basis.attributes.LegalBasisShortRef || basis.text
      if (name !== '' && !/^unknown$/i.test(name)) party.citations.push(name)
      const date = childIn(event, 'Date')
      const iso = date && dateOf(date)
      if (iso) party.listedOn.push(iso)
    }
    for (const measure of childrenIn(element, 'SanctionsMeasure')) {
      const type = this.reference('SanctionsType', measure.attributes.SanctionsTypeID).text
      if (type === 'Program') party.programs.push(...programsIn(textIn(measure, 'Comment')))
    }
  }
}

/** Features that have a place of their own in the record. */
const special = /^(?:Location|Title)$/

/** "LAST, First Middle, Jr.": a name as OFAC prints it, of its parts in any script. */
function printed(name: XmlElement, types: ReadonlyMap<string, string>): string {
  const parts = new Map<string, string[]>()
  for (const part of childrenIn(name, 'DocumentedNamePart')) {
    for (const value of childrenIn(part, 'NamePartValue')) {
      const type = types.get(value.attributes.NamePartGroupID ?? '') ?? ''
      parts.set(type, [...(parts.get(type) ?? []), value.text])
    }
  }
  const take = (type: string): string[] => {
    const found = parts.get(type) ?? []
    parts.delete(type)
    return found
  }
  const last = [...take('Last Name'), ...take('Maiden Name')].join(' ')
  const suffix = take('Suffix').join(' ')
  const given = ['First Name', 'Middle Name', 'Patronymic', 'Matronymic'].flatMap(take)
  const rest = [...parts.values()].flat()
  return [last, [...given, ...rest].join(' '), suffix].filter((part) => part !== '').join(', ')
}
