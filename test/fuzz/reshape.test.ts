import { describe, expect, it } from 'vitest'
import { readTable, readXml } from '../../src/files/index.ts'
import { randomOf } from './random.ts'
import { reshaped } from './reshape/reshape.ts'

const seeds = {
  xml: '<?xml version="1.0"?><L d="1"><P id="1"><N a="x">A &amp; B</N><N/></P><P id="2"/></L>',
  'cut xml': '<L d="1"><P id="1"><N a="x">A &amp; B</N></P><P id="2"><N',
  json: '{"count":2,"results":[{"name":"A","at":{"n":[1,{"x":2}]}},{"name":"B"}]}',
  'json lines': '{"id":"a","p":{"name":["A"]}}\n{"id":"b"}\n',
  csv: 'id,name\n1,"Smith, ""J"""\n2,B\n',
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const variants = (text: string): string[] =>
  Array.from({ length: 200 }, (_, i) => Buffer.from(reshaped(bytes(text), randomOf(i))).toString())

describe('a reshaped file', () => {
  it.each(['xml', 'cut xml'] as const)('stays well-formed: %s', async (form) => {
    for (const [i, text] of variants(seeds[form]).entries()) {
      const source = { name: `${i}`, bytes: bytes(text) }
      for await (const _ of readXml(source, ['P'], { depth: 2000 }));
    }
  })

  it.each(['json', 'json lines'] as const)('stays JSON: %s', (form) => {
    for (const text of variants(seeds[form]))
      for (const line of text.split('\n')) if (line !== '') JSON.parse(line)
  })

  it('stays a table', async () => {
    let rows = 0
    for (const [i, text] of variants(seeds.csv).entries())
      for await (const _ of readTable({ name: `${i}`, bytes: bytes(text) })) rows++
    expect(rows).toBeGreaterThan(400)
  })

  it.each(Object.entries(seeds))(
    'is another one each time, and the same for a seed: %s',
    (_, text) => {
      expect(new Set(variants(text)).size).toBeGreaterThan(150)
      expect(variants(text).slice(0, 5)).toEqual(variants(text).slice(0, 5))
    },
  )
})
