import { describe, expect, it } from 'vitest'
import type { Entity, Party } from '../../src/model/index.ts'
import {
  buildIndex,
  compareParties,
  loadIndex,
  type ScreenOptions,
  saveIndex,
  screen,
} from '../../src/screening/index.ts'
import { inventedEntities, mutated, random } from './invented.ts'

const entities = inventedEntities(300, 11)
const index = loadIndex(saveIndex(buildIndex(entities)))

function brute(party: Party, options: ScreenOptions) {
  return entities
    .map((entity) => ({ id: entity.id, ...compareParties(party, entity, options) }))
    .filter((found) => found.score >= (options.cutoff ?? 0.5))
    .sort((a, b) => b.evidence - a.evidence || (a.id < b.id ? -1 : 1))
}

function queries(count: number, seed: number): Party[] {
  const r = random(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(r() * list.length)] as T
  return Array.from({ length: count }, () => {
    const entity = pick(entities)
    const name = pick([...(entity.properties.name ?? []), ...(entity.properties.alias ?? [])])
    return {
      role: 'party' as const,
      schema: r() < 0.15 ? pick(['LegalEntity', 'Thing', 'Person', 'Organization']) : entity.schema,
      name: mutated(name, pick(entities).properties.name?.[0] ?? '', r),
      properties: {
        ...(r() < 0.3 ? { birthDate: entity.properties.birthDate ?? ['1950'] } : {}),
        ...(r() < 0.2 ? { country: ['ru'] } : {}),
        ...(r() < 0.1 ? { innCode: ['7700000007'] } : {}),
      },
    }
  })
}

describe('the index gives what comparing with every entity gives', () => {
  it.each<[string, number, ScreenOptions]>([
    ['above the cutoff', 300, {}],
    ['above the threshold', 120, { cutoff: 0.7 }],
    ['above a low cutoff', 80, { cutoff: 0.2 }],
    [
      'with weights of the request',
      150,
      {
        weights: {
          name: { prior: -300, order: 0, relation: { edit1: 100 } },
          feature: { birthDay: 600 },
        },
      },
    ],
  ])('%s', (_, count, options) => {
    let found = 0
    for (const party of queries(count, count)) {
      const expected = brute(party, options)
      const { matches, total } = screen(index, party, { ...options, limit: 100 })
      found += total
      expect({ party, total, ids: matches.map((m) => `${m.id} ${m.evidence} ${m.name}`) }).toEqual({
        party,
        total: expected.length,
        ids: expected.slice(0, 100).map((e) => `${e.id} ${e.evidence} ${e.name}`),
      })
    }
    expect(found).toBeGreaterThan(count / 2)
  })
})

describe('names of many initials', () => {
  const listed: Entity[] = [
    'Ali Bahram Cyrus Darius Ehsan',
    'A. B. C. D. Esfandiari',
    'Farid Ghasemi',
    'G. H. Farid Karimi',
    'Morteza Ghasemi',
  ].map((name, i) => ({
    id: `i${i}`,
    schema: 'Person',
    properties: { name: [name] },
    datasets: ['invented'],
  }))
  const few = buildIndex(listed)
  it.each([
    'A. B. C. D. E.',
    'Ali Bahram Cyrus Darius Esfandiari',
    'Abbas Behnam Cyavash Davud Emadi',
    'G H A S E M I , M o r t e z a',
    'F. G.',
  ])('%s is compared with every listed name that its initials may fit', (name) => {
    const party: Party = { role: 'party', schema: 'Person', name, properties: {} }
    for (const cutoff of [0.05, 0.5]) {
      const found = screen(few, party, { cutoff }).matches.map((m) => `${m.id} ${m.evidence}`)
      const expected = listed
        .map((entity) => ({ id: entity.id, ...compareParties(party, entity) }))
        .filter((one) => one.score >= cutoff)
        .sort((a, b) => b.evidence - a.evidence || (a.id < b.id ? -1 : 1))
      expect(found).toEqual(expected.map((one) => `${one.id} ${one.evidence}`))
    }
  })
})

describe('hostile names', () => {
  const name = entities[7]?.properties.name?.[0] ?? ''
  it.each<[string, string]>([
    ['100 kB of one letter', 'a'.repeat(100_000)],
    ['100 kB of a listed name', `${name} `.repeat(5000)],
    ['combining marks only', '\u0301'.repeat(5000)],
    ['a mark on every letter', [...name].join('\u0301')],
    ['right-to-left override', `\u202e${name}\u202c`],
    ['emoji', `${name} 👩‍👩‍👧‍👦🏴‍☠️`],
    ['NUL inside', name.replace(' ', '\u0000')],
    ['lone surrogates', `\ud800${name}\udc00`],
    ['letter by letter', [...name].join(' ')],
    ['nothing', ''],
  ])('%s: found as by comparing with every entity', (_, text) => {
    for (const schema of ['Person', 'LegalEntity', 'Vessel']) {
      const party: Party = { role: 'party', schema, name: text, properties: {} }
      const expected = brute(party, {})
      const { matches, total } = screen(index, party, { limit: 100 })
      expect(total).toBe(expected.length)
      expect(matches.map((m) => `${m.id} ${m.evidence}`)).toEqual(
        expected.map((one) => `${one.id} ${one.evidence}`),
      )
    }
  })
})
