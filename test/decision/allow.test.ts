import { describe, expect, it } from 'vitest'
import { type AllowEntry, type DecisionContext, decide } from '../../src/decision/index.ts'
import type { Party } from '../../src/model/index.ts'
import { contextOf, listing, order, party, screenOf } from './invented.ts'

const entry = (over: Partial<AllowEntry> = {}): AllowEntry => ({
  id: 'own-allow-1',
  dataset: 'own_allow_customers',
  version: 'sha256-1',
  names: ['Zarnitsa Ltd'],
  properties: { registrationNumber: ['12 34-5'], country: ['Norway'] },
  records: ['zz-Zarnitsa Ltd'],
  by: 'A. Officer',
  on: '2026-02-01',
  until: '2027-02-01',
  why: 'another company of the same name',
  ...over,
})

const buyer: Party = party('Zarnitsa Ltd', {
  properties: { name: ['Zarnitsa Ltd'], registrationNumber: ['12345'], country: ['no'] },
})

function decided(
  allow: AllowEntry[],
  over: Partial<DecisionContext> = {},
  who: Party = buyer,
  listedOn = '2020-01-01',
) {
  const screen = screenOf({
    'Zarnitsa Ltd': { score: 0.99, listings: [listing('asset_freeze', { listedOn })] },
  })
  return decide(order({ parties: [who] }), contextOf(screen, { allow, ...over }))
}

const rules = (decision: ReturnType<typeof decided>) =>
  decision.findings.map((finding) => finding.rule).filter((rule) => rule.startsWith('list.'))

describe('an entry of the house’s allow list', () => {
  it('clears the hit that it names, and says who decided, when, why and until when', () => {
    const decision = decided([entry()])
    expect(decision.outcome).toBe('clear')
    expect(decision.matches).toHaveLength(1)
    expect(rules(decision)).toEqual(['list.allowed'])
    const [finding] = decision.findings.filter((one) => one.rule === 'list.allowed')
    expect(finding).toMatchObject({ effect: 'note', effectiveTo: '2027-02-01' })
    expect(finding!.text).toBe(
      'Buyer “Zarnitsa Ltd” resembles the listed “ZARNITSA LTD” and is cleared by the house’s allow list: another company of the same name (A. Officer, 2026-02-01, until 2027-02-01).',
    )
    expect(finding!.sources.map((source) => source.dataset)).toEqual([
      'own_allow_customers',
      'zz_list',
    ])
  })

  it.each<[string, AllowEntry, Party, string | undefined, RegExp]>([
    ['has run out', entry({ until: '2026-05-31' }), buyer, undefined, /ran out on 2026-05-31/],
    ['has not begun', entry({ on: '2026-07-01' }), buyer, undefined, /begins on 2026-07-01/],
    [
      'was made before the listing',
      entry(),
      buyer,
      '2026-03-01',
      /listed on 2026-03-01, after it was made/,
    ],
    [
      'relies on what the order does not state',
      entry(),
      party('Zarnitsa Ltd'),
      undefined,
      /does not state registrationNumber/,
    ],
    [
      'is of another customer of the name',
      entry({ properties: { registrationNumber: ['999'] } }),
      buyer,
      undefined,
      /registrationNumber is 12345 in the order and 999 in the entry/,
    ],
  ])('that %s blocks as before, and says why it does not count', (_, one, who, on, says) => {
    const decision = decided([one], {}, who, on)
    expect(decision.outcome).toBe('block')
    expect(rules(decision)).toEqual(['list.asset-freeze', 'list.allow-not-applied'])
    expect(decision.findings.find((f) => f.rule === 'list.allow-not-applied')!.text).toMatch(says)
  })

  it('for another listed record, or another name, is not spoken of', () => {
    for (const one of [entry({ records: ['zz-other'] }), entry({ names: ['Zarnitsa Group'] })]) {
      const decision = decided([one])
      expect(decision.outcome).toBe('block')
      expect(rules(decision)).toEqual(['list.asset-freeze'])
    }
  })

  it('clears records of other lists that are the same party too', () => {
    const screen = screenOf({
      'Zarnitsa Ltd': { score: 0.99, listings: [listing('asset_freeze')] },
    })
    const joined = {
      party: 'aa-1',
      records: [{ id: 'aa-1', caption: 'Z', datasets: ['aa'], because: 'LEI equal' }],
    }
    const parties = { ...screen, joinedWith: () => joined }
    const decision = decide(
      order({ parties: [buyer] }),
      contextOf(parties, { allow: [entry({ records: ['aa-1'] })] }),
    )
    expect(rules(decision)).toEqual(['list.allowed'])
  })
})

describe('a party on several lists', () => {
  it('is one match with the listings of all its records, and each is told once', () => {
    const screen = screenOf({
      'Zarnitsa Ltd': { score: 0.99, listings: [listing('asset_freeze')] },
      other: {
        score: 0.9,
        listings: [
          listing('asset_freeze', { dataset: 'un', jurisdiction: 'un', authority: 'UN' }),
          listing('travel_ban', { dataset: 'old', jurisdiction: 'eu', until: '2020-01-01' }),
        ],
      },
    })
    const joined = {
      party: 'zz-Zarnitsa Ltd',
      records: [{ id: 'zz-other', caption: 'Other', datasets: ['un'], because: 'LEI equal' }],
    }
    const decision = decide(
      order({ parties: [buyer] }),
      contextOf({ ...screen, joinedWith: () => joined }),
    )
    expect(decision.matches.map((match) => match.joined)).toEqual([joined])
    const freezes = decision.findings.filter((finding) => finding.rule === 'list.asset-freeze')
    expect(freezes.map((finding) => finding.jurisdiction).sort()).toEqual(['un', 'us'])
    expect(rules(decision)).not.toContain('list.travel-ban')
  })
})

describe('a party on the house’s own watch list', () => {
  it('is reviewed under a rule of the house', () => {
    const screen = screenOf({
      'Zarnitsa Ltd': {
        score: 0.99,
        listings: [listing('watch', { jurisdiction: '', authority: 'own watch list “Debts”' })],
      },
    })
    const decision = decide(order({ parties: [buyer] }), contextOf(screen))
    expect(decision.outcome).toBe('review')
    expect(decision.findings.find((f) => f.rule === 'list.watch')).toMatchObject({
      nexus: { status: 'applies' },
      jurisdiction: '',
    })
  })
})
