import fc from 'fast-check'
import { type SaxesAttributePlain, SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { readXml, type XmlElement } from '../../src/files/index.ts'
import { mutated } from '../fuzz/mutate.ts'
import { randomOf } from '../fuzz/random.ts'

type Tree = { name: string; attributes: Record<string, string>; text: string; children: Tree[] }

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** What saxes makes of a document, or nothing where it finds it malformed. */
function bySaxes(text: string): Tree | undefined {
  const parser = new SaxesParser()
  const root: Tree = { name: '', attributes: {}, text: '', children: [] }
  const stack = [root]
  let isMalformed = false
  parser.on('error', () => {
    isMalformed = true
  })
  parser.on('doctype', () => {
    isMalformed = true
  })
  parser.on('opentag', ({ name, attributes }) => {
    const entries = Object.entries(attributes as Record<string, string | SaxesAttributePlain>)
    const own = Object.fromEntries(entries.map(([key, value]) => [local(key), String(value)]))
    const tree: Tree = { name: local(name), attributes: own, text: '', children: [] }
    stack.at(-1)!.children.push(tree)
    stack.push(tree)
  })
  const add = (piece: string): void => {
    if (stack.length > 1) stack.at(-1)!.text += piece
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    const done = stack.pop()!
    done.text = done.text.trim()
  })
  try {
    parser.write(text).close()
  } catch {
    return undefined
  }
  return isMalformed ? undefined : root.children[0]
}

/** What the reader makes of it. */
async function byReader(text: string, root: string): Promise<Tree | undefined> {
  const source = { name: 'x.xml', bytes: new TextEncoder().encode(text) }
  const trees: Tree[] = []
  try {
    for await (const element of readXml(source, [root], { depth: 1000, encoding: 'utf-8' }))
      trees.push(plain(element))
  } catch (error) {
    expect(error).toMatchObject({ fault: { code: /^files\.xml/ } })
    return undefined
  }
  return trees[0]
}

const plain = ({ name, attributes, text, children }: XmlElement): Tree => ({
  name,
  attributes: { ...attributes },
  text,
  children: children.map(plain),
})

const documents = [
  '<r><a x="1" y=\'2\'>t &amp; u &#233;&#xE9;</a><b/><!-- c --><?p q?><![CDATA[<z>&]]></r>',
  '<n:r xmlns:n="u"><n:a  n:k = "v&lt;&quot;" >é 中 𝒳</n:a\n>\n<b\tc="d\ne"/></n:r>\n<!-- end -->',
  '<r>\r\n  <a>x\r\ny\rz</a>]] > a > b</r>',
]

describe('the XML scanner', () => {
  it('agrees with saxes on 4,000 spoilt documents', async () => {
    const seeds = documents.map((text) => new TextEncoder().encode(text))
    let wellFormed = 0
    for (let i = 0; i < 4000; i++) {
      const random = randomOf(9_000_000 + i)
      // Bytes that are no UTF-8 are another reader's business.
      const text = mutated(random.pick(seeds), seeds, random).toString('utf8').slice(0, 5000)
      // Declarations are read by neither, and XML 1.1 is read as 1.0.
      if (/<\?xml|^\uFEFF|[\u007f-\u009f\u2028]/i.test(text)) continue
      const expected = bySaxes(text)
      const found = await byReader(text, expected?.name ?? 'r')
      expect(found, `${i}: ${JSON.stringify(text)}`).toEqual(expected)
      if (expected) wellFormed++
    }
    expect(wellFormed).toBeGreaterThan(80)
  })

  it('reads the same however the document is cut into pieces', async () => {
    const { XmlScanner } = await import('../../src/files/xml-scanner.ts')
    const told = (pieces: readonly string[]): string => {
      let words = ''
      const scanner = new XmlScanner({
        open: (name, attributes) => {
          words += `<${name} ${JSON.stringify(attributes ?? {})} ${scanner.line}>`
        },
        text: (text) => {
          words += text
        },
        close: (name) => {
          words += `</${name}>`
        },
      })
      for (const piece of pieces) scanner.write(piece)
      scanner.close()
      return words
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (text, lengths) => {
          const pieces: string[] = []
          for (let at = 0, i = 0; at < text.length; i++) {
            const length = lengths[i % lengths.length]!
            pieces.push(text.slice(at, at + length))
            at += length
          }
          expect(told(pieces)).toBe(told([text]))
        },
      ),
      { seed: 7, numRuns: 300 },
    )
  })

  it.each([
    ['<a><b></a>', /unexpected end tag/],
    ['<a', /ends within a tag/],
    ['<a>', /ends within the element a/],
    ['<a/><b/>', /second root/],
    ['x<a/>', /text outside/],
    ['<a/>x', /text outside/],
    ['', /no element/],
    ['<a b="1" b="2"/>', /b occurs twice/],
    ['<a b="1"c="2"/>', /space is missing/],
    ['<a b=1/>', /quotation marks/],
    ['<a b/>', /no value/],
    ['<a b="<"/>', /not allowed in the value/],
    ['<1/>', /"1" is no name/],
    ['<a>&b;</a>', /&b; is not known/],
    ['<a>&</a>', /stands for itself/],
    ['<a>&#0;</a>', /no character/],
    ['<a>\u0001</a>', /U\+0001/],
    ['<a>]]></a>', /not allowed in a text/],
    ['<a><!-- -- --></a>', /not allowed in a comment/],
    ['<a><!ELEMENT b></a>', /begins nothing/],
    ['<a><?xml version="1.0"?></a>', /in the middle/],
  ])('%j is refused with its reason and line', async (text, reason) => {
    const source = { name: 'x.xml', bytes: new TextEncoder().encode(text) }
    const read = async () => {
      for await (const _ of readXml(source, ['a'], { encoding: 'utf-8' }));
    }
    await expect(read()).rejects.toMatchObject({
      fault: { code: 'files.xml', reason, place: { file: 'x.xml', line: 1 } },
    })
  })
})
