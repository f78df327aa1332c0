import { describe, expect, test } from 'vitest'
import type { Entity, Listing } from '../../src/model/index.ts'
import {
  buildOwnership,
  concealmentFindings,
  countsAsListed,
  manySmallSuppliers,
  ownershipFindings,
  ownersToScreen,
  partyId,
  prepareConcealment,
  readTransactionOwnership,
  ruleAsOf,
  subjectsIn,
} from '../../src/ownership/index.ts'
import { graphOf } from './support/rows.ts'

const asOf = '2025-10-15'
const rules = (findings: readonly { rule: string }[]) =>
  [...new Set(findings.map((f) => f.rule))].sort()

function listing(parts: Partial<Listing>): Listing {
  return {
    dataset: 'test',
    version: '1',
    authority: 'test',
    jurisdiction: 'us',
    programs: [],
    measures: ['asset_freeze'],
    recordId: '1',
    ...parts,
  }
}

function entity(id: string, parts: Partial<Listing>): Entity {
  return {
    id,
    schema: 'Company',
    properties: { name: [id] },
    datasets: ['test'],
    listings: [listing(parts)],
  }
}

describe('which listing counts for which rule', () => {
  const counts = (parts: Partial<Listing>, rule: 'ofac' | 'eu' | 'uk' | 'bis', day = asOf) =>
    countsAsListed({ id: 'X', entity: entity('X', parts) }, ruleAsOf(rule, day), day)

  test.each([
    [{}, 'ofac', true, 'an asset freeze by OFAC'],
    [{ measures: ['sectoral'] }, 'ofac', false, 'a sectoral listing blocks nobody'],
    [{ jurisdiction: 'eu' }, 'ofac', false, 'an EU listing is none of OFAC'],
    [{ jurisdiction: 'eu' }, 'eu', true, 'an EU asset freeze'],
    [
      { jurisdiction: 'gb', measures: ['travel_ban'] },
      'uk',
      false,
      'a travel ban alone freezes nothing',
    ],
    [{ measures: ['licence_required'] }, 'bis', true, 'the Entity List'],
    [{ programs: ['SDGT'] }, 'bis', true, 'a programme that 15 CFR 744.8 names'],
    [{ programs: ['VENEZUELA'] }, 'bis', false, 'a programme that it does not name'],
    [
      { measures: ['unknown'] },
      'ofac',
      true,
      'a listing whose measures are unknown may be a freeze',
    ],
    [{ listedOn: '2026-01-01' }, 'ofac', false, 'not listed yet on the date'],
    [{ until: '2025-01-01' }, 'ofac', false, 'no longer listed on the date'],
  ] as const)('%o for %s: %s (%s)', (parts, rule, expected, _because) => {
    expect(counts(parts as Partial<Listing>, rule)).toBe(expected)
  })

  test('a party without an entry counts under every rule', () => {
    expect(countsAsListed({ id: 'X' }, ruleAsOf('uk', asOf), asOf)).toBe(true)
  })
})

describe('findings for a decision', () => {
  const find = (text: string, subject: string, rule: 'ofac' | 'eu' | 'uk' | 'bis', day = asOf) =>
    ownershipFindings({ name: subject }, graphOf(text), [{ id: 'X' }, { id: 'Y' }], {
      asOf: day,
      rules: [rule],
    })

  test('a reached party is blocked with path, citation and sources', () => {
    const [finding] = find('X A 60; A B 50', 'B', 'ofac')
    expect(finding).toMatchObject({
      rule: 'ownership.reached',
      effect: 'block',
      basis: 'prohibition',
      jurisdiction: 'us',
      effectiveFrom: '2014-08-13',
    })
    expect(finding?.facts).toContainEqual({ field: 'path', value: 'X → A → B' })
    expect(finding?.sources.map((s) => s.record)).toEqual(['row 1', 'row 2', '50 Percent Rule'])
    expect(finding?.citation).toContain('FAQ 398')
  })

  test('an affiliate under the rule of BIS needs a licence', () => {
    expect(find('X A 60', 'A', 'bis')[0]).toMatchObject({
      effect: 'block',
      basis: 'licence_required',
    })
    expect(find('X A 60', 'A', 'bis', '2026-01-01')[0]).toMatchObject({
      rule: 'ownership.reached-suspended',
      effect: 'review',
      basis: 'indicator',
    })
    expect(find('X A 60', 'A', 'bis', '2026-11-24')[0]).toMatchObject({
      rule: 'ownership.reached-unconfirmed',
      effect: 'review',
    })
    expect(rules(find('X A 60', 'A', 'bis', '2025-01-01'))).toEqual(['ownership.minority'])
  })

  test('a known listed owner of unknown share is a duty', () => {
    const findings = find('X A ?', 'A', 'ofac')
    expect(rules(findings)).toEqual(['ownership.cannot-be-excluded', 'ownership.share-unknown'])
    expect(findings.every((f) => f.effect === 'review' && f.basis === 'duty')).toBe(true)
  })

  test('a minority is a review from 25 % and a note below', () => {
    expect(find('X A 25', 'A', 'ofac')).toMatchObject([
      { rule: 'ownership.minority', effect: 'review' },
    ])
    expect(find('X A 24.9', 'A', 'ofac')).toMatchObject([
      { rule: 'ownership.minority', effect: 'note' },
    ])
  })

  test('control and office of a listed person are cautions under OFAC', () => {
    expect(rules(find('X A ? control; X A ? director', 'A', 'ofac'))).toEqual([
      'ownership.control-caution',
      'ownership.listed-officer',
    ])
  })

  test('more than three layers are noted', () => {
    expect(rules(find('D C 30; C B 30; B A 30', 'A', 'ofac'))).toEqual([])
    expect(rules(find('E D 30; D C 30; C B 30; B A 30', 'A', 'ofac'))).toEqual([
      'ownership.many-layers',
    ])
  })

  test('problems of the data are told for the party they are about, and for no other', () => {
    const text = 'X A 60; Z A 70; X B 10'
    expect(rules(find(text, 'A', 'ofac'))).toContain('ownership.over-100')
    expect(rules(find(text, 'B', 'ofac'))).toEqual(['ownership.minority'])
  })

  test('a subject that the statements do not name has no findings', () => {
    expect(find('X A 60', 'Nobody', 'ofac')).toEqual([])
    expect(subjectsIn(graphOf('X A 60'), { name: 'Nobody' })).toEqual([])
  })

  test('names are equal whatever their case, accents and spaces', () => {
    const graph = buildOwnership(graphOf('X Café_Ltd. 60').data)
    expect(subjectsIn(graph, { name: 'cafe LTD' })).toEqual(['Café_Ltd.'])
  })

  test('the owners to screen are all above, and their officers', () => {
    const graph = graphOf('X A 60; A B 10; P A ? director; B C 50')
    expect(ownersToScreen(graph, 'B').map((e) => e.id)).toEqual(['A', 'P', 'X'])
  })

  test('columns of a transaction give statements', () => {
    const party = (name: string, more: object = {}) => ({
      role: 'buyer' as const,
      schema: 'LegalEntity',
      name,
      properties: { name: [name] },
      ...more,
    })
    const data = readTransactionOwnership({
      parties: [
        party('A'),
        party('X', { ownerOf: 0, percent: '50' }),
        party('Z', { ownerOf: 7, percent: '1' }),
        party('Q', { ownerOf: 0, percent: 'most' }),
      ],
      items: [],
    })
    const graph = buildOwnership(data)
    const findings = ownershipFindings({ id: partyId(0) }, graph, [{ id: partyId(1) }], {
      asOf,
      rules: ['ofac'],
    })
    expect(rules(findings)).toEqual(['ownership.percent-unreadable', 'ownership.reached'])
    expect(rules(data.findings)).toEqual(['ownership.percent-unreadable', 'ownership.unknown-id'])
  })
})

describe('divestment', () => {
  const day = '2022-06-01'
  const find = (text: string, listedOn = '2022-03-01') =>
    ownershipFindings({ name: 'A' }, graphOf(text), [{ id: 'X', listedOn }], {
      asOf: day,
      rules: ['ofac'],
    })

  test('a stake given up within 90 days before the listing is told', () => {
    expect(rules(find('X A 60 ownership 2010-01-01 2021-11-30'))).toEqual([])
    expect(rules(find('X A 60 ownership 2010-01-01 2021-12-01'))).toEqual(['ownership.divested'])
  })

  test('a stake given up at any time after the listing is told', () => {
    expect(rules(find('X A 60 ownership 2010-01-01 2022-05-31', '2015-01-01'))).toEqual([
      'ownership.divested',
    ])
  })

  test('a stake that is kept just below half is a sign of a sham', () => {
    const findings = find('X A 60 ownership 2010-01-01 2022-03-02; X A 49 ownership 2022-03-03')
    expect(rules(findings)).toEqual([
      'ownership.divested',
      'ownership.minority',
      'ownership.sham-indicators',
    ])
  })

  test('a buyer behind whom the seller stands is a sign of a sham', () => {
    const findings = find(
      'X A 60 ownership 2010-01-01 2022-03-02; Z A 60 ownership 2022-03-03; X Z 20',
    )
    expect(findings.find((f) => f.rule === 'ownership.sham-indicators')?.text).toContain(
      'the seller holds Z, the buyer',
    )
  })

  test('an innocent sale years before is no finding', () => {
    expect(
      rules(find('X A 60 ownership 2010-01-01 2018-01-01; Z A 60 ownership 2018-01-02')),
    ).toEqual([])
  })
})

describe('addresses and suppliers', () => {
  const company = (id: string, address: string): Entity => ({
    id,
    schema: 'Company',
    properties: { name: [id], address: [address] },
    datasets: [],
  })
  const crowd = (n: number) => {
    const entities = new Map(
      Array.from({ length: n }, (_, i) => [
        `c${i}`,
        company(`c${i}`, `Suite ${i + 100}, 7 Quay Street, Port Louis`),
      ]),
    )
    return buildOwnership({
      entities,
      statements: [],
      listed: new Set(),
      saysWhoIsListed: false,
      findings: [],
    })
  }

  test('more than 20 others at one building make a mass registration', () => {
    const rulesFor = (n: number) =>
      rules(
        concealmentFindings(
          prepareConcealment(crowd(n), [], { asOf }),
          {},
          company('subject', '7 Quay Street, Port Louis'),
        ),
      )
    expect(rulesFor(20)).toEqual([])
    expect(rulesFor(21)).toEqual(['concealment.mass-registration'])
  })

  test.each([
    ['12 Harbour Road, Limassol', 'Office 4, 12 Harbour Rd., Limassol, Cyprus', true],
    ['12 Harbour Road, Limassol', '14 Harbour Road, Limassol', false],
    ['88 Wharf Road, Hong Kong', '88 Wharf Road, London', false],
    ['12 Main Street', '12 Main Street, Springfield', false],
    ['Harbour Road, Limassol', 'Harbour Road, Limassol', false],
  ])('"%s" and "%s" are one building: %s', (a, b, same) => {
    const listed = { ...company('L', b), listings: [listing({})] }
    const view = prepareConcealment(crowd(0), [listed], { asOf })
    expect(
      rules(concealmentFindings(view, {}, company('S', a))).includes('concealment.shared-address'),
    ).toBe(same)
  })

  test("free mail is no common domain, a domain of one's own is", () => {
    const mail = (id: string, email: string): Entity => ({
      id,
      schema: 'Company',
      properties: { name: [id], email: [email] },
      datasets: [],
    })
    const shared = (a: string, b: string) =>
      rules(
        concealmentFindings(
          prepareConcealment(crowd(0), [mail('L', b)], { asOf }),
          {},
          mail('S', a),
        ),
      )
    expect(shared('a@gmail.com', 'b@gmail.com')).toEqual([])
    expect(shared('a@harbour.example', 'b@harbour.example')).toEqual(['concealment.shared-domain'])
    expect(shared('a@gmail.com', 'A@Gmail.com')).toEqual(['concealment.shared-email'])
  })

  test('three suppliers of the same goods within 30 days in small lots are told', () => {
    const supply = (supplier: string, date: string, value: number | null = 900) => ({
      buyer: 'B',
      supplier,
      goods: '854231',
      date,
      value,
      record: `row ${date}`,
    })
    const near = [
      supply('S1', '2024-01-01'),
      supply('S2', '2024-01-15'),
      supply('S3', '2024-01-31'),
    ]
    expect(rules(manySmallSuppliers(near))).toEqual(['concealment.many-small-suppliers'])
    expect(manySmallSuppliers([...near.slice(0, 2), supply('S3', '2024-02-01')])).toEqual([])
    expect(manySmallSuppliers([...near.slice(0, 2), supply('s2', '2024-01-20')])).toEqual([])
    expect(manySmallSuppliers([...near.slice(0, 2), supply('S3', '2024-01-20', 90_000)])).toEqual(
      [],
    )
  })
})
