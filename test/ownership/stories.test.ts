import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  assessOwnership,
  buildOwnership,
  concealmentFindings,
  networkOf,
  type OwnershipGraph,
  ownershipFindings,
  prepareConcealment,
  readFtmOwnership,
} from '../../src/ownership/index.ts'

const folder = new URL('../../data/sample/ownership/', import.meta.url)

function story(file: string): OwnershipGraph {
  const lines = readFileSync(new URL(file, folder), 'utf8').trim().split('\n')
  const values = lines.map((line) => JSON.parse(line) as unknown)
  return buildOwnership(readFtmOwnership(values, { dataset: file, version: '1' }))
}

function listedIn(graph: OwnershipGraph) {
  return [...graph.data.listed].map((id) => ({ id, entity: graph.data.entities.get(id)! }))
}

const rules = (findings: readonly { rule: string }[]) =>
  [...new Set(findings.map((f) => f.rule))].sort()
const ids = (list: readonly { id: string }[]) => list.map((r) => r.id)

describe('sold to the wife', () => {
  const graph = story('sold-to-the-wife.ftm.json')
  const asked = { rule: 'eu', listed: graph.data.listed } as const

  test('before the sale the trader is reached, after it no longer by number', () => {
    expect(ids(assessOwnership(graph, { ...asked, asOf: '2022-03-08' }).reached)).toEqual([
      'astrel',
      'lindhof',
      'pelion',
    ])
    const after = assessOwnership(graph, { ...asked, asOf: '2022-04-01' })
    expect(ids(after.reached)).toEqual([])
    expect(ids(after.cannotBeExcluded)).toEqual(['astrel', 'lindhof', 'pelion'])
  })

  test('the transfer, the relative and the signs of a sham are told, with dates', () => {
    const findings = ownershipFindings({ name: 'Lindhof Nutrients AG' }, graph, listedIn(graph), {
      asOf: '2022-04-01',
    })
    expect(rules(findings)).toEqual(
      expect.arrayContaining([
        'ownership.divested',
        'ownership.sham-indicators',
        'ownership.transfer-to-relative',
      ]),
    )
    expect(findings.every((f) => f.effect !== 'block')).toBe(true)
    const transfer = findings.find((f) => f.rule === 'ownership.transfer-to-relative')
    expect(transfer?.text).toContain(
      'Irina Velikova (velikova), who is stated to be a relative, one day before the listing of 2022-03-09',
    )
    expect(findings.find((f) => f.rule === 'ownership.sham-indicators')?.text).toContain(
      'still is protector of',
    )
  })
})

describe('new name, old door', () => {
  const graph = story('new-name-old-door.ftm.json')
  const listed = listedIn(graph).map((p) => p.entity)

  test('the successor is found by door, telephone and director', () => {
    const view = prepareConcealment(graph, listed, { asOf: '2023-09-01' })
    const findings = concealmentFindings(view, { name: 'Northlight Trading FZE' })
    expect(rules(findings)).toEqual([
      'concealment.founded-after-invasion',
      'concealment.shared-address',
      'concealment.shared-people',
      'concealment.shared-phone',
      'concealment.successor',
    ])
    expect(findings.find((f) => f.rule === 'concealment.successor')?.text).toContain(
      'was listed on 2023-04-12',
    )
    expect(findings.some((f) => f.effect === 'block')).toBe(false)
  })

  test('an unrelated firm has no such findings', () => {
    const view = prepareConcealment(graph, listed, { asOf: '2023-09-01' })
    const other = {
      id: 'other',
      schema: 'Company',
      properties: {
        name: ['Corniche Bakery'],
        address: ['23 Corniche Street, Sharjah'],
        phone: ['+971 6 555 0143'],
        incorporationDate: ['1999-01-01'],
      },
      datasets: [],
    }
    expect(concealmentFindings(view, {}, other)).toEqual([])
  })

  test('the network shows the way to the listed party with its sources', () => {
    const view = networkOf(graph, 'polaris', { listed: graph.data.listed, asOf: '2023-09-01' })
    expect(view.paths.map((p) => p.nodes)).toEqual([
      ['polaris', 'feeder'],
      ['polaris', 'feeder', 'zarya'],
    ])
    expect(view.edges.every((e) => e.sources.length > 0)).toBe(true)
  })
})

describe('three small parts', () => {
  const graph = story('three-small-parts.ftm.json')
  const asked = { asOf: '2024-06-01', listed: graph.data.listed } as const

  test('OFAC adds the parts up, and the nominee excludes nobody', () => {
    const result = assessOwnership(graph, { rule: 'ofac', ...asked })
    expect(result.reached.map((r) => [r.id, r.share])).toEqual([['marrow', 54.9]])
    expect(ids(result.cannotBeExcluded)).toEqual(['quanta', 'skerry'])
    const quanta = result.cannotBeExcluded.find((r) => r.id === 'quanta')
    expect(quanta).toMatchObject({ low: 40, high: 100, tips: 10 })
  })

  test('the EU then and the UK do not add them up, and say so', () => {
    const findings = ownershipFindings(
      { id: 'marrow' },
      graph,
      [...graph.data.listed].map((id) => ({ id })),
      { asOf: asked.asOf },
    )
    const sums = findings.filter((f) => f.rule === 'ownership.sum-of-listed')
    expect(sums.map((f) => f.jurisdiction)).toEqual(['eu', 'gb'])
    expect(sums.every((f) => f.text.includes('54.9 %'))).toBe(true)
  })

  test('the listings decide which rule counts whom', () => {
    const findings = ownershipFindings({ id: 'marrow' }, graph, listedIn(graph), {
      asOf: asked.asOf,
    })
    const reached = findings.filter((f) => f.rule === 'ownership.reached')
    expect(reached.map((f) => f.jurisdiction)).toEqual(['us'])
  })

  test('an address that names itself virtual is told', () => {
    const view = prepareConcealment(graph, [], { asOf: asked.asOf })
    expect(rules(concealmentFindings(view, { id: 'quanta' }))).toEqual([
      'concealment.founded-after-invasion',
      'concealment.virtual-address',
    ])
  })
})
