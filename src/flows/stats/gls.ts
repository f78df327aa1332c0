/** A step in a noisy, slowly drifting level. */
export interface Step {
  /** Estimated step, in the unit of the values (here: natural logarithm). */
  readonly step: number
  /** Variance of the step in units of the noise variance. */
  readonly k: number
  /** Noise variance of one value. */
  readonly noise: number
  /** Degrees of freedom of `noise`. */
  readonly df: number
  /** Concentrated log-likelihood, up to a constant, for choosing the drift. */
  readonly logLikelihood: number
}

/** Generalised least squares for a step at `at` in a local-level series, by the Kalman filter.
 *
 * The model is y(t) = level(t) + step·[t ≥ at] + e(t), where the level is a random walk whose
 * increments have `drift` times the variance of e. NaN is a month without a value. With drift 0
 * the step is the difference of the two means and its variance 1/n0 + 1/n1.
 * Returns null where fewer than two values, or only one side of the step, is known.
 * Source: Harvey (1989), Forecasting, Structural Time Series Models and the Kalman Filter, 3.4.
 *
 * @example
 * stepInLevel(Float64Array.of(1, 3, 5, 7), 2, 0)?.step // 4
 */
export function stepInLevel(values: Float64Array, at: number, drift: number): Step | null {
  let started = false
  let p = 0
  let levelY = 0
  let levelX = 0
  let sxx = 0
  let sxy = 0
  let syy = 0
  let logF = 0
  let n = 0
  for (let t = 0; t < values.length; t++) {
    if (started) p += drift
    const y = values[t]!
    if (Number.isNaN(y)) continue
    const x = t < at ? 0 : 1
    if (!started) {
      started = true
      p = 1
      levelY = y
      levelX = x
      continue
    }
    const f = p + 1
    const innovationY = y - levelY
    const innovationX = x - levelX
    sxx += (innovationX * innovationX) / f
    sxy += (innovationX * innovationY) / f
    syy += (innovationY * innovationY) / f
    logF += Math.log(f)
    n++
    const gain = p / f
    levelY += gain * innovationY
    levelX += gain * innovationX
    p *= 1 - gain
  }
  if (n < 1 || sxx < 1e-12) return null
  const step = sxy / sxx
  const df = n - 1
  const rest = Math.max(0, syy - sxy * step)
  const noise = df > 0 ? rest / df : 0
  const logLikelihood =
    df > 0 ? -0.5 * (df * Math.log(Math.max(noise, 1e-9)) + logF + Math.log(sxx)) : 0
  return { step, k: 1 / sxx, noise, df, logLikelihood }
}
