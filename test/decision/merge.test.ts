import { describe, expect, test } from 'vitest'
import { decide } from '../../src/decision/index.ts'
import type { Transaction } from '../../src/model/index.ts'
import { contextOf, listing, order, party, screenOf } from './invented.ts'

const chips = [{ description: 'Microcontrollers', hs: '8542.31', eccn: 'EAR99' }]
const frozen = (dataset: string, authority: string, jurisdiction = 'us') =>
  listing('asset_freeze', { dataset, authority, jurisdiction })

function findings(over: Partial<Transaction>, listings = [frozen('zz_a', 'Office A')]) {
  const screen = screenOf({ Frozen: { score: 0.98, listings } })
  return decide(order(over), contextOf(screen)).findings
}

describe('findings', () => {
  test('of one party under one law on several lists are one, with every list as source', () => {
    const found = findings({ parties: [party('Frozen')] }, [
      frozen('zz_a', 'Office A'),
      frozen('zz_b', 'Office B'),
    ])
    expect(found).toHaveLength(1)
    expect(found[0]?.text).toContain('listed by Office A (INVENTED-1) and Office B (INVENTED-1)')
    expect(found[0]?.sources.map((source) => source.dataset)).toEqual(['zz_a', 'zz_b'])
  })

  test('of one party under two laws are two', () => {
    const found = findings({ parties: [party('Frozen')] }, [
      frozen('zz_a', 'Office A'),
      frozen('zz_b', 'Office B', 'eu'),
    ])
    expect(found.map((one) => one.jurisdiction).sort()).toEqual(['eu', 'us'])
  })

  test('of one party in several roles are one', () => {
    const found = findings({
      parties: [
        party('Frozen'),
        party('Frozen', { role: 'consignee' }),
        party('Frozen', { role: 'forwarder' }),
      ],
    }).filter((one) => one.rule === 'list.asset-freeze')
    expect(found).toHaveLength(1)
    expect(found[0]?.text).toMatch(/^Buyer, consignee and forwarder “Frozen” matches/)
    expect(found[0]?.facts.filter((fact) => fact.value === 'Frozen')).toHaveLength(3)
  })

  test('of an asset freeze tell the smaller measures of the same entry', () => {
    const both = {
      ...frozen('zz_a', 'Office A'),
      measures: ['travel_ban', 'asset_freeze', 'sectoral'] as const,
    }
    const found = findings({ parties: [party('Frozen')] }, [
      { ...both, measures: [...both.measures] },
    ])
    expect(found.map((one) => one.rule)).toEqual(['list.asset-freeze'])
    expect(found[0]?.facts).toContainEqual({
      field: 'listing.measure',
      value: 'asset_freeze, travel_ban, sectoral',
    })
  })

  test('on listed goods to Russia take in the embargo of the same law, and its source', () => {
    const found = findings({ items: chips, route: { destinationCountry: 'Russia' } })
    const rules = found.map((one) => one.rule)
    expect(rules).toEqual(expect.arrayContaining(['HB06', 'HB09', 'HB09-gb']))
    expect(rules.filter((rule) => rule.startsWith('destination.'))).toEqual([])
    expect(found.find((one) => one.rule === 'HB09')?.sources).toContainEqual(
      expect.objectContaining({ dataset: 'embargoes', record: 'eu-ru' }),
    )
  })

  test('of an embargo stay where no rule on the goods tells more', () => {
    const items = [{ description: 'Water pumps', hs: '8413.70', eccn: 'EAR99' }]
    const found = findings({ items, route: { destinationCountry: 'Russia' } })
    expect(found.map((one) => one.rule)).toContain('destination.embargo.eu-ru')
  })

  test('of one embargo are one, whatever places touch it', () => {
    const buyer = party('Bakery', { properties: { name: ['Bakery'], country: ['Iran'] } })
    const found = findings({ parties: [buyer], route: { destinationCountry: 'Iran' } }).filter(
      (one) => one.rule === 'destination.embargo.us-ir',
    )
    expect(found).toHaveLength(1)
    expect(found[0]?.facts.map((fact) => fact.field)).toEqual([
      'route.destinationCountry',
      'parties[0] (buyer).country',
    ])
    expect(found[0]?.text).toMatch(/^The goods go to Iran: nearly all exports/)
  })

  test('begin with the law that reaches the deal for sure', () => {
    const found = findings({
      items: chips,
      route: { destinationCountry: 'Russia' },
      nexus: { euOperator: true },
    })
    expect(found[0]?.rule).toBe('HB09')
  })

  test('of the law that reaches the deal for sure say why it is stopped', () => {
    const decided = (nexus: Transaction['nexus']) =>
      decide(
        order({
          items: chips,
          route: { destinationCountry: 'Russia' },
          ...(nexus ? { nexus } : {}),
        }),
        contextOf(screenOf({})),
      ).why
    expect(decided({ usPerson: true, usOrigin: true })).toBe('licence')
    expect(decided({ euOperator: true })).toBe('prohibited')
    expect(decided(undefined)).toBe('prohibited')
  })

  test('of a listed owner go into what its share does', () => {
    const parties = [party('Bakery'), party('Frozen', { role: 'owner', ownerOf: 0, percent: '60' })]
    const found = findings({ parties, nexus: { usPerson: true } })
    expect(found.filter((one) => one.rule.startsWith('list.'))).toEqual([])
    const reached = found.find((one) => one.rule === 'ownership.reached')
    expect(reached?.effect).toBe('block')
    expect(reached?.text).not.toContain('party 0')
    expect(reached?.sources).toContainEqual(expect.objectContaining({ dataset: 'zz_a' }))
  })
})

describe('what was not evaluated', () => {
  const open = (over: Partial<Transaction>) =>
    decide(order(over), contextOf(screenOf({}))).notEvaluated

  test('tells facts that an order can state apart from observations of a person', () => {
    const found = open({ items: chips, route: { destinationCountry: 'Serbia' } })
    expect(found.find((one) => one.rule === 'rules')?.needs).toContain('buyer.founded')
    expect(found.find((one) => one.rule === 'rules')?.needs.join()).not.toContain('flag.')
    expect(found.find((one) => one.rule === 'observations')?.reason).toContain('RF07')
  })

  test('loses an observation that was made', () => {
    const found = open({ flags: { declines_installation: false } })
    expect(found.find((one) => one.rule === 'observations')?.reason).not.toContain('RF07')
  })
})
