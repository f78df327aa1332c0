import { describe, expect, it } from 'vitest'
import { decide, defaultPolicy } from '../../src/decision/index.ts'
import { contextOf, order, screenOf } from './invented.ts'

const list = (dataset: string) => ({ dataset, version: '1', publishedOn: '2026-05-30' })
const controlled = order({
  items: [{ description: 'inertial navigation', hs: '901420', eccn: '7A003' }],
  route: { exportCountry: 'Germany', destinationCountry: 'Norway' },
})
const found = (transaction = controlled, over: Parameters<typeof contextOf>[1] = {}) =>
  decide(
    transaction,
    contextOf(screenOf({}), { lists: [list('eu_fsf')], ...over }),
  ).findings.filter((finding) => finding.rule === 'lists.coverage')

describe('lists that do not cover the matter', () => {
  it('are told where an export of controlled goods rests on the EU’s file of asset freezes', () => {
    const [finding, ...rest] = found()
    expect(rest).toEqual([])
    expect(finding).toMatchObject({ effect: 'note', jurisdiction: 'eu', area: 'data' })
    expect(finding!.text).toMatch(/do not cover: military end users and others of Annex IV/)
  })

  it.each([
    ['the goods are on no list of controlled goods', order({ route: controlled.route! }), {}],
    ['the list is there', controlled, { lists: [list('eu_fsf'), list('eu_833_annex_iv')] }],
    ['no list of that law was searched', controlled, { lists: [list('un_sc_sanctions')] }],
    [
      'the policy only wants to be informed of that law',
      controlled,
      {
        policy: {
          ...defaultPolicy,
          jurisdictions: { ...defaultPolicy.jurisdictions, eu: 'inform' as const },
        },
      },
    ],
    [
      'the law does not reach the deal for sure',
      order({ items: controlled.items, route: { destinationCountry: 'Norway' } }),
      {},
    ],
  ])('are not spoken of where %s', (_, transaction, over) => {
    expect(found(transaction, over)).toEqual([])
  })

  it('can be raised to a review by the policy', () => {
    const policy = { ...defaultPolicy, effects: { 'lists.coverage': 'review' as const } }
    expect(found(controlled, { policy })[0]!.effect).toBe('review')
  })
})

describe('the age that a policy allows', () => {
  const policy = {
    ...defaultPolicy,
    requiredLists: [{ dataset: 'us_ofac_sdn', maxAgeDays: 3 }],
  }
  const rules = (confirmedOn?: string) =>
    decide(
      order(),
      contextOf(screenOf({}), {
        policy,
        lists: [
          { dataset: 'us_ofac_sdn', version: 'sha256-1', ...(confirmedOn ? { confirmedOn } : {}) },
        ],
      }),
    ).findings.map((finding) => finding.rule)

  it('is kept by a list without a date that its publisher confirmed', () => {
    expect(rules()).toContain('lists.age-unknown')
    expect(rules('2026-05-20')).toContain('lists.too-old')
    expect(rules('2026-05-30')).not.toContain('lists.too-old')
  })
})
