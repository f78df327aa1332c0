import { describe, expect, test } from 'vitest'
import { decide, defaultPolicy } from '../../src/decision/index.ts'
import type { Transaction } from '../../src/model/index.ts'
import { contextOf, listing, order, party, screenOf } from './invented.ts'

const screen = screenOf({
  Annexed: { score: 0.98, listings: [listing('asset_freeze', { programs: ['CUBA'] })] },
  Terror: { score: 0.98, listings: [listing('asset_freeze', { programs: ['CUBA', 'SDGT'] })] },
  Union: { score: 0.98, listings: [listing('asset_freeze', { jurisdiction: 'eu' })] },
})
const pumps = [{ description: 'Water pumps', hs: '8413.70', eccn: 'EAR99' }]

function notes(over: Partial<Transaction>, policy = defaultPolicy) {
  const decision = decide(
    order({ items: pumps, nexus: { euOperator: true }, ...over }),
    contextOf(screen, { policy }),
  )
  return {
    outcome: decision.outcome,
    notes: decision.findings.filter((finding) => finding.rule === 'note.blocking-statute').length,
  }
}

describe('the note on the blocking statute', () => {
  test('stands where an EU operator is stopped by the US embargo on Cuba alone', () => {
    expect(notes({ route: { destinationCountry: 'Cuba' } })).toEqual({ outcome: 'block', notes: 1 })
  })

  test('stands where a party is listed under an annexed programme alone', () => {
    expect(notes({ parties: [party('Annexed')] })).toEqual({ outcome: 'block', notes: 1 })
  })

  test.each([
    ['another programme is behind the listing too', { parties: [party('Terror')] }],
    ['the Union lists the party', { parties: [party('Annexed'), party('Union')] }],
    ['no EU operator is known', { parties: [party('Annexed')], nexus: {} }],
  ])('is not there where %s', (_why, over) => {
    expect(notes(over)).toEqual({ outcome: 'block', notes: 0 })
  })

  test('is not there where US law only informs', () => {
    const policy = {
      ...defaultPolicy,
      jurisdictions: { ...defaultPolicy.jurisdictions, us: 'inform' },
    } as const
    expect(notes({ route: { destinationCountry: 'Cuba' } }, policy).notes).toBe(0)
  })
})
