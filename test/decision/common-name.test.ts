import { describe, expect, test } from 'vitest'
import { decide, type PartyScreen } from '../../src/decision/index.ts'
import type { Match, Party } from '../../src/model/index.ts'
import { contextOf, listing, order, party } from './invented.ts'

type Part = Match['contributions'][number]
const part = (feature: string, amount: number): Part => ({
  feature,
  query: '',
  candidate: '',
  amount,
  text: feature,
})
const common = [part('prior', -520), part('name.equal', 1200), part('name.common', -100)]

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
