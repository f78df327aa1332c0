import { describe, expect, test } from 'vitest'
import {
  assessOwnership,
  buildOwnership,
  readFtmOwnership,
  readOwnershipRows,
} from '../../src/ownership/index.ts'
import { ask, graphOf } from './support/rows.ts'

const asOf = '2025-01-01'
const ids = (list: readonly { id: string }[]) => list.map((r) => r.id)
const rulesOf = (list: readonly { rule: string }[]) => list.map((f) => f.rule)

describe('bad input gives a finding, and the rest is computed', () => {
  test('shares over 100 % together', () => {
    const result = ask('X A 60; Z A 70; X B 50', { rule: 'ofac', asOf })
    expect(ids(result.reached)).toEqual(['A', 'B'])
    expect(rulesOf(result.findings)).toEqual(['ownership.over-100'])
    expect(result.findings[0]!.text).toContain('130 %')
  })

  test('one share over 100 %', () => {
    const result = ask('X A 160; X B 50', { rule: 'ofac', asOf })
    expect(ids(result.reached)).toEqual(['B'])
    expect(ids(result.cannotBeExcluded)).toEqual(['A'])
    expect(result.findings[0]!.text).toContain('"160"')
    expect(result.findings[0]!.sources[0]!.record).toBe('row 1')
  })

  test.each(['-5', 'half', '50-25', '1e9', '50 60', 'NaN', '5٠'])(
    'the percentage %s',
    (percent) => {
      const data = readOwnershipRows([{ owner: 'X', owned: 'A', percent }], {
        dataset: 'f',
        version: '1',
      })
      expect(rulesOf(data.findings)).toEqual(['ownership.percent-unreadable'])
      const result = assessOwnership(buildOwnership(data), { rule: 'ofac', asOf, listed: ['X'] })
      expect(ids(result.cannotBeExcluded)).toEqual(['A'])
    },
  )

  test('an owner that owns itself', () => {
    const result = ask('A A 80; X A 30; X B 50', { rule: 'ofac', asOf })
    expect(ids(result.reached)).toEqual(['B'])
    expect(rulesOf(result.findings)).toEqual(['ownership.self-owned'])
  })

  test('a listed identifier that no statement names is of no effect', () => {
    const result = ask('X A 50', { rule: 'ofac', asOf, listed: ['X', 'nobody'] })
    expect(ids(result.reached)).toEqual(['A'])
    expect(result.listed).toEqual(['X'])
  })

  test('trusts that hold one another in a circle', () => {
    const result = ask('T1 T2 100 beneficiary; T2 T1 100 beneficiary; X A 50', {
      rule: 'ofac',
      asOf,
    })
    expect(ids(result.reached)).toEqual(['A'])
    expect(rulesOf(result.findings)).toContain('ownership.cross-holding')
  })

  test('a chain of 200 levels', () => {
    const chain = Array.from({ length: 200 }, (_, i) => `C${i} C${i + 1} 50`).join(';')
    const result = ask(`X C0 50; ${chain}`, { rule: 'ofac', asOf })
    expect(result.reached).toHaveLength(201)
    const last = result.reached.find((r) => r.id === 'C200')!
    expect(last.path).toHaveLength(202)
    expect(last.derivation).toHaveLength(201)
  })

  test('dates that are reversed leave it open when the stake held', () => {
    const result = ask('X A 60 ownership 2024-05-01 2023-01-01; X B 50', { rule: 'ofac', asOf })
    expect(ids(result.reached)).toEqual(['B'])
    expect(ids(result.cannotBeExcluded)).toEqual(['A'])
    expect(rulesOf(result.findings)).toEqual(['ownership.dates-reversed'])
  })

  test('dates that do not exist', () => {
    const result = ask('X A 60 ownership 2023-02-30', { rule: 'ofac', asOf })
    expect(ids(result.cannotBeExcluded)).toEqual(['A'])
    expect(rulesOf(result.findings)).toEqual(['ownership.date-unreadable'])
  })

  test('rows without owner or owned are left out and said', () => {
    const rows = [
      { owner: '', owned: 'A', percent: '50' },
      { owner: 'X', owned: ' ', percent: '50' },
      { owner: 'X', owned: 'B', percent: '50' },
    ]
    const data = readOwnershipRows(rows, { dataset: 'f.csv', version: '1' })
    expect(data.statements).toHaveLength(1)
    expect(data.findings.map((f) => f.sources[0]!.record)).toEqual(['row 1', 'row 2'])
  })

  test('a file without the needed columns is refused', () => {
    expect(() => readOwnershipRows([{ a: '1' }], { dataset: 'f.csv', version: '1' })).toThrow(
      /no column "owner".*owner,owned,percent/,
    )
  })

  test('an unknown kind of interest excludes nobody', () => {
    const result = ask('X A 60 friendship', { rule: 'ofac', asOf })
    expect(ids(result.cannotBeExcluded)).toEqual(['A'])
    expect(rulesOf(result.findings)).toEqual(['ownership.kind-unknown'])
  })

  test('an answer in owner_listed that is neither yes nor no lists the owner', () => {
    const rows = [{ owner: 'X', owned: 'A', percent: '50', owner_listed: 'perhaps' }]
    const data = readOwnershipRows(rows, { dataset: 'f.csv', version: '1' })
    expect([...data.listed]).toEqual(['X'])
    expect(rulesOf(data.findings)).toEqual(['ownership.listed-unreadable'])
  })

  test('names of objects and prototypes are ordinary identifiers', () => {
    const result = ask('__proto__ constructor 50; constructor toString 50', {
      rule: 'ofac',
      asOf,
      listed: ['__proto__'],
    })
    expect(ids(result.reached)).toEqual(['constructor', 'toString'])
  })

  test('values that are no FtM entities are left out and said', () => {
    const data = readFtmOwnership(
      [1, null, { id: 'o' }, { id: 'o', schema: 'Ownership', properties: { owner: ['X'] } }],
      { dataset: 'f', version: '1' },
    )
    expect(rulesOf(data.findings)).toEqual([
      'ownership.entity-unreadable',
      'ownership.entity-unreadable',
      'ownership.entity-unreadable',
      'ownership.edge-incomplete',
    ])
  })
})

describe('conflicting statements stand side by side', () => {
  test('two rows of one pair: the least is certain, all parcels together are possible', () => {
    const result = ask('X A 30; X A 40; Z A 30', { rule: 'ofac', asOf })
    expect(ids(result.reached)).toEqual([])
    expect(result.cannotBeExcluded).toMatchObject([{ id: 'A', low: 30, high: 70 }])
    const [conflict] = result.findings
    expect(conflict?.rule).toBe('ownership.conflicting')
    expect(conflict?.facts).toEqual([
      { field: 'row 1', value: '30 %' },
      { field: 'row 2', value: '40 %' },
    ])
  })

  test('two sources of one pair are two accounts, no parcels', () => {
    const rows = [
      { owner: 'X', owned: 'A', percent: '30', source: 'register' },
      { owner: 'X', owned: 'A', percent: '40', source: 'newspaper' },
    ]
    const graph = buildOwnership(readOwnershipRows(rows, { dataset: 'f.csv', version: '1' }))
    const result = assessOwnership(graph, { rule: 'ofac', asOf, listed: ['X'] })
    expect(result.cannotBeExcluded).toEqual([])
    expect(result.findings[0]!.text).toContain('30 % (register, row 1), 40 % (newspaper, row 2)')
  })

  test('a repeated row counts once', () => {
    const result = ask('X A 30; X A 30', { rule: 'ofac', asOf })
    expect(ids(result.reached)).toEqual([])
    expect(ids(result.cannotBeExcluded)).toEqual([])
    expect(rulesOf(result.findings)).toEqual(['ownership.repeated'])
  })

  test('statements of different times do not conflict', () => {
    const graph = graphOf('X A 60 ownership . 2023-12-31; X A 40 ownership 2024-01-01')
    const shares = ['2023-12-31', '2024-01-01'].map(
      (day) => assessOwnership(graph, { rule: 'ofac', asOf: day, listed: ['X'] }).reached.length,
    )
    expect(shares).toEqual([1, 0])
    expect(
      assessOwnership(graph, { rule: 'ofac', asOf: '2024-01-01', listed: ['X'] }).findings,
    ).toEqual([])
  })
})
