// The oracle knows the date, that levels drift, and the noise of each series from the months
// as they were before anything was put in; it tests with that noise as known, and controls the same
// false discovery rate. Nobody who sees only the table can do better.
import { fileURLToPath } from 'node:url'

const inside = (path) => fileURLToPath(new URL(`../../dist/flows/${path}`, import.meta.url))
const { stepInLevel } = await import(inside('stats/gls.js'))
const { qValues } = await import(inside('stats/false-discovery.js'))
const { studentTail } = await import(inside('stats/student.js'))

/** Drift of the level in units of the noise variance: that of the generated series. */
const drift = 0.15 ** 2

const logsOf = (values) => Float64Array.from(values, (v) => (v > 0 ? Math.log(v) : Number.NaN))

/** For each series p, whether the oracle flags it as a rise at rate 0.05, and its noise variance. */
export function oracle(series, at) {
  const noise = series.map((s) => stepInLevel(logsOf(s.innocent), at, drift)?.noise ?? Number.NaN)
  const p = series.map((s, i) => {
    const step = stepInLevel(logsOf(s.values), at, drift)
    if (!step || !(noise[i] > 0)) return 1
    return studentTail(step.step / Math.sqrt(step.k * noise[i]), 1e6)
  })
  const q = qValues(p)
  return { p, flagged: series.map((_, i) => q[i] <= 0.05), noise }
}
