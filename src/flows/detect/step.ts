import type { Window } from '../panel.ts'
import { type Step, stepInLevel } from '../stats/gls.ts'
import { median } from '../stats/quantile.ts'

/** What one corridor's months say of a change, before any other corridor is looked at. */
export interface RawStep {
  /** Known months before and after. */
  readonly known: readonly [number, number]
  /** Months with trade before and after. */
  readonly active: readonly [number, number]
  /** Step of the size of active months; null where one side has none. */
  readonly size: Step | null
  /** Log ratio of the shares of active months, and its variance. */
  readonly share: number
  readonly shareVariance: number
  /** Median log value of active months over the whole window. */
  readonly level: number
}

/** Distance from the segment's median, in robust standard deviations, beyond which a value is
 * drawn in: Huber (1964) with a constant that keeps 97 % efficiency under normal noise. */
const clip = 2.5

/** Splits a corridor's months into how often it trades and how much when it does.
 *
 * @param values months of the corridor; 0 = no trade, NaN = unknown
 * @param drift variance of the level's monthly drift in units of the noise variance
 */
export function rawStep(values: Float64Array, window: Window, drift: number): RawStep {
  const { from, at, to } = window
  const logs = new Float64Array(to - from).fill(Number.NaN)
  const known: [number, number] = [0, 0]
  const sides: [number[], number[]] = [[], []]
  for (let t = from; t < to; t++) {
    const value = values[t]!
    if (Number.isNaN(value)) continue
    const side = t < at ? 0 : 1
    known[side]++
    if (value <= 0) continue
    logs[t - from] = Math.log(value)
    sides[side].push(logs[t - from]!)
  }
  drawIn(logs, at - from, sides)
  const active = [sides[0].length, sides[1].length] as const
  const before = (active[0] + 0.5) / (known[0] + 1)
  const after = (active[1] + 0.5) / (known[1] + 1)
  return {
    known,
    active,
    size: active[0] > 0 && active[1] > 0 ? stepInLevel(logs, at - from, drift) : null,
    share: Math.log(after / before),
    shareVariance: (1 - after) / (active[1] + 0.5) + (1 - before) / (active[0] + 0.5),
    level: median([...sides[0], ...sides[1]]),
  }
}

function drawIn(logs: Float64Array, at: number, sides: readonly [number[], number[]]): void {
  if (sides[0].length === 0 || sides[1].length === 0) return
  const medians = sides.map((side) => median(side))
  const deviations = sides.flatMap((side, s) => side.map((x) => Math.abs(x - medians[s]!)))
  const reach = clip * Math.max(1.4826 * median(deviations), 0.05)
  for (let t = 0; t < logs.length; t++) {
    if (Number.isNaN(logs[t]!)) continue
    const middle = medians[t < at ? 0 : 1]!
    logs[t] = middle + Math.max(-reach, Math.min(reach, logs[t]! - middle))
  }
}
