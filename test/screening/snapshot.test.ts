import { describe, expect, it } from 'vitest'
import type { Party } from '../../src/model/index.ts'
import {
  buildIndex,
  loadIndex,
  loadTexts,
  packTexts,
  saveIndex,
  saveTexts,
  screen,
} from '../../src/screening/index.ts'
import { inventedEntities } from './invented.ts'

const index = buildIndex(inventedEntities(60, 5))
const texts = packTexts([
  ['b', 'second'],
  ['a', 'first'],
  ['ключ', 'значение 🚢'],
  ['empty', ''],
  ['b', 'the later'],
])
const stored = [
  ['index', saveIndex(index), loadIndex],
  ['text', saveTexts(texts), loadTexts],
] as const

describe.each(stored)('a stored %s', (what, bytes, load) => {
  const changed = (at: number, value: number) => {
    const out = bytes.slice()
    out[at] = value
    return out
  }

  it('is read back', () => {
    expect(load(bytes).bytes).toEqual(bytes)
    expect(load(bytes).size).toBe(load(bytes, { verified: true }).size)
  })

  it('is read from an odd address', () => {
    const odd = new Uint8Array(bytes.length + 3)
    odd.set(bytes, 3)
    expect(load(odd.subarray(3)).size).toBe(load(bytes).size)
  })

  it.each([0, 10, 63, 64, 200, bytes.length - 1])('cut short to %i bytes is refused', (length) => {
    expect(() => load(bytes.slice(0, length))).toThrow(/cannot read the .* snapshot/)
  })

  it('with a byte too many is refused', () => {
    const longer = new Uint8Array(bytes.length + 1)
    longer.set(bytes)
    expect(() => load(longer)).toThrow(/bytes instead of/)
  })

  it('with one bit flipped anywhere is refused', () => {
    const step = Math.ceil(bytes.length / 150)
    for (let at = 0; at < bytes.length; at += at < 70 ? 1 : step) {
      // Twelve bytes of the header say nothing.
      if ((at >= 12 && at < 16) || (at >= 56 && at < 64)) continue
      const bit = 1 << (at % 8)
      expect(() => load(changed(at, (bytes[at] as number) ^ bit)), `byte ${at}`).toThrow(
        `cannot read the ${what} snapshot`,
      )
    }
  })

  it('of another version is refused, naming both', () => {
    const version = bytes[8] as number
    expect(() => load(changed(8, version + 1))).toThrow(
      `it has format version ${version + 1}, this program reads ${version}`,
    )
  })

  it('that is something else is refused', () => {
    const [other] = stored.filter(([name]) => name !== what)
    expect(() => load(other?.[1] as Uint8Array)).toThrow('does not begin like')
    expect(() => load(new TextEncoder().encode('id,name\n1,Igor Sechin\n'))).toThrow(
      'Load the lists again',
    )
  })
})

describe('an index', () => {
  it('lies in shared memory and is opened by another thread from its bytes, without a checksum', () => {
    expect(index.bytes.buffer).toBeInstanceOf(SharedArrayBuffer)
    const other = loadIndex(index.bytes, { verified: true })
    const { caption: name, schema } = index.entry(3)
    const party: Party = { role: 'party', schema, name, properties: {} }
    expect(screen(other, party)).toEqual(screen(index, party))
    expect(screen(other, party).total).toBeGreaterThan(0)
    expect(() => loadIndex(index.bytes)).toThrow('checksum')
  })

  it('of the same entities gives the same bytes, in whatever order they come', () => {
    const entities = inventedEntities(60, 5)
    expect(saveIndex(buildIndex([...entities].reverse()))).toEqual(saveIndex(index))
  })
})

describe('texts by key', () => {
  it('are found, the later of two with one key', () => {
    const { get, size } = loadTexts(saveTexts(texts))
    expect(['a', 'b', 'ключ', 'empty', 'c', ''].map(get)).toEqual([
      'first',
      'the later',
      'значение 🚢',
      '',
      undefined,
      undefined,
    ])
    expect(size).toBe(4)
    expect(packTexts([]).get('a')).toBeUndefined()
  })
})
