import { quantile } from '../stats/quantile.ts'
import { studentQuantile, studentTail } from '../stats/student.ts'

/** How changes at dates when nothing happened compare with what the noise model expects. */
export interface Calibration {
  /** Standard deviations are multiplied by this, for each noise class. */
  readonly inflation: readonly number[]
  /** Half width of the 95 % interval in inflated standard deviations, for each noise class. */
  readonly reach: readonly number[]
  /** Tail for each noise class. */
  readonly tails: readonly NullTail[]
  /** Placebo changes that this rests on. */
  readonly count: number
}

/** The upper tail of |z| when nothing happened: as observed, then a Pareto law. */
interface NullTail {
  /** Observed |z| in ascending order; empty where there were too few. */
  readonly sorted: Float64Array
  /** From here on the Pareto law holds. */
  readonly from: number
  /** Share of values beyond `from`. */
  readonly share: number
  readonly exponent: number
}

const classes = [0, 1, 2, 3, 4]
const sparse = 4
/** Fewer placebo changes than this say too little about a tail: Student's t with 4 degrees of
 * freedom and wide errors stand in, and the output says so. */
const fewPlacebos = 100
const fallbackDf = 4
const fallbackInflation = 1.3
/** Placebo changes from which a class has a tail of its own. */
const ownTail = 300
/** Share of placebo changes from which the Pareto tail is fitted. */
const tailShare = 0.03
/** Most values in a fitted tail: beyond, what was observed serves. */
const mostInTail = 100

/** Calibrates standard errors and tails on placebo changes, after controls.
 *
 * For each class the inflation makes the 80th percentile of |z| that of the normal distribution.
 * Probabilities are then ranks among the placebo changes of like corridors, smoothed, with a
 * Pareto tail (Hill 1975) beyond the 3 % largest: an empirical null (Efron 2004) learnt before the
 * date, which takes in whatever innocent trade does — contracts that begin, levels that drift.
 *
 * @param z placebo changes over their standard error
 * @param noiseClass class of each, 0–4
 */
export function calibrate(z: ArrayLike<number>, noiseClass: ArrayLike<number>): Calibration {
  const absolute = Float64Array.from(z, Math.abs)
  if (absolute.length < fewPlacebos) {
    const none: NullTail = { sorted: new Float64Array(0), from: 0, share: 0, exponent: 0 }
    return {
      inflation: classes.map(() => fallbackInflation),
      reach: classes.map(() => studentQuantile(0.025, fallbackDf)),
      tails: classes.map(() => none),
      count: absolute.length,
    }
  }
  const inflation = shrunk(absolute, noiseClass, (own) => quantile(own, 0.8) / 1.2816)
  const scaled = absolute.map((x, i) => x / inflation[noiseClass[i]!]!)
  const reach = shrunk(scaled, noiseClass, (own) => quantile(own, 0.95))
  const dense = scaled.filter((_, i) => noiseClass[i] !== sparse)
  return {
    inflation,
    reach,
    tails: classes.map((c) => {
      const own = scaled.filter((_, i) => noiseClass[i] === c)
      // A class with too few placebos of its own borrows the tail of all dense corridors.
      if (own.length >= ownTail || (c === sparse && own.length >= fewPlacebos)) return tailOf(own)
      return tailOf(dense.length >= fewPlacebos ? dense : scaled)
    }),
    count: absolute.length,
  }
}

/** A statistic for each class, leaning on the whole table as if it had 30 more values of it. */
function shrunk(
  values: Float64Array,
  noiseClass: ArrayLike<number>,
  statistic: (own: Float64Array) => number,
): number[] {
  const all = statistic(values)
  return classes.map((c) => {
    const own = values.filter((_, i) => noiseClass[i] === c)
    const weight = own.length / (own.length + 30)
    return own.length > 0 ? weight * statistic(own) + (1 - weight) * all : all
  })
}

function tailOf(values: Float64Array): NullTail {
  const sorted = values.slice().sort()
  const n = sorted.length
  const k = Math.min(n - 1, Math.max(10, Math.min(mostInTail, Math.ceil(n * tailShare))))
  const from = Math.max(sorted[n - k - 1]!, 1e-6)
  let sum = 0
  for (let i = n - k; i < n; i++) sum += Math.log(sorted[i]! / from)
  // The exponent leans on 6, a tail between normal and contaminated, as if by five more values.
  const exponent = Math.max(2.5, Math.min(20, (k + 5) / (sum + 5 / 6)))
  return { sorted, from, share: k / n, exponent }
}

/** Probability of a change at least as large upwards, if nothing had happened.
 *
 * @param z change over its standard error, before inflation
 */
export function riseProbability(calibration: Calibration, z: number, noiseClass: number): number {
  const x = z / calibration.inflation[noiseClass]!
  const tail = calibration.tails[noiseClass]!
  if (tail.sorted.length === 0) return studentTail(x, fallbackDf)
  const half = 0.5 * survival(tail, Math.abs(x))
  return x >= 0 ? half : 1 - half
}

/** Share of |z| beyond x. */
function survival(tail: NullTail, x: number): number {
  if (x >= tail.from) return tail.share * (x / tail.from) ** -tail.exponent
  const { sorted } = tail
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < x) low = middle + 1
    else high = middle
  }
  const below = low > 0 ? sorted[low - 1]! : 0
  const above = sorted[low] ?? tail.from
  const part = above > below ? (x - below) / (above - below) : 0
  return Math.max(tail.share, 1 - (low + part) / (sorted.length + 1))
}

/** The |z|, inflated, that has a given one-sided probability: the inverse of riseProbability. */
export function zFor(calibration: Calibration, p: number, noiseClass: number): number {
  let low = 0
  let high = 1
  const probability = (x: number) =>
    riseProbability(calibration, x * calibration.inflation[noiseClass]!, noiseClass)
  while (probability(high) > p && high < 1e6) high *= 2
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (probability(middle) > p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
