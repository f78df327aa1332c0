import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entity } from '../../src/model/index.ts'
import {
  type JoinDecision,
  joinedRecords,
  judgeRecords,
  type Resolution,
  resolveParties,
} from '../../src/screening/index.ts'

function record(
  id: string,
  schema: string,
  properties: Record<string, string[]>,
  list = id.split('-')[0]!,
  scope?: string,
): Entity {
  const listing = {
    dataset: list,
    version: '1',
    authority: list,
    jurisdiction: list,
    programs: ['P'],
    measures: ['asset_freeze' as const],
    recordId: id,
    ...(scope ? { scope } : {}),
  }
  return { id, schema, properties, datasets: [list], listings: [listing] }
}

const person = (id: string, properties: Record<string, string[]>, scope?: string) =>
  record(id, 'Person', properties, undefined, scope)
const company = (id: string, properties: Record<string, string[]>) =>
  record(id, 'Company', properties)

const decision = (a: string, b: string, what: 'join' | 'separate'): JoinDecision => ({
  a,
  b,
  decision: what,
  by: 'A. Officer',
  on: '2026-03-01',
  why: 'the register says so',
})

const members = (resolution: Resolution): string[][] =>
  [...new Set(resolution.parties.values())].map((party) => [...party.members])

const name = ['Bartholomew Quillfeather']

describe('records of several lists', () => {
  it.each([
    [
      'a day of birth and the name',
      person('un-1', { name, birthDate: ['1961-04-12'] }),
      person('ofac-1', { name: ['QUILLFEATHER, Bartolomew'], birthDate: ['12 Apr 1961'] }),
      /Quillfeather.*birth date equal/i,
    ],
    [
      'a number that stays, whatever the names',
      company('gb-1', { name: ['Zarnitsa Microsystems'], innCode: ['7707083893'] }),
      company('ofac-1', { name: ['Wholly Other Name'], innCode: ['7707083893'] }),
      /^The INN 7707083893 is the same/,
    ],
    [
      'the IMO number of a ship that was renamed',
      record('un-1', 'Vessel', { name: ['Grey Petrel'], imoNumber: ['IMO 9187629'] }),
      record('ofac-1', 'Vessel', { name: ['Ocean Star'], imoNumber: ['9187629'] }),
      /^The IMO number 9187629 is the same/,
    ],
    [
      'a paper and the name',
      person('un-1', { name, passportNumber: ['AB 123456'] }),
      person('gb-1', { name, passportNumber: ['AB123456'] }),
      /^Passport number equal: "AB 123456"|^Passport number equal: "AB123456"/,
    ],
    [
      'a year of birth, the country and a rare name',
      person('un-1', { name, birthDate: ['1961'], nationality: ['ru'] }),
      person('gb-1', { name, birthDate: ['1961-04-12'], country: ['ru'] }),
      /birth year equal.*country equal: ru/,
    ],
    [
      'an address and the name',
      company('us-1', { name: ['Zarnitsa Ltd'], address: ['12 Kirov Street, Tver 170000'] }),
      company('gb-1', { name: ['ZARNITSA LIMITED'], address: ['Kirov St. 12, 170000 Tver'] }),
      /address equal/,
    ],
    [
      'the country of a company with a rare name',
      company('us-1', { name: ['Zarnitsa Microsystems Volga'], country: ['ru'] }),
      company('gb-1', { name: ['ООО Зарница Микросистемс Волга'], country: ['ru'] }),
      /country equal: ru; and the name is rare/,
    ],
    [
      'a reference of the United Nations',
      person('un-1', { name: ['Somebody'] }, 'UN reference QDi.999'),
      person('gb-1', { name: ['Somebody Else Entirely'] }, 'UN reference QDi.999'),
      /the lists name the same UN reference QDi\.999/i,
    ],
  ])('are one party by %s', (_, a, b, says) => {
    const resolution = resolveParties([a, b])
    expect(members(resolution)).toEqual([[a.id, b.id].sort()])
    expect(resolution.parties.get(a.id)!.joins[0]!.text).toMatch(says)
  })

  it.each([
    [
      'a name alone',
      person('un-1', { name }),
      person('ofac-1', { name }),
      /a name alone never joins/,
    ],
    [
      'a name and a country of a person',
      person('un-1', { name, country: ['ru'] }),
      person('ofac-1', { name, country: ['ru'] }),
      /the country \(ru\) agree, but no birth date, paper or address does/,
    ],
    [
      'a common name of companies in one country',
      company('us-1', { name: ['General Trading Company'], country: ['ae'] }),
      company('gb-1', { name: ['General Trading Company'], country: ['ae'] }),
      /too common/,
    ],
    [
      'a name and years of birth that are far apart',
      person('un-1', { name, birthDate: ['1961'], country: ['ru'] }),
      person('ofac-1', { name, birthDate: ['1974'], country: ['ru'] }),
      /birth year differs by 13/i,
    ],
    [
      'a day of birth and another name',
      person('un-1', { name, birthDate: ['1961-04-12'] }),
      person('ofac-1', { name: ['Bartholomew Smith'], birthDate: ['1961-04-12'] }),
      /./,
    ],
    [
      'a name and two tax numbers',
      company('us-1', {
        name: ['Zarnitsa Microsystems Volga'],
        country: ['ru'],
        innCode: ['7707083893'],
      }),
      company('gb-1', {
        name: ['Zarnitsa Microsystems Volga'],
        country: ['ru'],
        innCode: ['7736050003'],
      }),
      /innCode differs|inn code differs/i,
    ],
    [
      'two references of the United Nations',
      person('un-1', { name, birthDate: ['1961-04-12'] }, 'UN reference QDi.998'),
      person('gb-1', { name, birthDate: ['1961-04-12'] }, 'UN reference QDi.999'),
      /different references/,
    ],
  ])('are two parties by %s', (_, a, b, says) => {
    const resolution = resolveParties([a, b])
    expect(members(resolution)).toEqual([])
    expect(resolution.refusals[0]?.text ?? judgeRecords(a, b)?.text).toMatch(says)
  })

  it('are two parties where the same number stands on papers of two countries', () => {
    const a = person('un-1', { name, passportNumber: ['A123456'] })
    const b = person('gb-1', { name, passportNumber: ['A123456'] })
    const paper = (holder: string, country: string): Entity => ({
      id: `${holder}-paper`,
      schema: 'Passport',
      properties: { holder: [holder], number: ['A123456'], country: [country] },
      datasets: [],
    })
    const apart = [paper('un-1', 'iq'), paper('gb-1', 'sy')]
    expect(members(resolveParties([a, b], { relations: apart }))).toEqual([])
    const alike = [paper('un-1', 'iq'), paper('gb-1', 'iq')]
    expect(members(resolveParties([a, b], { relations: alike }))).toHaveLength(1)
  })

  it('are not joined within a list, whose publisher holds them apart', () => {
    const twins = ['un-1', 'un-2'].map((id) => person(id, { name, birthDate: ['1961-04-12'] }))
    expect(members(resolveParties(twins))).toEqual([])
    expect(judgeRecords(twins[0]!, twins[1]!)!.text).toBe(
      'Both stand on un, which holds them apart.',
    )
  })

  it('are joined with neither where one fits two of a list equally well', () => {
    const records = ['un-1', 'un-2', 'ofac-1'].map((id) =>
      person(id, { name, birthDate: ['1961-04-12'] }),
    )
    const resolution = resolveParties(records)
    expect(members(resolution)).toEqual([])
    expect(resolution.refusals[0]!.text).toBe('ofac-1 fits un-1 and un-2 of one list equally well.')
  })

  it('are joined with the one that fits better', () => {
    const records = [
      person('un-1', { name, birthDate: ['1961-04-12'], passportNumber: ['AB123456'] }),
      person('un-2', { name, birthDate: ['1961-04-12'] }),
      person('ofac-1', { name, birthDate: ['1961-04-12'], passportNumber: ['AB123456'] }),
    ]
    expect(members(resolveParties(records))).toEqual([['ofac-1', 'un-1']])
  })

  it('say of each other why they are one party, over a third where there is no other way', () => {
    const records = [
      person('un-1', { name, birthDate: ['1961-04-12'] }),
      person('gb-1', { name, birthDate: ['1961-04-12'], passportNumber: ['AB123456'] }),
      person('ofac-1', { name, passportNumber: ['AB123456'] }),
    ]
    const joined = joinedRecords(resolveParties(records).parties, records)
    const seen = joined.get('un-1')!.records
    expect(seen.map((one) => one.id)).toEqual(['gb-1', 'ofac-1'])
    expect(seen[0]!.because).toMatch(/^The names agree.*birth date equal/)
    expect(seen[1]!.because).toMatch(/^With gb-1: Passport number equal/)
  })
})

describe('decisions of a reviewer', () => {
  const a = person('un-1', { name, birthDate: ['1961-04-12'] })
  const b = person('gb-1', { name, birthDate: ['1961-04-12'] })
  const c = person('ofac-1', { name: ['Somebody Else'] })

  it('hold apart what the records would join, and say who decided it', () => {
    const decisions = [decision('un-1', 'gb-1', 'separate')]
    const resolution = resolveParties([a, b], { decisions })
    expect(members(resolution)).toEqual([])
    expect(resolution.refusals[0]!.text).toBe(
      'Decided by A. Officer on 2026-03-01: two parties, because the register says so.',
    )
  })

  it('join what the records would not, and can be taken back', () => {
    const decisions = [decision('un-1', 'ofac-1', 'join')]
    expect(members(resolveParties([a, b, c], { decisions }))).toEqual([['gb-1', 'ofac-1', 'un-1']])
    expect(members(resolveParties([a, b, c]))).toEqual([['gb-1', 'un-1']])
  })

  it('hold apart over third records too', () => {
    const decisions = [decision('un-1', 'ofac-1', 'join'), decision('gb-1', 'ofac-1', 'separate')]
    expect(members(resolveParties([a, b, c], { decisions }))).toEqual([['ofac-1', 'un-1']])
  })

  it('that contradict each other are an error that names both', () => {
    const decisions = [decision('un-1', 'gb-1', 'separate'), decision('un-1', 'gb-1', 'join')]
    expect(() => resolveParties([a, b], { decisions })).toThrow(
      /Take one of the two decisions back/,
    )
  })

  it('about records that are not loaded wait', () => {
    const decisions = [decision('un-1', 'xx-1', 'join')]
    expect(members(resolveParties([a, c], { decisions }))).toEqual([])
  })
})

/** The same by comparing all with all, without keys and without memory. */
function plainly(entities: readonly Entity[]): string[][] {
  const order = [
    'reference',
    'identifier',
    'paper',
    'birth day',
    'birth year',
    'contact',
    'country',
  ]
  const ids = [...entities].sort((x, y) => (x.id < y.id ? -1 : 1))
  const pairs: { a: Entity; b: Entity; rank: number; evidence: number }[] = []
  for (const [i, a] of ids.entries())
    for (const b of ids.slice(i + 1)) {
      const verdict = judgeRecords(a, b)
      if (verdict?.same)
        pairs.push({ a, b, rank: order.indexOf(verdict.ground), evidence: verdict.evidence })
    }
  const better = (x: (typeof pairs)[number], y: (typeof pairs)[number]) =>
    x.rank - y.rank || y.evidence - x.evidence
  const listOf = (entity: Entity) => entity.datasets[0]
  const unrivalled = pairs.filter((pair) =>
    pairs.every((other) => {
      if (other === pair || better(pair, other) < 0) return true
      const at = (x: Entity, y: Entity) =>
        (other.a === x && listOf(other.b) === listOf(y)) ||
        (other.b === x && listOf(other.a) === listOf(y))
      return !at(pair.a, pair.b) && !at(pair.b, pair.a)
    }),
  )
  unrivalled.sort((x, y) => better(x, y) || (x.a.id + x.b.id < y.a.id + y.b.id ? -1 : 1))
  let groups = ids.map((entity) => [entity])
  for (const { a, b } of unrivalled) {
    const left = groups.find((group) => group.includes(a))!
    const right = groups.find((group) => group.includes(b))!
    if (left === right) continue
    const clash = left.some((x) =>
      right.some((y) => {
        if (x === a && y === b) return false
        const verdict = judgeRecords(x, y)
        return listOf(x) === listOf(y) || (verdict?.same === false && verdict.contradicts)
      }),
    )
    if (clash) continue
    groups = [...groups.filter((group) => group !== left && group !== right), [...left, ...right]]
  }
  return groups
    .filter((group) => group.length > 1)
    .map((group) => group.map((entity) => entity.id).sort())
    .sort((x, y) => (x[0]! < y[0]! ? -1 : 1))
}

const pick = (...values: string[]) => fc.constantFrom(...values).map((value) => [value])
const maybe = (arbitrary: fc.Arbitrary<string[]>) => fc.option(arbitrary, { nil: [] })
const world = fc.array(
  fc.record({
    list: fc.constantFrom('un', 'gb', 'ofac', 'eu'),
    schema: fc.constantFrom('Person', 'Person', 'Company', 'LegalEntity', 'Vessel'),
    name: pick(
      'Bartholomew Quillfeather',
      'Quillfeather, Bartolomew',
      'Zarnitsa Microsystems Volga',
      'Zarnitsa Mikrosistems Volga LLC',
      'Grey Petrel',
    ),
    birthDate: maybe(pick('1961-04-12', '1961', '1974-01-01', '12.04.1961')),
    country: maybe(pick('ru', 'by')),
    passportNumber: maybe(pick('AB123456', 'CD777777')),
    innCode: maybe(pick('7707083893', '7736050003')),
    address: maybe(pick('12 Kirov Street, Tver 170000', 'Kirov St. 12, 170000 Tver')),
  }),
  { minLength: 2, maxLength: 14 },
)

describe('the resolver', () => {
  it('finds what comparing all with all finds, in whatever order the records come', () => {
    let joined = 0
    fc.assert(
      fc.property(world, fc.boolean(), (rows, backwards) => {
        const entities = rows.map(({ list, schema, ...properties }, i) =>
          record(`${list}-${i}`, schema, properties),
        )
        const given = backwards ? [...entities].reverse() : entities
        const found = members(resolveParties(given)).sort((x, y) => (x[0]! < y[0]! ? -1 : 1))
        expect(found).toEqual(plainly(entities))
        if (found.length > 0) joined++
      }),
      { seed: 4, numRuns: 300 },
    )
    expect(joined).toBeGreaterThan(100)
  })
})
