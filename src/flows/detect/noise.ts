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
 * The drift of each noise quartile is a mean over a small grid, weighted by the likelihood of its
 * corridors with a step in the middle allowed for.
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
  const evidence = [noEvidence, noEvidence, noEvidence, noEvidence]
  for (const [j, raw] of raws.entries()) {
    if (!raw.size || raw.size.df < 6) continue
    const quartile = quartileOf(model, noises[j]!)
    evidence[quartile] = joined(evidence[quartile]!, {
      corridors: 1,
      logLikelihood: driftGrid.map((drift) => stepOf(raw, drift).size?.logLikelihood ?? 0),
    })
  }
  const drifts = evidence.map((own, quartile) =>
    driftOf(
      own,
      evidence.filter((_, other) => other !== quartile).reduce((a, b) => joined(a, b)),
    ),
  )
  return { ...model, drifts }
}

/** What the months of many corridors say of each drift of the grid. */
interface Evidence {
  readonly corridors: number
  readonly logLikelihood: readonly number[]
}

const noEvidence: Evidence = { corridors: 0, logLikelihood: driftGrid.map(() => 0) }

function joined(a: Evidence, b: Evidence, weight = 1): Evidence {
  return {
    corridors: a.corridors + weight * b.corridors,
    logLikelihood: a.logLikelihood.map((x, g) => x + weight * b.logLikelihood[g]!),
  }
}

/** Corridors of the other quartiles that the drift of one leans on, at most. */
const leaning = 30

/** The mean drift under the likelihood, all values of the grid being equally likely beforehand.
 *
 * The likelihood of a small table is often largest at no drift at all where there is some (the
 * pile-up at zero, Shephard & Harvey 1990), and errors would then be too small over long windows.
 */
function driftOf(own: Evidence, others: Evidence): number {
  const weight = others.corridors > 0 ? Math.min(1, leaning / others.corridors) : 0
  const { logLikelihood } = joined(own, others, weight)
  const largest = Math.max(...logLikelihood)
  const weights = logLikelihood.map((x) => Math.exp(x - largest))
  const total = weights.reduce((sum, w) => sum + w, 0)
  return weights.reduce((sum, w, g) => sum + w * driftGrid[g]!, 0) / total
}
