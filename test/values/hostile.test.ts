import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareDates,
  countryAtEnd,
  countryName,
  countryOf,
  currenciesOf,
  datesOf,
  foldText,
  type IdentifierKind,
  identifierKind,
  parseDate,
  parseEccn,
  parseHs,
  parseIdentifier,
  parseMoney,
  parseNumber,
  parseQuantity,
  readCountries,
  readCountry,
  schemaOfWord,
  splitNumbered,
} from '../../src/values/index.ts'

const kinds: readonly IdentifierKind[] = [
  'imo',
  'imo_company',
  'mmsi',
  'call_sign',
  'aircraft_mark',
  'lei',
  'isin',
  'bic',
  'iban',
  'inn',
  'ogrn',
  'ogrnip',
  'kpp',
  'okpo',
  'snils',
  'bik',
  'edrpou',
  'uscc',
  'duns',
  'cage',
  'uei',
  'wallet',
]

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  parseDate,
  readCountry,
  readCountries,
  splitNumbered,
  countryOf,
  countryAtEnd,
  countryName,
  parseHs,
  parseEccn,
  parseMoney,
  parseNumber,
  parseQuantity,
  currenciesOf,
  schemaOfWord,
  identifierKind,
  foldText,
  ...Object.fromEntries(kinds.map((kind) => [kind, (text: string) => parseIdentifier(kind, text)])),
}

/** Texts made of the pieces that the grammars look for, in a wrong order. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...'0 00 1 12 31 1971 80 - – / . , ( ) T Z : a b x I X V 0x bc1 IMO MMSI ИНН circa between to or and Aug мая г. AH هـ 年 $ € USD руб . % & \u0000 \u202e \ud800 \ufeff \u0660 ½ ² ﷼ ß İ ǆ constructor __proto__'.split(
        ' ',
      ),
      ' ',
      '\n',
    ),
    { maxLength: 12 },
  )
  .map((p) => p.join(''))
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  pieces,
  fc.string({ maxLength: 60 }),
)

describe('every reader', () => {
  it.each(Object.entries(readers))('%s never throws, and says the same twice', (_, read) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(text)).toEqual(read(text))
      }),
      { seed: 3, numRuns: 1500 },
    )
  })

  it.each(Object.entries(readers))(
    '%s takes a text of a million characters in no time that grows',
    (_, read) => {
      for (const piece of ['1', '9.', 'a ', '(', ' ', '1-', 'İ', 'IMO ', '0x', ', ', 'circa ']) {
        read(piece.repeat(1_000_000 / piece.length))
      }
    },
  )
})

describe('normal forms', () => {
  it.each(kinds)('%s reads its own value as the same identifier', (kind) => {
    fc.assert(
      fc.property(texts, (text) => {
        const first = parseIdentifier(kind, text)
        expect(parseIdentifier(kind, first.value)).toEqual(first)
      }),
      { seed: 3, numRuns: 1500 },
    )
  })

  it('a date that is known reads its prefix date as a date that overlaps it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const d of datesOf(parseDate(text))) {
          expect(d.earliest <= d.latest).toBe(true)
          if (d.iso === undefined) continue
          const again = datesOf(parseDate(d.iso))
          expect(again.length).toBe(1)
          expect(['equal', 'overlap']).toContain(compareDates(d, again[0]!).relation)
        }
      }),
      { seed: 3, numRuns: 3000 },
    )
  })

  it('HS and control codes read their own writing as the same code', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const hs = parseHs(text)
        if (hs.hs6 !== undefined) {
          expect(parseHs(hs.hs6).hs6).toBe(hs.hs6)
          expect(hs.hs6).toMatch(/^\d{6}$/)
          if (hs.national) expect(hs.national.startsWith(hs.hs6)).toBe(true)
        }
        const code = parseEccn(text)
        if (code.code !== undefined) expect(parseEccn(code.code).code).toBe(code.code)
        if (code.state === 'unknown') expect(code.problems.length).toBeGreaterThan(0)
      }),
      { seed: 3, numRuns: 3000 },
    )
  })
})
