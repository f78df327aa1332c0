import { describe, expect, test } from 'vitest'
import { decide, transactionFromRow, understandHeader } from '../../src/decision/index.ts'
import type { Transaction } from '../../src/model/index.ts'
import { contextOf, listing, order, party, screenOf } from './invented.ts'

const context = contextOf(
  screenOf({ Frozen: { score: 0.98, listings: [listing('asset_freeze')] } }),
)
const usual = {
  buyer: 'Bakery',
  'buyer country': 'Norway',
  goods: 'Water pumps',
  hs: '8413.70',
  eccn: 'EAR99',
  destination: 'Norway',
}

function ofRow(cells: Readonly<Record<string, string>>) {
  const row = { ...usual, ...cells }
  const decision = decide(transactionFromRow(understandHeader(Object.keys(row)), row), context)
  return {
    outcome: decision.outcome,
    rules: decision.findings.map(({ rule, effect }) => `${rule} ${effect}`),
  }
}

describe('a row with', () => {
  test.each([
    ['a negative quantity', { quantity: '-5' }, 'review', 'input.impossible-value review'],
    [
      'a negative value',
      { value: '-100', currency: 'EUR' },
      'review',
      'input.impossible-value review',
    ],
    ['a quantity in no unit', { quantity: '5 blorps' }, 'clear', 'input.unreadable-value note'],
    [
      'an unknown currency',
      { value: '100', currency: 'XXQ' },
      'clear',
      'input.unreadable-value note',
    ],
    ['a customs code of 13 digits', { hs: '8413701234567' }, 'clear', 'goods.hs.doubtful note'],
    ['a customs code of letters', { hs: 'pumps' }, 'review', 'goods.hs.unreadable review'],
    [
      'a destination that is gone',
      { destination: 'Soviet Union' },
      'review',
      'destination.former-country review',
    ],
    [
      'another that is gone',
      { destination: 'Czechoslovakia' },
      'review',
      'destination.former-country review',
    ],
    [
      'a destination nobody knows',
      { destination: 'Ruritania' },
      'review',
      'destination.unknown-country review',
    ],
    ['a buyer without a name', { buyer: '' }, 'review', 'required.parties review'],
    ['a buyer of signs only', { buyer: '---' }, 'review', 'required.parties review'],
    [
      'a day that does not exist',
      { 'order date': '31.02.2026' },
      'clear',
      'input.unreadable-value note',
    ],
  ])('%s (%o) is %s, with a finding', (_what, cells, outcome, rule) => {
    const said = ofRow(cells)
    expect(said.outcome).toBe(outcome)
    expect(said.rules).toContain(rule)
  })

  test('nothing odd in it is clear', () => {
    expect(
      ofRow({ quantity: '5', value: '100', currency: 'EUR', 'order date': '2026-03-01' }),
    ).toEqual({
      outcome: 'clear',
      rules: [],
    })
  })

  test('one bad value is decided on all others', () => {
    expect(ofRow({ quantity: '-5', destination: 'Iran' }).rules).toContain(
      'destination.embargo.us-ir block',
    )
    expect(ofRow({ quantity: '-5', buyer: 'Frozen' }).outcome).toBe('block')
  })
})

describe('a transaction', () => {
  test('of JSON with a currency that is none says so', () => {
    const items = [{ description: 'Water pumps', hs: '8413.70', eccn: 'EAR99', currency: 'XXQ' }]
    expect(decide(order({ items }), context).findings.map((one) => one.rule)).toEqual([
      'input.unreadable-value',
    ])
  })

  test.each([
    ['as such', {}],
    ['in a country nobody knows', { country: ['Ruritania'] }],
    ['at one address', { address: ['12 Harbour Road, Limassol'] }],
  ])(
    'with 10,000 parties %s is decided, and the one that is listed is found',
    (_what, properties) => {
      const parties = Array.from({ length: 10_000 }, (_, i) => {
        const name = i === 6_789 ? 'Frozen' : `Bakery ${i}`
        return party(name, { role: 'other', properties: { name: [name], ...properties } })
      })
      const { outcome, findings } = decide(order({ parties }), context)
      expect(outcome).toBe('block')
      expect(findings[0]?.text).toContain('“Frozen”')
      expect(findings.length).toBeLessThan(5)
    },
  )

  test('with the same listed party 1,000 times has one finding on it', () => {
    const parties = Array.from({ length: 1000 }, () => party('Frozen'))
    const { findings } = decide(order({ parties }), context)
    expect(findings).toHaveLength(1)
    expect(findings[0]?.text.length).toBeLessThan(400)
  })

  test.each<[string, Partial<Transaction>]>([
    ['nothing at all', { parties: [], items: [], route: {} }],
    ['half of a surrogate pair', { parties: [party('\ud800 Bakery')] }],
    ['members whose names are numbers', { extra: { '10': 'a', '2': 'b', __proto__x: 'c' } }],
    ['a very long name', { parties: [party('a '.repeat(50_000))] }],
    ['an endless quantity', { items: [{ hs: '8413.70', quantity: Number.POSITIVE_INFINITY }] }],
  ])('with %s is decided', (_what, over) => {
    const first = decide(order(over), context)
    expect(first.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(decide(order(over), context).digest).toBe(first.digest)
  })
})
