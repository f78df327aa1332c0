import { describe, expect, test } from 'vitest'
import { decide } from '../../src/decision/index.ts'
import { readOwnershipRows } from '../../src/ownership/index.ts'
import { contextOf, listing, order, party, screenOf } from './invented.ts'

const frozen = (score = 0.97) =>
  screenOf({ Holding: { score, listings: [listing('asset_freeze')] } })
const owned = (percent: string) =>
  order({
    parties: [party('Buyer Ltd'), party('Holding', { role: 'owner', ownerOf: 0, percent })],
  })
const rulesOf = (decision: ReturnType<typeof decide>) =>
  decision.findings.filter((f) => f.effect !== 'note').map((f) => f.rule)

describe('an owner that the row names', () => {
  test.each([
    ['60', 'block', 'half or more: the 50 Percent Rule'],
    ['50', 'block', 'exactly half is enough for OFAC'],
    ['49.9', 'review', 'below half'],
    ['10', 'review', 'a small share of a listed owner is a question still'],
    ['', 'review', 'the share is unknown'],
    ['lots', 'review', 'the share cannot be read'],
  ])('with "%s" per cent gives %s: %s', (percent, outcome) => {
    expect(decide(owned(percent), contextOf(frozen())).outcome).toBe(outcome)
  })

  test('does not block by itself: the block names the rule on ownership', () => {
    const { findings } = decide(owned('60'), contextOf(frozen()))
    expect(findings.filter((f) => f.effect === 'block').map((f) => f.rule)).toEqual([
      'ownership.reached',
    ])
    expect(findings[0]?.nexus?.status).toBe('applies_if')
  })

  test('whose identity is not certain asks for a review, whatever the share', () => {
    const decision = decide(owned('60'), contextOf(frozen(0.75)))
    expect(decision.outcome).toBe('review')
    expect(rulesOf(decision)).toContain('ownership.reached')
  })

  test('who is on no list is no finding', () => {
    expect(decide(owned('60'), contextOf(screenOf({}))).outcome).toBe('clear')
  })
})

describe('ownership statements beside the row', () => {
  const statements = (rows: { owner: string; owned: string; percent: string }[]) =>
    readOwnershipRows(rows, { dataset: 'owners.csv', version: '1' })

  test('reach a buyer through two steps', () => {
    const ownership = statements([
      { owner: 'Holding', owned: 'Middle BV', percent: '60' },
      { owner: 'Middle BV', owned: 'Buyer Ltd', percent: '50' },
    ])
    const decision = decide(
      order({ parties: [party('BUYER ltd')] }),
      contextOf(frozen(), { ownership }),
    )
    expect(decision).toMatchObject({ outcome: 'block', why: 'prohibited' })
    expect(decision.findings[0]?.facts).toContainEqual({
      field: 'path',
      value: 'Holding → Middle BV → Buyer Ltd',
    })
  })

  test('carry over to the owner that the row names', () => {
    const ownership = statements([{ owner: 'Holding', owned: 'Middle BV', percent: '60' }])
    const middle = order({
      parties: [
        party('Buyer Ltd'),
        party('Middle BV', { role: 'owner', ownerOf: 0, percent: '70' }),
      ],
    })
    expect(decide(middle, contextOf(frozen(), { ownership })).outcome).toBe('block')
    expect(decide(middle, contextOf(frozen())).outcome).toBe('clear')
  })

  test('say that ownership was not evaluated where there are none', () => {
    const gaps = decide(order(), contextOf(frozen())).notEvaluated.map((gap) => gap.rule)
    expect(gaps).toContain('ownership')
    const ownership = statements([])
    expect(
      decide(order(), contextOf(frozen(), { ownership })).notEvaluated.map((gap) => gap.rule),
    ).not.toContain('ownership')
  })
})
