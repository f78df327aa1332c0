import { describe, expect, test } from 'vitest'
import type { RuleName } from '../../src/ownership/index.ts'
import { ask } from './support/rows.ts'

interface Case {
  readonly name: string
  readonly holdings: string
  readonly rule: RuleName
  readonly asOf: string
  readonly reached: string
  readonly cannotBeExcluded?: string
  readonly because: string
}

const before = '2024-07-02'
const after = '2024-07-03'
const inForce = '2025-10-15'

// The worked examples and FAQs, row by row, each with the reason for its outcome.
const cases: readonly Case[] = [
  // 1. X 50 A; A 50 B
  {
    name: '1',
    holdings: 'X A 50; A B 50',
    rule: 'ofac',
    asOf: after,
    reached: 'A B',
    because: 'FAQ 401 example 1: A is blocked at 50 and passes on its full 50 of B',
  },
  {
    name: '1',
    holdings: 'X A 50; A B 50',
    rule: 'uk',
    asOf: after,
    reached: '',
    because: '50 is not more than 50',
  },
  {
    name: '1',
    holdings: 'X A 50; A B 50',
    rule: 'bis',
    asOf: inForce,
    reached: 'A B',
    because: 'the Affiliates Rule counts as OFAC does',
  },
  {
    name: '1',
    holdings: 'X A 50; A B 50',
    rule: 'eu',
    asOf: before,
    reached: '',
    because: 'more than 50 was needed',
  },
  {
    name: '1',
    holdings: 'X A 50; A B 50',
    rule: 'eu',
    asOf: after,
    reached: 'A B',
    because: '50 is enough from 3 July 2024',
  },
  // 2. X 50 A, 50 B; A 25 C, B 25 C
  {
    name: '2',
    holdings: 'X A 50; X B 50; A C 25; B C 25',
    rule: 'ofac',
    asOf: after,
    reached: 'A B C',
    because: 'FAQ 401 example 2: 25 by A and 25 by B',
  },
  {
    name: '2',
    holdings: 'X A 50; X B 50; A C 25; B C 25',
    rule: 'uk',
    asOf: after,
    reached: '',
    because: 'neither A nor B is held for more than 50',
  },
  {
    name: '2',
    holdings: 'X A 60; X B 60; A C 30; B C 30',
    rule: 'uk',
    asOf: after,
    reached: 'A B C',
    because: 'one person holds 60 of C through two majority stakes',
  },
  // 3. X 50 A, 10 B; A 40 B
  {
    name: '3',
    holdings: 'X A 50; X B 10; A B 40',
    rule: 'ofac',
    asOf: after,
    reached: 'A B',
    because: 'FAQ 401 example 3: 40 by A and 10 directly',
  },
  // 4. X 50 A, 25 B; A 25 C, B 25 C
  {
    name: '4',
    holdings: 'X A 50; X B 25; A C 25; B C 25',
    rule: 'ofac',
    asOf: after,
    reached: 'A',
    because: 'FAQ 401 example 4: B is not blocked, so its 25 of C counts nothing',
  },
  // 5. X 25 A, 25 B; A 50 C, B 50 C
  {
    name: '5',
    holdings: 'X A 25; X B 25; A C 50; B C 50',
    rule: 'ofac',
    asOf: after,
    reached: '',
    because: 'FAQ 401: neither A nor B is blocked, so X owns none of C',
  },
  // 6. X 25 A, Y 25 A
  {
    name: '6',
    holdings: 'X A 25; Y A 25',
    rule: 'ofac',
    asOf: after,
    reached: 'A',
    because: 'FAQ 399: blocked persons of any programme add up',
  },
  {
    name: '6',
    holdings: 'X A 25; Y A 25',
    rule: 'eu',
    asOf: after,
    reached: 'A',
    because: 'listed persons add up from 3 July 2024',
  },
  {
    name: '6',
    holdings: 'X A 25; Y A 25',
    rule: 'eu',
    asOf: before,
    reached: '',
    because: 'no adding up by number before',
  },
  {
    name: '6',
    holdings: 'X A 30; Y A 30',
    rule: 'eu',
    asOf: before,
    reached: '',
    because: 'not even above 50 together',
  },
  {
    name: '6',
    holdings: 'X A 25; Y A 25',
    rule: 'uk',
    asOf: after,
    reached: '',
    because: 'no adding up without a joint arrangement',
  },
  {
    name: '6',
    holdings: 'X A 30; Y A 30; X Y ? joint',
    rule: 'uk',
    asOf: after,
    reached: 'A',
    because: 'a joint arrangement adds 30 and 30',
  },
  {
    name: '6',
    holdings: 'X A 25; Y A 25; X Y ? joint',
    rule: 'uk',
    asOf: after,
    reached: '',
    because: '50 together is still not more than 50',
  },
  {
    name: '6',
    holdings: 'X A 25; Y A 25',
    rule: 'bis',
    asOf: inForce,
    reached: 'A',
    because: 'individually or in the aggregate',
  },
  // 7. X 49.9 E
  {
    name: '7',
    holdings: 'X E 49.9',
    rule: 'ofac',
    asOf: after,
    reached: '',
    because: '49.9 is under 50; FAQ 398 asks for caution only',
  },
  {
    name: '7',
    holdings: 'X E 49.9',
    rule: 'eu',
    asOf: after,
    reached: '',
    because: 'not by number, and no control is stated',
  },
  {
    name: '7',
    holdings: 'X E 49.9; X E ? control',
    rule: 'eu',
    asOf: after,
    reached: 'E',
    because: 'control reaches in the EU',
  },
  {
    name: '7',
    holdings: 'X E 49.9; X E ? control',
    rule: 'uk',
    asOf: after,
    reached: 'E',
    because: 'control reaches in the UK',
  },
  {
    name: '7',
    holdings: 'X E 49.9; X E ? control',
    rule: 'ofac',
    asOf: after,
    reached: '',
    because: 'FAQ 398: control alone does not block',
  },
  {
    name: '7',
    holdings: 'X E 49.9; X E ? influence',
    rule: 'eu',
    asOf: after,
    reached: '',
    cannotBeExcluded: 'E',
    because: 'influence may be control',
  },
  // 8. X 60 A; A 60 B; B 60 C
  {
    name: '8',
    holdings: 'X A 60; A B 60; B C 60',
    rule: 'ofac',
    asOf: after,
    reached: 'A B C',
    because: 'stakes are not multiplied: not 21.6 but 60',
  },
  {
    name: '8',
    holdings: 'X A 60; A B 60; B C 60',
    rule: 'uk',
    asOf: after,
    reached: 'A B C',
    because: 'a chain of majority stakes',
  },
  // 9. circle
  {
    name: '9',
    holdings: 'X A 30; B A 20; A B 100',
    rule: 'ofac',
    asOf: after,
    reached: '',
    because: 'least fixed point: from outside come only 30',
  },
  {
    name: '9',
    holdings: 'X A 50; B A 20; A B 100',
    rule: 'ofac',
    asOf: after,
    reached: 'A B',
    because: '50 come from outside the circle',
  },
  // 10. sold to a relative
  {
    name: '10',
    holdings: 'X A 51 ownership . 2022-03-01; Z A 51 ownership 2022-03-02 ; X Z ? family',
    rule: 'ofac',
    asOf: '2022-03-10',
    reached: '',
    because: 'by number nothing is left; the transfer is a finding',
  },
  {
    name: '10',
    holdings: 'X A 51 ownership . 2022-03-01; Z A 51 ownership 2022-03-02 ; X Z ? family',
    rule: 'ofac',
    asOf: '2022-03-01',
    reached: 'A',
    because: 'the last day of the holding counts',
  },
  // ranges and unknowns
  {
    name: 'range',
    holdings: 'X A 25-50',
    rule: 'ofac',
    asOf: after,
    reached: '',
    cannotBeExcluded: 'A',
    because: 'the range reaches 50',
  },
  {
    name: 'range',
    holdings: 'X A 25-50',
    rule: 'uk',
    asOf: after,
    reached: '',
    because: 'at most 50 is not more than 50',
  },
  {
    name: 'range',
    holdings: 'X A 50-75',
    rule: 'uk',
    asOf: after,
    reached: '',
    cannotBeExcluded: 'A',
    because: 'the range begins at 50 itself',
  },
  {
    name: 'range',
    holdings: 'X A >50',
    rule: 'uk',
    asOf: after,
    reached: 'A',
    because: 'more than 50 is stated',
  },
  {
    name: 'range',
    holdings: 'X A 50-75',
    rule: 'ofac',
    asOf: after,
    reached: 'A',
    because: 'at least 50',
  },
  {
    name: 'unknown',
    holdings: 'X A ?',
    rule: 'ofac',
    asOf: after,
    reached: '',
    cannotBeExcluded: 'A',
    because: 'unknown is not zero',
  },
  {
    name: 'unknown',
    holdings: 'X A ?; A B 50; A C 49',
    rule: 'ofac',
    asOf: after,
    reached: '',
    cannotBeExcluded: 'A B',
    because: 'what A may be, B may be; C is not even then',
  },
  {
    name: 'unknown',
    holdings: 'X A 30; Y A ?',
    rule: 'ofac',
    asOf: after,
    reached: '',
    cannotBeExcluded: 'A',
    because: '20 by Y would be enough',
  },
  // votes, nominees, trusts
  {
    name: 'votes',
    holdings: 'X A 10; X A 60 voting',
    rule: 'ofac',
    asOf: after,
    reached: '',
    because: 'votes are not ownership',
  },
  {
    name: 'votes',
    holdings: 'X A 10; X A 60 voting',
    rule: 'uk',
    asOf: after,
    reached: 'A',
    because: 'reg. 7 counts votes',
  },
  {
    name: 'votes',
    holdings: 'X A 10; X A 60 voting',
    rule: 'eu',
    asOf: after,
    reached: 'A',
    because: 'a majority of votes is control',
  },
  {
    name: 'votes',
    holdings: 'X A 10; X A 50 voting',
    rule: 'eu',
    asOf: after,
    reached: '',
    because: 'half the votes is no majority',
  },
  {
    name: 'board',
    holdings: 'X A ? appointment',
    rule: 'uk',
    asOf: after,
    reached: 'A',
    because: 'the right to appoint the board',
  },
  {
    name: 'board',
    holdings: 'X A ? director',
    rule: 'uk',
    asOf: after,
    reached: '',
    because: 'a seat on the board is no control',
  },
  {
    name: 'nominee',
    holdings: 'X A 60 nominee',
    rule: 'ofac',
    asOf: after,
    reached: '',
    cannotBeExcluded: 'A',
    because: 'title held for others may or may not be ownership',
  },
  {
    name: 'trust',
    holdings: 'X T ? settlor; T A 100',
    rule: 'ofac',
    asOf: after,
    reached: '',
    cannotBeExcluded: 'A T',
    because: 'what a settlor keeps is not a number',
  },
  {
    name: 'economic',
    holdings: 'X A 75 economic',
    rule: 'ofac',
    asOf: after,
    reached: 'A',
    because: 'rights to profits are the ownership of a body without shares',
  },
  {
    name: 'economic',
    holdings: 'X A 10; X A 75 economic',
    rule: 'ofac',
    asOf: after,
    reached: '',
    cannotBeExcluded: 'A',
    because: 'beside shares they only raise the upper end',
  },
  // dates
  {
    name: 'dates',
    holdings: 'X A 50 ownership 2024-08',
    rule: 'ofac',
    asOf: '2024-07-31',
    reached: '',
    because: 'not yet',
  },
  {
    name: 'dates',
    holdings: 'X A 50 ownership 2024-08',
    rule: 'ofac',
    asOf: '2024-08-15',
    reached: '',
    cannotBeExcluded: 'A',
    because: 'some day of August',
  },
  {
    name: 'dates',
    holdings: 'X A 50 ownership 2024-08',
    rule: 'ofac',
    asOf: '2024-08-31',
    reached: 'A',
    because: 'by the last day of August surely',
  },
  // history of the rules
  {
    name: 'history',
    holdings: 'X A 30; Y A 30',
    rule: 'ofac',
    asOf: '2014-08-12',
    reached: '',
    because: 'blocked persons were not yet added up',
  },
  {
    name: 'history',
    holdings: 'X A 30; Y A 30',
    rule: 'ofac',
    asOf: '2014-08-13',
    reached: 'A',
    because: 'the revised guidance adds them up',
  },
]

const ids = (list: readonly { id: string }[]) => list.map((r) => r.id).join(' ')

describe('worked examples and FAQs', () => {
  test.each(cases)('$name: $holdings, $rule on $asOf: $because', (c) => {
    const result = ask(c.holdings, { rule: c.rule, asOf: c.asOf })
    expect(result.status).toBe('in_force')
    expect(ids(result.reached)).toBe(c.reached)
    expect(ids(result.cannotBeExcluded)).toBe(c.cannotBeExcluded ?? '')
  })

  test('833/2014 asks for more than half where 269/2014 asks for half', () => {
    const asked = { rule: 'eu', asOf: '2025-01-01' } as const
    expect(ids(ask('X A 50', asked).reached)).toBe('A')
    for (const instrument of [
      '833/2014',
      '833/2014 Art. 5',
      'Reg. 833/2014, Art 5aa',
      '833/2014 5l',
    ]) {
      expect(ids(ask('X A 50', { ...asked, instrument }).reached)).toBe('')
      expect(ids(ask('X A 50.000001', { ...asked, instrument }).reached)).toBe('A')
    }
    expect(() => ask('X A 50', { ...asked, instrument: '2580/2001' })).toThrow(/Use one of: 269/)
    const annexIv = ask('X A 100', { ...asked, instrument: '833/2014 Annex IV' })
    expect(annexIv.status).toBe('not_in_force')
    expect(annexIv.reached).toEqual([])
  })
})

describe('the BIS Affiliates Rule', () => {
  const holdings = 'X A 50; A B 50; X C ?'
  test.each([
    ['2025-09-28', 'not_in_force', ''],
    ['2025-09-29', 'in_force', 'A B'],
    ['2025-11-09', 'in_force', 'A B'],
    ['2025-11-10', 'suspended', ''],
    ['2026-11-09', 'suspended', ''],
    ['2026-11-10', 'unconfirmed', ''],
  ])('is on %s: %s', (asOf, status, reached) => {
    const result = ask(holdings, { rule: 'bis', asOf })
    expect(result.status).toBe(status)
    expect(ids(result.reached)).toBe(reached)
  })

  test('gives both readings where its status is unconfirmed', () => {
    const { readings = [] } = ask(holdings, { rule: 'bis', asOf: '2026-11-24' })
    expect(readings.map((r) => [r.status, ids(r.reached), ids(r.cannotBeExcluded)])).toEqual([
      ['in_force', 'A B', 'C'],
      ['suspended', '', ''],
    ])
  })
})

describe('shares and paths', () => {
  test('share is the sum of direct stakes of listed or reached owners', () => {
    const { reached } = ask('X A 50; X B 10; A B 40; Z B 50', { rule: 'ofac', asOf: after })
    expect(reached.map((r) => [r.id, r.share, r.path])).toEqual([
      ['A', 50, ['X', 'A']],
      ['B', 50, ['X', 'B']],
    ])
  })

  test('the shortest path starts at a listed person', () => {
    const { reached } = ask('X A 60; A B 60; B C 60; A C 1', { rule: 'ofac', asOf: after })
    expect(reached.at(-1)).toMatchObject({ id: 'C', share: 61, path: ['X', 'A', 'C'] })
  })

  test('the derivation tells every step in words, owners first', () => {
    const { reached } = ask('X A 60; A B 40; X B 10', { rule: 'ofac', asOf: after })
    expect(reached.find((r) => r.id === 'B')?.derivation.map((s) => s.text)).toEqual([
      'A is reached: X (listed) holds 60 %; together 60 %, and the test is 50 % or more.',
      'B is reached: X (listed) holds 10 %, A (reached) holds 40 %; together 50 %, and the test is 50 % or more.',
    ])
  })

  test('what cannot be excluded says which share would tip it', () => {
    const { cannotBeExcluded } = ask('X A 30; Y A ?', { rule: 'ofac', asOf: after })
    expect(cannotBeExcluded).toMatchObject([
      { id: 'A', low: 30, high: 100, tips: 20, tipping: [{ owner: 'Y', share: 20 }] },
    ])
  })

  test('a range is told with the share at which it tips', () => {
    const { cannotBeExcluded } = ask('X A 25-50', { rule: 'ofac', asOf: after })
    expect(cannotBeExcluded).toMatchObject([{ low: 25, high: 50, tips: 50 }])
  })

  test('listed parties are no results, even when a listed person owns them', () => {
    const { reached, listed } = ask('X Y 100; Y A 50', { rule: 'ofac', asOf: after })
    expect(ids(reached)).toBe('A')
    expect(listed).toEqual(['X', 'Y'])
  })

  test('thirds are compared exactly', () => {
    const asked = { rule: 'ofac', asOf: after } as const
    expect(ids(ask('X A 16.666667; Y A 33.333333', asked).reached)).toBe('A')
    const open = ask('X A 16.6666666666; Y A 33.3333333333', asked)
    expect(ids(open.reached)).toBe('')
    expect(ids(ask('X A 49.9999999', asked).cannotBeExcluded)).toBe('')
  })
})
