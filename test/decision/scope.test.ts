import { describe, expect, test } from 'vitest'
import { decide } from '../../src/decision/index.ts'
import type { Finding, Listing, Transaction } from '../../src/model/index.ts'
import { contextOf, listing, order, party, screenOf } from './invented.ts'

const bis = { authority: 'US Department of Commerce, BIS', programs: ['Entity List'] }

function say(scope: string | undefined, eccn: string, over: Partial<Transaction> = {}): Finding {
  const entry: Listing = {
    ...listing('licence_required', {
      ...bis,
      measures: ['licence_required', 'no_licence_exception'],
    }),
    ...(scope === undefined ? {} : { scope }),
  }
  const decision = decide(
    order({
      parties: [party('Listed')],
      items: [{ description: 'Water pumps', hs: '8413.70', ...(eccn ? { eccn } : {}) }],
      ...over,
    }),
    contextOf(screenOf({ Listed: { score: 0.98, listings: [entry] } })),
  )
  const found = decision.findings.filter((finding) => finding.rule.startsWith('list.'))
  expect(found).toHaveLength(1)
  return found[0]!
}

const all = 'For all items subject to the EAR. (See § 744.11 of the EAR)'
const ccl = 'For items on the CCL and EAR99 items listed in supplement no. 7 to part 746 of the EAR'
const notEar99 = 'All items subject to the EAR having a classification other than EAR99'
const projects =
  'For all items subject to the EAR when used in projects specified in § 746.8(a)(4) of the EAR'

describe('the scope of an Entity List entry', () => {
  test.each([
    [all, 'EAR99', 'block', 'all items subject to the EAR'],
    [all, '', 'block', 'all items subject to the EAR'],
    [undefined, 'EAR99', 'block', 'not stated'],
    ['For all items subject to the EAR, except EAR99', 'EAR99', 'note', 'leaves EAR99 items out'],
    [
      'For all items subject to the EAR, except for EAR99',
      '3A001',
      'block',
      'have a control entry',
    ],
    [ccl, '3A001', 'block', 'have a control entry'],
    [ccl, 'EAR99', 'review', 'Supplement No. 7'],
    [ccl, '', 'review', 'is not known'],
    ['For items on the CCL', 'EAR99', 'note', 'leaves EAR99 items out'],
    [notEar99, 'EAR99', 'note', 'leaves EAR99 items out'],
    [notEar99, '3A991', 'block', 'have a control entry'],
    ['For items of ECCN 3A001 and 3B001', '3A001.a', 'block', 'names 3A001'],
    ['For items of ECCN 3A001 and 3B001', '5A002', 'note', 'names 3A001, 3B001'],
    ['For items of ECCN 3A001 and 3B001', '', 'review', 'is not known'],
    [projects, 'EAR99', 'review', 'when used in projects'],
    [
      'For all items subject to the EAR (see § 744.11 of the EAR), apart from items that are authorized elsewhere',
      'EAR99',
      'block',
      'apart from items that are authorized elsewhere',
    ],
  ])('“%s” and goods of %o: %s, because %s', (scope, eccn, effect, reason) => {
    const finding = say(scope, eccn)
    expect(finding.effect).toBe(effect)
    expect(finding.text).toContain(reason)
  })

  test('says in one finding that a licence is needed and no exception may be used', () => {
    expect(say(all, 'EAR99').text).toContain('no licence exception may be used')
  })

  test('names the licence exception that the entry leaves open', () => {
    const text = say(
      `${all}. This license requirement may be overcome by License Exception GOV under § 740.11(b)(2) and (e)`,
      'EAR99',
    ).text
    expect(text).toContain('no licence exception may be used but GOV under § 740.11(b)(2) and (e)')
  })

  test('names the policy of review', () => {
    expect(say(`${all}; Presumption of denial`, 'EAR99').text).toContain('presumption of denial')
  })

  test.each([
    [
      'For all items subject to the EAR. (See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)',
      '3',
    ],
    ['For all items subject to the EAR, see §§ 734.9(e) 1 and 744.11 of the EAR 2', '1'],
    ['For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR) 4', '4'],
    ['For all items subject to the EAR. (See §§ 734.9(e) and 744.11 of the EAR) 4', '4'],
    [
      'For all items subject to the EAR (See §§ 734.4(a)(9), 734.9(e)(3), and 744.11 of the EAR) 5',
      '5',
    ],
  ])('“%s” reaches foreign-made goods by footnote %s', (scope, footnote) => {
    const nexus = { usPerson: false, usOrigin: false }
    const finding = say(scope, 'EAR99', { nexus })
    expect(finding.effect).toBe('review')
    expect(finding.nexus?.text).toContain(`footnote ${footnote}`)
  })

  test('without a footnote does not reach goods without any link to the United States', () => {
    expect(say(all, 'EAR99', { nexus: { usPerson: false, usOrigin: false } }).effect).toBe('note')
  })

  test('is asked for all goods: one item in it is enough', () => {
    const items = [
      { description: 'Water pumps', hs: '8413.70', eccn: 'EAR99' },
      { description: 'Chips', hs: '8542.31', eccn: '3A001' },
    ]
    expect(say('For items on the CCL', '', { items }).effect).toBe('block')
  })

  test('stays open where no goods are stated', () => {
    expect(say('For items on the CCL', '', { items: [] }).effect).toBe('review')
    expect(say(all, '', { items: [] }).effect).toBe('block')
  })
})

describe('the scope of a Military End-User entry', () => {
  const meu = (eccn: string, destinationCountry: string) =>
    decide(
      order({
        parties: [party('Listed')],
        items: [{ description: 'Test equipment', hs: '9030.84', ...(eccn ? { eccn } : {}) }],
        route: { destinationCountry },
      }),
      contextOf(
        screenOf({
          Listed: {
            score: 0.98,
            listings: [
              listing('licence_required', { ...bis, programs: ['Military End-User List'] }),
            ],
          },
        }),
      ),
    ).findings.find((finding) => finding.rule === 'list.licence-required')

  test.each([
    ['3A992', 'China', 'block'],
    ['EAR99', 'China', 'note'],
    ['EAR99', 'Russia', 'block'],
    ['3A001', 'China', 'review'],
    ['', 'China', 'review'],
  ])('goods of %o to %s: %s', (eccn, country, effect) => {
    expect(meu(eccn, country)?.effect).toBe(effect)
  })
})
