import { type Column, type Columns, numbersOf } from './columns.ts'

/** Bits of a hash; a hash and a value share the 53 bits of an exact number. */
const hashBits = 30

const start = 0x811c9dc5

/** FNV-1a over UTF-16 code units, folded to `hashBits` bits. */
export function hashOf(text: string): number {
  let hash = start
  for (let i = 0; i < text.length; i++) hash = mixed(hash, text.charCodeAt(i))
  return folded(hash)
}

/** The hash of a letter followed by a word without the letters at two places, -1 for none.
 *
 * @example
 * hashWithout('d', 'sechin', 1, -1) === hashOf('dschin') // true
 */
export function hashWithout(letter: string, word: string, without: number, also: number): number {
  let hash = mixed(start, letter.charCodeAt(0))
  for (let i = 0; i < word.length; i++)
    if (i !== without && i !== also) hash = mixed(hash, word.charCodeAt(i))
  return folded(hash)
}

function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

function folded(hash: number): number {
  return ((hash ^ (hash >>> 15)) >>> 0) >>> (32 - hashBits)
}

/** Values of the table builder stay below this. */
const valueSpace = 2 ** 23

/** Collects pairs of hash and value, and writes them in order as columns. */
export class HashTableBuilder {
  #pairs = new Float64Array(1 << 12)
  #size = 0

  /** @param value below 2²³ */
  add(hash: number, value: number): void {
    if (this.#size === this.#pairs.length) {
      const grown = new Float64Array(this.#pairs.length * 2)
      grown.set(this.#pairs)
      this.#pairs = grown
    }
    if (value >= valueSpace)
      throw new RangeError(`cannot file ${value}: an index holds 8388608 of a kind`)
    this.#pairs[this.#size++] = hash * valueSpace + value
  }

  columns(name: string): [string, Column][] {
    const sorted = this.#pairs.subarray(0, this.#size).sort()
    const hashes = new Uint32Array(sorted.length)
    const values = new Uint32Array(sorted.length)
    let size = 0
    let last = -1
    for (const pair of sorted) {
      if (pair === last) continue
      last = pair
      hashes[size] = Math.floor(pair / valueSpace)
      values[size++] = pair % valueSpace
    }
    const kept = hashes.slice(0, size)
    return [
      [`${name}.hash`, kept],
      [`${name}.value`, values.slice(0, size)],
      [`${name}.bucket`, buckets(kept)],
    ]
  }
}

/** Where the hashes of each value of their upper bits begin. */
function buckets(hashes: Uint32Array): Uint32Array {
  const bits = Math.max(4, Math.min(20, Math.ceil(Math.log2(hashes.length + 2))))
  const count = 2 ** bits
  const out = new Uint32Array(count + 1)
  const shift = hashBits - bits
  for (const hash of hashes) {
    const bucket = (hash >>> shift) + 1
    out[bucket] = (out[bucket] as number) + 1
  }
  for (let i = 1; i <= count; i++) out[i] = (out[i] as number) + (out[i - 1] as number)
  return out
}

/** Values by the hash of a key: several keys may share a hash, so that what is found is to be
 * verified; what is filed under a key is always found. */
export class HashTable {
  readonly #hashes: Uint32Array
  readonly #values: Uint32Array
  readonly #bucket: Uint32Array
  readonly #shift: number

  constructor(columns: Columns, name: string) {
    this.#hashes = numbersOf(columns, `${name}.hash`)
    this.#values = numbersOf(columns, `${name}.value`)
    this.#bucket = numbersOf(columns, `${name}.bucket`)
    this.#shift = hashBits - Math.round(Math.log2(this.#bucket.length - 1))
  }

  /** Calls `take` with every value filed under the hash. */
  each(hash: number, take: (value: number) => void): void {
    const slot = hash >>> this.#shift
    const end = this.#bucket[slot + 1] as number
    for (let i = this.#bucket[slot] as number; i < end; i++) {
      const here = this.#hashes[i] as number
      if (here < hash) continue
      if (here > hash) return
      take(this.#values[i] as number)
    }
  }
}
