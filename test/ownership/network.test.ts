import { describe, expect, test } from 'vitest'
import { readXml } from '../../src/files/index.ts'
import type { Entity } from '../../src/model/index.ts'
import {
  buildOwnership,
  networkGraphml,
  networkHtml,
  networkOf,
} from '../../src/ownership/index.ts'
import { graphOf } from './support/rows.ts'

const asOf = '2025-01-01'
const at = (text: string, from = 'A', steps = 4) =>
  networkOf(graphOf(text), from, { listed: ['X', 'Y'], asOf, steps })

describe('the network', () => {
  test('leads over links in either direction, the nearest listed party first', () => {
    const view = at('A B 50; C B 10; X C 5; Y A ? director')
    expect(view.paths.map((p) => p.text)).toEqual([
      'A ← Y (is a director or officer of)',
      'A → B (holds 50 %) ← C (holds 10 %) ← X (holds 5 %)',
    ])
    expect(view.edges.map((e) => e.sources[0]?.record).sort()).toEqual([
      'row 1',
      'row 2',
      'row 3',
      'row 4',
    ])
  })

  test('ends after the steps that are asked for', () => {
    const text = 'B A 5; C B 5; X C 5'
    expect(at(text, 'A', 2).paths).toEqual([])
    expect(at(text, 'A', 3).paths.map((p) => p.nodes)).toEqual([['A', 'B', 'C', 'X']])
  })

  test('takes the way with the first identifiers, whatever the order of the statements', () => {
    const ways = ['C A 5; B A 5; X B 5; X C 5', 'B A 5; X C 5; X B 5; C A 5'].map(
      (t) => at(t).paths[0]?.nodes,
    )
    expect(ways).toEqual([
      ['A', 'B', 'X'],
      ['A', 'B', 'X'],
    ])
  })

  test('shows what has ended as past', () => {
    const view = at('X A 60 ownership 2010-01-01 2020-01-01')
    expect(view.edges).toMatchObject([
      { current: false, label: 'holds 60 % from 2010-01-01 to 2020-01-01' },
    ])
  })

  test('links parties that share a telephone', () => {
    const party = (id: string, phone: string): [string, Entity] => [
      id,
      { id, schema: 'Company', properties: { name: [id], phone: [phone] }, datasets: ['d'] },
    ]
    const graph = buildOwnership({
      entities: new Map([party('A', '+357 25 000 111'), party('X', '00357 25000111')]),
      statements: [],
      listed: new Set(),
      saysWhoIsListed: false,
      findings: [],
    })
    const view = networkOf(graph, 'A', { listed: ['X'], asOf })
    expect(view.paths[0]?.text).toBe('A — X (same phone +357 25 000 111)')
  })

  test('of an unknown party is empty', () => {
    expect(at('X A 5', 'nobody')).toMatchObject({ nodes: [], edges: [], paths: [] })
  })
})

const hostile = '"><script>alert(1)</script>&\u0000\u202e\ud800'

describe('exports', () => {
  const view = networkOf(
    buildOwnership({
      ...graphOf('X A 50').data,
      entities: new Map([
        ['A', { id: 'A', schema: 'Company', properties: { name: [hostile] }, datasets: [] }],
      ]),
    }),
    'A',
    { listed: ['X'], asOf },
  )

  test('GraphML is well-formed whatever the names', async () => {
    const bytes = new TextEncoder().encode(networkGraphml(view))
    const elements: string[] = []
    for await (const element of readXml({ name: 'n.graphml', bytes }, ['node', 'edge'])) {
      elements.push(element.name)
    }
    expect(elements.sort()).toEqual(['edge', 'node', 'node'])
  })

  test('HTML holds no script and lets none run', () => {
    const html = networkHtml(view)
    expect(html).not.toContain('<script')
    expect(html).toContain("default-src 'none'; style-src 'sha256-")
    expect(html).not.toMatch(/[\u202a-\u202e]/)
    expect(html).toContain('&lt;script&gt;')
    expect(html).toMatch(/<svg role="img"[^>]*>/)
  })

  test('the drawing is the same each time', () => {
    expect(networkHtml(view)).toBe(networkHtml(view))
  })

  test('without a listed party nearby the page says so', () => {
    expect(networkHtml(at('B A 5'))).toContain('No listed party stands within 4 steps.')
  })
})
