/** Sums of trade by series and period, exact whatever the order of the rows.
 *
 * Figures are rounded to hundredths and summed as whole numbers: floating-point sums of fractions
 * would differ with the order in which threads deliver rows.
 */
export interface Sums {
  add(series: SeriesKey, column: number, value: number): void
  /** A figure that the file says is missing: the month is unknown unless another row fills it. */
  miss(series: SeriesKey, column: number): void
  entries(): IterableIterator<readonly [SeriesKey, Float64Array]>
  readonly size: number
}

/** Numbers of one series in the tables of places and goods. */
export interface SeriesKey {
  readonly flow: number
  readonly reporter: number
  readonly partner: number
  readonly product: number
}

/** Makes room for sums over a number of places, goods and periods. */
export function newSums(places: number, products: number, columns: number): Sums {
  const ids = new Map<number, number>()
  const keys: SeriesKey[] = []
  let cells = new Float64Array(1024 * columns)
  let missing = new Uint8Array(0)
  // Rows of one series mostly follow each other: the last one is remembered.
  let lastKey = -1
  let lastId = -1
  const idOf = (key: SeriesKey): number => {
    const packed =
      ((key.flow * places + key.reporter) * places + key.partner) * products + key.product
    if (packed === lastKey) return lastId
    let id = ids.get(packed)
    if (id === undefined) {
      id = keys.length
      ids.set(packed, id)
      keys.push({ ...key })
      if ((id + 1) * columns > cells.length) {
        const grown = new Float64Array(cells.length * 2)
        grown.set(cells)
        cells = grown
      }
    }
    lastKey = packed
    lastId = id
    return id
  }
  return {
    add(series, column, value) {
      cells[idOf(series) * columns + column]! += Math.round(value * 100)
    },
    miss(series, column) {
      const at = idOf(series) * columns + column
      if (at >= missing.length) {
        const grown = new Uint8Array(Math.max(cells.length, at + 1))
        grown.set(missing)
        missing = grown
      }
      missing[at] = 1
    },
    *entries() {
      for (let id = 0; id < keys.length; id++) {
        const row = cells.slice(id * columns, (id + 1) * columns)
        for (let t = 0; t < columns; t++) {
          const unknown = row[t] === 0 && missing[id * columns + t] === 1
          row[t] = unknown ? Number.NaN : row[t]! / 100
        }
        yield [keys[id]!, row]
      }
    },
    get size() {
      return keys.length
    },
  }
}
