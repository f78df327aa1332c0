import { describe, expect, it } from 'vitest'
import { decide, transactionFromRow, understandHeader } from '../../src/decision/index.ts'
import { contextOf, screenOf } from './invented.ts'

/** The rules that speak of controlled goods from Germany to what stands under "Destination". */
function rulesFor(destination: string, goods: Readonly<Record<string, string>> = {}) {
  const row: Record<string, string> = {
    Buyer: 'Garten GmbH',
    'HS code': '8542.31',
    ECCN: '3A001.a.2',
    'Export country': 'Germany',
    Destination: destination,
    ...goods,
  }
  const order = transactionFromRow(understandHeader(Object.keys(row)), row)
  const { findings } = decide(order, contextOf(screenOf({})))
  return findings
    .filter(({ rule }) => rule !== 'destination.city')
    .map(({ rule, effect }) => `${rule} ${effect}`)
}

describe('a region without rules of its own has those of its state', () => {
  it.each([
    ['CN-XJ', 'China'],
    ['Urumqi', 'China'],
    ['Xinjiang', 'China'],
    ['Xinjiang, China', 'China'],
    ['Urumqi, Xinjiang', 'China'],
    ['Urumqi, Xinjiang, China', 'China'],
    ['Lhasa', 'China'],
    ['CN-GD', 'China'],
    ['Kaliningrad', 'Russia'],
    ['Kaliningrad, Russia', 'Russia'],
    ['RU-CHE', 'Russia'],
    ['Transnistria', 'Moldova'],
    ['Tiraspol', 'Moldova'],
    ['MD-SN', 'Moldova'],
    ['Sukhumi, Georgia', 'Georgia'],
    ['Erbil', 'Iraq'],
    ['US-CA', 'United States'],
    ['DE-BY', 'Germany'],
  ])('%s is judged as %s', (written, state) => {
    expect(rulesFor(written)).toEqual(rulesFor(state))
  })

  it.each([
    ['Kaliningrad', 'Russia'],
    ['Erbil', 'Iraq'],
  ])('arms embargoes on its state reach %s', (written, state) => {
    const military = { ECCN: '0A606.b', 'HS code': '8710.00', 'Military end use': 'yes' }
    expect(rulesFor(written, military)).toEqual(rulesFor(state, military))
  })
})

describe('a place with a country code of its own stays apart from the state that claims it', () => {
  it.each([
    ['CN-HK', 'Hong Kong'],
    ['Hong Kong, China', 'Hong Kong'],
    ['CN-MO', 'Macau'],
    ['Macao SAR', 'Macau'],
    ['CN-TW', 'Taiwan'],
    ['Taiwan, Province of China', 'Taiwan'],
    ['Taipei', 'Taiwan'],
    ['RS-KM', 'Kosovo'],
    ['Pristina', 'Kosovo'],
    ['US-PR', 'Puerto Rico'],
  ])('%s is %s', (written, place) => {
    expect(rulesFor(written)).toEqual(rulesFor(place))
  })
})

describe('an occupied region goes before the state that is written after it', () => {
  it.each([
    'Crimea',
    'Crimea, Russia',
    'Republic of Crimea, Russian Federation',
    'Crimea, Ukraine',
    'Sevastopol',
    'Sevastopol, Russia',
    'Sevastopol, Ukraine',
    'Simferopol, Russia',
    'UA-43',
    'UA-40',
    'RU-CR',
  ])('%s comes under the embargoes on Crimea', (written) => {
    const rules = rulesFor(written)
    for (const law of ['us-ua-cri', 'eu-ua-cri', 'gb-ua-cri'])
      expect(rules.some((rule) => rule === `destination.embargo.${law} block`)).toBe(true)
  })

  it('goods for a region that are sent by way of Russia come under the measures on Russia too', () => {
    expect(rulesFor('Sevastopol, Russia')).toEqual(expect.arrayContaining(['HB06 block']))
  })

  it('an oblast that Ukraine holds in part asks, a town that it does not hold blocks', () => {
    const embargo = 'destination.embargo.eu-ua-dpr'
    expect(rulesFor('Donetsk Oblast, Ukraine')).toContain(`${embargo} review`)
    expect(rulesFor('Mariupol, Ukraine')).toContain(`${embargo} block`)
  })

  it('a town of Ukraine is no occupied place, and neither is one of Russia', () => {
    for (const written of ['Lviv, Ukraine', 'Kyiv, Ukraine'])
      expect(rulesFor(written)).toEqual(rulesFor('Ukraine'))
    expect(rulesFor('Moscow, Russia')).toEqual(rulesFor('Russia'))
  })
})

/** What is decided of an order of catalogue goods to a place on a day, by an exporter of one law. */
function decidedOn(asOf: string, destination: string, exporter = 'Germany', address = '') {
  const row: Record<string, string> = {
    Buyer: 'Garten GmbH',
    'HS code': '8201.50',
    'Export country': exporter,
    Destination: destination,
    ...(address ? { 'Delivery address': address } : {}),
  }
  const order = transactionFromRow(understandHeader(Object.keys(row)), row)
  return decide(order, contextOf(screenOf({}), { asOf })).findings.filter(({ rule }) =>
    rule.startsWith('destination.embargo.'),
  )
}

const told = (...asked: Parameters<typeof decidedOn>) =>
  decidedOn(...asked).map(
    ({ rule, effect }) => `${rule.slice('destination.embargo.'.length)} ${effect}`,
  )

describe('an oblast that Ukraine holds in part, or the city of its name', () => {
  it.each([
    // As of, cell, what the laws say.
    ['2022-10-06', 'Kherson', [], 'no law named Kherson yet'],
    ['2022-10-07', 'Kherson', ['eu-ua-65 block'], 'the city was occupied'],
    ['2022-11-10', 'Kherson', ['eu-ua-65 block'], 'the last day before Ukraine took it back'],
    ['2022-11-11', 'Kherson', ['eu-ua-65 review'], 'which part is not said'],
    ['2023-06-19', 'Херсон', ['eu-ua-65 review'], 'the UK named it a day later'],
    ['2023-06-20', 'Херсон', ['eu-ua-65 review', 'gb-ua-65 review'], 'SI 2023/665'],
    ['2022-10-07', 'Zaporizhzhia', ['eu-ua-23 review'], 'the city was never occupied'],
    ['2026-06-01', 'Zaporizhzhia Oblast', ['eu-ua-23 review', 'gb-ua-23 review'], 'an oblast'],
    ['2026-06-01', 'UA-65', ['eu-ua-65 review', 'gb-ua-65 review'], 'its code'],
    ['2026-06-01', 'Kherson, Ukraine', ['eu-ua-65 review', 'gb-ua-65 review'], 'beside Ukraine'],
    ['2026-06-01', 'Henichesk', ['eu-ua-65 block', 'gb-ua-65 block'], 'a town that is occupied'],
    ['2026-06-01', 'Melitopol, Ukraine', ['eu-ua-23 block', 'gb-ua-23 block'], 'another'],
  ])('on %s “%s” gives %j: %s', (asOf, cell, expected) => {
    expect(told(asOf, cell)).toEqual(expected)
  })

  it('is no embargo of the United States, which names Crimea, Donetsk and Luhansk', () => {
    expect(told('2026-06-01', 'Kherson', 'United States').join()).not.toContain('us-')
    expect(told('2026-06-01', 'Donetsk Oblast', 'United States')).toContain('us-ua-dpr review')
    expect(told('2026-06-01', 'UA-14', 'United States')).toContain('us-ua-dpr review')
    expect(told('2026-06-01', 'DNR', 'United States')).toContain('us-ua-dpr block')
    expect(told('2022-02-20', 'DNR', 'United States')).toEqual([])
  })

  it('says that the municipality or the postal code settles it', () => {
    const [finding] = decidedOn('2026-06-01', 'Kherson')
    expect(finding?.clears).toMatch(/^The municipality or the postal code/)
  })

  it('is settled by a postal code of the part that Ukraine holds', () => {
    expect(told('2026-06-01', 'Ukraine', 'Germany', 'Soborna 1, Zaporizhzhia 69063')).toEqual([])
    expect(told('2026-06-01', 'Ukraine', 'Germany', 'Kherson Oblast, Kherson 73003')).toEqual([])
    const occupied = told('2022-10-20', 'Ukraine', 'Germany', 'Ushakova 1, Kherson 73003')
    expect(occupied).toEqual(['eu-ua-65 block'])
    expect(told('2026-06-01', 'Ukraine', 'Germany', 'Henichesk, Kherson Oblast 75500')).toContain(
      'eu-ua-65 block',
    )
  })
})

describe('two countries with a hyphen between', () => {
  it.each(['DE-CH', 'IR-AE', 'TR-RU'])('“%s” asks which of them is meant', (written) => {
    const findings = decide(
      transactionFromRow(understandHeader(['Buyer', 'Destination']), {
        Buyer: 'Garten GmbH',
        Destination: written,
      }),
      contextOf(screenOf({})),
    ).findings
    const finding = findings.find(({ rule }) => rule === 'destination.unknown-country')
    expect(finding?.effect).toBe('review')
    expect(finding?.text).toMatch(/can mean .+ or .+, so no embargo could be looked up/)
  })
})

describe('the European Union as a destination', () => {
  it('is no export from a state of it', () => {
    expect(rulesFor('European Union')).not.toContain('DU01 block')
  })
})
