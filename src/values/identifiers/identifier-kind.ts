/** Kinds of identifier with a form of their own. */
export type IdentifierKind =
  | 'imo'
  | 'imo_company'
  | 'mmsi'
  | 'call_sign'
  | 'aircraft_mark'
  | 'lei'
  | 'isin'
  | 'bic'
  | 'iban'
  | 'inn'
  | 'ogrn'
  | 'ogrnip'
  | 'kpp'
  | 'okpo'
  | 'snils'
  | 'bik'
  | 'edrpou'
  | 'uscc'
  | 'duns'
  | 'cage'
  | 'uei'
  | 'wallet'

/** An identifier in its one normal form, and what its check digits say. */
export interface Identifier {
  readonly kind: IdentifierKind
  /** Normal form: no label, spaces or marks; upper case but for wallets. "9187629". */
  readonly value: string
  /**
   * `valid`: form and check digits are right; `unchecked`: the form is right and there are no check
   * digits, or none that are public; `invalid`: form or check digits are wrong.
   */
  readonly valid: 'valid' | 'invalid' | 'unchecked'
  /** Why, in words: "the check digit should be 9". */
  readonly reason: string
  /** What else the number says: country, station, chain; absent where nothing. */
  readonly about?: string
}

/** What a check found. */
export interface Verdict {
  readonly valid: 'valid' | 'invalid' | 'unchecked'
  readonly reason: string
  readonly about?: string | undefined
}

/** How one kind is read: what comes before it, which marks are dropped, and what is checked. */
export interface IdentifierRule {
  /** Labels that people write in front, as regular expression alternatives. */
  readonly labels: string
  /** Looks at the normal form. */
  readonly judge: (value: string) => Verdict
}

export const valid = (about?: string): Verdict => ({
  valid: 'valid',
  reason: 'form and check digits are right',
  about,
})
export const unchecked = (
  reason = 'the form is right; it has no check digit',
  about?: string,
): Verdict => ({
  valid: 'unchecked',
  reason,
  about,
})
export const invalid = (reason: string): Verdict => ({ valid: 'invalid', reason })

const byProperty: Readonly<Record<string, IdentifierKind>> = {
  imoNumber: 'imo',
  mmsi: 'mmsi',
  callSign: 'call_sign',
  leiCode: 'lei',
  isin: 'isin',
  isinCode: 'isin',
  bic: 'bic',
  swiftBic: 'bic',
  iban: 'iban',
  ibanMentioned: 'iban',
  innCode: 'inn',
  ogrnCode: 'ogrn',
  kppCode: 'kpp',
  okpoCode: 'okpo',
  pfrNumber: 'snils',
  bikCode: 'bik',
  uscCode: 'uscc',
  dunsCode: 'duns',
  cageCode: 'cage',
  uniqueEntityId: 'uei',
  publicKey: 'wallet',
}

/** The kind of identifier that a FollowTheMoney property holds; undefined for free identifiers.
 *
 * The schema tells numbers apart that share a property: an `imoNumber` of an organisation is a
 * company's, and a `registrationNumber` of an aircraft is its mark.
 *
 * @example
 * identifierKind('leiCode')                         // 'lei'
 * identifierKind('imoNumber', 'Vessel')             // 'imo'
 * identifierKind('imoNumber', 'Company')            // 'imo_company'
 * identifierKind('registrationNumber', 'Airplane')  // 'aircraft_mark'
 * identifierKind('registrationNumber')              // undefined
 */
export function identifierKind(ftmProperty: string, schema?: string): IdentifierKind | undefined {
  if (ftmProperty === 'imoNumber' && schema !== undefined && schema !== 'Vessel') {
    return 'imo_company'
  }
  if (ftmProperty === 'registrationNumber' && schema === 'Airplane') return 'aircraft_mark'
  return Object.hasOwn(byProperty, ftmProperty) ? byProperty[ftmProperty] : undefined
}
