import { monthsOf, type Panel, type Window } from '../panel.ts'
import { normalScore } from '../stats/normal-score.ts'
import { median } from '../stats/quantile.ts'
import { type NoiseModel, noiseOf, quartileOf } from './noise.ts'
import { type RawStep, splitMonths, stepOf } from './step.ts'

/** Changes of all corridors over one window, in log units, before controls. */
export interface Changes {
  /** Log factor; NaN where the corridor has no trade in the window. */
  readonly change: Float64Array
  /** Its variance by the noise model. */
  readonly variance: Float64Array
  /** Class for calibration: 0–3 noise quartile, 4 fewer than three active months on a side. */
  readonly noiseClass: Uint8Array
  /** Noise variance of one month. */
  readonly noise: Float64Array
  /** Degrees of freedom of the variance. */
  readonly df: Float64Array
}

const sparseClass = 4

/** Typical shipment of a table: what a corridor without any past is compared with. */
export interface TypicalShipment {
  readonly log: number
  readonly variance: number
}

/** The median shipment of rarely trading corridors before the date, and its spread.
 *
 * A corridor with no trade before has no factor. One such shipment is put in its past, and the
 * output says so: the additive floor.
 */
export function typicalShipment(
  panel: Panel,
  window: Window,
  sample: readonly number[],
): TypicalShipment {
  const logs: number[] = []
  for (const i of sample) {
    const months = monthsOf(panel, i).subarray(window.from, window.at)
    const active = months.filter((value) => value > 0)
    if (active.length > 0 && active.length <= months.length / 3) {
      for (const value of active) logs.push(Math.log(value))
    }
  }
  if (logs.length < 5) return { log: Math.log(1000), variance: 4 }
  const middle = median(logs)
  const spread = 1.4826 * median(logs.map((x) => Math.abs(x - middle)))
  return { log: middle, variance: spread * spread }
}

/** Measures the change of every corridor between the two halves of a window. */
export function measureChanges(
  panel: Panel,
  window: Window,
  model: NoiseModel,
  shipment: TypicalShipment,
): Changes {
  const n = panel.corridors.length
  const result: Changes = {
    change: new Float64Array(n).fill(Number.NaN),
    variance: new Float64Array(n).fill(Number.NaN),
    noiseClass: new Uint8Array(n).fill(sparseClass),
    noise: new Float64Array(n).fill(Number.NaN),
    df: new Float64Array(n).fill(Number.NaN),
  }
  for (let i = 0; i < n; i++) {
    const one = changeOf(monthsOf(panel, i), window, model, shipment)
    if (!one) continue
    result.change[i] = one.change
    result.variance[i] = one.variance
    result.noiseClass[i] = one.noiseClass
    result.noise[i] = one.noise
    result.df[i] = one.df
  }
  return result
}

export interface OneChange {
  readonly change: number
  readonly variance: number
  readonly noiseClass: number
  readonly noise: number
  readonly df: number
}

/** The normal score of a change less what is innocent: comparable over all corridors. */
export function scoreOf(
  one: { change: number; variance: number; df: number },
  innocent: number,
): number {
  return normalScore((one.change - innocent) / Math.sqrt(one.variance), one.df)
}

/** The change of one corridor; null where it has no trade in the window, or a side is unknown. */
export function changeOf(
  values: Float64Array,
  window: Window,
  model: NoiseModel,
  shipment: TypicalShipment,
): OneChange | null {
  const split = splitMonths(values, window)
  const first = stepOf(split, model.drifts[1]!)
  if (first.known[0] === 0 || first.known[1] === 0) return null
  if (first.active[0] + first.active[1] === 0) return null
  const quartile = quartileOf(model, noiseOf(model, first))
  const raw = stepOf(split, model.drifts[quartile]!)
  const noise = noiseOf(model, raw)
  const size = sizeChange(raw, noise, shipment)
  // James and Stein's positive part: how often a corridor trades counts only in so far as it
  // moved by more than chance, so that months without trade add no noise to a plain factor.
  const weight = size.known ? Math.max(0, 1 - (2 * raw.shareVariance) / (raw.share * raw.share)) : 1
  const variance = size.variance + weight * raw.shareVariance
  // Satterthwaite (1946): only the noise variance is estimated from few months.
  const df =
    (model.prior.df + (raw.size?.df ?? 0)) * (variance / Math.max(size.variance, 1e-12)) ** 2
  const sparse = Math.min(raw.active[0], raw.active[1]) < 3
  return {
    change: size.change + (raw.share === 0 ? 0 : weight * raw.share),
    variance,
    df,
    noiseClass: sparse ? sparseClass : quartileOf(model, noise),
    noise,
  }
}

function sizeChange(
  raw: RawStep,
  noise: number,
  shipment: TypicalShipment,
): { change: number; variance: number; known: boolean } {
  if (raw.size) return { change: raw.size.step, variance: raw.size.k * noise, known: true }
  if (raw.active[0] === 0) {
    return {
      change: raw.level - shipment.log,
      variance: shipment.variance + noise / raw.active[1],
      known: false,
    }
  }
  return { change: 0, variance: noise / raw.active[0], known: false }
}
