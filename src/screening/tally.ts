import type { NameTable } from './name-table.ts'

/** Parts of a query that are told apart in a tally: one bit of a byte each. */
export const mostTallied = 8

/** Which parts of a query have a neighbour in each record, gathered from the postings without looking at
 * the records: among a million a common part has thousands of bearers, and few have another part in
 * common with the query. */
export class Tally {
  readonly #table: NameTable
  /** A bit set by record, empty between two queries. */
  readonly #sets: Uint8Array
  #met = new Uint32Array(1024)
  #size = 0

  constructor(table: NameTable) {
    this.#table = table
    this.#sets = new Uint8Array(table.records)
  }

  /** Meets the records that hold a token. */
  meet(id: number, bit: number): void {
    const { postings, postingsAt } = this.#table
    const end = postingsAt[id + 1] as number
    const begin = postingsAt[id] as number
    if (this.#size + end - begin > this.#met.length) this.#grow(this.#size + end - begin)
    for (let i = begin; i < end; i++) {
      const record = postings[i] as number
      const set = this.#sets[record] as number
      if (set === 0) this.#met[this.#size++] = record
      this.#sets[record] = set | bit
    }
  }

  #grow(length: number): void {
    const grown = new Uint32Array(2 * length)
    grown.set(this.#met)
    this.#met = grown
  }

  /** Marks the records that hold a token among those that were met. */
  mark(id: number, bit: number): void {
    const { postings, postingsAt } = this.#table
    const end = postingsAt[id + 1] as number
    for (let i = postingsAt[id] as number; i < end; i++) {
      const record = postings[i] as number
      const set = this.#sets[record] as number
      if (set !== 0) this.#sets[record] = set | bit
    }
  }

  /** Takes the records that were met, each with its set, and forgets them. */
  each(take: (record: number, set: number) => void): void {
    const size = this.#size
    this.#size = 0
    for (let i = 0; i < size; i++) {
      const record = this.#met[i] as number
      const set = this.#sets[record] as number
      this.#sets[record] = 0
      take(record, set)
    }
  }
}
