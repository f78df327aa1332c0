import type { Entity } from '../../model/index.ts'
import { countryOf } from '../../values/index.ts'
import { type AddressForm, addressForm, sameAddress } from './form.ts'

/** An address as a list publishes it. */
export interface ListedAddress {
  /** The entity that has it. */
  readonly id: string
  /** Its name, "Address 07" where the address alone is listed. */
  readonly caption: string
  readonly text: string
  /** Lower-case ISO code, where the entry has one country. */
  readonly country?: string
  /** The entry names no party: whoever is at the address falls under it. */
  readonly alone: boolean
}

/** A listed address at which somebody else was found. */
export interface AddressHit extends ListedAddress {
  /** `building`: the same building, while one of the two does not name the room or floor. */
  readonly fit: 'same' | 'building'
}

/** Looks an address up among the listed ones. */
export interface AddressBook {
  /**
   * Listed addresses that are the same; those listed alone also where only the building agrees.
   *
   * @param country lower-case ISO code of the party, where it is known
   */
  find(address: string, country?: string): readonly AddressHit[]
}

/** Names under which lists publish an address without a party: "Address 07". */
const addressAlone = /^address\s*\d+$/i

/** The addresses of listed entities, in the order of the lists.
 *
 * @example
 * listedAddresses([{ id: 'a', schema: 'Address', properties: { full: ['12 Harbour Rd'] }, … }])[0].alone // true
 */
export function listedAddresses(entities: Iterable<Entity>): ListedAddress[] {
  const found: ListedAddress[] = []
  for (const { id, schema, properties } of entities) {
    const caption = properties.name?.[0] ?? properties.full?.[0] ?? id
    const alone = schema === 'Address' || addressAlone.test(caption)
    const countries = (properties.country ?? []).flatMap((written) => countryOf(written) ?? [])
    const texts = schema === 'Address' ? (properties.full ?? []) : (properties.address ?? [])
    for (const text of texts)
      found.push({
        id,
        caption,
        text,
        alone,
        ...(countries.length === 1 ? { country: countries[0]! } : {}),
      })
  }
  return found
}

interface Entry {
  readonly listed: ListedAddress
  readonly form: AddressForm
}

interface Index {
  readonly byNumbers: ReadonlyMap<string, readonly Entry[]>
  readonly alone: readonly Entry[]
}

function indexed(listed: readonly ListedAddress[]): Index {
  const byNumbers = new Map<string, Entry[]>()
  const alone: Entry[] = []
  for (const one of listed) {
    const form = addressForm(one.text)
    if (form.numbers.length === 0) continue
    const entry = { listed: one, form: withCountry(form, one.country) }
    if (one.alone) alone.push(entry)
    const key = form.numbers.join(' ')
    const known = byNumbers.get(key)
    if (known) known.push(entry)
    else byNumbers.set(key, [entry])
  }
  return { byNumbers, alone }
}

function withCountry(form: AddressForm, country: string | undefined): AddressForm {
  return form.country || !country ? form : { ...form, country }
}

/** Builds the book; the addresses are broken up at the first look, not before.
 *
 * @example
 * buildAddressBook(listedAddresses(entities)).find('12 Harbour Road, Limassol', 'cy')
 */
export function buildAddressBook(listed: readonly ListedAddress[]): AddressBook {
  let index: Index | undefined
  return {
    find(address, country) {
      index ??= indexed(listed)
      const form = withCountry(addressForm(address), country)
      if (form.numbers.length === 0) return []
      const hits = new Map<string, AddressHit>()
      const candidates = [...(index.byNumbers.get(form.numbers.join(' ')) ?? []), ...index.alone]
      for (const { listed: one, form: other } of candidates) {
        const fit = sameAddress(form, other)
        if (fit === undefined || (fit === 'building' && !one.alone) || hits.has(one.id)) continue
        hits.set(one.id, { ...one, fit })
      }
      return [...hits.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    },
  }
}
