import { isA, schemaProperties } from '../../model/index.ts'
import type { Draft } from '../draft.ts'
import { countryEnding, countryIn, datesIn } from '../fields.ts'
import { knownNumber } from './known-numbers.ts'
import type { PaperNumber, RemarkFact } from './remark.ts'

/** What the remarks of one record say beyond the properties of its party. */
export interface Gathered {
  readonly relations: { role: string; party: string }[]
  readonly papers: PaperNumber[]
  readonly wallets: { currency: string; address: string }[]
  readonly scope: string[]
  readonly directives: string[]
  readonly listedOn: string[]
  readonly unparsed: string[]
  secondarySanctionsRisk: boolean
}

export function gathered(): Gathered {
  return {
    relations: [],
    papers: [],
    wallets: [],
    scope: [],
    directives: [],
    listedOn: [],
    unparsed: [],
    secondarySanctionsRisk: false,
  }
}

/** Applies one fact to the party or keeps it for its listing and relations. */
export function apply(fact: RemarkFact, draft: Draft, found: Gathered, place: string): void {
  switch (fact.kind) {
    case 'value':
      addTo(draft, fact.property, fact.value, place)
      return
    case 'date':
      addDate(draft, fact.property, fact.value, found, place)
      return
    case 'country':
      addCountry(draft, fact.property, fact.value, found, place)
      return
    case 'birthPlace':
      draft.add('birthPlace', fact.value, { place })
      draft.add('birthCountry', countryEnding(fact.value), {
        original: fact.value,
        place,
      })
      return
    case 'weakAlias':
      draft.add('weakAlias', fact.value, { place })
      return
    case 'imo':
      addTo(draft, 'imoNumber', `IMO${fact.value}`, place)
      return
    case 'number':
      addTo(
        draft,
        isA(draft.schema, 'Person') ? fact.number.person : fact.number.other,
        fact.number.value,
        place,
      )
      addKnown(draft, fact.number, place)
      if (fact.number.paper) found.papers.push(fact.number)
      return
    case 'wallet':
      draft.add('publicKey', fact.address, { place })
      found.wallets.push({ currency: fact.currency, address: fact.address })
      return
    case 'relation':
      found.relations.push({ role: fact.role, party: fact.party })
      return
    case 'secondarySanctions':
      found.secondarySanctionsRisk = true
      found.scope.push(fact.text)
      return
    case 'directive':
      found.directives.push(`EO${fact.order} Directive ${fact.directive}`)
      found.scope.push(`Executive Order ${fact.order} Directive ${fact.directive}`)
      return
    case 'listedOn':
      found.listedOn.push(...datesIn(fact.value))
      found.scope.push(`Listing Date (${fact.directive}): ${fact.value}`)
      return
    case 'scope':
      found.scope.push(fact.text)
      return
    case 'position':
      addTo(draft, 'position', fact.value, place)
      return
    case 'note':
      draft.add('notes', fact.text, { place })
      return
    case 'unparsed':
      found.unparsed.push(fact.text)
      draft.add('notes', fact.text, { place })
      return
    default:
      fact satisfies never
  }
}

/** An INN, OGRN, LEI … gets the property of its own beside the general one. */
function addKnown(draft: Draft, number: PaperNumber, place: string): void {
  const known = knownNumber(number)
  if (known && schemaProperties(draft.schema).has(known.property)) {
    draft.add(known.property, known.value, { original: number.value, place })
  }
}

/** A property that the schema lacks goes to the notes, with its name: nothing is dropped. */
function addTo(draft: Draft, property: string, value: string, place: string): void {
  if (schemaProperties(draft.schema).has(property)) draft.add(property, value, { place })
  else if (schemaProperties('Company').has(property) && isA('Company', draft.schema)) {
    draft.schema = 'Company'
    draft.add(property, value, { place })
  } else draft.add('notes', `${property}: ${value}`, { place })
}

function addDate(
  draft: Draft,
  property: string,
  text: string,
  found: Gathered,
  place: string,
): void {
  const dates = datesIn(text)
  if (dates.length === 0) {
    found.unparsed.push(`${property} ${text}`)
    draft.add('notes', `${property}: ${text}`, { place })
  }
  for (const date of dates) draft.add(property, date, { original: text, place })
}

function addCountry(
  draft: Draft,
  property: string,
  text: string,
  found: Gathered,
  place: string,
): void {
  const code = countryIn(text)
  if (code) {
    draft.add(property, code, { original: text, place })
    return
  }
  // OFAC says of some ships that no flag was identified: that is knowledge, and understood.
  if (!/^none identified$/i.test(text)) found.unparsed.push(`${property} ${text}`)
  draft.add('notes', `${property}: ${text}`, { place })
}
