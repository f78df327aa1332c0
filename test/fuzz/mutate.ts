import type { Random } from './random.ts'

/** Pieces at which readers have stumbled: quoting, markup, numbers, marks, nesting. */
const tokens = [
  '"',
  '""',
  '"\n',
  ',',
  ';',
  '\t',
  '|',
  '\r',
  '\n',
  '\r\n',
  '\x1a',
  '\0',
  '\uFEFF',
  '\u2028',
  '<',
  '>',
  '&',
  '&amp;',
  '&x;',
  '&#0;',
  '&#x110000;',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml version="1.0" encoding="utf-16"?>',
  '<a>'.repeat(80),
  '</a>',
  '{',
  '}',
  '[',
  ']',
  '[[[[[[[[',
  '{"__proto__":{"x":1}}',
  '\\u0000',
  '\\ud800',
  'null',
  '1e999',
  '-0',
  '9'.repeat(400),
  'x'.repeat(40_000),
  '=1+1',
  '__proto__',
  'constructor',
  'PK\x03\x04',
].map((token) => Buffer.from(token, 'utf8'))

/** A copy of some bytes with one to eight random changes. */
export function mutated(bytes: Uint8Array, others: readonly Uint8Array[], random: Random): Buffer {
  let result = Buffer.from(bytes)
  for (let changes = 1 + random.below(8); changes > 0; changes--) {
    result = random.pick(changers)(result, others, random)
  }
  return result
}

type Changer = (bytes: Buffer, others: readonly Uint8Array[], random: Random) => Buffer<ArrayBuffer>

function spliced(bytes: Buffer, at: number, drop: number, add: Uint8Array): Buffer<ArrayBuffer> {
  return Buffer.concat([bytes.subarray(0, at), add, bytes.subarray(at + drop)])
}

const changers: readonly Changer[] = [
  function flip(bytes, _, random) {
    const copy = Buffer.from(bytes)
    if (copy.length > 0) copy[random.below(copy.length)]! ^= 1 << random.below(8)
    return copy
  },
  function insertToken(bytes, _, random) {
    return spliced(bytes, random.below(bytes.length + 1), 0, random.pick(tokens))
  },
  function insertBytes(bytes, _, random) {
    const noise = Buffer.from(Array.from({ length: 1 + random.below(8) }, () => random.below(256)))
    return spliced(bytes, random.below(bytes.length + 1), 0, noise)
  },
  function remove(bytes, _, random) {
    return spliced(bytes, random.below(bytes.length + 1), 1 + random.below(64), Buffer.alloc(0))
  },
  function repeat(bytes, _, random) {
    const at = random.below(bytes.length + 1)
    return spliced(bytes, at, 0, bytes.subarray(at, at + 1 + random.below(200)))
  },
  function cut(bytes, _, random) {
    return Buffer.from(bytes.subarray(0, random.below(bytes.length + 1)))
  },
  function splice(bytes, others, random) {
    const other = random.pick(others)
    const from = random.below(other.length + 1)
    return spliced(
      bytes,
      random.below(bytes.length + 1),
      0,
      other.subarray(from, from + random.below(500)),
    )
  },
]
