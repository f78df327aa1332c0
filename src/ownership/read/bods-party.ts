import type { Entity } from '../../model/index.ts'
import { asObject, type Json, objects, text } from './bods-json.ts'
import type { BodsVersion } from './bods-record.ts'

const entitySchemata: Readonly<Record<string, string>> = {
  registeredEntity: 'Company',
  legalEntity: 'Organization',
  arrangement: 'LegalEntity',
  state: 'PublicBody',
  stateBody: 'PublicBody',
}

/** The latest version of a person or entity record as a FollowTheMoney entity. */
export function bodsParty(id: string, versions: readonly BodsVersion[], dataset: string): Entity {
  const latest = versions.at(-1)!
  const schema =
    latest.type === 'person'
      ? 'Person'
      : (entitySchemata[text(asObject(latest.details.entityType)?.type)] ?? 'LegalEntity')
  const properties: Record<string, string[]> = {}
  const add = (name: string, ...values: readonly string[]) => {
    const kept = values.filter((v) => v !== '' && !properties[name]?.includes(v))
    if (kept.length > 0) properties[name] = [...(properties[name] ?? []), ...kept]
  }
  const { details } = latest
  addNames(add, details, latest.type)
  for (const earlier of versions.slice(0, -1)) {
    const name = text(earlier.details.name)
    if (name !== '' && name !== text(details.name)) add('previousName', name)
  }
  add('incorporationDate', text(details.foundingDate))
  add('dissolutionDate', text(details.dissolutionDate))
  add('birthDate', text(details.birthDate))
  add('deathDate', text(details.deathDate))
  add('jurisdiction', countryOf(details.jurisdiction))
  add('nationality', ...objects(details.nationalities).map(countryOf))
  add('country', ...objects(details.taxResidencies).map(countryOf))
  add('address', ...objects(details.addresses).map(addressOf))
  for (const identifier of objects(details.identifiers)) {
    add(latest.type === 'person' ? 'idNumber' : 'registrationNumber', text(identifier.id))
  }
  const kind = asObject(details.entityType)
  add('legalForm', text(kind?.subtype), text(kind?.details))
  const unspecified = asObject(details.unspecifiedPersonDetails ?? details.unspecifiedEntityDetails)
  add('notes', text(unspecified?.description) || text(unspecified?.reason))
  if (asObject(details.politicalExposure)?.status === 'isPep') add('topics', 'role.pep')
  return { id, schema, properties, datasets: [dataset] }
}

type Add = (name: string, ...values: readonly string[]) => void

function addNames(add: Add, details: Json, type: BodsVersion['type']): void {
  add('name', text(details.name))
  if (Array.isArray(details.alternateNames)) add('alias', ...details.alternateNames.map(text))
  for (const name of objects(details.names)) {
    const full = text(name.fullName) || `${text(name.givenName)} ${text(name.familyName)}`.trim()
    add(text(name.type) === 'former' || text(name.type) === 'birth' ? 'previousName' : 'name', full)
    add('firstName', text(name.givenName))
    add('lastName', text(name.familyName))
    add('fatherName', text(name.patronymicName))
  }
  if (type !== 'person') return
  const person = text(details.personType)
  if (person !== '' && person !== 'knownPerson') add('summary', person)
}

function countryOf(value: unknown): string {
  const country = asObject(value)
  return (text(country?.code) || text(country?.name)).toLowerCase()
}

function addressOf(address: Json): string {
  const parts = [text(address.address)]
  const postCode = text(address.postCode)
  if (postCode !== '' && !parts[0]!.includes(postCode)) parts.push(postCode)
  const country = text(asObject(address.country)?.name)
  if (country !== '' && !parts[0]!.includes(country)) parts.push(country)
  return parts.filter((part) => part !== '').join(', ')
}
