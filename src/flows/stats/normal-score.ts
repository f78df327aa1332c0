/** The normal score of a t statistic: the z with (nearly) the same tail probability.
 *
 * Wallace (1959), "Bounds on normal approximations to Student's and the chi-square distributions";
 * the error is below 0.02 for df ≥ 3 over the range that matters. Statistics of series with few
 * and with many values become comparable.
 *
 * @example
 * normalScore(2.228, 10) // 1.96 (rounded)
 */
export function normalScore(t: number, df: number): number {
  if (df > 1e4) return t
  return Math.sign(t) * ((8 * df + 1) / (8 * df + 3)) * Math.sqrt(df * Math.log1p((t * t) / df))
}

/** The t statistic with a given normal score: the inverse of normalScore.
 *
 * @example
 * scoreToT(1.96, 10) // 2.228 (rounded)
 */
export function scoreToT(z: number, df: number): number {
  if (df > 1e4) return z
  const x = (z * (8 * df + 3)) / (8 * df + 1)
  return Math.sign(z) * Math.sqrt(df * Math.expm1((x * x) / df))
}
