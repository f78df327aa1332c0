import { monthsOf, type Panel, type Window } from '../panel.ts'
import { listingQValues, qValues } from '../stats/false-discovery.ts'
import { scoreToT } from '../stats/normal-score.ts'
import { sampleOf, seededRandom } from '../stats/rng.ts'
import { type Calibration, calibrate, riseProbability, zFor } from './calibrate.ts'
import {
  type Changes,
  changeOf,
  measureChanges,
  scoreOf,
  type TypicalShipment,
  typicalShipment,
} from './change.ts'
import {
  type Control,
  cleanDonors,
  type Groups,
  groupsOf,
  innocentGrowth,
  type SharedGrowth,
  sharedGrowth,
} from './controls.ts'
import { learnNoise, type NoiseModel } from './noise.ts'
import { placeboWindows } from './placebo.ts'

export interface DetectOptions {
  /** 1 where the corridor's destination is sanctioned. */
  readonly sanctioned: Uint8Array
  /** False discovery rate, for instance 0.05. */
  readonly fdr: number
  readonly seed: number
}

/** The verdict on one corridor. */
export interface Verdict {
  readonly corridor: number
  readonly kind: 'rise' | 'lump' | 'fall' | 'none'
  /** Means per month over known months. */
  readonly before: number
  readonly after: number
  /** Log factor after controls, its standard error and the 95 % interval. */
  readonly change: number
  readonly error: number
  readonly low: number
  readonly high: number
  readonly p: number
  readonly q: number
  /** Smallest factor that would have been flagged four times in five. */
  readonly mde: number
  readonly control: Control
  /** p of the rise without its largest month after the date; NaN for falls. */
  readonly withoutLargest: number
  /** True where there was no trade before and one typical shipment stands in. */
  readonly fromNothing: boolean
}

/** Everything learnt on the way to the verdicts, for the report. */
export interface Detection {
  readonly verdicts: readonly Verdict[]
  readonly model: NoiseModel
  readonly shipment: TypicalShipment
  readonly shared: SharedGrowth
  readonly calibration: Calibration
  /** At each placebo date: corridors tested and flagged by the same rule. */
  readonly placebo: readonly {
    readonly at: number
    readonly tested: number
    readonly flagged: number
  }[]
}

const learningSample = 4000

/** Tests every corridor of a panel for a change at a date. */
export function detectChanges(panel: Panel, window: Window, options: DetectOptions): Detection {
  const sample = sampleOf(panel.corridors.length, learningSample, seededRandom(options.seed))
  const learning = subPanel(panel, sample)
  const all = sample.map((_, j) => j)
  const model = learnNoise(learning, window, all)
  const shipment = typicalShipment(learning, window, all)
  const quiet = learnQuiet(learning, window, model, shipment, {
    ...options,
    sanctioned: Uint8Array.from(sample, (i) => options.sanctioned[i]!),
  })
  const changes = measureChanges(panel, window, model, shipment)
  const controls = innocentGrowth(
    changes,
    cleanDonors(changes, options.sanctioned),
    groupsOf(panel),
    quiet.shared,
  )
  const verdicts = judge(panel, window, {
    changes,
    controls,
    model,
    shipment,
    ...quiet,
    ...options,
  })
  return { verdicts, model, shipment, ...quiet }
}

function subPanel(panel: Panel, chosen: readonly number[]): Panel {
  if (chosen.length === panel.corridors.length) return panel
  const values = new Float64Array(chosen.length * panel.months)
  chosen.forEach((i, j) => {
    values.set(monthsOf(panel, i), j * panel.months)
  })
  return { ...panel, values, corridors: chosen.map((i) => panel.corridors[i]!) }
}

function learnQuiet(
  panel: Panel,
  window: Window,
  model: NoiseModel,
  shipment: TypicalShipment,
  options: DetectOptions,
): Pick<Detection, 'shared' | 'calibration' | 'placebo'> {
  const windows = placeboWindows(window)
  const groups = groupsOf(panel)
  const placebos = windows.map((w) => measureChanges(panel, w, model, shipment))
  const shared = sharedGrowth(placebos, options.sanctioned, groups)
  const scores = placebos.map((changes) => scoresOf(changes, groups, shared, options.sanctioned))
  const calibration = calibrate(
    scores.flatMap((score) => score.z),
    scores.flatMap((score) => score.noiseClass),
  )
  const placebo = scores.map((score, j) => {
    const p = score.z.map((z, k) => riseProbability(calibration, z, score.noiseClass[k]!))
    const flagged = listingQValues(p, score.noiseClass).filter((q) => q <= options.fdr).length
    return { at: panel.start + windows[j]!.at, tested: p.length, flagged }
  })
  return { shared, calibration, placebo }
}

function scoresOf(
  changes: Changes,
  groups: Groups,
  shared: SharedGrowth,
  sanctioned: Uint8Array,
): { z: number[]; noiseClass: number[] } {
  const controls = innocentGrowth(changes, cleanDonors(changes, sanctioned), groups, shared)
  const z: number[] = []
  const noiseClass: number[] = []
  for (let i = 0; i < changes.change.length; i++) {
    if (Number.isNaN(changes.change[i]!)) continue
    z.push(scoreOf(at(changes, i), total(controls[i]!)))
    noiseClass.push(changes.noiseClass[i]!)
  }
  return { z, noiseClass }
}

function at(changes: Changes, i: number): { change: number; variance: number; df: number } {
  return { change: changes.change[i]!, variance: changes.variance[i]!, df: changes.df[i]! }
}

/** All that innocent growth explains of a change, in log units. */
export function total(control: Control): number {
  return control.common + control.goods + control.destination
}

interface Judging extends DetectOptions {
  readonly changes: Changes
  readonly controls: readonly Control[]
  readonly model: NoiseModel
  readonly shipment: TypicalShipment
  readonly calibration: Calibration
}

function judge(panel: Panel, window: Window, on: Judging): Verdict[] {
  const { changes, controls, calibration } = on
  const tested: number[] = []
  for (let i = 0; i < changes.change.length; i++) {
    if (!Number.isNaN(changes.change[i]!)) tested.push(i)
  }
  // A distance in calibrated normal scores as a distance in log units, for one corridor.
  const width = (i: number, score: number) =>
    Math.sqrt(changes.variance[i]!) *
    scoreToT(score * calibration.inflation[changes.noiseClass[i]!]!, changes.df[i]!)
  const change = (i: number) => changes.change[i]! - total(controls[i]!)
  const p = tested.map((i) =>
    riseProbability(
      calibration,
      scoreOf(at(changes, i), total(controls[i]!)),
      changes.noiseClass[i]!,
    ),
  )
  const strata = tested.map((i) => changes.noiseClass[i]!)
  const rises = listingQValues(p, strata)
  const falls = fallsOf(tested, on)
  // Flagged four times in five: the limit of its stratum, and 0.84 standard deviations beyond it.
  const seen = [0, 1, 2, 3, 4].map((c) => {
    const own = tested.map((_, j) => j).filter((j) => strata[j] === c)
    const limit = rejectionLimit(
      own.map((j) => p[j]!),
      own.map((j) => rises[j]!),
      on.fdr,
    )
    return zFor(calibration, limit, c) + 0.84
  })
  return tested.map((i, j) => {
    const half = width(i, calibration.reach[changes.noiseClass[i]!]!)
    const means = meansOf(monthsOf(panel, i), window)
    const base = {
      corridor: i,
      ...means,
      change: change(i),
      error: width(i, 1),
      low: change(i) - half,
      high: change(i) + half,
      mde: Math.exp(width(i, seen[changes.noiseClass[i]!]!)),
      control: controls[i]!,
      fromNothing: means.before === 0,
    }
    const fall = falls.get(j)
    if (fall !== undefined && fall.q <= on.fdr) {
      const raw = changes.change[i]!
      return {
        ...base,
        kind: 'fall',
        change: raw,
        low: raw - half,
        high: raw + half,
        p: fall.p,
        q: fall.q,
        control: noControl,
        withoutLargest: Number.NaN,
      }
    }
    const flagged = rises[j]! <= on.fdr
    const withoutLargest = flagged ? probabilityWithoutLargest(panel, window, i, on) : Number.NaN
    const kind = flagged ? (withoutLargest <= 0.05 ? 'rise' : 'lump') : 'none'
    return { ...base, kind, p: p[j]!, q: rises[j]!, withoutLargest }
  })
}

const noControl: Control = {
  common: 0,
  goods: 0,
  destination: 0,
  goodsDonors: 0,
  destinationDonors: 0,
}

/** Falls of direct trade with sanctioned destinations, in a family of their own.
 *
 * No growth elsewhere is taken out: elsewhere is where the lost trade may have gone.
 */
function fallsOf(tested: readonly number[], on: Judging): Map<number, { p: number; q: number }> {
  const { changes, calibration } = on
  const direct = tested.map((_, j) => j).filter((j) => on.sanctioned[tested[j]!] === 1)
  const p = direct.map((j) => {
    const i = tested[j]!
    return riseProbability(calibration, -scoreOf(at(changes, i), 0), changes.noiseClass[i]!)
  })
  const q = qValues(p)
  return new Map(direct.map((j, k) => [j, { p: p[k]!, q: q[k]! }]))
}

/** Largest p that was flagged, or Bonferroni's where none was. */
function rejectionLimit(p: readonly number[], q: readonly number[], fdr: number): number {
  let limit = 0
  p.forEach((value, j) => {
    if (q[j]! <= fdr) limit = Math.max(limit, value)
  })
  return limit > 0 ? Math.min(limit, 0.5) : fdr / Math.max(1, p.length)
}

function meansOf(values: Float64Array, window: Window): { before: number; after: number } {
  const mean = (from: number, to: number) => {
    let sum = 0
    let known = 0
    for (let t = from; t < to; t++) {
      if (Number.isNaN(values[t]!)) continue
      sum += values[t]!
      known++
    }
    return known > 0 ? sum / known : Number.NaN
  }
  return { before: mean(window.from, window.at), after: mean(window.at, window.to) }
}

function probabilityWithoutLargest(panel: Panel, window: Window, i: number, on: Judging): number {
  const values = Float64Array.from(monthsOf(panel, i))
  let largest = window.at
  for (let t = window.at; t < window.to; t++) {
    if ((values[t] ?? 0) > (values[largest] ?? 0) || Number.isNaN(values[largest]!)) largest = t
  }
  values[largest] = Number.NaN
  const one = changeOf(values, window, on.model, on.shipment)
  if (!one) return 1
  const score = scoreOf(one, total(on.controls[i]!))
  return riseProbability(on.calibration, score, one.noiseClass)
}
