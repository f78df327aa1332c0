import { sampleOrder, seededRandom } from '../stats/rng.ts'
import { pearson, ranks } from './concordance.ts'

/** Do exports follow imports month by month, beyond the common step at the date? */
export interface Following {
  /** Months from import to export at which the two go together best. */
  readonly lag: number
  /** Rank correlation there, over the months after the date. */
  readonly correlation: number
  /** Probability of one as large if the timing of both were independent. */
  readonly p: number
}

const longestLag = 4
const permutations = 999
/** Months with both figures that a correlation needs. */
const fewestMonths = 6
/** Months that stay together in a permutation where exports follow themselves. */
const block = 3

/** Correlates exports after a date with imports of the months before them.
 *
 * Only months after the date count, so that the common step counts for nothing. The largest rank correlation over lags of 0 to 4 months is
 * compared with those of exports in another order: months by themselves, or blocks of three where
 * exports are correlated with their own last month. Null where there are too few months.
 * Source: permutation of residual blocks, Chernozhukov, Wüthrich & Zhu (2021), JASA 116.
 *
 * @param at column of the date
 */
export function followingOf(
  imports: Float64Array,
  exports: Float64Array,
  at: number,
  seed: number,
): Following | null {
  const after = Array.from(exports.subarray(at))
  const observed = bestLag(imports, after, at)
  if (!observed) return null
  const size = isDependent(after) ? block : 1
  const random = seededRandom(seed)
  let atLeast = 1
  for (let k = 0; k < permutations; k++) {
    const other = bestLag(imports, reordered(after, size, random), at)
    if (other && other.correlation >= observed.correlation - 1e-12) atLeast++
  }
  return { ...observed, p: atLeast / (permutations + 1) }
}

function bestLag(
  imports: Float64Array,
  after: readonly number[],
  at: number,
): { lag: number; correlation: number } | null {
  let best: { lag: number; correlation: number } | null = null
  for (let lag = 0; lag <= longestLag; lag++) {
    const m: number[] = []
    const x: number[] = []
    after.forEach((value, t) => {
      const came = imports[at + t - lag]
      // Months whose imports came before the date would bring the common step back in.
      if (t < lag || came === undefined || Number.isNaN(came) || Number.isNaN(value)) return
      m.push(came)
      x.push(value)
    })
    if (m.length < fewestMonths) continue
    const correlation = pearson(ranks(m), ranks(x))
    if (!best || correlation > best.correlation) best = { lag, correlation }
  }
  return best
}

/** Is the correlation with the month before beyond two standard errors? */
function isDependent(values: readonly number[]): boolean {
  const known = values.filter((v) => !Number.isNaN(v))
  if (known.length < fewestMonths) return false
  const rank = ranks(known)
  return pearson(rank.slice(1), rank.slice(0, -1)) > 2 / Math.sqrt(known.length)
}

function reordered(values: readonly number[], size: number, random: () => number): number[] {
  const start = Math.floor(random() * size)
  const turned = [...values.slice(start), ...values.slice(0, start)]
  const blocks: number[][] = []
  for (let i = 0; i < turned.length; i += size) blocks.push(turned.slice(i, i + size))
  return sampleOrder(blocks.length, random).flatMap((i) => blocks[i]!)
}
