/** Inverse of the trigamma function by Newton's method (Smyth 2004, appendix). */
function inverseTrigamma(x: number): number {
  if (x > 1e7) return 1 / Math.sqrt(x)
  if (x < 1e-6) return 1 / x
  let y = 0.5 + 1 / x
  for (let i = 0; i < 50; i++) {
    const tri = trigamma(y)
    const step = (tri * (1 - tri / x)) / tetragamma(y)
    y += step
    if (-step / y < 1e-8) break
  }
  return y
}

/** Trigamma function, for x > 0: recurrence up to 6, then the asymptotic series. */
function trigamma(x: number): number {
  let y = x
  let sum = 0
  while (y < 6) {
    sum += 1 / (y * y)
    y++
  }
  const i = 1 / (y * y)
  return sum + 1 / y + i / 2 + (i / y) * (1 / 6 - i * (1 / 30 - i * (1 / 42 - i / 30)))
}

/** Digamma function, for x > 0. */
function digamma(x: number): number {
  let y = x
  let sum = 0
  while (y < 6) {
    sum -= 1 / y
    y++
  }
  const i = 1 / (y * y)
  return sum + Math.log(y) - 0.5 / y - i * (1 / 12 - i * (1 / 120 - i / 252))
}

function tetragamma(x: number): number {
  const h = 1e-4 * x
  return (trigamma(x + h) - trigamma(x - h)) / (2 * h)
}

/** What variances of like series look like: log prior = intercept + slopes · covariates. */
export interface VariancePrior {
  readonly intercept: number
  readonly slopes: readonly number[]
  /** Degrees of freedom that the prior is worth. */
  readonly df: number
}

/** Fits the prior of variances to sample variances with their degrees of freedom.
 *
 * Smyth (2004), "Linear models and empirical Bayes methods for assessing differential expression",
 * section 6.2, with a linear trend in the covariates as in his limma. Rows with df < 3 or a zero
 * variance are left out of the fit.
 */
export function fitVariancePrior(
  variances: ArrayLike<number>,
  dfs: ArrayLike<number>,
  covariates: readonly ArrayLike<number>[],
): VariancePrior {
  const rows: number[] = []
  for (let i = 0; i < variances.length; i++) {
    if (dfs[i]! >= 3 && variances[i]! > 1e-8) rows.push(i)
  }
  if (rows.length < 5) return { intercept: 0, slopes: covariates.map(() => 0), df: 2 }
  const e = rows.map((i) => Math.log(variances[i]!) - digamma(dfs[i]! / 2) + Math.log(dfs[i]! / 2))
  const design = rows.map((i) => [1, ...covariates.map((c) => c[i]!)])
  const beta = leastSquares(
    design,
    e,
    rows.map((i) => dfs[i]!),
  )
  let excess = 0
  for (let j = 0; j < rows.length; j++) {
    const fitted = design[j]!.reduce((sum, x, k) => sum + x * beta[k]!, 0)
    excess += (e[j]! - fitted) ** 2 - trigamma(dfs[rows[j]!]! / 2)
  }
  excess /= rows.length - beta.length > 0 ? rows.length - beta.length : 1
  const df = excess > 0 ? Math.min(200, 2 * inverseTrigamma(excess)) : 200
  const shift = digamma(df / 2) - Math.log(df / 2)
  return { intercept: beta[0]! + shift, slopes: beta.slice(1), df }
}

/** The prior variance for one series. */
export function priorVariance(prior: VariancePrior, covariates: readonly number[]): number {
  return Math.exp(covariates.reduce((sum, x, k) => sum + x * prior.slopes[k]!, prior.intercept))
}

/** The variance of one series, drawn to the prior in proportion to degrees of freedom. */
export function moderated(prior: VariancePrior, own: number, df: number, expected: number): number {
  return (prior.df * expected + df * own) / (prior.df + df)
}

/** Weighted least squares by Gaussian elimination with a small ridge for stability. */
function leastSquares(x: number[][], y: number[], w: number[]): number[] {
  const p = x[0]!.length
  const a = Array.from({ length: p }, () => new Float64Array(p + 1))
  for (let i = 0; i < x.length; i++) {
    for (let r = 0; r < p; r++) {
      for (let c = 0; c < p; c++) a[r]![c]! += w[i]! * x[i]![r]! * x[i]![c]!
      a[r]![p]! += w[i]! * x[i]![r]! * y[i]!
    }
  }
  for (let r = 0; r < p; r++) a[r]![r]! *= 1 + 1e-9
  for (let r = 0; r < p; r++) {
    const pivot = a[r]![r]!
    if (Math.abs(pivot) < 1e-12) continue
    for (let o = 0; o < p; o++) {
      if (o === r) continue
      const f = a[o]![r]! / pivot
      for (let c = r; c <= p; c++) a[o]![c]! -= f * a[r]![c]!
    }
  }
  return a.map((row, r) => (Math.abs(row[r]!) < 1e-12 ? 0 : row[p]! / row[r]!))
}
