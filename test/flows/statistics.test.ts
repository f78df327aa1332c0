import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pearson, ranks } from '../../src/flows/links/concordance.ts'
import { listingQValues, qValues } from '../../src/flows/stats/false-discovery.ts'
import { stepInLevel } from '../../src/flows/stats/gls.ts'
import { normalScore, scoreToT } from '../../src/flows/stats/normal-score.ts'
import { quantile } from '../../src/flows/stats/quantile.ts'
import { studentQuantile, studentTail } from '../../src/flows/stats/student.ts'

const seeded = { seed: 20220224, numRuns: 200 }
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })

/** Solves a·x = b by Gauss and Jordan; the plainest way there is. */
function solved(a: readonly number[][], b: readonly number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i]!])
  const n = rows.length
  for (let c = 0; c < n; c++) {
    const pivot = rows.findIndex(
      (row, i) =>
        i >= c && Math.abs(row[c]!) === Math.max(...rows.slice(c).map((r) => Math.abs(r[c]!))),
    )
    ;[rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!]
    rows[c] = rows[c]!.map((x) => x / rows[c]![c]!)
    rows.forEach((row, i) => {
      if (i !== c) rows[i] = row.map((x, k) => x - row[c]! * rows[c]![k]!)
    })
  }
  return rows.map((row) => row[n]!)
}

/** The step by generalised least squares with the whole covariance matrix written out. */
function plainStep(values: readonly number[], at: number, drift: number) {
  const known = values.map((_, t) => t).filter((t) => !Number.isNaN(values[t]!))
  const covariance = known.map((s) =>
    known.map((t) => (s === t ? 1 : 0) + drift * (Math.min(s, t) - known[0]!)),
  )
  const design = known.map((t) => [1, t < at ? 0 : 1])
  const y = known.map((t) => values[t]!)
  const column = (k: number) =>
    solved(
      covariance,
      design.map((row) => row[k]!),
    )
  const [one, post, vy] = [column(0), column(1), solved(covariance, y)]
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((s, x, i) => s + x * b[i]!, 0)
  const [x0, x1] = [design.map((r) => r[0]!), design.map((r) => r[1]!)]
  const normal = [
    [dot(x0, one), dot(x0, post)],
    [dot(x1, one), dot(x1, post)],
  ]
  const [level, step] = solved(normal, [dot(x0, vy), dot(x1, vy)])
  const residual = y.map((v, i) => v - level! - step! * x1[i]!)
  const rest = dot(residual, solved(covariance, residual))
  return { step: step!, k: solved(normal, [0, 1])[1]!, noise: rest / (known.length - 2) }
}

describe('statistics agree with slow plain models on random input', () => {
  test('the Kalman filter gives the step of generalised least squares', () => {
    const value = fc.oneof(
      { weight: 5, arbitrary: number(-5, 15) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
    )
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 8, maxLength: 30 }),
        fc.integer({ min: 2, max: 6 }),
        number(0, 0.8),
        (values, at, drift) => {
          const known = (part: readonly number[]) => part.filter((v) => !Number.isNaN(v)).length
          fc.pre(
            known(values.slice(0, at)) >= 1 && known(values.slice(at)) >= 1 && known(values) >= 3,
          )
          const fast = stepInLevel(Float64Array.from(values), at, drift)!
          const slow = plainStep(values, at, drift)
          expect(fast.step).toBeCloseTo(slow.step, 6)
          expect(fast.k).toBeCloseTo(slow.k, 6)
          expect(fast.noise).toBeCloseTo(slow.noise, 6)
        },
      ),
      seeded,
    )
  })

  test('q-values are the smallest rate at which the step-up rule rejects', () => {
    const p = fc.array(number(0, 1), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(p, number(0.001, 0.5), (values, rate) => {
        // Benjamini and Hochberg as they wrote it: the largest k with p(k) ≤ k·rate/m.
        const sorted = [...values].sort((a, b) => a - b)
        let limit = -1
        sorted.forEach((x, i) => {
          if (x <= ((i + 1) * rate) / values.length) limit = x
        })
        const q = qValues(values)
        values.forEach((x, i) => {
          // At the very limit the two divide in another order.
          if (Math.abs(q[i]! - rate) > 1e-12) expect(q[i]! <= rate).toBe(x <= limit)
        })
      }),
      seeded,
    )
  })

  test('listing takes the smaller of the rate in a class and over the table', () => {
    const pair = fc.tuple(number(0, 1), fc.integer({ min: 0, max: 4 }))
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 60 }), (pairs) => {
        const p = pairs.map(([x]) => x)
        const strata = pairs.map(([, s]) => s)
        const all = qValues(p)
        const found = listingQValues(p, strata)
        pairs.forEach(([x, stratum], i) => {
          const own = p.filter((_, j) => strata[j] === stratum)
          expect(found[i]).toBe(Math.min(all[i]!, qValues(own)[own.indexOf(x)]!))
        })
      }),
      seeded,
    )
  })

  test('Student’s tail is the integral of its density', () => {
    fc.assert(
      fc.property(number(-6, 6), fc.integer({ min: 2, max: 40 }), (t, df) => {
        const density = (x: number) => (1 + (x * x) / df) ** (-(df + 1) / 2)
        // Simpson's rule over x = tan(u), which takes the whole line into a finite interval.
        const integral = (from: number, to: number) => {
          const n = 2000
          const h = (to - from) / n
          let sum = 0
          for (let i = 0; i <= n; i++) {
            const u = from + i * h
            const weight = i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2
            const c = Math.cos(u)
            sum += Math.abs(c) < 1e-9 ? 0 : (weight * density(Math.tan(u))) / (c * c)
          }
          return (sum * h) / 3
        }
        const half = Math.PI / 2
        const tail = integral(Math.atan(t), half) / integral(-half, half)
        expect(studentTail(t, df)).toBeCloseTo(tail, 5)
        expect(studentQuantile(studentTail(t, df), df)).toBeCloseTo(t, 6)
      }),
      { ...seeded, numRuns: 50 },
    )
  })

  test('normal scores and back are the same t', () => {
    fc.assert(
      fc.property(number(-20, 20), number(2, 200), (t, df) => {
        expect(scoreToT(normalScore(t, df), df)).toBeCloseTo(t, 6)
      }),
      seeded,
    )
  })

  test('quantiles lie where counting puts them', () => {
    fc.assert(
      fc.property(
        fc.array(number(-9, 9), { minLength: 1, maxLength: 40 }),
        number(0, 1),
        (v, q) => {
          const x = quantile(v, q)
          const below = v.filter((y) => y < x - 1e-9).length
          const upTo = v.filter((y) => y <= x + 1e-9).length
          expect(below).toBeLessThanOrEqual(q * (v.length - 1) + 1 + 1e-9)
          expect(upTo).toBeGreaterThanOrEqual(q * (v.length - 1) - 1e-9)
        },
      ),
      seeded,
    )
  })

  test('rank correlation of values without ties is Spearman’s sum of squares', () => {
    const values = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), {
      minLength: 3,
      maxLength: 30,
    })
    fc.assert(
      fc.property(values, fc.integer(), (x, seed) => {
        const y = x.map((v) => Math.sin(v * 12.9898 + (seed % 1000)))
        fc.pre(new Set(y).size === y.length)
        const n = x.length
        const place = (v: readonly number[]) => v.map((a) => v.filter((b) => b < a).length)
        const [a, b] = [place(x), place(y)]
        const squares = a.reduce((sum, r, i) => sum + (r - b[i]!) ** 2, 0)
        expect(pearson(ranks(x), ranks(y))).toBeCloseTo(1 - (6 * squares) / (n * (n * n - 1)), 9)
      }),
      seeded,
    )
  })
})
