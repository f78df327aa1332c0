import { describe, expect, it } from 'vitest'
import { readXml, type XmlElement, type XmlOptions } from '../../src/files/index.ts'
import { given } from './given.ts'

async function elements(
  xml: string | Uint8Array,
  names: string[],
  options: XmlOptions = {},
): Promise<XmlElement[]> {
  const all: XmlElement[] = []
  for await (const element of readXml(given(xml, 'x.xml'), names, options)) all.push(element)
  return all
}

describe('readXml', () => {
  it('gives the named elements as trees, with the root told before', async () => {
    let root: unknown
    const found = await elements(
      '<?xml version="1.0"?>\n<L date="2026">\n<x/>\n<n:P id="1"><NAME>A &amp; B</NAME><P/></n:P>\n<P id="2"/></L>',
      ['P'],
      { onRoot: (element) => (root = element) },
    )
    expect(root).toEqual({ name: 'L', attributes: { date: '2026' }, line: 2 })
    expect(found).toEqual([
      {
        name: 'P',
        attributes: { id: '1' },
        text: '',
        line: 4,
        children: [
          { name: 'NAME', attributes: {}, text: 'A & B', children: [], line: 4 },
          { name: 'P', attributes: {}, text: '', children: [], line: 4 },
        ],
      },
      { name: 'P', attributes: { id: '2' }, text: '', children: [], line: 5 },
    ])
  })

  it('reads the encoding that the declaration names', async () => {
    const bytes = Buffer.from(
      '<?xml version="1.0" encoding="windows-1251"?><P>\xcf\xf0\xe8\xe2\xe5\xf2</P>',
      'latin1',
    )
    expect((await elements(bytes, ['P']))[0]?.text).toBe('Привет')
  })

  it('refuses document types, deep nesting and large elements', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    await expect(elements(bomb, ['x'])).rejects.toMatchObject({
      fault: { code: 'files.xml.doctype' },
    })
    await expect(elements('<x>&file;</x>', ['x'])).rejects.toMatchObject({
      fault: { code: 'files.xml' },
    })
    await expect(elements('<a>'.repeat(100), ['x'])).rejects.toThrow(/depth 64/)
    await expect(
      elements(`<x>${'y'.repeat(2000)}</x>`, ['x'], { elementSize: 1000 }),
    ).rejects.toThrow(/elementSize 1000/)
  })

  it('says the line of what is not well-formed', async () => {
    await expect(elements('<a>\n<b>\n</a>', ['b'])).rejects.toThrow(/x\.xml, line 3/)
    await expect(elements('<a>\n<b>', ['b'])).rejects.toThrow(/cannot read the XML/)
  })
})
