import { describe, expect, test } from 'vitest'
import { decide } from '../../src/decision/index.ts'
import type { ClaimRef, CorridorRisk } from '../../src/model/index.ts'
import { contextOf, listing, order, party, screenOf } from './invented.ts'

const risk: CorridorRisk = {
  hs6: '732393',
  origin: 'eu',
  via: null,
  destination: 'no',
  kind: 'rise',
  since: '2022-03',
  before: 300,
  after: 220_000,
  currency: 'EUR',
  factor: 730,
  low: 210,
  high: 2500,
  q: 0.001,
  mde: 9,
  text: 'EU exports of HS 732393 to Norway rose from 0.3 to 220 thousand euro a month',
  source: 'invented trade file',
  version: 'abc',
} as CorridorRisk
const claim: ClaimRef = {
  claimId: 'c01',
  document: 'wire.txt',
  publisher: 'Invented Wire',
  published: '2026-01-02',
  entityName: 'Kvant',
  entityId: 'zz-Kvant',
  kind: 'procurement',
  modality: 'alleged',
  source: 'an official',
  quote: 'Kvant bought the parts',
  start: 0,
  end: 22,
  version: 'def',
}
const nobody = screenOf({})

describe('a corridor that rose', () => {
  const rules = (route: object, over: Partial<CorridorRisk> = {}) =>
    decide(order({ route }), {
      ...contextOf(nobody),
      corridors: [{ ...risk, ...over }],
    }).findings.map((finding) => [finding.rule, finding.effect])
  test('is a finding on a shipment through it, with its numbers, and never a block', () => {
    expect(rules({ exportCountry: 'Germany', destinationCountry: 'Norway' })).toContainEqual([
      'corridor.rise',
      'review',
    ])
  })
  test.each([
    ['from elsewhere', { exportCountry: 'Japan', destinationCountry: 'Norway' }, {}],
    ['to elsewhere', { exportCountry: 'Germany', destinationCountry: 'Chile' }, {}],
    ['where nobody says from where', { destinationCountry: 'Norway' }, {}],
    [
      'of other goods',
      { exportCountry: 'Germany', destinationCountry: 'Norway' },
      { hs6: '854231' },
    ],
    [
      'that fell',
      { exportCountry: 'Germany', destinationCountry: 'Norway' },
      { kind: 'fall' as const },
    ],
  ])('is none %s', (_reason, route, over) => {
    expect(rules(route, over).map(([rule]) => rule)).not.toContain('corridor.rise')
  })
})

describe('a way through an intermediary', () => {
  const way: CorridorRisk = {
    ...risk,
    via: 'am',
    destination: 'ru',
    before: 40,
    after: 9_000,
    factor: 225,
    low: 90,
    high: 560,
    text: 'Exports of Armenia to Russia rose after those of the EU to Armenia.',
  }
  const leg: CorridorRisk = { ...risk, destination: 'am', text: 'EU exports to Armenia rose.' }
  const toArmenia = { exportCountry: 'Germany', destinationCountry: 'Armenia' }
  const rises = (corridors: CorridorRisk[], route: object = toArmenia) =>
    decide(order({ route }), { ...contextOf(nobody), corridors }).findings.filter(
      (finding) => finding.rule === 'corridor.rise',
    )

  test('is told with the figures of both legs in one finding', () => {
    const [finding, ...more] = rises([leg, way])
    expect(more).toEqual([])
    expect(finding!.text).toContain('EU exports to Armenia rose.')
    expect(finding!.text).toContain(
      'Exports on to Russia went from 40 to 9000 EUR a month, 225 times',
    )
    expect(finding!.facts).toContainEqual({ field: 'corridor.factor', value: '730' })
    expect(finding!.facts).toContainEqual({ field: 'corridor.onward.factor', value: '225' })
    expect(finding!.facts).toContainEqual({
      field: 'corridor.onward.way',
      value: 'EU through Armenia to Russia',
    })
    expect(finding!.effect).toBe('review')
  })

  test('stands by itself where its first leg is not in the snapshot', () => {
    expect(rises([way]).map((finding) => finding.facts.length)).toEqual([6])
  })

  test.each([
    ['the order goes elsewhere', { exportCountry: 'Germany', destinationCountry: 'Georgia' }],
    ['the order comes from elsewhere', { exportCountry: 'Japan', destinationCountry: 'Armenia' }],
  ])('is not told where %s', (_reason, route) => {
    expect(rises([leg, way], route)).toEqual([])
  })
})

test('a claim stands beside the hit it names, as a claim of its source', () => {
  const context = contextOf(screenOf({ Kvant: { score: 0.97, listings: [listing('travel_ban')] } }))
  const decision = decide(order({ parties: [party('Kvant')] }), { ...context, claims: [claim] })
  const [finding] = decision.findings.filter((f) => f.rule === 'claim.beside-hit')
  expect(finding!.effect).toBe('note')
  expect(finding!.text).toBe(
    'an official (alleged), in Invented Wire of 2026-01-02, of “Kvant”: “Kvant bought the parts”',
  )
  expect(decision.outcome).toBe('clear')
})
