import { describe, expect, it } from 'vitest'
import { compareNames, type NameKind } from '../../src/names/index.ts'
import { score } from './score.ts'

/** The default scores of review, match and block. */
const [review, match, block] = [0.5, 0.7, 0.85]

describe('a listed name with words around it', () => {
  const rows: [string, string, NameKind, string][] = [
    ['Anton Verdilov and Sons', 'Anton Verdilov', 'person', 'sons'],
    ['Verdilov Anton and family', 'Anton Verdilov', 'person', 'a family'],
    ['Estate of Anton Verdilov', 'Anton Verdilov', 'person', 'an estate'],
    ['attn Anton Verdilov', 'Anton Verdilov', 'person', 'a person addressed'],
    ['Messrs Anton Verdilov & Bros.', 'Anton Verdilov', 'person', 'brothers'],
    ['Verdilov Transport c/o Anton Verdilov', 'Anton Verdilov', 'person', 'a care-of'],
    ['Anton Verdilov Holding', 'Anton Petrovich Verdilov', 'person', 'a word of trade'],
    ['Anton Verdilov Dubai Freight Desk', 'Anton Verdilov', 'person', 'four more words'],
    ['Hotel Moon c/o Corvina Bureau', 'Hotel Moon', 'organisation', 'a care-of'],
    ['Blue Plover Ltd t/a Zentrex Tools', 'Zentrex Tools', 'organisation', 'a trade name'],
    ['Zentrex Tools d/b/a Blue Plover', 'Zentrex Tools', 'organisation', 'doing business as'],
    ['ООО Вихрь в лице Антона Вердилова', 'Anton Verdilov', 'person', 'who acts for it'],
    [
      'Freight desk of Zentrex Tools Ltd, Dubai branch',
      'Zentrex Tools',
      'organisation',
      'a department',
    ],
    ['M/V Corvus Maris of Piraeus', 'Corvus Maris', 'vessel', 'a port'],
  ]
  it.each(rows)('%s is at least a review for %s (%s): %s', (query, listed, kind) => {
    expect(score(query, listed, kind)).toBeGreaterThanOrEqual(review)
    expect(score(listed, query, kind)).toBeGreaterThanOrEqual(review)
  })

  const common: [string, string, NameKind, string][] = [
    ['Mohammed Khan Trading Dubai', 'Mohammed Khan', 'person', 'both parts common'],
    ['Maria Jose Garcia Lopez', 'Maria Garcia', 'person', 'common parts of a longer name'],
    ['Wei Lin Na', 'Wei Lin', 'person', 'a syllable of a Chinese name'],
    ['National Trading Company of Ardovia', 'National Company', 'organisation', 'general words'],
    ['Zentrex Dubai', 'Zentrex', 'organisation', 'one word alone'],
  ]
  it.each(common)('%s is none for %s (%s): %s', (query, listed, kind) => {
    expect(score(query, listed, kind)).toBeLessThan(match)
    if (kind === 'person') expect(score(query, listed, kind)).toBeLessThan(review)
  })

  it('says what stands around it', () => {
    const { contributions } = compareNames('Anton Verdilov Dubai Desk', 'Anton Verdilov', {
      kind: 'person',
    })
    expect(contributions.map((c) => c.text)).toContain('only the queried name has "Dubai Desk"')
  })
})

describe('a whole name of common parts', () => {
  it.each([
    ['Mohammed Khan', 'Mohammed Khan'],
    ['Ali Ahmed', 'Ahmed, Ali'],
    ['John Smith', 'Smith, John'],
    ['Jose Garcia', 'José García'],
  ])('%s and %s match, but do not block by name alone', (a, b) => {
    expect(score(a, b, 'person')).toBeGreaterThanOrEqual(match)
    expect(score(a, b, 'person')).toBeLessThan(block)
  })

  it.each([
    ['Anton Verdilov', 'Verdilov, Anton'],
    ['Mohammed Qasbiyari', 'Muhammad Qasbiyari'],
  ])('of rarer parts %s and %s block', (a, b) => {
    expect(score(a, b, 'person')).toBeGreaterThanOrEqual(block)
  })
})

describe('an abbreviation', () => {
  it.each([
    ['V. Bott', 'B.O.T.H.', 'organisation'],
    ['Ariel', 'A.R.E.L.', 'organisation'],
  ] as const)('%s is not %s by its sound', (a, b, kind) => {
    expect(score(a, b, kind)).toBeLessThan(review)
  })

  it('matches its letters and the initials of words', () => {
    expect(score('B.O.T.H. Ltd', 'BOTH Limited', 'organisation')).toBeGreaterThanOrEqual(match)
    expect(
      score('B.O.T.H.', 'Bureau Omega Technical Handicraft', 'organisation'),
    ).toBeGreaterThanOrEqual(review)
  })
})
