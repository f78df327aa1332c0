import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  captionOf,
  check,
  compatibleSchemata,
  describePlace,
  evidenceFor,
  Fact,
  isA,
  isKnownSchema,
  schemaProperties,
  scoreOf,
  TidewaiterError,
  Transaction,
} from '../../src/model/index.ts'

describe('a score', () => {
  test.each([
    [0, 0.5],
    [100, 0.731059],
    [-100, 0.268941],
    [100_000, 1],
  ])('of %i centinats is %d', (evidence, score) => {
    expect(scoreOf(evidence)).toBe(score)
  })
  test('never falls when evidence grows, and evidenceFor is its inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1400, max: 1300 }), (evidence) => {
        expect(scoreOf(evidence + 1)).toBeGreaterThanOrEqual(scoreOf(evidence))
        const least = evidenceFor(scoreOf(evidence))
        expect(scoreOf(least)).toBe(scoreOf(evidence))
        expect(scoreOf(least - 1)).toBeLessThan(scoreOf(evidence))
      }),
      { seed: 3 },
    )
  })
})

describe('an error', () => {
  test('says act, value, reason, place and remedy', () => {
    const error = new TidewaiterError({
      code: 'test.x',
      act: 'cannot read the date',
      value: '31.02.1999',
      reason: 'February 1999 has 28 days',
      place: { row: 7 },
      remedy: 'Write the date as YYYY-MM-DD.',
    })
    expect(error.at({ file: 'people.csv', row: 99 }).message).toBe(
      'cannot read the date "31.02.1999": February 1999 has 28 days (people.csv, row 7). Write the date as YYYY-MM-DD.',
    )
  })
  test('shows a hostile value shortened and without control characters', () => {
    const error = new TidewaiterError({
      code: 'x',
      act: 'a',
      value: `\u001b[31m${'x'.repeat(9999)}`,
      reason: 'r',
      remedy: 'm',
    })
    expect(error.message.length).toBeLessThan(200)
    expect(error.message).not.toContain('\u001b')
  })
  test('of no known place names none', () => {
    expect(describePlace(undefined)).toBe('')
  })
})

describe('check', () => {
  test('gives a value its type', () => {
    expect(check(Fact, { field: 'hs', value: '1' }, 'fact')).toEqual({ field: 'hs', value: '1' })
  })
  test('names the path, the value and what is expected', () => {
    const bad = {
      parties: [{ role: 'king', schema: 'Person', name: 'A', properties: {} }],
      items: [],
    }
    expect(() => check(Transaction, bad, 'transaction', { file: 'a.jsonl', row: 2 })).toThrow(
      /cannot read the transaction "\\?".*king.*parties\.0\.role.*a\.jsonl, row 2/,
    )
  })
  test('refuses what is no object at all', () => {
    expect(() => check(Transaction, null, 'transaction')).toThrow('cannot read the transaction')
  })
})

describe('FollowTheMoney', () => {
  test('schemata descend from each other', () => {
    expect(isA('Company', 'LegalEntity')).toBe(true)
    expect(isA('Company', 'Asset')).toBe(true)
    expect(isA('Person', 'Organization')).toBe(false)
    expect(isA('Unheard', 'Thing')).toBe(false)
    expect(isKnownSchema('toString')).toBe(false)
  })
  test('inherited properties are known with their types', () => {
    const properties = schemaProperties('Vessel')
    expect(properties.get('imoNumber')?.type).toBe('identifier')
    expect(properties.get('name')?.type).toBe('name')
    expect(schemaProperties('Unheard').size).toBe(0)
  })
  test.each([
    ['LegalEntity', 'Person', true, 'a legal entity may be a person'],
    ['Company', 'Organization', true, 'lists do not agree on which'],
    ['Company', 'PublicBody', true, 'both are organisations'],
    ['Person', 'Company', false, 'a person is no company'],
    ['Vessel', 'Company', false, 'a ship is no company, though a Company is an Asset too'],
    ['Thing', 'Vessel', true, 'a thing may be anything'],
  ])('%s and %s are compatible: %s (%s)', (a, b, expected) => {
    expect(compatibleSchemata(a, b)).toBe(expected)
    expect(compatibleSchemata(b, a)).toBe(expected)
  })
  test('a caption is the name, else the alias, else the id', () => {
    expect(captionOf({ id: 'i', properties: { alias: ['B'], name: ['A'] } })).toBe('A')
    expect(captionOf({ id: 'i', properties: { alias: ['B'] } })).toBe('B')
    expect(captionOf({ id: 'i', properties: {} })).toBe('i')
  })
})
