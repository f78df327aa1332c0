// Shares of series with their 95 % intervals, where the same series are drawn again and again.

/** Counts of one share, kept apart for each series. */
export function newShare() {
  const series = new Map()
  return {
    add(key, hit) {
      const own = series.get(key) ?? { n: 0, hits: 0 }
      series.set(key, { n: own.n + 1, hits: own.hits + (hit ? 1 : 0) })
    },
    get n() {
      return [...series.values()].reduce((sum, s) => sum + s.n, 0)
    },
    get series() {
      return series.size
    },
    text: () => shareText([...series.values()]),
  }
}

/** A share as "72.0 % (61–81)": Wilson (1927) over as many draws as the series are worth.
 *
 * Draws of one series are alike: their effective number is p (1 − p) over the variance between
 * series (Kish 1965), and the number of series where all draws agree.
 */
function shareText(series) {
  const n = series.reduce((sum, s) => sum + s.n, 0)
  if (n === 0) return '–'
  const p = series.reduce((sum, s) => sum + s.hits, 0) / n
  const between = series.reduce((sum, s) => sum + (s.hits - p * s.n) ** 2, 0) / n ** 2
  const worth = between > 0 ? Math.min(n, (p * (1 - p)) / between) : series.length
  const z2 = 1.96 ** 2
  const centre = (p + z2 / (2 * worth)) / (1 + z2 / worth)
  const half = (1.96 * Math.sqrt((p * (1 - p)) / worth + z2 / (4 * worth ** 2))) / (1 + z2 / worth)
  const percent = (x) => (100 * Math.max(0, x)).toFixed(0)
  return `${(100 * p).toFixed(1)} % (${percent(centre - half)}–${percent(centre + half)})`
}
