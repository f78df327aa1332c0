import { type IdentifierKind, parseIdentifier } from '../values/index.ts'

/** Properties that hold an identifier, and the kind whose writings, labels and check digits are known;
 * nothing where any letters and digits may stand. */
const kinds: Readonly<Record<string, IdentifierKind | undefined>> = {
  innCode: 'inn',
  ogrnCode: 'ogrn',
  leiCode: 'lei',
  imoNumber: 'imo',
  mmsi: 'mmsi',
  callSign: 'call_sign',
  swiftBic: 'bic',
  isin: 'isin',
  vatCode: undefined,
  taxNumber: undefined,
  registrationNumber: undefined,
  idNumber: undefined,
  passportNumber: undefined,
  socialSecurityNumber: undefined,
  dunsCode: 'duns',
  uniqueEntityId: 'uei',
  npiCode: undefined,
  okpoCode: 'okpo',
  bikCode: 'bik',
  jibCode: undefined,
  permId: undefined,
  cikCode: undefined,
  serialNumber: undefined,
  iban: 'iban',
  uscCode: 'uscc',
  ricCode: undefined,
}

/** All properties that hold an identifier. Codes that many share (KPP, ticker) are not among them. */
export const identifierProperties: readonly string[] = Object.keys(kinds)

/** Numbers that name the same thing under several properties. */
const sameKind: Readonly<Record<string, string>> = {
  idNumber: 'document',
  passportNumber: 'document',
  taxNumber: 'tax',
  vatCode: 'tax',
  innCode: 'tax',
}

/** What an identifier is compared by: equal in every usual writing, with what is wrong with it.
 *
 * Nothing for what cannot decide: fewer than four letters and digits, no digit where one belongs, or
 * one digit again and again (0000000 stands for "unknown").
 *
 * @example
 * identifierKey('imoNumber', 'IMO No. 9187629')
 * // { kind: 'imoNumber', value: '9187629' }
 * identifierKey('imoNumber', '9187628')?.remark // 'the check digit should be 9'
 */
export function identifierKey(
  property: string,
  text: string,
): { readonly kind: string; readonly value: string; readonly remark?: string } | undefined {
  const known = kinds[property]
  const parsed = known ? parseIdentifier(known, text) : undefined
  const value = parsed ? parsed.value : lettersAndDigits(text)
  const bare = property === 'swiftBic' ? value.replace(/^(.{8})XXX$/, '$1') : value
  if (!decides(bare, property)) return undefined
  const kind = sameKind[property] ?? property
  return parsed?.valid === 'invalid'
    ? { kind, value: bare, remark: parsed.reason }
    : { kind, value: bare }
}

function lettersAndDigits(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function decides(value: string, property: string): boolean {
  if (value.length < 4 || /^(.)\1*$/.test(value)) return false
  return property === 'swiftBic' || property === 'callSign' || /\d/.test(value)
}
