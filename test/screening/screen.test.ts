import { describe, expect, it } from 'vitest'
import type { Entity, Party } from '../../src/model/index.ts'
import {
  buildIndex,
  compareParties,
  loadIndex,
  pairWeights,
  saveIndex,
  screen,
  type WeightOptions,
} from '../../src/screening/index.ts'

const entity = (id: string, schema: string, properties: Record<string, string[]>): Entity => ({
  id,
  schema,
  properties,
  datasets: ['test'],
})
const party = (schema: string, name: string, properties: Record<string, string[]> = {}): Party => ({
  role: 'buyer',
  schema,
  name,
  properties,
})
const entities = [
  entity('a', 'Person', {
    name: ['Ivan Petrovich Zavyalov'],
    birthDate: ['1965-03-12'],
    country: ['ru'],
  }),
  entity('b', 'Company', {
    name: ['Zavyalov Trading House LLC'],
    innCode: ['7707083893'],
    email: ['info@zavyalov.example'],
  }),
  entity('c', 'Vessel', {
    name: ['Sea Lantern'],
    imoNumber: ['IMO9187629'],
    previousName: ['Ocean Lamp'],
  }),
  entity('d', 'LegalEntity', {
    name: ['Unnamed consignee'],
    address: ['Unit 7, 14/F Kwong Sang Building, 223 Nathan Road, Kowloon, Hong Kong'],
  }),
]
const index = buildIndex(entities)

describe('screen', () => {
  it('finds a person and says why in words, with both values', () => {
    const [match] = screen(
      index,
      party('Person', 'Zavialov Ivan', { birthDate: ['1965-12-03'] }),
    ).matches
    expect(match).toMatchObject({ id: 'a', match: true, name: 'Ivan Petrovich Zavyalov' })
    expect(match?.contributions.map((c) => c.text)).toContain(
      'birth date equal with day and month swapped: 1965-12-03 and 1965-03-12',
    )
  })

  it('lets an equal identifier decide, whatever the name', () => {
    const { matches } = screen(
      index,
      party('Company', 'Quite Different GmbH', { innCode: ['7707083893'] }),
    )
    expect(matches[0]).toMatchObject({ id: 'b', match: true })
  })

  it('finds a renamed vessel by its IMO number, and refuses another number', () => {
    expect(
      screen(index, party('Vessel', 'New Hope', { imoNumber: ['9187629'] })).matches[0]?.id,
    ).toBe('c')
    const same = screen(index, party('Vessel', 'Sea Lantern')).matches[0]?.evidence ?? 0
    const other = screen(index, party('Vessel', 'Sea Lantern', { imoNumber: ['9187631'] }))
    expect(other.matches[0]?.evidence ?? 0).toBeLessThan(same)
  })

  it('takes a listed address alone for a match, in any order of its words', () => {
    const properties = {
      address: ['223 Nathan Rd, Kwong Sang Bldg, 14/F Unit 7, Kowloon, Hong Kong'],
    }
    expect(
      screen(index, party('Company', 'Brightway Components', properties)).matches[0],
    ).toMatchObject({ id: 'd', match: true })
  })

  it('compares no vessel with a person', () => {
    expect(screen(index, party('Vessel', 'Ivan Petrovich Zavyalov')).matches).toEqual([])
  })

  it('leaves dropped fields out when they are dropped from the index', () => {
    const properties = { email: ['INFO@zavyalov.example'] }
    expect(screen(index, party('Company', 'Other', properties)).total).toBe(1)
    const without = buildIndex(entities, { drop: ['email'] })
    expect(screen(without, party('Company', 'Other', properties)).total).toBe(0)
  })

  it('counts all candidates and returns no more than the limit', () => {
    const twins = buildIndex(
      Array.from({ length: 9 }, (_, i) => entity(`t${i}`, 'Person', { name: ['Oleg Zhukov'] })),
    )
    const found = screen(twins, party('Person', 'Oleg Zhukov'), { limit: 4 })
    expect(found.total).toBe(9)
    expect(found.matches.map((m) => m.id)).toEqual(['t0', 't1', 't2', 't3'])
  })

  it.each([
    [{ cutoff: 0 }, /cutoff "0"/],
    [{ threshold: 1 }, /threshold "1"/],
    [{ limit: 0 }, /limit "0"/],
    [{ algorithm: 'magic' }, /matching algorithm "magic"/],
  ])('refuses %j', (options, message) => {
    expect(() => screen(index, party('Person', 'X'), options)).toThrow(message)
  })
})

describe('evidence', () => {
  const base = party('Person', 'Ivan Zavyalov')
  const ivan = entities[0] as Entity
  const evidence = (properties: Record<string, string[]>) =>
    compareParties({ ...base, properties }, ivan).evidence

  it('is the sum of the contributions', () => {
    const found = compareParties(
      { ...base, properties: { birthDate: ['1953'], country: ['cl'] } },
      ivan,
    )
    expect(found.contributions.reduce((sum, c) => sum + c.amount, 0)).toBe(found.evidence)
    expect(found.contributions.map((c) => c.text)).toContain(
      'birth year differs by 12: 1953 and 1965-03-12',
    )
  })

  it('rises with each agreement, falls with each contradiction, and stays where nothing compares', () => {
    expect(evidence({ birthDate: ['1965'] })).toBeGreaterThan(evidence({}))
    expect(evidence({ birthDate: ['1965-03-12'] })).toBeGreaterThan(
      evidence({ birthDate: ['1965'] }),
    )
    expect(evidence({ country: ['ru'] })).toBeGreaterThan(evidence({}))
    expect(evidence({ country: ['cl'] })).toBeLessThan(evidence({}))
    expect(evidence({ gender: ['male'] })).toBe(evidence({}))
  })

  it('finds most letters in common only where two names stand side by side', () => {
    const one = party('Person', 'Boris Kravtel Mehrun')
    const other = entity('e', 'Person', { name: ['Boris Kravmol Mehrun'] })
    const score = (weights?: WeightOptions) =>
      compareParties(one, other, weights ? { weights } : {}).score
    expect(score()).toBeLessThan(0.1)
    expect(score(pairWeights)).toBeGreaterThan(10 * score())
    expect(() => screen(index, one, { weights: pairWeights })).toThrow(/name\.relation\.alike/)
  })

  it('obeys weights given with the request', () => {
    const found = compareParties(base, ivan, { weights: { name: { prior: -2000 } } })
    expect(found.contributions[0]?.amount).toBe(-2000)
  })
})

describe('a snapshot', () => {
  const bytes = saveIndex(index)
  it('reads back to the same answers', () => {
    const query = party('Person', 'Zavialov Ivan')
    expect(screen(loadIndex(bytes), query)).toEqual(screen(index, query))
  })
  it('is refused when cut short, changed, of another version or no snapshot', () => {
    expect(() => loadIndex(bytes.slice(0, -3))).toThrow(/cut short/)
    const flipped = bytes.slice()
    flipped[flipped.length - 10] = (flipped[flipped.length - 10] ?? 0) ^ 4
    expect(() => loadIndex(flipped)).toThrow(/checksum/)
    const newer = bytes.slice()
    newer[8] = 99
    expect(() => loadIndex(newer)).toThrow(/format version 99/)
    expect(() => loadIndex(new Uint8Array(10))).toThrow(/does not begin/)
  })
})
