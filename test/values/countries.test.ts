import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableAsOf } from '../../src/tables/index.ts'
import {
  countryAtEnd,
  countryName,
  countryOf,
  foldText,
  readCountries,
  readCountry,
  splitNumbered,
} from '../../src/values/index.ts'

const require = createRequire(import.meta.url)
const library = require('i18n-iso-countries') as {
  getSupportedLanguages(): string[]
  getAlpha2Codes(): Record<string, string>
}

const table: readonly [text: string, iso: string | undefined, because: string][] = [
  ['RU', 'ru', 'alpha-2'],
  ['rus', 'ru', 'alpha-3'],
  ['Russian Fed.', 'ru', 'customs form'],
  ['Российская Федерация', 'ru', 'Russian long form'],
  ['Iran, Islamic Republic of', 'ir', 'inverted ISO form'],
  ['IRAN (ISLAMIC REPUBLIC OF)', 'ir', 'UN form'],
  ['Korea, North', 'kp', 'OFAC form'],
  ["Democratic People's Republic of Korea", 'kp', 'UN form'],
  ['DPRK', 'kp', 'abbreviation'],
  ['Korea, Republic of', 'kr', 'ISO form'],
  ['Korea', undefined, 'either of two'],
  ['U.A.E.', 'ae', 'points'],
  ['Côte d’Ivoire', 'ci', 'curly apostrophe'],
  ['COTE D IVOIRE', 'ci', 'OFAC form'],
  ['Hong Kong SAR', 'hk', 'region of China with its own code'],
  ['China, Hong Kong Special Administrative Region', 'hk', 'UN form'],
  ['Burma', 'mm', 'OFAC form'],
  ['Kosovo', 'xk', 'user-assigned code'],
  ['Bahamas, The', 'bs', 'OFAC form'],
  ['the Gambia', 'gm', 'article'],
  ['Congo, Democratic Republic of the', 'cd', 'OFAC form'],
  ['Congo', 'cg', 'ISO short name'],
  ['Niger', 'ne', 'not Nigeria'],
  ['Dominica', 'dm', 'not the Dominican Republic'],
  ['Guinea-Bissau', 'gw', 'not Guinea'],
  ['Soviet Union', 'su', 'former state'],
  ['Yugoslavia', 'yu', 'former state'],
  ['Serbia and Montenegro', 'cs', 'former state'],
  ['DDR', 'dd', 'former state'],
  ['Iranian', 'ir', 'demonym'],
  ['Dominican', undefined, 'demonym of two countries'],
  ['Türkiye', 'tr', 'new official name'],
  ['İRAN', 'ir', 'Turkish capital I'],
  ['Crimea', undefined, 'a region'],
  ['EU', undefined, 'a union'],
  ['Atlantis', undefined, 'nowhere'],
  ['Irann', undefined, 'a slip is not guessed'],
  ['undetermined', undefined, 'OFAC'],
  ['N/A', undefined, 'not Namibia'],
  ['', undefined, 'empty'],
  ['constructor', undefined, 'no property of an object'],
]

describe('countryOf', () => {
  it.each(table)('%j is %s (%s)', (text, iso) => {
    expect(countryOf(text)).toBe(iso)
    expect(countryOf(`  ${text.toUpperCase()} `)).toBe(iso)
  })

  it('knows every name of i18n-iso-countries in every language, but for names of two countries', () => {
    const languages = library.getSupportedLanguages()
    let names = 0
    const others: string[] = []
    for (const language of languages) {
      const { countries } = require(`i18n-iso-countries/langs/${language}.json`) as {
        countries: Record<string, string | string[]>
      }
      for (const [alpha2, written] of Object.entries(countries)) {
        for (const name of [written].flat()) {
          names++
          if (countryOf(name) !== alpha2.toLowerCase()) others.push(`${language} ${alpha2} ${name}`)
        }
      }
    }
    expect(languages.length).toBeGreaterThan(70)
    expect(names).toBeGreaterThan(15000)
    // Names that are English for another country, or that two countries share in one language.
    expect(others.length, others.join('\n')).toBeLessThan(90)
  })

  it('holds every writing of its own table', () => {
    for (const row of tableAsOf('country_aliases', '2026-11-24').rows) {
      for (const writing of row.writings!.split('|')) {
        const reading = readCountry(writing)
        if (row.kind === 'region') expect(reading).toMatchObject({ region: row.code })
        else if (row.kind === 'ambiguous') expect(reading.state).toBe('ambiguous')
        else if (row.kind !== 'shown')
          expect(reading, writing).toEqual({ state: 'country', iso: row.code })
      }
    }
  })

  it('gives a code for every code, and a name for every code', () => {
    for (const alpha2 of Object.keys(library.getAlpha2Codes())) {
      const iso = countryOf(alpha2)!
      expect(iso).toBe(alpha2.toLowerCase())
      expect(countryOf(countryName(iso)!), alpha2).toBe(iso)
    }
    expect(countryName('IR')).toBe('Iran')
    expect(countryName('zz')).toBeUndefined()
    expect(countryName('constructor')).toBeUndefined()
  })
})

describe('codes of subdivisions', () => {
  it.each([
    ['DE-BY', 'de', 'a Land'],
    ['US-CA', 'us', 'a state, whose code is that of Canada too'],
    ['DE-NI', 'de', 'a Land, whose code is that of Nicaragua too'],
    ['GB-LND', 'gb', 'a city within a part of the country'],
    ['FR-75', 'fr', 'a department whose code has since changed'],
    ['DE-DE', 'de', 'the same country twice'],
  ])('%s is %s: %s', (code, iso) => {
    expect(readCountry(code)).toEqual({ state: 'country', iso })
  })

  it.each([
    ['DE-CH', 'Germany or Switzerland'],
    ['IR-AE', 'Iran or United Arab Emirates'],
    ['DE-CHE', 'Germany or Switzerland'],
  ])('%s is one of two countries: %s', (code, note) => {
    expect(readCountry(code)).toEqual({ state: 'ambiguous', note })
  })

  it.each(['DE-XX', 'US-ZZZ', 'DE-1234', 'ZZ-BY', 'de-ch', 'DE-01'])('%s is none', (code) => {
    expect(readCountry(code)).toEqual({ state: 'unknown' })
  })
})

describe('readCountry', () => {
  it('gives a region its state and a note', () => {
    expect(readCountry('Region: Crimea')).toMatchObject({
      state: 'region',
      region: 'ua-cri',
      iso: 'ua',
      label: 'Crimea',
    })
    expect(readCountry('South Ossetia')).toMatchObject({ region: 'x-so', iso: 'ge' })
    expect(readCountry('Kashmir')).toMatchObject({ region: 'pk-km', iso: undefined })
  })
})

describe('readCountries', () => {
  const cells: readonly [text: string, codes: readonly string[], because: string][] = [
    ['(1) Russia (2) Ukraine', ['ru', 'ua'], 'numbered as the UK does'],
    ['(1) Afghanistan. (2) Afghanistan', ['af'], 'one country twice'],
    ['(1) - (2) Occupied Palestinian Territories', ['ps'], 'a dash for nothing'],
    ['USSR (now Ukraine)', ['su', 'ua'], 'then and now'],
    ['Former USSR Currently Belarus', ['su', 'by'], 'then and now in other words'],
    ['Estonia, Russia', ['ee', 'ru'], 'commas'],
    ['Iran, Islamic Republic of', ['ir'], 'a comma inside a name'],
    ['Congo (Democratic Republic)', ['cd'], 'brackets inside a name'],
    ['Atlantis; Chad', ['unknown', 'td'], 'the unknown stays'],
    ['', [], 'empty'],
  ]
  it.each(cells)('%j holds %j (%s)', (text, codes) => {
    expect(readCountries(text).map((r) => (r.state === 'country' ? r.iso : r.state))).toEqual(codes)
  })
})

describe('splitNumbered', () => {
  const cells: readonly [text: string, values: readonly string[]][] = [
    ['(1) Afghanistan. (2) Pakistan', ['Afghanistan', 'Pakistan']],
    ['(1) to (6) Algeria (7) Morocco', ['Algeria', 'Morocco']],
    ['(1-3) Libya (4) Morocco', ['Libya', 'Morocco']],
    ['(1) Uganda (2) Uganda (3)Uganda', ['Uganda', 'Uganda', 'Uganda']],
    ['a) Russia b) Belarus', ['Russia', 'Belarus']],
    ['Falkland Islands (Malvinas)', ['Falkland Islands (Malvinas)']],
    ['-', []],
  ]
  it.each(cells)('%j is %j', (text, values) => {
    expect(splitNumbered(text)).toEqual(values)
  })
})

describe('countryAtEnd', () => {
  const ends: readonly [text: string, iso: string | undefined][] = [
    ['Moscow, Russia', 'ru'],
    ['12 Main St., Seoul, Korea, Republic of', 'kr'],
    ['Tehran, Iran, Islamic Republic of', 'ir'],
    ['Nassau, The Bahamas.', 'bs'],
    ['Moscow', undefined],
  ]
  it.each(ends)('%j ends in %s', (text, iso) => {
    const reading = countryAtEnd(text)
    expect(reading.state === 'country' ? reading.iso : undefined).toBe(iso)
  })
})

describe('foldText', () => {
  it('is its own fixed point', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = foldText(text)
        expect(foldText(once)).toBe(once)
      }),
      { seed: 3, numRuns: 2000 },
    )
  })
})
