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

describe('the European Union as a destination', () => {
  it('is no export from a state of it', () => {
    expect(rulesFor('European Union')).not.toContain('DU01 block')
  })
})
