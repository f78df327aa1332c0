import { readCountry } from '../values/index.ts'
import { identifierKey, identifierProperties } from './identifier-key.ts'

/** Everything of a party or an entity that is compared, made comparable once. */
export interface Facts {
  readonly names: readonly NamedAs[]
  readonly keys: readonly Key[]
  readonly births: readonly string[]
  readonly countries: readonly string[]
  readonly genders: readonly string[]
  readonly places: readonly string[]
}

/** A name with how it stands in the record. */
export interface NamedAs {
  readonly text: string
  readonly weak: boolean
}

/** A value that alone can make a match: `kind` says what it may be compared with. */
export interface Key {
  readonly kind: string
  readonly group: 'identifier' | 'wallet' | 'contact' | 'address'
  readonly value: string
  readonly shown: string
  readonly property: string
  /** What is wrong with the number itself, for the reviewer: "the check digit should be 9". */
  readonly remark?: string
}

type Properties = Readonly<Record<string, readonly string[]>>

const walletProps = ['publicKey', 'cryptoWallet', 'wallet'] as const
const contactProps = ['email', 'phone', 'website'] as const

/** Gathers what is compared from FollowTheMoney properties.
 *
 * @param drop properties that are left out, for instance email and phone
 * @example
 * factsOf({ name: ['Sea Star'], imoNumber: ['IMO 9187629'] }).keys[0].value // 'IMO9187629'
 */
export function factsOf(properties: Properties, drop: ReadonlySet<string> = new Set()): Facts {
  const get = (prop: string): readonly string[] => (drop.has(prop) ? [] : (properties[prop] ?? []))
  return {
    names: namesOf(get),
    keys: keysOf(get),
    births: get('birthDate'),
    countries: unique(
      ['country', 'nationality', 'citizenship', 'jurisdiction', 'flag', 'mainCountry']
        .flatMap(get)
        .flatMap(countryCode),
    ),
    genders: unique(get('gender').flatMap(genderWord)),
    places: unique(get('birthPlace')),
  }
}

/** The code of a country in any usual writing; nothing for what is not understood: no evidence. */
function countryCode(written: string): string[] {
  const reading = readCountry(written)
  if (reading.state === 'country') return [reading.iso]
  return reading.state === 'region' && reading.iso ? [reading.iso] : []
}

const genders: Readonly<Record<string, string>> = {
  m: 'male',
  male: 'male',
  man: 'male',
  f: 'female',
  female: 'female',
  woman: 'female',
  w: 'female',
}

function genderWord(written: string): string[] {
  const word = written.trim().toLowerCase()
  return Object.hasOwn(genders, word) ? [genders[word]!] : []
}

function namesOf(get: (prop: string) => readonly string[]): NamedAs[] {
  const out: NamedAs[] = []
  const add = (text: string, weak: boolean) => {
    if (text.trim() !== '' && !out.some((n) => n.text === text)) out.push({ text, weak })
  }
  for (const prop of ['name', 'alias', 'previousName', 'registeredName'])
    for (const text of get(prop)) add(text, false)
  const family = get('lastName')[0]
  if (family !== undefined && out.length === 0) {
    const given = [
      get('firstName')[0],
      get('secondName')[0],
      get('middleName')[0],
      get('fatherName')[0],
    ]
    add([...given.filter((g) => g !== undefined), family].join(' '), false)
  }
  for (const text of get('weakAlias')) add(text, true)
  return out
}

function keysOf(get: (prop: string) => readonly string[]): Key[] {
  const out: Key[] = []
  for (const property of identifierProperties) {
    for (const shown of get(property)) {
      const key = identifierKey(property, shown)
      if (key) out.push({ ...key, group: 'identifier', shown, property })
    }
  }
  for (const property of walletProps)
    for (const shown of get(property))
      if (shown.trim().length >= 20)
        out.push({ kind: 'wallet', group: 'wallet', value: shown.trim(), shown, property })
  for (const property of contactProps) {
    for (const shown of get(property)) {
      const value = contact(property, shown)
      if (value !== '') out.push({ kind: property, group: 'contact', value, shown, property })
    }
  }
  for (const shown of [...get('address'), ...get('full')]) {
    const value = addressKey(shown)
    if (value !== '')
      out.push({ kind: 'address', group: 'address', value, shown, property: 'address' })
  }
  return out
}

function contact(property: string, text: string): string {
  const plain = text.trim().toLowerCase()
  if (property === 'email') return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(plain) ? plain : ''
  if (property === 'phone') {
    const digits = plain.replace(/\D/g, '').replace(/^00/, '')
    return digits.length >= 7 ? digits : ''
  }
  const host = plain
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/.*$/, '')
  return host.includes('.') ? host : ''
}

const addressWords =
  /\b(street|st|road|rd|avenue|ave|building|bldg|floor|fl|no|number|unit|room|rm|suite|ste|block|blk|the|of|ul|ulitsa|dom|d|str|and|p|o|po|box)\b/g

/** The words of an address in order of the alphabet; nothing without a house number and two words,
 * because "Tehran, Iran" is no one's address. */
function addressKey(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(addressWords, ' ')
  const words = unique(plain.split(' ').filter((word) => word !== '')).sort()
  const numbers = words.filter((word) => /\d/.test(word)).length
  return numbers >= 1 && words.length - numbers >= 2 ? words.join(' ') : ''
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
