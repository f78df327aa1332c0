/** Sums of trade by series and period, exact whatever the order of the rows.
 *
 * Figures are rounded to hundredths and summed as whole numbers: floating-point sums of fractions
 * would differ with the order in which threads deliver rows.
 */
export interface Sums {
  /** The slot of a series, for `add` and `miss`. */
  slot(series: SeriesKey): number
  add(slot: number, column: number, value: number): void
  /** A figure that the file says is missing: the month is unknown unless another row fills it. */
  miss(slot: number, column: number): void
  /** All series in the order of flow, reporter, partner and product. */
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
  let order: number[] = []
  const idOf = (key: SeriesKey): number => {
    const packed =
      ((key.flow * places + key.reporter) * places + key.partner) * products + key.product
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
    return id
  }
  return {
    slot: idOf,
    add(slot, column, value) {
      cells[slot * columns + column]! += Math.round(value * 100)
    },
    miss(slot, column) {
      const at = slot * columns + column
      if (at >= missing.length) {
        const grown = new Uint8Array(Math.max(cells.length, at + 1))
        grown.set(missing)
        missing = grown
      }
      missing[at] = 1
    },
    *entries() {
      // DuckDB's threads deliver series in no fixed order.
      if (order.length !== ids.size) {
        order = [...ids].sort((a, b) => a[0] - b[0]).map(([, id]) => id)
      }
      for (const id of order) {
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
