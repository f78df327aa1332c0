import { monthsOf, type Panel, type Window } from '../panel.ts'
import {
  fitVariancePrior,
  moderated,
  priorVariance,
  type VariancePrior,
} from '../stats/moderate.ts'
import { quantile } from '../stats/quantile.ts'
import { type RawStep, rawStep, stepOf } from './step.ts'

/** How noisy corridors of a table are: learnt from the months before the date only. */
export interface NoiseModel {
  readonly prior: VariancePrior
  /** Upper noise variances of the first three quartiles. */
  readonly quartiles: readonly number[]
  /** Drift of the level for each quartile, in units of the noise variance. */
  readonly drifts: readonly number[]
}

const firstDrift = 0.05
const driftGrid = [0, 0.01, 0.03, 0.06, 0.1, 0.2, 0.4, 0.8]

/** The noise variance of one corridor, moderated by its like. */
export function noiseOf(model: { prior: VariancePrior }, raw: RawStep): number {
  const expected = priorVariance(model.prior, covariatesOf(raw))
  return raw.size ? moderated(model.prior, raw.size.noise, raw.size.df, expected) : expected
}

/** Quartile of a noise variance, 0 (calm) to 3 (noisy). */
export function quartileOf(model: NoiseModel, noise: number): number {
  let quartile = 0
  while (quartile < 3 && noise > model.quartiles[quartile]!) quartile++
  return quartile
}

function covariatesOf(raw: RawStep): [number, number] {
  const known = raw.known[0] + raw.known[1]
  const level = Number.isNaN(raw.level) ? 10 : raw.level
  return [(level - 10) / 5, known > 0 ? (raw.active[0] + raw.active[1]) / known : 0]
}

/** Learns the noise of a table from the months before a date.
 *
 * The drift of each noise quartile is the value of a small grid with the largest likelihood over
 * its corridors, with a step in the middle allowed for.
 */
export function learnNoise(panel: Panel, window: Window, sample: readonly number[]): NoiseModel {
  const middle = Math.floor((window.from + window.at) / 2)
  const past: Window = { from: window.from, at: middle, to: window.at }
  const raws = sample.map((i) => rawStep(monthsOf(panel, i), past, firstDrift))
  const usable = raws.filter((raw) => raw.size !== null)
  const prior = fitVariancePrior(
    usable.map((raw) => raw.size!.noise),
    usable.map((raw) => raw.size!.df),
    [0, 1].map((k) => usable.map((raw) => covariatesOf(raw)[k]!)),
  )
  const noises = raws.map((raw) => noiseOf({ prior }, raw))
  const dense = noises.filter((_, j) => raws[j]!.size !== null)
  const quartiles = [0.25, 0.5, 0.75].map((q) => quantile(dense, q))
  const model = { prior, quartiles, drifts: [0, 0, 0, 0] }
  const likelihood = driftGrid.map(() => [0, 0, 0, 0])
  for (let j = 0; j < sample.length; j++) {
    if (!raws[j]!.size || raws[j]!.size!.df < 6) continue
    const quartile = quartileOf(model, noises[j]!)
    for (let g = 0; g < driftGrid.length; g++) {
      const raw = stepOf(raws[j]!, driftGrid[g]!)
      likelihood[g]![quartile]! += raw.size?.logLikelihood ?? 0
    }
  }
  const drifts = [0, 1, 2, 3].map((quartile) => {
    let best = 0
    for (let g = 1; g < driftGrid.length; g++) {
      if (likelihood[g]![quartile]! > likelihood[best]![quartile]!) best = g
    }
    return driftGrid[best]!
  })
  return { ...model, drifts }
}
