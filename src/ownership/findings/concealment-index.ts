import { captionOf, type Entity } from '../../model/index.ts'
import { type AddressForm, addressForm, sameBuilding } from '../address.ts'
import { plainName } from '../upstream.ts'
import { domainKey, emailKey, phoneKey } from './shared.ts'

/** Parties by the things they can share, so that one party is compared with few. */
export interface ContactIndex {
  /** Parties that may share something with one, each once, in the order of the index. */
  near(entity: Entity): readonly Entity[]
  /** Parties at the building of an address. */
  at(address: string): readonly Entity[]
}

interface Place {
  readonly form: AddressForm
  readonly entity: Entity
}

function keysOf(entity: Entity): readonly string[] {
  const { properties } = entity
  const keys: string[] = []
  for (const phone of properties.phone ?? []) keys.push(`phone ${phoneKey(phone)}`)
  for (const email of properties.email ?? []) {
    keys.push(`email ${emailKey(email)}`, `domain ${domainKey(email)}`)
  }
  for (const site of properties.website ?? []) keys.push(`domain ${domainKey(site)}`)
  for (const name of properties.name ?? []) keys.push(`name ${plainName(name)}`)
  return keys.filter((key) => !key.endsWith(' '))
}

/** Indexes parties by telephone, e-mail, domain, name and building. */
export function indexContacts(entities: Iterable<Entity>): ContactIndex {
  const byKey = new Map<string, Entity[]>()
  const byNumber = new Map<string, Place[]>()
  const rank = new Map<Entity, number>()
  for (const entity of entities) {
    rank.set(entity, rank.size)
    for (const key of keysOf(entity)) byKey.set(key, [...(byKey.get(key) ?? []), entity])
    for (const address of entity.properties.address ?? []) {
      const form = addressForm(address)
      for (const number of form.numbers) {
        const places = byNumber.get(number)
        if (places) places.push({ form, entity })
        else byNumber.set(number, [{ form, entity }])
      }
    }
  }
  const at = (address: string): readonly Entity[] => {
    const form = addressForm(address)
    const found = new Set<Entity>()
    for (const number of form.numbers) {
      for (const place of byNumber.get(number) ?? []) {
        if (sameBuilding(form, place.form)) found.add(place.entity)
      }
    }
    return [...found]
  }
  const near = (entity: Entity): readonly Entity[] => {
    const found = new Set<Entity>()
    for (const key of keysOf(entity)) for (const other of byKey.get(key) ?? []) found.add(other)
    for (const address of entity.properties.address ?? [])
      for (const other of at(address)) found.add(other)
    return [...found]
      .filter((other) => other.id !== entity.id)
      .sort((a, b) => rank.get(a)! - rank.get(b)!)
  }
  return { near, at }
}

/** A party in a sentence. */
export function called(entity: Entity): string {
  const caption = captionOf(entity)
  return caption === entity.id ? caption : `${caption} (${entity.id})`
}
