/** A list of whole numbers below 2³² that grows, four bytes each. */
export class NumberList {
  #values: Uint32Array
  #length: number

  constructor(start: readonly number[] = []) {
    this.#values = new Uint32Array(Math.max(1024, start.length))
    this.#values.set(start)
    this.#length = start.length
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Uint32Array(2 * this.#length)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.#length++] = value
  }

  get(i: number): number {
    return this.#values[i] as number
  }

  /** The numbers so far, as a view. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.#length)
  }
}
