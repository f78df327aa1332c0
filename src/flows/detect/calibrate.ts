import { quantile } from '../stats/quantile.ts'
import { studentQuantile, studentTail } from '../stats/student.ts'

/** How changes at dates when nothing happened compare with what the noise model expects. */
export interface Calibration {
  /** Standard deviations are multiplied by this, for each noise class. */
  readonly inflation: readonly number[]
  /** Degrees of freedom of the t distribution whose tail the placebo changes have. */
  readonly df: number
  /** Placebo changes that this rests on. */
  readonly count: number
}

/** Few placebos say little: then a wide, heavy-tailed default is used and the output says so. */
const fewPlacebos = 40
const uncalibrated: Calibration = { inflation: [1.3, 1.3, 1.3, 1.3, 1.3], df: 4, count: 0 }
const dfGrid = [3, 4, 5, 6, 8, 10, 15, 30]

/** Calibrates standard errors on placebo changes, after controls.
 *
 * For each class the inflation makes the 80th and 90th percentiles of |z| those of t; the degrees
 * of freedom are those whose tails at 5, 2, 1 and 0.5 % come nearest to the placebos'. This is the
 * empirical null of Efron (2004), learnt before the date and so untouched by what came after.
 *
 * @param z placebo changes over their standard error
 * @param noiseClass class of each, 0–4
 */
export function calibrate(z: ArrayLike<number>, noiseClass: ArrayLike<number>): Calibration {
  if (z.length < fewPlacebos) return { ...uncalibrated, count: z.length }
  const absolute = Float64Array.from(z, Math.abs)
  let best: Calibration | null = null
  let bestLoss = Number.POSITIVE_INFINITY
  for (const df of dfGrid) {
    const inflation = inflationFor(absolute, noiseClass, df)
    const loss = tailLoss(absolute, noiseClass, inflation, df)
    if (loss < bestLoss) {
      bestLoss = loss
      best = { inflation, df, count: z.length }
    }
  }
  return best!
}

function inflationFor(absolute: Float64Array, noiseClass: ArrayLike<number>, df: number): number[] {
  const levels = [0.8, 0.9]
  const ratio = (values: Float64Array) =>
    levels.reduce(
      (sum, level) => sum + quantile(values, level) / studentQuantile((1 - level) / 2, df),
      0,
    ) / levels.length
  const all = ratio(absolute)
  return [0, 1, 2, 3, 4].map((c) => {
    const own = absolute.filter((_, i) => noiseClass[i] === c)
    // Small classes lean on the whole table: 30 values weigh as much as all others together.
    const weight = own.length / (own.length + 30)
    return Math.max(0.8, own.length > 0 ? weight * ratio(own) + (1 - weight) * all : all)
  })
}

function tailLoss(
  absolute: Float64Array,
  noiseClass: ArrayLike<number>,
  inflation: readonly number[],
  df: number,
): number {
  const scaled = absolute.map((x, i) => x / inflation[noiseClass[i]!]!)
  let loss = 0
  for (const share of [0.05, 0.02, 0.01, 0.005]) {
    if (share * absolute.length < 3) continue
    const expected = studentQuantile(share / 2, df)
    loss += Math.log(quantile(scaled, 1 - share) / expected) ** 2
  }
  return loss
}

/** Probability of a change at least as large upwards, if nothing had happened. */
export function riseProbability(calibration: Calibration, z: number, noiseClass: number): number {
  return studentTail(z / calibration.inflation[noiseClass]!, calibration.df)
}
