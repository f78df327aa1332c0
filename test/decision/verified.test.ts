import { describe, expect, test } from 'vitest'
import { decide } from '../../src/decision/index.ts'
import type { Transaction } from '../../src/model/index.ts'
import { contextOf, order, screenOf } from './invented.ts'

const mark = '(not verified against the source)'

/** The citation of one rule in the decision on an order. */
function citationOf(rule: string, over: Partial<Transaction>, asOf = '2026-06-01') {
  const { findings } = decide(order(over), contextOf(screenOf({}), { asOf }))
  return findings.find((finding) => finding.rule === rule)?.citation
}

describe('the citation of a finding says where its rule was not checked against the text', () => {
  test.each<[string, Partial<Transaction>, string]>([
    ['RF49', { flags: { successor_of_listed: true } }, 'a red flag from memory'],
    ['RF34', { flags: { small_payments_to_many: true } }, 'another'],
  ])('%s: %o (%s)', (rule, over) => {
    expect(citationOf(rule, over)).toMatch(/ \(not verified against the source\)$/)
  })

  test.each<[string, Partial<Transaction>, string]>([
    ['RF42', { flags: { ais_gap: true } }, 'a red flag that was found in its text'],
    ['destination.embargo.us-cu', { route: { destinationCountry: 'Cuba' } }, 'an embargo'],
  ])('%s: %o is told without it (%s)', (rule, over) => {
    const citation = citationOf(rule, over)
    expect(citation).toBeDefined()
    expect(citation).not.toContain(mark)
  })

  test('an embargo is marked for the days whose text was not seen', () => {
    const kp = { route: { destinationCountry: 'North Korea' } }
    expect(citationOf('destination.embargo.un-kp-2006', kp, '2017-12-21')).toContain(mark)
    expect(citationOf('destination.embargo.un-kp', kp, '2017-12-22')).not.toContain(mark)
  })
})
