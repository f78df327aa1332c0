/** q-values: the smallest false discovery rate at which each hypothesis would be rejected.
 *
 * Benjamini & Hochberg (1995), with the share of true null hypotheses estimated at λ = 0.5 after
 * Storey (2002) where there are at least 100 p-values; fewer say too little, and it is then 1.
 *
 * @example
 * qValues([0.01, 0.02, 0.9]) // [0.03, 0.03, 0.9]
 */
export function qValues(p: ArrayLike<number>): Float64Array {
  const m = p.length
  const order = Array.from({ length: m }, (_, i) => i).sort((a, b) => p[a]! - p[b]! || a - b)
  const nulls = m < 100 ? 1 : nullShare(p)
  const q = new Float64Array(m)
  let best = 1
  for (let rank = m; rank >= 1; rank--) {
    const i = order[rank - 1]!
    best = Math.min(best, (nulls * m * p[i]!) / rank)
    q[i] = best
  }
  return q
}

/** q-values within strata, so that calm series do not pay for noisy ones.
 *
 * Controlling the rate in every stratum controls it over all of them (Sun, Craiu, Paterson & Bull
 * 2006). The strata must not depend on the p-values.
 *
 * @param stratum number of each p-value's stratum, from 0
 */
function stratifiedQValues(p: readonly number[], stratum: ArrayLike<number>): Float64Array {
  const result = new Float64Array(p.length)
  const members = new Map<number, number[]>()
  for (let i = 0; i < p.length; i++) {
    const own = members.get(stratum[i]!)
    if (own) own.push(i)
    else members.set(stratum[i]!, [i])
  }
  for (const own of members.values()) {
    const q = qValues(own.map((i) => p[i]!))
    own.forEach((i, k) => {
      result[i] = q[k]!
    })
  }
  return result
}

/** The rate at which each hypothesis is listed: within its stratum, or over all of them.
 *
 * A class that holds many changes lists more of them by itself; one that holds few gains from the
 * others. Each of the two is controlled at the rate; of both together up to twice the rate may be
 * false, which is what placebo dates then measure (Efron 2008, "Simultaneous inference: when
 * should hypothesis testing problems be combined?").
 */
export function listingQValues(p: readonly number[], stratum: ArrayLike<number>): Float64Array {
  const all = qValues(p)
  return stratifiedQValues(p, stratum).map((q, i) => Math.min(q, all[i]!))
}

/** Storey's estimate of the share of true null hypotheses at λ = 0.5, at most 1.
 *
 * @example
 * nullShare([0.1, 0.2, 0.3, 0.9]) // 1, since (1 + 1) / (4 × 0.5) = 1
 */
function nullShare(p: ArrayLike<number>): number {
  let above = 0
  for (let i = 0; i < p.length; i++) if (p[i]! > 0.5) above++
  return Math.min(1, (above + 1) / (p.length * 0.5))
}
