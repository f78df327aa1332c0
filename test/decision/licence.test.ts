import { describe, expect, test } from 'vitest'
import { decide } from '../../src/decision/index.ts'
import type { Finding, Transaction } from '../../src/model/index.ts'
import { contextOf, order, screenOf } from './invented.ts'

const fromUs = { usPerson: true, usOrigin: true }
const to = (destinationCountry: string) => ({ exportCountry: 'United States', destinationCountry })
const goods = (eccn: string, hs = '8413.70') => [{ description: 'Water pumps', hs, eccn }]

function say(over: Partial<Transaction>): readonly Finding[] {
  return decide(order({ nexus: fromUs, ...over }), contextOf(screenOf({}))).findings
}

const licence = (over: Partial<Transaction>) =>
  say(over)
    .filter((finding) => finding.rule.startsWith('licence.'))
    .map(({ rule, effect }) => `${rule} ${effect}`)

describe('the need of a US licence', () => {
  test.each([
    [
      'a 600 series part to Country Group D:5',
      goods('9A610.x'),
      'China',
      'licence.arms-embargo block',
    ],
    [
      'a 9x515 part to Country Group D:5',
      goods('9A515.x'),
      'Venezuela',
      'licence.arms-embargo block',
    ],
    ['a 600 series part to Norway', goods('9A610.x'), 'Norway', 'licence.not-determined review'],
    [
      'an entry with more reasons than anti-terrorism',
      goods('3A001'),
      'India',
      'licence.not-determined review',
    ],
    ['a code of the US Munitions List', goods('VIII(h)'), 'India', 'licence.not-determined review'],
  ])('%s: %o to %s is %s', (_name, items, country, said) => {
    expect(licence({ items, route: to(country) })).toEqual([said])
  })

  test.each([
    ['EAR99 goods', goods('EAR99'), 'India'],
    ['an entry for anti-terrorism alone', goods('3A992'), 'India'],
    ['an embargoed destination, which the embargo tells', goods('EAR99'), 'Iran'],
    ['listed goods to Russia, which HB06 tells', goods('3A991', '8542.31'), 'Russia'],
  ])('says nothing of %s', (_name, items, country) => {
    expect(licence({ items, route: to(country) })).toEqual([])
  })

  test('to a military end user in Belarus counts for all goods', () => {
    expect(
      licence({
        items: goods('EAR99'),
        route: to('Belarus'),
        flags: { military_end_user: true },
      }),
    ).toEqual(['licence.russia block'])
  })

  test('names the place to look where it is not determined', () => {
    const [finding] = say({ items: goods('3A001'), route: to('India') }).filter(
      (one) => one.rule === 'licence.not-determined',
    )
    expect(finding?.text).toContain('a part of 3A001 is controlled for reasons that reach')
    expect(finding?.citation).toContain('Part 738')
    expect(finding?.clears).toContain('NLR')
  })

  test.each([
    ['2026-06-01', '3A001.a.2', 'China', 'licence.reason-for-control block', 'NS2 for all of it'],
    ['2026-06-01', '3A001.a.2', 'India', '', 'no column of that paragraph reaches India'],
    ['2026-06-01', '3A001.b.2', 'India', 'licence.not-determined review', 'some of b.2 has NS1'],
    ['2026-06-01', '3A001', 'Canada', 'licence.not-determined review', 'z.1 goes nowhere freely'],
    ['2026-06-01', '3A001.a.2', 'Canada', '', 'no column reaches Canada'],
    ['2026-06-01', '3A101', 'Germany', 'licence.reason-for-control block', 'MT1'],
    ['2024-04-18', '3A101', 'Australia', 'licence.reason-for-control block', 'MT1 until then'],
    ['2024-04-19', '3A101', 'Australia', '', '89 FR 28594 lifted MT1'],
    ['2024-04-18', '3A101', 'United Kingdom', 'licence.reason-for-control block', 'MT1 until then'],
    ['2024-04-19', '3A101', 'United Kingdom', '', '89 FR 28594 lifted MT1'],
    ['2024-04-19', '3A101', 'Germany', 'licence.not-determined review', 'no chart of that day'],
    ['2026-06-01', '3A992', 'Pakistan', 'licence.reason-for-control block', 'named in the entry'],
    ['2026-06-01', '3A225', 'Brazil', '', 'NP1 has no mark for Brazil'],
    ['2026-06-01', '3A225', 'Malaysia', 'licence.reason-for-control block', 'NP1'],
    ['2026-06-01', '5A002.a', 'Japan', 'licence.reason-for-control block', 'NS1'],
    ['2026-06-01', '5A992.c', 'Japan', '', 'mass-market goods'],
    ['2026-06-01', '6A003', 'Japan', 'licence.not-determined review', 'columns not in the tables'],
  ])('on %s %s to %s is “%s”: %s', (asOf, eccn, country, expected) => {
    const found = decide(
      order({ nexus: fromUs, items: goods(eccn), route: to(country) }),
      contextOf(screenOf({}), { asOf }),
    )
      .findings.filter(({ rule }) => rule.startsWith('licence.'))
      .map(({ rule, effect }) => `${rule} ${effect}`)
    expect(found.join()).toBe(expected)
  })

  test('is a note once the exporter states that none is required', () => {
    expect(
      licence({
        items: goods('3A001'),
        route: to('India'),
        flags: { no_licence_required: true },
      }),
    ).toEqual(['licence.not-determined note'])
  })

  test('is a note where nothing says that the EAR reach the goods', () => {
    expect(
      licence({
        items: goods('3A001'),
        route: { exportCountry: 'Germany', destinationCountry: 'India' },
        nexus: {},
      }),
    ).toEqual(['licence.not-determined note'])
  })

  test('is one finding for several goods of one answer', () => {
    const items = [...goods('9A610.x'), ...goods('9A610.x')]
    const found = say({ items, route: to('China') }).filter(
      (one) => one.rule === 'licence.arms-embargo',
    )
    expect(found).toHaveLength(1)
    expect(found[0]?.facts.map((fact) => fact.field)).toEqual([
      'destination',
      'items[0].eccn',
      'items[1].eccn',
    ])
  })

  test('stays open without a control entry, and says so', () => {
    const decision = decide(
      order({
        items: [{ description: 'Water pumps', hs: '8413.70' }],
        nexus: fromUs,
        route: to('India'),
      }),
      contextOf(screenOf({})),
    )
    expect(decision.notEvaluated.find((one) => one.rule === 'licence')?.needs).toEqual([
      'items[0].eccn',
    ])
  })
})
