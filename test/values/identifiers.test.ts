import fc from 'fast-check'
import { stdnum } from 'stdnum'
import { describe, expect, it } from 'vitest'
import { schemaProperties } from '../../src/model/index.ts'
import { type IdentifierKind, identifierKind, parseIdentifier } from '../../src/values/index.ts'

const table: readonly [
  kind: IdentifierKind,
  text: string,
  value: string,
  valid: 'valid' | 'invalid' | 'unchecked',
  says: string,
  because: string,
][] = [
  ['imo', 'IMO 9187629', '9187629', 'valid', '', 'label'],
  ['imo', 'IMO9187629', '9187629', 'valid', '', 'label without a space'],
  ['imo', '9187628', '9187628', 'invalid', 'should be 9', 'check digit'],
  ['imo', '918762', '918762', 'invalid', 'seven digits', 'length'],
  ['imo_company', '5307244', '5307244', 'invalid', 'check digit', 'check digit'],
  ['mmsi', '422 030 700', '422030700', 'unchecked', 'ship', 'Iranian ship'],
  [
    'mmsi',
    '970123456',
    '970123456',
    'unchecked',
    'distress device',
    'search and rescue transponder',
  ],
  ['mmsi', '123456789', '123456789', 'invalid', 'begins with 123', 'no such range'],
  ['mmsi', '42203070', '42203070', 'invalid', 'nine digits', 'length'],
  ['call_sign', 'Call Sign 9HQD7', '9HQD7', 'unchecked', '', 'letters and figures'],
  ['call_sign', '12345', '12345', 'invalid', 'letter', 'no letter'],
  ['aircraft_mark', 'EP-GOM', 'EPGOM', 'unchecked', '', 'Iranian'],
  ['aircraft_mark', 'Tail Number N104AP', 'N104AP', 'unchecked', '', 'American'],
  ['lei', '5493001KJTIIGC8Y1R12', '5493001KJTIIGC8Y1R12', 'valid', '', 'published example'],
  ['lei', '5493001KJTIIGC8Y1R13', '5493001KJTIIGC8Y1R13', 'invalid', 'check digits', 'last digit'],
  ['isin', 'US0378331005', 'US0378331005', 'valid', 'us', 'published example'],
  ['isin', 'US0378331006', 'US0378331006', 'invalid', 'check digit', 'last digit'],
  ['bic', 'SWIFT/BIC: SABRRUMM', 'SABRRUMM', 'unchecked', 'ru', 'label'],
  ['bic', 'SABR-RU-MM-XXX', 'SABRRUMMXXX', 'unchecked', 'ru', 'eleven characters'],
  ['bic', 'SABRRU', 'SABRRU', 'invalid', 'four letters', 'length'],
  ['iban', 'DE89 3704 0044 0532 0130 00', 'DE89370400440532013000', 'valid', 'de', 'in groups'],
  [
    'iban',
    'DE88 3704 0044 0532 0130 00',
    'DE88370400440532013000',
    'invalid',
    'check digits',
    'digit',
  ],
  ['iban', 'DE89 3704', 'DE893704', 'invalid', 'length', 'cut short'],
  ['inn', 'ИНН 7707083893', '7707083893', 'valid', 'organisation', 'ten digits'],
  ['inn', '500100732259', '500100732259', 'valid', 'person', 'twelve digits'],
  ['inn', '7707083894', '7707083894', 'invalid', 'check digit', 'last digit'],
  ['inn', '0000000000', '0000000000', 'invalid', 'ten digits', 'a filler'],
  ['ogrn', 'ОГРН 1027700132195', '1027700132195', 'valid', '', 'organisation'],
  ['ogrn', '1027700132196', '1027700132196', 'invalid', 'check digit', 'last digit'],
  [
    'ogrn',
    'ОГРНИП 304500116000157',
    '304500116000157',
    'valid',
    '',
    'entrepreneur in the same field',
  ],
  ['ogrnip', '304500116000157', '304500116000157', 'valid', '', 'entrepreneur'],
  ['kpp', '7736 01 001', '773601001', 'unchecked', '', 'no check digit'],
  ['okpo', '00032537', '00032537', 'valid', '', 'eight digits'],
  ['okpo', '00032538', '00032538', 'invalid', 'check digit', 'last digit'],
  ['snils', '112-233-445 95', '11223344595', 'valid', '', 'published example'],
  ['snils', '112-233-445 96', '11223344596', 'invalid', 'check digits', 'last digit'],
  ['snils', '000-000-001 00', '00000000100', 'unchecked', 'so low', 'before the check digits'],
  ['bik', '044525225', '044525225', 'unchecked', '', 'Russian bank'],
  ['edrpou', '14360570', '14360570', 'valid', '', 'lower range'],
  ['edrpou', '32855961', '32855961', 'valid', '', 'middle range'],
  ['edrpou', '14360571', '14360571', 'invalid', 'check digit', 'last digit'],
  ['uscc', '91350100M000100Y43', '91350100M000100Y43', 'valid', '', 'published example'],
  ['uscc', '91350100M000100Y44', '91350100M000100Y44', 'invalid', 'should be 3', 'check character'],
  ['duns', 'D-U-N-S 15-048-3782', '150483782', 'unchecked', '', 'dashes'],
  ['cage', 'CAGE Code 0A1B2', '0A1B2', 'unchecked', '', 'label'],
  ['uei', 'ZQGGHJH74DW7', 'ZQGGHJH74DW7', 'unchecked', 'not public', 'twelve characters'],
  ['uei', 'OQGGHJH74DW7', 'OQGGHJH74DW7', 'invalid', 'without I and O', 'an O'],
]

const wallets: readonly [
  text: string,
  valid: string,
  chain: string | undefined,
  because: string,
][] = [
  ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'valid', 'bitcoin', 'the first address'],
  ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', 'invalid', undefined, 'one letter'],
  ['3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'valid', 'bitcoin', 'script hash'],
  ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'valid', 'bitcoin', 'BIP 173 vector'],
  ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'valid', 'bitcoin', 'BIP 173 vector, capitals'],
  ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', 'invalid', undefined, 'one letter'],
  [
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    'valid',
    'bitcoin',
    'BIP 350 vector',
  ],
  ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'valid', 'ethereum', 'EIP-55 vector'],
  ['0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'invalid', undefined, 'one case'],
  ['0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', 'unchecked', 'ethereum', 'no case'],
  ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'valid', 'tron', 'a public contract'],
  ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'valid', 'ripple', 'the first account'],
  [
    '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A',
    'valid',
    'monero',
    'the project that makes it',
  ],
  ['hello', 'invalid', undefined, 'a word'],
]

describe('parseIdentifier', () => {
  it.each(table)('%s %j is %s, %s %j (%s)', (kind, text, value, valid, says) => {
    const found = parseIdentifier(kind, text)
    expect(found).toMatchObject({ kind, value, valid })
    expect(`${found.reason} ${found.about ?? ''}`).toContain(says)
  })

  it.each(wallets)('wallet %s is %s of chain %s (%s)', (text, valid, chain) => {
    const found = parseIdentifier('wallet', text)
    expect(found.valid).toBe(valid)
    expect(found.about).toBe(chain)
    expect(parseIdentifier('wallet', `Digital Currency Address - XBT ${text}`).value).toBe(text)
  })
})

/** One digit of a number replaced by another. */
function changed(text: string, at: number, by: number): string {
  const old = text.charCodeAt(at) - 48
  return `${text.slice(0, at)}${(old + by) % 10}${text.slice(at + 1)}`
}

describe('check digits', () => {
  const digits = (n: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((d) => d.join(''))
  const settings = { seed: 3, numRuns: 2000 }

  it('agree with another implementation on INN, EDRPOU and USCC', () => {
    fc.assert(
      fc.property(digits(12), (d) => {
        if (/^0+$/.test(d.slice(0, 10))) return
        for (const inn of [d.slice(0, 10), d]) {
          expect(parseIdentifier('inn', inn).valid === 'valid').toBe(
            stdnum.RU!.inn!.validate(inn).isValid,
          )
        }
        const edrpou = d.slice(0, 8)
        expect(parseIdentifier('edrpou', edrpou).valid === 'valid').toBe(
          stdnum.UA!.edrpou!.validate(edrpou).isValid,
        )
      }),
      settings,
    )
    const letter = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY')
    const tail = fc.array(letter, { minLength: 10, maxLength: 10 }).map((l) => l.join(''))
    fc.assert(
      fc.property(digits(8), tail, (front, back) => {
        const text = `${front}${back}`
        // stdnum 1.12 refuses every code whose check character is 0.
        if (text.endsWith('0')) return
        expect(parseIdentifier('uscc', text).valid === 'valid').toBe(
          stdnum.CN!.uscc!.validate(text).isValid,
        )
      }),
      settings,
    )
  })

  it('let exactly one last digit be right', () => {
    const kinds: readonly [IdentifierKind, number, (d: string) => boolean][] = [
      ['imo', 7, () => true],
      ['imo_company', 7, () => true],
      ['ogrn', 13, (d) => d[0] !== '0'],
      ['okpo', 8, () => true],
      ['edrpou', 8, () => true],
    ]
    for (const [kind, length, fits] of kinds) {
      fc.assert(
        fc.property(digits(length), (d) => {
          if (!fits(d)) return
          const right = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(
            (last) => parseIdentifier(kind, d.slice(0, -1) + last).valid === 'valid',
          )
          expect(right.length).toBe(1)
        }),
        { seed: 3, numRuns: 200 },
      )
    }
  })

  it('find every change of one digit of an IMO number but those that the weights cannot see', () => {
    for (const [at, weight] of [7, 6, 5, 4, 3, 2].entries()) {
      for (let by = 1; by < 10; by++) {
        const old = '9187629'.charCodeAt(at) - 48
        const now = (old + by) % 10
        const seen = ((now - old) * weight) % 10 !== 0
        expect(parseIdentifier('imo', changed('9187629', at, by)).valid).toBe(
          seen ? 'invalid' : 'valid',
        )
      }
    }
  })

  it('agree with the long division of big integers on LEI, and with a plain Luhn on ISIN', () => {
    const letter = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    const text = (n: number) =>
      fc.array(letter, { minLength: n, maxLength: n }).map((l) => l.join(''))
    fc.assert(
      fc.property(text(18), text(9), (stem, middle) => {
        const number = (t: string) => [...t].map((c) => Number.parseInt(c, 36)).join('')
        const check = 98n - (BigInt(`${number(stem)}00`) % 97n)
        const lei = `${stem}${`${check}`.padStart(2, '0')}`
        expect(parseIdentifier('lei', lei).valid).toBe('valid')
        expect(parseIdentifier('lei', changed(lei, 19, 1)).valid).toBe('invalid')
        const body = number(`US${middle}`)
        let sum = 0
        for (const [i, c] of [...body].reverse().entries()) {
          for (const figure of `${+c * (i % 2 === 0 ? 2 : 1)}`) sum += +figure
        }
        const last = (10 - (sum % 10)) % 10
        expect(parseIdentifier('isin', `US${middle}${last}`).valid).toBe('valid')
        expect(parseIdentifier('isin', `US${middle}${(last + 3) % 10}`).valid).toBe('invalid')
      }),
      { seed: 3, numRuns: 500 },
    )
  })
})

describe('identifierKind', () => {
  it('knows the properties of FollowTheMoney that have a form of their own', () => {
    for (const [property, schema, kind] of [
      ['leiCode', 'Company', 'lei'],
      ['imoNumber', 'Vessel', 'imo'],
      ['imoNumber', 'Company', 'imo_company'],
      ['registrationNumber', 'Airplane', 'aircraft_mark'],
      ['registrationNumber', 'Company', undefined],
      ['innCode', 'Person', 'inn'],
      ['publicKey', 'CryptoWallet', 'wallet'],
      ['swiftBic', 'Company', 'bic'],
      ['passportNumber', 'Person', undefined],
    ] as [string, string, IdentifierKind | undefined][]) {
      expect(schemaProperties(schema).has(property), `${schema}.${property}`).toBe(true)
      expect(identifierKind(property, schema)).toBe(kind)
    }
    expect(identifierKind('constructor')).toBeUndefined()
  })
})
