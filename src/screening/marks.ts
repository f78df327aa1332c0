import type { Link, Relation } from '../names/index.ts'
import type { NameTable } from './name-table.ts'
import type { Neighbours } from './neighbours.ts'

/** What a query has marked in a table: which tokens are related to which of its parts, and which
 * records were met. Marks carry the number of the query, so that nothing is cleared between two. */
export interface Marks {
  /** Forgets the marks of the query before. */
  renew(): void
  /** Marks the neighbours of a part. */
  neighbours(slot: number, found: Neighbours): void
  /** Marks a token that some neighbouring parts may be written as: its records are compared in full. */
  joined(id: number, slots: number, gain: number): void
  /** Whether a record is met for the first time; it is met from now on. */
  meet(record: number): boolean
  has(id: number): boolean
  /** Whether a marked token was marked by `joined`. */
  isJoined(id: number): boolean
  /** The most that a marked token can be worth. */
  gain(id: number): number
  /** The parts to which a marked token is related, a bit set. */
  slots(id: number): number
  /** Adds the links of a token that stands at a place of a listed name. */
  addLinks(id: number, place: number, links: Link[]): void
}

const joinedMark = -2
const noLink = -1

export function marksFor(table: NameTable): Marks {
  const { size } = table.vocabulary
  const tokenStamp = new Uint32Array(size)
  const tokenGain = new Int32Array(size)
  const tokenSlots = new Int32Array(size)
  /** The first of the links of a token, or that it is joined. */
  const first = new Int32Array(size)
  const recordStamp = new Uint32Array(table.records)
  let stamp = 0
  let links = newLinks(1024)
  let linkCount = 0

  function touch(id: number, gain: number, slots: number): void {
    if (tokenStamp[id] !== stamp) {
      tokenStamp[id] = stamp
      tokenGain[id] = gain
      tokenSlots[id] = slots
      first[id] = noLink
      return
    }
    if (gain > (tokenGain[id] as number)) tokenGain[id] = gain
    tokenSlots[id] = (tokenSlots[id] as number) | slots
  }

  function reserve(more: number): void {
    if (linkCount + more <= links.slot.length) return
    links = grown(links, 2 * (linkCount + more))
  }

  return {
    renew() {
      stamp = (stamp + 1) >>> 0
      linkCount = 0
      if (stamp !== 0) return
      tokenStamp.fill(0)
      recordStamp.fill(0)
      stamp = 1
    },
    neighbours(slot, { ids, gains, relations }) {
      reserve(ids.length)
      for (let i = 0; i < ids.length; i++) {
        const id = ids[i] as number
        const gain = gains[i] as number
        touch(id, gain, 1 << slot)
        links.slot[linkCount] = slot
        links.gain[linkCount] = gain
        links.relation[linkCount] = relations[i] as Relation
        links.next[linkCount] = first[id] as number
        first[id] = linkCount++
      }
    },
    joined(id, slots, gain) {
      touch(id, gain, slots)
      first[id] = joinedMark
    },
    meet(record) {
      if (recordStamp[record] === stamp) return false
      recordStamp[record] = stamp
      return true
    },
    has: (id) => tokenStamp[id] === stamp,
    isJoined: (id) => first[id] === joinedMark,
    gain: (id) => tokenGain[id] as number,
    slots: (id) => tokenSlots[id] as number,
    addLinks(id, place, into) {
      for (let at = first[id] as number; at >= 0; at = links.next[at] as number)
        into.push({
          relation: links.relation[at] as Relation,
          left: 1 << (links.slot[at] as number),
          right: 1 << place,
          gain: links.gain[at] as number,
        })
    },
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
