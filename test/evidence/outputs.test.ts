import { describe, expect, test } from 'vitest'
import {
  claimsCsv,
  ftmStatements,
  graphMl,
  loadDocument,
  type Reading,
  readDocument,
  readingsHtml,
  type SourceDocument,
  webAnnotations,
} from '../../src/evidence/index.ts'

const text = `Iran has sent drones to Russia, said John Miller, a spokesman for the Pentagon.

In March 2024 Silk Gate Trading LLC shipped sensors to Russia. The company "=cmd" said it had bought the sensors from China in January 2023.
`

async function read(): Promise<{ document: SourceDocument; reading: Reading }> {
  const document = await loadDocument({ name: 'a<b>.txt', bytes: new TextEncoder().encode(text) })
  return { document, reading: readDocument(document) }
}

describe('outputs of a reading', () => {
  test('CSV has one line per claim and the columns of a claim', async () => {
    const { reading } = await read()
    const lines = (await claimsCsv([reading])).trimEnd().split(/\r?\n/)
    expect(lines[0]).toMatch(/^\ufeff?document,id,source,via,modality,kind,from,to,/)
    expect(lines.length).toBe(reading.claims.length + 1)
    expect(lines[1]).toContain('John Miller')
  })

  test('GraphML has one edge per claim between two parties, and every end is a node', async () => {
    const { reading } = await read()
    const xml = graphMl([reading])
    const values = (name: string): string[] =>
      [...xml.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((match) => match[1]!)
    const nodes = [...xml.matchAll(/<node id="([^"]*)"/g)].map((match) => match[1]!)
    const between = reading.claims.filter((c) => c.from && c.to)
    expect(between.length).toBeGreaterThan(0)
    expect(values('source')).toHaveLength(between.length)
    for (const end of [...values('source'), ...values('target')]) expect(nodes).toContain(end)
    expect(xml).toContain('a&lt;b&gt;.txt')
    expect(xml).not.toContain('<b>')
  })

  test('annotations point at the exact words', async () => {
    const { document, reading } = await read()
    const collection = webAnnotations([reading]) as {
      total: number
      items: { target: { selector: { start?: number; end?: number; exact?: string }[] } }[]
    }
    expect(collection.total).toBe(reading.claims.length)
    for (const item of collection.items) {
      const [position, quote] = item.target.selector
      expect(document.text.slice(position!.start, position!.end)).toBe(quote!.exact)
    }
  })

  test('statements name entities and never a claim', async () => {
    const { reading } = await read()
    const statements = ftmStatements([reading])
    expect(statements).toContainEqual(
      expect.objectContaining({ schema: 'Person', prop: 'name', value: 'John Miller' }),
    )
    expect(new Set(statements.map((s) => s.prop))).toEqual(
      new Set(
        statements.map((s) => s.prop).filter((p) => /^(name|alias|country|position)$/.test(p)),
      ),
    )
  })

  test('the timeline is in the order of time and names claims of the reading', async () => {
    const { reading } = await read()
    expect(reading.timeline.map((entry) => entry.date)).toEqual(['2023-01', '2024-03'])
    const ids = reading.claims.map((claim) => claim.id)
    for (const entry of reading.timeline) for (const id of entry.claims) expect(ids).toContain(id)
  })

  test('the page tells every claim as somebody’s word, for several documents too', async () => {
    const one = await read()
    const page = readingsHtml([one, one])
    expect(page.match(/<!doctype/g)).toHaveLength(1)
    expect(page).toContain('John Miller, spokesman')
    expect(page).toMatch(/John Miller, spokesman[^<]*alleges/)
    const anchors = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(anchors).size).toBe(anchors.length)
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(anchors).toContain(target)
  })
})
