import type { Link, Relation } from '../names/index.ts'
import type { NameTable } from './name-table.ts'
import type { Neighbours } from './neighbours.ts'

const noLink = -1

/** What a query has marked in a table: which tokens are related to which of its parts, and which
 * records were met. Marks carry the number of the query, so that nothing is cleared between two. */
export class Marks {
  /** The query that marked a token last. */
  readonly #tokenStamp: Uint32Array
  readonly #gain: Int32Array
  readonly #slots: Int32Array
  /** The first of the links of a token. */
  readonly #first: Int32Array
  /** The query of which some neighbouring parts may be written as a token. */
  readonly #joined: Uint32Array
  readonly #recordStamp: Uint32Array
  #stamp = 0
  #links = newLinks(1024)
  #linkCount = 0

  constructor(table: NameTable) {
    const { size } = table.vocabulary
    this.#tokenStamp = new Uint32Array(size)
    this.#gain = new Int32Array(size)
    this.#slots = new Int32Array(size)
    this.#first = new Int32Array(size)
    this.#joined = new Uint32Array(size)
    this.#recordStamp = new Uint32Array(table.records)
  }

  /** Forgets the marks of the query before. */
  renew(): void {
    this.#stamp = (this.#stamp + 1) >>> 0
    this.#linkCount = 0
    if (this.#stamp !== 0) return
    this.#tokenStamp.fill(0)
    this.#joined.fill(0)
    this.#recordStamp.fill(0)
    this.#stamp = 1
  }

  /** Marks the neighbours of a part. */
  neighbours(slot: number, { ids, gains, relations }: Neighbours): void {
    const end = this.#linkCount + ids.length
    if (end > this.#links.slot.length) this.#links = grown(this.#links, 2 * end)
    const links = this.#links
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number
      const gain = gains[i] as number
      const at = this.#linkCount++
      this.#touch(id, gain, 1 << slot)
      links.slot[at] = slot
      links.gain[at] = gain
      links.relation[at] = relations[i] as Relation
      links.next[at] = this.#first[id] as number
      this.#first[id] = at
    }
  }

  /** Marks a token that some neighbouring parts may be written as. */
  joined(id: number, slots: number, gain: number): void {
    this.#touch(id, gain, slots)
    this.#joined[id] = this.#stamp
  }

  #touch(id: number, gain: number, slots: number): void {
    if (this.#tokenStamp[id] !== this.#stamp) {
      this.#tokenStamp[id] = this.#stamp
      this.#gain[id] = gain
      this.#slots[id] = slots
      this.#first[id] = noLink
      return
    }
    if (gain > (this.#gain[id] as number)) this.#gain[id] = gain
    this.#slots[id] = (this.#slots[id] as number) | slots
  }

  /** Whether a record is met for the first time; it is met from now on. */
  meet(record: number): boolean {
    if (this.#recordStamp[record] === this.#stamp) return false
    this.#recordStamp[record] = this.#stamp
    return true
  }

  has(id: number): boolean {
    return this.#tokenStamp[id] === this.#stamp
  }

  /** Whether a marked token was marked by `joined`. */
  isJoined(id: number): boolean {
    return this.#joined[id] === this.#stamp
  }

  /** The most that a marked token can be worth. */
  gain(id: number): number {
    return this.#gain[id] as number
  }

  /** The parts to which a marked token is related, a bit set. */
  slots(id: number): number {
    return this.#slots[id] as number
  }

  /** Adds the links of a marked token that stands at a place of a listed name. */
  addLinks(id: number, place: number, into: Link[]): void {
    const { slot, gain, next, relation } = this.#links
    for (let at = this.#first[id] as number; at >= 0; at = next[at] as number)
      into.push({
        relation: relation[at] as Relation,
        left: 1 << (slot[at] as number),
        right: 1 << place,
        gain: gain[at] as number,
      })
  }
}

/** Links of tokens as columns, chained by `next`. */
interface LinkColumns {
  readonly slot: Uint8Array
  readonly gain: Int32Array
  readonly next: Int32Array
  readonly relation: Relation[]
}

function newLinks(length: number): LinkColumns {
  return {
    slot: new Uint8Array(length),
    gain: new Int32Array(length),
    next: new Int32Array(length),
    relation: [],
  }
}

function grown(old: LinkColumns, length: number): LinkColumns {
  const out = newLinks(length)
  out.slot.set(old.slot)
  out.gain.set(old.gain)
  out.next.set(old.next)
  return { ...out, relation: old.relation }
}
