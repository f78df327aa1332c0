import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, defaultPolicy, digestOf, replay } from '../../src/decision/index.ts'
import { check, Decision, type Measure, type Transaction } from '../../src/model/index.ts'
import { contextOf, listing, order, party, screenOf } from './invented.ts'

const listed = (measure: Measure, score = 0.97, over = {}) =>
  contextOf(screenOf({ Kvant: { score, listings: [listing(measure, over)] } }))
const toKvant = (over: Partial<Transaction> = {}) => order({ parties: [party('Kvant')], ...over })

describe('the outcome', () => {
  const cases: [string, Transaction, ReturnType<typeof contextOf>, string, string][] = [
    [
      'nobody listed, place and goods known',
      order(),
      listed('asset_freeze'),
      'clear',
      'nothing_found',
    ],
    ['a frozen party', toKvant(), listed('asset_freeze'), 'block', 'prohibited'],
    [
      'a frozen party that may be somebody else',
      toKvant(),
      listed('asset_freeze', 0.75),
      'review',
      'unresolved',
    ],
    [
      'a weaker candidate of another name is shown and decides nothing',
      toKvant(),
      contextOf(
        screenOf({ Kvant: { score: 0.6, listings: [listing('asset_freeze')], name: 'Kvantor' } }),
      ),
      'clear',
      'nothing_found',
    ],
    [
      'a firm of the very name of a listed one, in common words',
      toKvant(),
      listed('asset_freeze', 0.6),
      'review',
      'unresolved',
    ],
    [
      'a licence requirement is not a prohibition',
      toKvant(),
      listed('licence_required'),
      'block',
      'licence',
    ],
    ['a denied person', toKvant(), listed('denied'), 'block', 'prohibited'],
    ['a sectoral listing does not block', toKvant(), listed('sectoral'), 'review', 'unresolved'],
    [
      'oil directive and goods that are no oil equipment',
      toKvant(),
      listed('sectoral', 0.97, { programs: ['EO13662 Directive 4'] }),
      'clear',
      'nothing_found',
    ],
    [
      'oil directive and drilling machinery',
      toKvant({ items: [{ hs: '8430.41' }] }),
      listed('sectoral', 0.97, { programs: ['EO13662 Directive 4'] }),
      'review',
      'unresolved',
    ],
    [
      'closed bank accounts and the party is no bank',
      toKvant(),
      listed('sectoral', 0.97, { programs: ['CAPTA'] }),
      'clear',
      'nothing_found',
    ],
    [
      'all dealings are prohibited',
      toKvant(),
      listed('sectoral', 0.97, { programs: ['EO14024 Directive 4'] }),
      'block',
      'prohibited',
    ],
    [
      'a debt listing and a shipment without new debt',
      toKvant({ payment: { newDebt: false } }),
      listed('debt_equity'),
      'clear',
      'nothing_found',
    ],
    [
      'a debt listing and a new loan',
      toKvant({ payment: { newDebt: true } }),
      listed('debt_equity'),
      'block',
      'prohibited',
    ],
    [
      'a debt listing where nobody says whether there is debt',
      toKvant(),
      listed('debt_equity'),
      'review',
      'unresolved',
    ],
    [
      'a travel ban alone does not stop goods',
      toKvant(),
      listed('travel_ban'),
      'clear',
      'nothing_found',
    ],
    [
      'a programme that the table does not know',
      toKvant(),
      listed('unknown'),
      'review',
      'unresolved',
    ],
    [
      'a listing that ended before the date',
      toKvant(),
      listed('asset_freeze', 0.97, { until: '2025-01-01' }),
      'clear',
      'nothing_found',
    ],
    [
      'a listing that begins after the date',
      toKvant(),
      listed('asset_freeze', 0.97, { listedOn: '2026-07-01' }),
      'clear',
      'nothing_found',
    ],
    [
      'goods to North Korea',
      order({ route: { destinationCountry: 'DPRK' } }),
      listed('asset_freeze'),
      'block',
      'prohibited',
    ],
    [
      'goods to Cuba need a US licence',
      order({ route: { destinationCountry: 'Cuba' } }),
      listed('asset_freeze'),
      'block',
      'licence',
    ],
    [
      'goods to Kaliningrad are goods to Russia',
      order({ route: { destinationCountry: 'Kaliningrad' } }),
      listed('asset_freeze'),
      'review',
      'unresolved',
    ],
    [
      'goods to Sevastopol',
      order({ route: { destinationCountry: 'Crimea' } }),
      listed('asset_freeze'),
      'block',
      'prohibited',
    ],
    [
      'a country nobody understands',
      order({ route: { destinationCountry: 'Freedonia' } }),
      listed('asset_freeze'),
      'review',
      'unresolved',
    ],
    ['no destination', order({ route: {} }), listed('asset_freeze'), 'review', 'unresolved'],
    [
      'goods without any code',
      order({ items: [{ description: 'parts' }] }),
      listed('asset_freeze'),
      'review',
      'unresolved',
    ],
    ['no party at all', order({ parties: [] }), listed('asset_freeze'), 'review', 'unresolved'],
    [
      'a party without a name',
      order({ parties: [party('')] }),
      listed('asset_freeze'),
      'review',
      'unresolved',
    ],
    [
      'a customer without a country',
      { parties: [party('Anna', { role: 'party' })], items: [] },
      listed('asset_freeze'),
      'clear',
      'nothing_found',
    ],
    [
      'an invented name in a list that has to be searched, with no list',
      order(),
      { ...listed('asset_freeze'), lists: [] },
      'review',
      'unresolved',
    ],
  ]
  test.each(cases)('%s', (_reason, transaction, context, outcome, why) => {
    const decision = decide(transaction, context)
    expect({ outcome: decision.outcome, why: decision.why }).toEqual({ outcome, why })
    check(Decision, decision, 'decision')
  })
})

test('a required rule without its fields says what it needs', () => {
  const decision = decide(
    order({ route: {}, items: [{ description: 'parts' }] }),
    listed('asset_freeze'),
  )
  const needs = decision.findings.flatMap((finding) => finding.needs ?? [])
  expect(needs).toEqual(
    expect.arrayContaining(['route.destinationCountry', 'items[0].hs or .eccn']),
  )
  expect(decision.notEvaluated.map((gap) => gap.rule)).toEqual(
    expect.arrayContaining(['destination', 'goods']),
  )
})

describe('an authorisation', () => {
  const licence = {
    kind: 'licence',
    number: 'D1234567',
    jurisdiction: 'us',
    covers: ['list.licence-required'],
  }
  test('that covers a finding makes it a review, never clear', () => {
    const decision = decide(toKvant({ authorisations: [licence] }), listed('licence_required'))
    expect(decision.outcome).toBe('review')
    expect(decision.findings[0]!.text).toContain('verify its conditions')
  })
  test.each([
    ['of another jurisdiction', { ...licence, jurisdiction: 'gb' }],
    ['that has run out', { ...licence, validTo: '2020-01-01' }],
    ['that does not say what it covers', { ...licence, covers: [] }],
    ['for another party', { ...licence, covers: ['Somebody Else'] }],
  ])('%s changes nothing', (_reason, authorisation) => {
    expect(
      decide(toKvant({ authorisations: [authorisation] }), listed('licence_required')).outcome,
    ).toBe('block')
  })
})

describe('the nexus', () => {
  test('is "applies if" where the transaction says nothing, and the finding stays', () => {
    const [finding] = decide(toKvant(), listed('asset_freeze')).findings
    expect(finding!.nexus!.status).toBe('applies_if')
    expect(finding!.effect).toBe('block')
  })
  test('applies where payment is in US dollars', () => {
    const [finding] = decide(
      toKvant({ payment: { currency: 'USD' } }),
      listed('asset_freeze'),
    ).findings
    expect(finding!.nexus!.text).toContain('US dollars')
  })
  test('that is excluded by a plain no leaves a note', () => {
    const decision = decide(
      toKvant({ nexus: { usPerson: false, usOrigin: false } }),
      listed('asset_freeze'),
    )
    expect(decision.findings[0]!.effect).toBe('note')
  })
})

describe('the policy', () => {
  test('that lets a jurisdiction inform makes its findings notes', () => {
    const context = listed('asset_freeze')
    const policy = {
      ...defaultPolicy,
      jurisdictions: { ...defaultPolicy.jurisdictions, us: 'inform' as const },
    }
    expect(decide(toKvant(), { ...context, policy }).outcome).toBe('clear')
  })
  test('that requires a list finds it missing, and too old', () => {
    const policy = {
      ...defaultPolicy,
      requiredLists: [{ dataset: 'un_sc' }, { dataset: 'zz_list', maxAgeDays: 30 }],
    }
    const decision = decide(order(), { ...listed('asset_freeze'), policy })
    expect(decision.findings.map((f) => f.rule)).toEqual(['lists.missing', 'lists.too-old'])
    expect(decision.outcome).toBe('review')
  })
  test('that limits the age of a list asks for a review where the age is unknown', () => {
    const policy = { ...defaultPolicy, requiredLists: [{ dataset: 'zz_list', maxAgeDays: 30 }] }
    const dated = (facts: { publishedOn?: string; confirmedOn?: string }) => {
      const lists = [{ dataset: 'zz_list', version: 'sha256-ab', ...facts }]
      const context = { ...listed('asset_freeze'), lists, policy, asOf: '2026-06-30' }
      return decide(order(), context).findings.map((f) => f.rule)
    }
    expect(dated({})).toEqual(['lists.age-unknown'])
    expect(dated({ publishedOn: '2026-06-20' })).toEqual([])
    expect(dated({ publishedOn: '2026-01-01' })).toEqual(['lists.too-old'])
    // Nothing new was published since January, as its publisher said in June.
    expect(dated({ publishedOn: '2026-01-01', confirmedOn: '2026-06-29T10:00:00Z' })).toEqual([])
    expect(dated({ confirmedOn: '2026-01-01T10:00:00Z' })).toEqual(['lists.too-old'])
  })
  test('hears of birth dates and countries of a party that cannot be read', () => {
    const tx = order({})
    const party = {
      ...tx.parties[0]!,
      properties: {
        name: ['Anna Weber'],
        birthDate: ['33.33.1990', '1970'],
        nationality: ['Korea'],
      },
    }
    const { findings } = decide({ ...tx, parties: [party] }, listed('asset_freeze'))
    const unread = findings.filter((f) => f.rule === 'input.unreadable-value')
    expect(unread.map((f) => f.facts[0])).toEqual([
      { field: 'parties[0].birthDate', value: '33.33.1990' },
      { field: 'parties[0].nationality', value: 'Korea' },
    ])
  })
})

test('the embedded sample clears nobody but its own transactions', () => {
  const context = listed('asset_freeze')
  const user = decide(order(), { ...context, demonstration: 'sample' })
  expect(user).toMatchObject({ outcome: 'review', demonstration: true })
  expect(user.findings.map((f) => f.rule)).toContain('lists.not-loaded')
  const own = decide(order(), { ...context, demonstration: 'own' })
  expect(own).toMatchObject({ outcome: 'clear', demonstration: true })
})

describe('the digest', () => {
  test('is the same whatever the order of the lists, and on whatever day', () => {
    const two = [
      { dataset: 'aa', version: '1' },
      { dataset: 'bb', version: '2' },
    ]
    const context = listed('asset_freeze')
    const a = decide(toKvant(), { ...context, lists: two, asOf: '2026-06-01' })
    const b = decide(toKvant(), { ...context, lists: [...two].reverse(), asOf: '2026-06-02' })
    expect(a.digest).toBe(b.digest)
  })
  test('is pinned, so that another version of Node.js or of the code cannot change it unseen', () => {
    const pinned = { ...decide(order(), listed('asset_freeze')), notEvaluated: [], versions: [] }
    expect(digestOf(pinned)).toBe(
      '47079f6d333f65a7be63a7266d0ba8e284d0aa79e73387d5cba3da12f9bd3683',
    )
  })
  test('of hostile text exists and does not depend on half surrogates', () => {
    const hostile = order({ parties: [party('\ud800\u0000\u202e<script>')] })
    expect(decide(hostile, listed('asset_freeze')).digest).toMatch(/^[0-9a-f]{64}$/)
  })
  test('changes with any change of the transaction', () => {
    const base = decide(order(), listed('asset_freeze')).digest
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), (text) => {
        fc.pre(text.isWellFormed() && text !== 'Norway')
        const other = decide(order({ endUse: text }), listed('asset_freeze')).digest
        return other !== base
      }),
      { numRuns: 100, seed: 5 },
    )
  })
})

describe('replay', () => {
  test('of an untouched record is the same', () => {
    const context = listed('asset_freeze')
    expect(replay(decide(toKvant(), context), context)).toMatchObject({
      same: true,
      differs: [],
      missing: [],
    })
  })
  test('sees a record that was changed', () => {
    const context = listed('asset_freeze')
    const record = { ...decide(toKvant(), context), outcome: 'clear' as const }
    expect(replay(record, context)).toMatchObject({ same: false, tampered: true })
  })
  test('names the version that is not at hand', () => {
    const context = listed('asset_freeze')
    const later = { ...context, lists: [{ ...context.lists[0]!, version: '2026-02-02' }] }
    const result = replay(decide(toKvant(), context), later)
    expect(result.same).toBe(false)
    expect(result.missing).toMatchObject([{ name: 'zz_list', version: '2026-01-01' }])
  })
})
