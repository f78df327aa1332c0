import { type IdentifierKind, parseIdentifier } from '../../values/index.ts'
import type { PaperNumber } from './remark.ts'

/** OFAC's labels under which numbers of a known register stand, and the property of that register. */
const registers: readonly {
  readonly labels: RegExp
  readonly kind: IdentifierKind
  readonly property: string
}[] = [
  { labels: /^Tax ID|^Fiscal/i, kind: 'inn', property: 'innCode' },
  { labels: /Registration|Registry|^Company Number/i, kind: 'ogrn', property: 'ogrnCode' },
  { labels: /^Government ?Gazette/i, kind: 'okpo', property: 'okpoCode' },
  { labels: /^Legal Entity Number|^LEI/i, kind: 'lei', property: 'leiCode' },
  { labels: /Social Credit|Registration/i, kind: 'uscc', property: 'uscCode' },
]

/** The register property of a number, where its label fits and its check digits are right.
 *
 * OFAC labels a Russian INN "Tax ID No." and an OGRN "Registration Number", as those of any country;
 * the check digits, and the country where it is given, tell them apart.
 *
 * @example
 * knownNumber({ type: 'Tax ID No.', value: '7707083893', country: 'Russia', … })
 * // { property: 'innCode', value: '7707083893' }
 */
export function knownNumber(
  number: PaperNumber,
): { readonly property: string; readonly value: string } | undefined {
  for (const { labels, kind, property } of registers) {
    if (!labels.test(number.type) || !countryFits(kind, number.country)) continue
    const parsed = parseIdentifier(kind, number.value)
    if (parsed.valid === 'valid') return { property, value: parsed.value }
  }
  return undefined
}

/** Registers of one country: check digits alone would take one foreign number in ten. */
const countryOfRegister: Partial<Record<IdentifierKind, string>> = {
  inn: 'Russia',
  ogrn: 'Russia',
  okpo: 'Russia',
  uscc: 'China',
}

function countryFits(kind: IdentifierKind, country: string | undefined): boolean {
  const needed = countryOfRegister[kind]
  return needed === undefined || country === needed
}
