import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, orderLedger } from '../../src/decision/index.ts'
import type { Item, OrderHistory, Transaction } from '../../src/model/index.ts'
import { contextOf, order, party, screenOf } from './invented.ts'

const asOf = '2026-06-01'

/** An order of 100 microcontrollers to Kazakhstan on a day. */
function on(date: string, over: Partial<Item> = {}, rest: Partial<Transaction> = {}): Transaction {
  return order({
    id: `${date} ${JSON.stringify(over)}`,
    date,
    items: [
      { description: 'Microcontrollers', hs: '8542.31', eccn: 'EAR99', quantity: 100, ...over },
    ],
    route: { destinationCountry: 'Kazakhstan' },
    ...rest,
  })
}

function historyOf(now: Transaction, earlier: readonly Transaction[]): OrderHistory | undefined {
  const ledger = orderLedger({ asOf })
  for (const one of earlier) ledger.add(one)
  return ledger.historyOf(now)
}

describe('the history of an order', () => {
  test('counts earlier orders of the same buyer, and knows the first', () => {
    expect(historyOf(on('2026-05-01'), [on('2025-01-10'), on('2024-03-01')])).toMatchObject({
      orders: 2,
      firstOrder: '2024-03-01',
      priorityBefore: 0,
    })
  })

  test('is not known where nothing of the buyer is at hand', () => {
    const other = on('2025-01-10', {}, { parties: [party('Another Bakery')] })
    expect(historyOf(on('2026-05-01'), [other])).toBeUndefined()
  })

  test('says none of a new buyer where all earlier orders are at hand', () => {
    const ledger = orderLedger({ asOf, complete: true })
    expect(ledger.historyOf(on('2026-05-01'))?.orders).toBe(0)
  })

  test('leaves later orders and the order itself out', () => {
    const now = on('2026-05-01')
    expect(historyOf(now, [on('2025-01-10'), on('2026-05-02'), now])?.orders).toBe(1)
  })

  test('finds a buyer again by a number under another name', () => {
    const named = (name: string) =>
      party(name, { properties: { name: [name], registrationNumber: ['HRB 1234'] } })
    const before = on('2025-01-10', {}, { parties: [named('Old Name Ltd')] })
    expect(
      historyOf(on('2026-05-01', {}, { parties: [named('New Name Ltd')] }), [before])?.orders,
    ).toBe(1)
  })

  test('reads dates as people write them', () => {
    expect(historyOf(on('1 May 2026'), [on('10 January 2025')])?.firstOrder).toBe('2025-01-10')
  })

  test('compares the last 12 months with the year before the invasion', () => {
    const earlier = [on('2021-06-01'), on('2025-09-01', { quantity: 150 }), on('2025-01-01')]
    expect(historyOf(on('2026-05-01', { quantity: 200 }), earlier)?.rise).toBe(3.5)
  })

  test('knows no rise where nothing went there in the year before the invasion', () => {
    expect(historyOf(on('2026-05-01'), [on('2025-06-01')])?.rise).toBeUndefined()
  })

  test('compares with the usual size from three earlier orders on', () => {
    const earlier = [on('2025-01-01'), on('2025-02-01'), on('2025-03-01', { quantity: 120 })]
    expect(historyOf(on('2026-05-01', { quantity: 350 }), earlier)?.overUsual).toBe(3.5)
    expect(
      historyOf(on('2026-05-01', { quantity: 350 }), earlier.slice(1))?.overUsual,
    ).toBeUndefined()
  })

  test('compares no pieces with kilogrammes', () => {
    const earlier = ['2025-01-01', '2025-02-01', '2025-03-01'].map((day) => on(day, { unit: 'kg' }))
    expect(historyOf(on('2026-05-01', { unit: 'piece' }), earlier)?.overUsual).toBeUndefined()
  })

  test('sees goods that went to Russia before and go elsewhere now', () => {
    const russia = on('2021-06-01', {}, { route: { destinationCountry: 'Russia' } })
    const china = on('2023-06-01', {}, { route: { destinationCountry: 'China' } })
    expect(historyOf(on('2026-05-01'), [russia, china])?.redirectedFrom).toBe('ru')
    expect(historyOf(on('2026-05-01'), [russia, on('2022-06-01')])?.redirectedFrom).toBeUndefined()
  })

  test('adds up small shipments of a week', () => {
    const small = { value: 2000, currency: 'EUR' }
    const earlier = [on('2026-04-28', small), on('2026-04-27', small), on('2026-04-01', small)]
    expect(historyOf(on('2026-05-01', small), earlier)).toMatchObject({
      smallInWeek: 3,
      weekValue: 6000,
    })
  })

  test('counts an order without a date, and says how many there are', () => {
    const { date: _none, ...undated } = on('2025-01-10')
    expect(historyOf(on('2026-05-01'), [undated, on('2025-02-01')])).toMatchObject({
      orders: 2,
      undated: 1,
    })
    expect(historyOf(on('2026-05-01'), [on('2025-02-01')])).not.toHaveProperty('undated')
  })

  test('does not know whether high-priority goods went before the invasion where the date is missing', () => {
    const { date: _none, ...undated } = on('2025-01-10')
    const earlier = [on('2020-01-01', { hs: '7323.93' }), undated]
    expect(historyOf(on('2026-05-01'), earlier)).not.toHaveProperty('priorityBefore')
    expect(historyOf(on('2026-05-01'), [...earlier, on('2021-01-01')])?.priorityBefore).toBe(1)
  })

  test('leaves out of an order without a date what is later than the day of the law', () => {
    const { date: _none, ...now } = on('2026-05-01')
    expect(historyOf(now, [on('2026-05-31'), on('2026-06-02')])?.orders).toBe(1)
  })

  test('compares a ship with earlier orders alone, the latest of them first', () => {
    const ship = (name: string) => ({
      parties: [
        party('Invented Bakery Ltd'),
        party(name, {
          role: 'vessel',
          schema: 'Vessel',
          properties: { name: [name], imoNumber: ['9116412'] },
        }),
      ],
    })
    const earlier = [
      on('2025-03-01', {}, ship('SECOND')),
      on('2025-01-10', {}, ship('FIRST')),
      on('2026-05-02', {}, ship('LATER')),
    ]
    const names = (orders: readonly Transaction[]) =>
      historyOf(on('2026-05-01', {}, ship('NOW')), orders)?.vessels?.map(({ name }) => name)
    expect(names(earlier)).toEqual(['SECOND'])
    expect(names(earlier.slice(2))).toBeUndefined()
  })

  test('is the same in whatever order the earlier ones were entered', () => {
    const day = fc.integer({ min: 0, max: 2000 }).map((n) => {
      const date = new Date(Date.UTC(2020, 0, 1) + n * 86_400_000)
      return date.toISOString().slice(0, 10)
    })
    const one = fc.record({ day, quantity: fc.integer({ min: 1, max: 500 }), ru: fc.boolean() })
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: (o) => o.day, maxLength: 12 }), (list) => {
        const orders = list.map(({ day: date, quantity, ru }) =>
          on(date, { quantity }, ru ? { route: { destinationCountry: 'Russia' } } : {}),
        )
        const now = on('2026-05-01', { quantity: 77 })
        expect(historyOf(now, [...orders].reverse())).toEqual(historyOf(now, orders))
      }),
      { seed: 7, numRuns: 100 },
    )
  })

  test.each([
    ['no goods', { items: [] }],
    ['no buyer', { parties: [] }],
    ['a buyer without a name', { parties: [party('', { properties: {} })] }],
    ['goods without a code', { items: [{}] }],
    ['a quantity below nothing', { items: [{ hs: '8542.31', quantity: -5 }] }],
    ['a day that is none', { date: '2026-13-45' }],
  ])('does not fall over %s', (_what, over) => {
    const odd = order(over)
    expect(() => historyOf(odd, [odd, on('2025-01-01'), odd])).not.toThrow()
  })
})

describe('a decision with history', () => {
  const rules = (now: Transaction, earlier: readonly Transaction[]) => {
    const history = historyOf(now, earlier)
    const decided = decide(history ? { ...now, history } : now, contextOf(screenOf({}), { asOf }))
    return decided.findings.map((finding) => finding.rule)
  }

  test('asks for a review of a sudden rise', () => {
    expect(rules(on('2026-05-01', { quantity: 900 }), [on('2021-06-01')])).toContain('RF32')
  })

  test('asks about an old customer that begins with high-priority goods', () => {
    const pumps = on('2020-06-01', { hs: '8413.70', description: 'Water pumps' })
    expect(rules(on('2026-05-01'), [pumps])).toContain('RF31')
  })

  test('asks about a new customer where the earlier orders are complete', () => {
    const ledger = orderLedger({ asOf, complete: true })
    const now = on('2026-05-01')
    const decided = decide(
      { ...now, history: ledger.historyOf(now)! },
      contextOf(screenOf({}), { asOf }),
    )
    expect(decided.findings.map((finding) => finding.rule)).toContain('RF30-new')
  })

  test('tells a ship whose name changed since an earlier order', () => {
    const ship = (name: string) =>
      party(name, {
        role: 'vessel',
        schema: 'Vessel',
        properties: { name: [name], imoNumber: ['9074729'] },
      })
    const with_ = (name: string) => ({ parties: [party('Bakery'), ship(name)] })
    expect(
      rules(on('2026-05-01', {}, with_('Osprey')), [on('2025-01-01', {}, with_('Kestrel'))]),
    ).toContain('vessel.name-changed')
  })

  test('says where a rule rests on earlier orders of which some have no date', () => {
    const { date: _none, ...undated } = on(
      '2021-01-10',
      {},
      { route: { destinationCountry: 'Russia' } },
    )
    const now = on('2026-05-01')
    const history = historyOf(now, [undated, on('2025-02-01', { hs: '7323.93' })])!
    const { findings } = decide({ ...now, history }, contextOf(screenOf({}), { asOf }))
    const finding = findings.find(({ rule }) => rule === 'RF20')
    expect(finding?.text).toContain('Of 2 earlier orders, 1 has no date')
  })

  test('has no earlier order in one that comes after it', () => {
    const later = on('2026-05-02', {}, { route: { destinationCountry: 'Russia' } })
    expect(rules(on('2026-05-01'), [later])).not.toContain('RF20')
    expect(rules(on('2026-05-03'), [later])).toContain('RF20')
  })

  test('has the history in its digest', () => {
    const context = contextOf(screenOf({}), { asOf })
    const now = on('2026-05-01')
    const digest = (orders: number) => decide({ ...now, history: { orders } }, context).digest
    expect(digest(3)).not.toBe(digest(4))
  })
})
