import type { Window } from '../panel.ts'
import { type Step, stepInLevel } from '../stats/gls.ts'

/** A corridor's months split into how often it trades and how much when it does. */
export interface Split {
  /** Known months before and after. */
  readonly known: readonly [number, number]
  /** Months with trade before and after. */
  readonly active: readonly [number, number]
  /** Logs of active months, outliers drawn in; NaN elsewhere. */
  readonly logs: Float64Array
  /** Column of `logs` at which the change is looked for. */
  readonly at: number
  /** Median log value of active months over the whole window; NaN for none. */
  readonly level: number
}

/** What one corridor's months say of a change, before any other corridor is looked at. */
export interface RawStep extends Split {
  /** Step of the size of active months; null where one side has none. */
  readonly size: Step | null
  /** Log ratio of the shares of active months, and its variance. */
  readonly share: number
  readonly shareVariance: number
}

/** Distance from the segment's median, in robust standard deviations, beyond which a value is
 * drawn in: Huber (1964) with a constant that keeps 97 % efficiency under normal noise. */
const clip = 2.5

/** With fewer values a spread cannot be told from chance, and nothing is drawn in. */
const fewestToClip = 8

/** Splits the months of a corridor; 0 = no trade, NaN = unknown. */
export function splitMonths(values: Float64Array, window: Window): Split {
  const { from, at, to } = window
  const logs = new Float64Array(to - from).fill(Number.NaN)
  const sorted = new Float64Array(to - from)
  const known: [number, number] = [0, 0]
  let before = 0
  let all = 0
  for (let t = from; t < to; t++) {
    const value = values[t]!
    if (t === at) before = all
    if (Number.isNaN(value)) continue
    known[t < at ? 0 : 1]++
    if (value <= 0) continue
    const log = Math.log(value)
    logs[t - from] = log
    sorted[all++] = log
  }
  const active: [number, number] = [before, all - before]
  if (before > 1 && active[1] > 1 && all >= fewestToClip) drawIn(logs, at - from, sorted, active)
  return { known, active, logs, at: at - from, level: medianOf(sorted.subarray(0, all)) }
}

/** Median of a scratch array, which is sorted on the way; NaN for none. */
function medianOf(scratch: Float64Array): number {
  const n = scratch.length
  if (n === 0) return Number.NaN
  for (let i = 1; i < n; i++) {
    const x = scratch[i]!
    let j = i - 1
    while (j >= 0 && scratch[j]! > x) {
      scratch[j + 1] = scratch[j]!
      j--
    }
    scratch[j + 1] = x
  }
  return n % 2 === 1 ? scratch[(n - 1) / 2]! : (scratch[n / 2 - 1]! + scratch[n / 2]!) / 2
}

function drawIn(
  logs: Float64Array,
  at: number,
  scratch: Float64Array,
  active: readonly [number, number],
): void {
  const before = medianOf(scratch.subarray(0, active[0]))
  const after = medianOf(scratch.subarray(active[0], active[0] + active[1]))
  const deviations = scratch.slice(0, active[0] + active[1])
  for (let i = 0; i < deviations.length; i++) {
    deviations[i] = Math.abs(deviations[i]! - (i < active[0] ? before : after))
  }
  // Each side's median has a deviation of nearly zero by construction: two deviations tell nothing.
  medianOf(deviations)
  const telling = deviations.subarray(2)
  const reach = clip * Math.max(1.4826 * medianOf(telling), 0.05)
  for (let t = 0; t < logs.length; t++) {
    if (Number.isNaN(logs[t]!)) continue
    const middle = t < at ? before : after
    logs[t] = middle + Math.max(-reach, Math.min(reach, logs[t]! - middle))
  }
}

/** Measures the step in a split corridor.
 *
 * @param drift variance of the level's monthly drift in units of the noise variance
 */
export function stepOf(split: Split, drift: number): RawStep {
  const { active, known } = split
  const before = (active[0] + 0.5) / (known[0] + 1)
  const after = (active[1] + 0.5) / (known[1] + 1)
  return {
    ...split,
    size: active[0] > 0 && active[1] > 0 ? stepInLevel(split.logs, split.at, drift) : null,
    share: Math.log(after / before),
    shareVariance: (1 - after) / (active[1] + 0.5) + (1 - before) / (active[0] + 0.5),
  }
}

/** Splits the months of a corridor and measures the step in them. */
export function rawStep(values: Float64Array, window: Window, drift: number): RawStep {
  return stepOf(splitMonths(values, window), drift)
}
