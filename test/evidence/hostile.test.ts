import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadDocument, readDocument, readDocuments, readingHtml } from '../../src/evidence/index.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const good = {
  name: 'good.txt',
  bytes: bytes('Iran has sent drones to Russia, officials in Kyiv said on Monday.\n'),
}

/** A zip with one entry of zeros, its sizes as given, so that they can lie. */
function zip(name: string, unpacked: number): Uint8Array {
  const data = deflateRawSync(Buffer.alloc(unpacked))
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(data.length, 18)
  head.writeUInt32LE(unpacked, 22)
  head.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 6)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(data.length, 20)
  central.writeUInt32LE(unpacked, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + data.length, 16)
  return Buffer.concat([head, Buffer.from(name), data, central, Buffer.from(name), end])
}

describe('a bad file is one clear error and never stops the others', () => {
  test.each([
    ['empty.txt', new Uint8Array(), 'evidence.empty'],
    ['blank.txt', bytes(' \n\n '), 'evidence.empty'],
    ['broken.pdf', bytes('%PDF-1.7\nnothing more'), 'evidence.broken'],
    ['broken.docx', bytes('PK\u0003\u0004 nothing more'), 'evidence.broken'],
    ['other.zip', zip('readme', 10), 'evidence.format'],
    ['bomb.docx', zip('word/document.xml', 160 * 1024 ** 2), 'evidence.zip-bomb'],
    ['huge.txt', new Uint8Array(50 * 1024 ** 2).fill(97), 'evidence.too-large'],
    ['image.txt', new Uint8Array(4096).fill(1), 'evidence.format'],
    ['old.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), 'evidence.format'],
    ['deep.html', bytes(`<html><body>${'<div>'.repeat(100_000)}x`), 'evidence.broken'],
  ])('%s', async (name, content, code) => {
    const result = await readDocuments([{ name, bytes: content }, good])
    expect(result.errors.map((error) => error.fault.code)).toEqual([code])
    expect(result.errors[0]!.fault.place?.file).toBe(name)
    expect(result.readings.map((reading) => reading.document)).toEqual(['good.txt'])
  })

  test('a path that is not there says so', async () => {
    await expect(readDocuments(['no/such/file.txt'])).rejects.toThrow(/no such file/)
  })
})

describe('hostile words', () => {
  test('markup in a document stays text in the report', async () => {
    const text =
      'Iran has sent <script>alert(1)</script> drones to Russia, said John "x" Miller of the <img src=x onerror=y> office.\n'
    const document = await loadDocument({ name: 'a.txt', bytes: bytes(text) })
    const html = readingHtml(document, readDocument(document))
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('<img')
    expect(html).toContain("default-src 'none'")
  })

  test('any text is read, and every quote equals its span', async () => {
    const pieces = [
      'Iran ',
      'has sent ',
      'drones ',
      'to Russia',
      ', ',
      '“',
      '”',
      '"',
      'he said ',
      'that ',
      '. ',
      '\n',
      '\n\n',
      '…',
      '😀',
      '\u0301',
      'denied ',
      'said ',
      'officials ',
      '’s ',
      'transfer of ',
      '(',
      ')',
      '— ',
      'which ',
      'could ',
      '400 ',
      'warships ',
      'exercise ',
      '‮',
      '\u0000',
      'How ',
      'far ',
      'never ',
      'not ',
      'no ',
      'longer ',
      'is ',
      'been ',
      'to ',
      'both ',
      'how ',
      'what ',
      'nearly ',
      'at least ',
      'and ',
      'but ',
      're-',
      'trans-',
      'exported ',
      'enough? ',
      'There ',
      'had ',
      'by ',
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), async (parts) => {
        const text = `A report.\n\n${parts.join('')}`
        const reading = readDocument({
          name: 'a',
          text,
          sha256: '',
          format: 'text',
          language: 'en',
        })
        for (const claim of reading.claims) {
          expect(text.slice(claim.start, claim.end)).toBe(claim.quote)
          expect(claim.end).toBeGreaterThan(claim.start)
        }
      }),
      { numRuns: 1000, seed: 7 },
    )
  })
})
