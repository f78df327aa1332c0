import { describe, expect, test } from 'vitest'
import { decide, type PartyScreen } from '../../src/decision/index.ts'
import type { Entity, Match, Party } from '../../src/model/index.ts'
import { buildIndex, screen } from '../../src/screening/index.ts'
import { contextOf, listing, order, party } from './invented.ts'

type Part = Match['contributions'][number]
const part = (feature: string, amount: number, both = ''): Part => ({
  feature,
  query: both,
  candidate: both,
  amount,
  text: feature,
})
const common = [
  part('prior', -520),
  part('name.equal', 600, 'AHMAD'),
  part('name.equal', 600, 'KHAN'),
  part('name.common', -100),
]

/** Everybody of this name is a listed person of Syria; the score is sure enough to block. */
function screenWith(contributions: readonly Part[]): PartyScreen {
  return {
    screen: (asked) => {
      if (asked.name !== 'Ahmad Khan') return { matches: [], total: 0 }
      const [country] = asked.properties.country ?? []
      const place =
        country === undefined
          ? []
          : [country === 'sy' ? part('country.equal', 90) : part('country.different', -110)]
      const match = {
        id: 'zz-1',
        caption: 'AHMAD KHAN',
        schema: 'Person',
        datasets: ['zz_list'],
        evidence: 400,
        score: 0.982,
        match: true,
        name: 'AHMAD KHAN',
        contributions: [...contributions, ...place],
      }
      return { matches: [match], total: 1 }
    },
    listingsOf: () => [listing('asset_freeze')],
  }
}

const contact = (over: Partial<Party> = {}) =>
  party('Ahmad Khan', { role: 'contact', schema: 'Person', ...over })
const buyer = (country?: string) =>
  party('Invented Mills', {
    properties: { name: ['Invented Mills'], ...(country ? { country: [country] } : {}) },
  })
const hit = (parties: Party[], contributions: readonly Part[] = common) =>
  decide(order({ parties }), contextOf(screenWith(contributions))).findings.find(
    (finding) => finding.rule === 'list.asset-freeze',
  )!

describe('a contact who only shares a common name with a listed person', () => {
  test('asks, and says why', () => {
    const finding = hit([buyer(), contact()])
    expect(finding.effect).toBe('review')
    expect(finding.text).toContain('Only the name agrees, and many people bear it.')
    expect(finding.text).not.toContain('inferred')
  })

  test.each([
    ['Norway', 'that of the customer, Norway, is none of the entry’s (inferred, and not counted)'],
    ['Syria', 'that of the customer, Syria, is one of the entry’s (inferred, and not counted)'],
  ])('beside a customer of %s is told with the country as context', (country, words) => {
    const finding = hit([buyer(country), contact()])
    expect(finding.text).toContain(words)
    expect(finding.effect).toBe('review')
  })

  test('is told without the country of the customer where it states its own', () => {
    const own = contact({ properties: { name: ['Ahmad Khan'], nationality: ['Jordan'] } })
    expect(hit([buyer('Norway'), own]).text).not.toContain('inferred')
  })
})

test.each([
  ['a birth date', [...common, part('birthDate.day', 450)]],
  ['a rare name', common.filter(({ feature }) => feature !== 'name.common')],
])('%s beside the name makes the identity as sure as its score', (_what, contributions) => {
  const finding = hit([buyer('Norway'), contact()], contributions)
  expect(finding.effect).toBe('block')
  expect(finding.text).not.toContain('many people')
})

/** A list of one: a person of this name, and what the list says of them. */
function listOf(name: string, properties: Record<string, string[]>): PartyScreen {
  const entity: Entity = {
    id: 'zz-9',
    schema: 'Person',
    properties: { name: [name], ...properties },
    datasets: ['zz_list'],
    listings: [listing('asset_freeze')],
  }
  const index = buildIndex([entity])
  return {
    screen: (asked, options) => screen(index, asked, options),
    listingsOf: () => entity.listings ?? [],
  }
}

type Stated = Record<string, string[]>
const born = { birthDate: ['1961-04-17'] }

describe('a whole name with what agrees beside it', () => {
  const stories: [name: string, listed: Stated, stated: Stated, effect: string, why: string][] = [
    [
      'Mohammed Khan',
      { country: ['pk'] },
      { country: ['Pakistan'] },
      'review',
      'some 25,000 people of Pakistan can be expected to bear the name',
    ],
    ['Mohammed Khan', {}, {}, 'review', 'nothing but the name speaks'],
    [
      'Ivan Petrov',
      { country: ['ru'] },
      { nationality: ['Russia'] },
      'review',
      'a common name of a large country, whichever property states the country',
    ],
    ['Maria Garcia', { gender: ['female'] }, { gender: ['female'] }, 'review', 'half the world'],
    [
      'Mohammed Khan',
      { country: ['pk'], birthDate: ['1961'] },
      { country: ['pk'], ...born },
      'review',
      'one in sixty of 25,000 is born in the year',
    ],
    [
      'Mohammed Khan',
      { country: ['pk'], ...born },
      { country: ['pk'], ...born },
      'block',
      'hardly two of them are born on one day',
    ],
    [
      'Mohammed Khan',
      { country: ['pk'], passportNumber: ['AB1234567'] },
      { country: ['pk'], passportNumber: ['AB1234567'] },
      'block',
      'the number is one person’s own',
    ],
    ['리창호', { country: ['kp'] }, { nationality: ['North Korea'] }, 'block', 'three rarer parts'],
    [
      'Boris Rotenberg',
      { country: ['ru'] },
      { country: ['Russia'] },
      'block',
      'a rare family name, in the country of the list',
    ],
    ['Karim Haddad', { country: ['mt'] }, { country: ['mt'] }, 'block', 'a small country'],
    ['Karim Haddad', { country: ['in'] }, { country: ['in'] }, 'review', 'a large one'],
  ]

  test.each(stories)('%s, listed with %j, stated with %j: %s', (name, listed, stated, effect) => {
    const stranger = party(name, { schema: 'Person', properties: { name: [name], ...stated } })
    const decision = decide(order({ parties: [stranger] }), contextOf(listOf(name, listed)))
    const finding = decision.findings.find((one) => one.rule === 'list.asset-freeze')!
    expect(finding.effect).toBe(effect)
    expect(finding.clears.includes('number of an identity document')).toBe(effect === 'review')
  })

  test('is told with the number of people and where it comes from', () => {
    const khan = party('Mohammed Khan', {
      schema: 'Person',
      properties: { name: ['Mohammed Khan'], country: ['Pakistan'] },
    })
    const context = contextOf(listOf('KHAN, Mohammed', { country: ['pk'] }))
    expect(decide(order({ parties: [khan] }), context).findings[0]?.text).toContain(
      'Only the name and the country (Pakistan) agree, and about 25,000 people can be expected to share that (our estimate from how common the name is).',
    )
  })

  test('as an owner makes a question of what it owns, and a block once the birth date agrees', () => {
    const context = contextOf(listOf('Mohammed Khan', { country: ['pk'], ...born }))
    const owner = (properties: Stated) =>
      party('Mohammed Khan', {
        role: 'owner',
        schema: 'Person',
        ownerOf: 0,
        percent: '60',
        properties: { name: ['Mohammed Khan'], country: ['pk'], ...properties },
      })
    const outcome = (properties: Stated) =>
      decide(order({ parties: [buyer('pk'), owner(properties)] }), context).outcome
    expect(outcome({})).toBe('review')
    expect(outcome(born)).toBe('block')
  })
})
