import { bic, iban, isin, lei } from './finance.ts'
import type { Identifier, IdentifierKind, IdentifierRule } from './identifier-kind.ts'
import { aircraftMark, callSign, imo, imoCompany, mmsi } from './maritime.ts'
import {
  bik,
  cage,
  duns,
  edrpou,
  inn,
  kpp,
  ogrn,
  ogrnip,
  okpo,
  snils,
  uei,
  uscc,
} from './registers.ts'
import { wallet } from './wallet.ts'

const rules: Readonly<Record<IdentifierKind, IdentifierRule>> = {
  imo,
  imo_company: imoCompany,
  mmsi,
  call_sign: callSign,
  aircraft_mark: aircraftMark,
  lei,
  isin,
  bic,
  iban,
  inn,
  ogrn,
  ogrnip,
  kpp,
  okpo,
  snils,
  bik,
  edrpou,
  uscc,
  duns,
  cage,
  uei,
  wallet,
}

const labelForms = new Map<IdentifierKind, RegExp>()

/** Made on first use: two dozen Unicode expressions would cost the start some milliseconds. */
function labelForm(kind: IdentifierKind): RegExp {
  let form = labelForms.get(kind)
  if (!form) {
    form = new RegExp(`^(?:${rules[kind].labels})\\s*[.:#№=\\-]*\\s*(?=[\\p{L}\\p{N}])`, 'iu')
    labelForms.set(kind, form)
  }
  return form
}

const marks = /[\s\p{P}\p{Cf}\p{Sm}]+/gu
const plain = /^[0-9A-Z]+$/
/** Longer texts are no identifier; a Monero integrated address has 106 characters. */
const longest = 160

/** Reads an identifier of a known kind: its one normal form, and whether its check digits are right.
 *
 * Labels ("IMO 9187629"), spaces, dots and dashes do not matter; wallets keep their case. An invalid
 * identifier keeps its normal form: lists do hold wrong numbers, and equal wrong numbers still match.
 * Total: never throws; the normal form reads as itself.
 *
 * @example
 * parseIdentifier('imo', 'IMO 9187629')
 * // { kind: 'imo', value: '9187629', valid: 'valid', reason: 'form and check digits are right' }
 * parseIdentifier('imo', '9187628').reason    // 'the check digit should be 9'
 * parseIdentifier('inn', 'ИНН 7707083893')    // valid, about: 'organisation'
 * parseIdentifier('duns', '15-048-3782')      // value '150483782', valid: 'unchecked'
 * parseIdentifier('bic', 'SABRRUMM').about    // 'ru'
 */
export function parseIdentifier(kind: IdentifierKind, text: string): Identifier {
  if (text.length > longest) {
    return freeze(kind, text.slice(0, longest), {
      valid: 'invalid',
      reason: `it is longer than ${longest} characters`,
    })
  }
  const value = normalForm(kind, text)
  if (value === '') return freeze(kind, '', { valid: 'invalid', reason: 'it is empty' })
  return freeze(kind, value, rules[kind].judge(value))
}

function normalForm(kind: IdentifierKind, text: string): string {
  if (plain.test(text) && rules[kind].judge(text).valid !== 'invalid') return text
  const unlabelled = withoutLabels(kind, text.normalize('NFKC').trim())
  if (kind === 'wallet') return unlabelled.replace(/\s+/g, '')
  const bare = unlabelled.toUpperCase().normalize('NFKC').replace(marks, '')
  if (rules[kind].judge(bare).valid !== 'invalid') return bare
  return withoutLabels(kind, bare)
}

function withoutLabels(kind: IdentifierKind, text: string): string {
  const label = labelForm(kind)
  let rest = text
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(label, '')
  }
  return rest
}

function freeze(
  kind: IdentifierKind,
  value: string,
  verdict: { valid: Identifier['valid']; reason: string; about?: string | undefined },
): Identifier {
  const { valid, reason, about } = verdict
  return Object.freeze(
    about === undefined ? { kind, value, valid, reason } : { kind, value, valid, reason, about },
  )
}
