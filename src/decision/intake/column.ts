import type { PartyRole } from '../../model/index.ts'
import { tableAsOf } from '../../tables/index.ts'

/** What a column of the user's file means. */
export type ColumnMeaning =
  | {
      readonly kind: 'party'
      /** Undefined where the heading names no role: it belongs to the row's main party. */
      readonly role: PartyRole | undefined
      /** 2 for "consignee 2". */
      readonly number: number
      readonly property: string
      /** True for "ship to": a cell that is a country is where the goods go, not who gets them. */
      readonly orPlace?: true
    }
  | { readonly kind: 'field'; readonly target: string }

interface Words {
  readonly roles: ReadonlyMap<string, string>
  readonly properties: ReadonlyMap<string, string>
  /** Roles whose column may hold a place instead of a name. */
  readonly placeRoles: ReadonlySet<string>
  readonly fields: ReadonlyMap<string, string>
  /** Role words, longest first, so that "intermediate consignee" is not read as "consignee". */
  readonly rolesByLength: readonly string[]
}

let words: Words | undefined

function knownWords(): Words {
  if (words) return words
  const maps = {
    role: new Map<string, string>(),
    role_or_place: new Map<string, string>(),
    property: new Map<string, string>(),
    field: new Map<string, string>(),
  }
  for (const row of tableAsOf('columns', '').rows) {
    maps[row.kind as keyof typeof maps].set(foldHeading(row.words!), row.target!)
  }
  const roles = new Map([...maps.role, ...maps.role_or_place])
  words = {
    roles,
    placeRoles: new Set(maps.role_or_place.keys()),
    properties: maps.property,
    fields: maps.field,
    rolesByLength: [...roles.keys()].sort((a, b) => b.length - a.length),
  }
  return words
}

/** A heading as its words: lower case, without diacritics, separators and brackets.
 *
 * @example
 * foldHeading('End-user_Country (ISO)') // 'end user country iso'
 * foldHeading('dateOfBirth') // 'date of birth'
 * foldHeading('D.O.B.') // 'dob'
 */
function foldHeading(heading: string): string {
  return heading
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replaceAll(/(?<![\p{L}\p{N}])(?:\p{L} )+\p{L}(?![\p{L}\p{N}])/gu, (letters) =>
      letters.replaceAll(' ', ''),
    )
}

function splitNumber(text: string): { bare: string; number: number } {
  const found = /^(.*\D) ?(\d{1,2})$/u.exec(text)
  return found ? { bare: found[1]!.trim(), number: Number(found[2]) } : { bare: text, number: 1 }
}

function partyColumn(text: string): ColumnMeaning | undefined {
  const { roles, properties, rolesByLength } = knownWords()
  const { bare, number } = splitNumber(text)
  const own = properties.get(text) ?? properties.get(bare)
  if (own) return { kind: 'party', role: undefined, number: 1, property: own }
  const role = roles.get(bare) as PartyRole | undefined
  if (role) {
    const orPlace = knownWords().placeRoles.has(bare) ? { orPlace: true as const } : {}
    return { kind: 'party', role, number, property: 'name', ...orPlace }
  }
  for (const word of rolesByLength) {
    if (text.startsWith(`${word} `)) {
      const rest = splitLeadingNumber(text.slice(word.length + 1))
      const inner = partyColumn(rest.bare)
      // "buyer owner percent" speaks of an owner, not of the buyer.
      if (inner?.kind === 'party' && inner.role === 'owner') return inner
      const property = properties.get(rest.bare) ?? properties.get(splitNumber(rest.bare).bare)
      if (property)
        return { kind: 'party', role: roles.get(word) as PartyRole, number: rest.number, property }
    }
    if (text.endsWith(` of ${word}`)) {
      const property = properties.get(text.slice(0, -` of ${word}`.length))
      if (property)
        return { kind: 'party', role: roles.get(word) as PartyRole, number: 1, property }
    }
  }
  return undefined
}

/** "2 name" after a role is the name of the second such party. */
function splitLeadingNumber(text: string): { bare: string; number: number } {
  const found = /^(\d{1,2}) (.+)$/u.exec(text)
  return found ? { bare: found[2]!, number: Number(found[1]) } : { bare: text, number: 1 }
}

/** What a heading means, by the table of common words; undefined where nothing fits.
 *
 * @example
 * understandColumn('Consignee Country') // { kind: 'party', role: 'consignee', number: 1, property: 'country' }
 * understandColumn('HS-Code') // { kind: 'field', target: 'item.hs' }
 * understandColumn('Firma (Kunde)') // { kind: 'party', role: 'buyer', number: 1, property: 'name' }
 * understandColumn('Remarks') // undefined
 */
export function understandColumn(heading: string): ColumnMeaning | undefined {
  return understood(heading) ?? withNote(heading) ?? inTwoLanguages(heading)
}

function understood(heading: string): ColumnMeaning | undefined {
  const text = foldHeading(heading)
  const field = knownWords().fields.get(text)
  if (field) return { kind: 'field', target: field }
  return partyColumn(text)
}

/** "Firma (Kunde)" is the firm of the customer, and "Name (in full)" a name. */
function withNote(heading: string): ColumnMeaning | undefined {
  const found = /^([^([]+)[([]([^)\]]*)[)\]]\s*$/.exec(heading)
  if (!found) return undefined
  const [, before, note] = found
  return understood(`${note} ${before}`) ?? understood(before!)
}

/** "Kunde / Customer" says the same twice; "Name / Address" is two things, and nothing is guessed. */
function inTwoLanguages(heading: string): ColumnMeaning | undefined {
  const meanings = heading.split(/[/|]/).map(understood)
  const [first] = meanings
  const same = meanings.every((one) => JSON.stringify(one) === JSON.stringify(first))
  return same ? first : undefined
}

/** A meaning written by the user: "buyer.name", "end_user.country", "birthDate", "item.hs".
 *
 * @returns undefined where it is no known target
 * @example
 * parseTarget('consignee.address') // { kind: 'party', role: 'consignee', number: 1, property: 'address' }
 */
export function parseTarget(target: string): ColumnMeaning | undefined {
  const { roles, properties, fields } = knownWords()
  if ([...fields.values()].includes(target)) return { kind: 'field', target }
  const known = new Set(properties.values())
  if (known.has(target)) return { kind: 'party', role: undefined, number: 1, property: target }
  const [role, property] = target.split('.')
  if (role && property && known.has(property) && [...roles.values()].includes(role))
    return { kind: 'party', role: role as PartyRole, number: 1, property }
  return undefined
}

/** Everything that a target can be made of, each once, in the order of the table. */
export function targetWords(): {
  readonly properties: readonly string[]
  readonly roles: readonly string[]
  readonly fields: readonly string[]
} {
  const { roles, properties, fields } = knownWords()
  const once = (words: Iterable<string>) => [...new Set(words)]
  return {
    properties: once(properties.values()),
    roles: once(roles.values()),
    fields: once(fields.values()).filter((field) => !field.startsWith('flag.')),
  }
}
