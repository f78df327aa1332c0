import type { Entity } from '../../model/index.ts'
import { addressForm, sameBuilding } from '../address.ts'

/** A way to reach two parties that is the same for both. */
export interface SharedContact {
  readonly property: 'address' | 'phone' | 'e-mail' | 'e-mail domain'
  readonly value: string
}

const freeMail =
  /(^|\.)(gmail|googlemail|yahoo|ymail|outlook|hotmail|live|msn|icloud|me|aol|gmx|web|proton|protonmail|pm|tutanota|yandex|ya|mail|bk|inbox|list|rambler|qq|163|126|sina|foxmail|naver|daum|hanmail)\.[a-z.]+$/

/** A telephone number as its digits; the last nine tell it apart whatever the prefix. */
export function phoneKey(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '').replace(/^00/, '')
  return digits.length >= 7 ? digits.slice(-9) : ''
}

export function emailKey(email: string): string {
  const plain = email.trim().toLowerCase()
  return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(plain) ? plain : ''
}

/** The domain of an e-mail address or website that belongs to its holder; empty for free mail. */
export function domainKey(value: string): string {
  const host = value
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\./, '')
  if (!/^[^.\s]+(\.[^.\s]+)+$/.test(host) || freeMail.test(host)) return ''
  return host
}

function values(entity: Entity, name: string): readonly string[] {
  return entity.properties[name] ?? []
}

function common(
  a: readonly string[],
  b: readonly string[],
  key: (value: string) => string,
): readonly string[] {
  const keys = new Set(b.map(key))
  return a.filter((value) => key(value) !== '' && keys.has(key(value)))
}

function domains(entity: Entity): readonly string[] {
  return [...values(entity, 'email'), ...values(entity, 'website')]
}

/** Addresses, telephone numbers, e-mail addresses and domains that two parties have in common.
 *
 * @example
 * sharedContacts(a, b) // [{ property: 'phone', value: '+357 25 000 111' }]
 */
export function sharedContacts(a: Entity, b: Entity): readonly SharedContact[] {
  const theirs = values(b, 'address').map(addressForm)
  const addresses = values(a, 'address').filter((address) => {
    const form = addressForm(address)
    return theirs.some((other) => sameBuilding(form, other))
  })
  const emails = common(values(a, 'email'), values(b, 'email'), emailKey)
  const hosts = common(domains(a), domains(b), domainKey).filter((v) => !emails.includes(v))
  return [
    ...addresses.map((value) => ({ property: 'address', value }) as const),
    ...common(values(a, 'phone'), values(b, 'phone'), phoneKey).map(
      (value) => ({ property: 'phone', value }) as const,
    ),
    ...emails.map((value) => ({ property: 'e-mail', value }) as const),
    ...[...new Set(hosts.map(domainKey))].map(
      (value) => ({ property: 'e-mail domain', value }) as const,
    ),
  ]
}
