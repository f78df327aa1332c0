import { detectChanges, type Verdict } from '../detect/detect.ts'
import { type Corridor, monthsOf, type Panel, type Window } from '../panel.ts'
import { corridorKey } from '../sides.ts'
import { qValues } from '../stats/false-discovery.ts'
import {
  digits,
  goodsInWords,
  percentInWords,
  placeInSentence,
  placeInWords,
  probabilityInWords,
} from '../words.ts'
import { groupBy, type Linking } from './legs.ts'

/** A corridor of which exporter's and importer's figures came apart, or together. */
interface MirrorGap {
  readonly hs6: string
  readonly group?: readonly string[]
  readonly origin: string
  readonly destination: string
  /** Importer's figure over exporter's: before the date and after it. */
  readonly before: number
  readonly after: number
  /** How many times the ratio is what it was, and its 95 % interval. */
  readonly change: number
  readonly low: number
  readonly high: number
  readonly q: number
  /** Months from export to import that fitted best before the date. */
  readonly lag: readonly [number, number]
  readonly text: string
}

/** What was compared, and what came out. */
export interface MirrorComparison {
  readonly compared: number
  /** Median of importer's over exporter's figures before the date; NaN where none was compared. */
  readonly usual: number
  readonly gaps: readonly MirrorGap[]
}

/** Changes of the ratio within this many log units are freight: it usually adds 5 to 10 % to the
 * exporter's figure (Miao & Fortanier 2017), and even a doubling of it stays within. */
const freight = 0.1

/** Fewest months with both figures on each side of the date. */
const fewestBoth = [4, 2] as const

/** Kernels of months from export to import: each pair is the first and last month averaged. */
const kernels: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 2],
  [2, 2],
  [2, 3],
  [3, 3],
]

/** Compares what exporters and importers say of the same corridors.
 *
 * The level of the gap is no evidence: freight, valuation and entrepôt trade make it. Its change
 * after the date is. Ships' time is taken from the months before the date, one kernel of 0 to 3
 * months for each route; the change is measured like any other corridor's, with the ratio of
 * importer's over exporter's figure as the series, against quiet dates, both directions tested,
 * and listed where the interval leaves out what freight can do.
 * Sources: Fisman & Wei (2004), JPE 112; Fisman, Moustakerski & Wei (2008), REStat 90; Miao &
 * Fortanier (2017), OECD Statistics Working Papers 2017/04.
 */
export function mirrorGaps(exports: Panel, imports: Panel, on: Linking): MirrorComparison {
  const ratios = ratiosOf(exports, imports, on.window)
  if (ratios.panel.corridors.length === 0) return { compared: 0, usual: Number.NaN, gaps: [] }
  const { verdicts } = detectChanges(ratios.panel, on.window, {
    sanctioned: new Uint8Array(ratios.panel.corridors.length),
    fdr: on.fdr,
    seed: on.seed,
  })
  const q = qValues(verdicts.map((v) => Math.min(1, 2 * Math.min(v.p, 1 - v.p))))
  const before = verdicts.map((v) => levelBefore(ratios.panel, v, on.window))
  const known = before.filter((x) => !Number.isNaN(x)).sort((a, b) => a - b)
  const gaps = verdicts
    .map((verdict, k) => ({ verdict, q: q[k]!, before: before[k]! }))
    .filter((one) => one.q <= on.fdr && !Number.isNaN(one.before))
    .filter(({ verdict }) => verdict.low > freight || verdict.high < -freight)
    .map((one) => gapOf(ratios, one, on))
    .sort((a, b) => Math.abs(Math.log(b.change)) - Math.abs(Math.log(a.change)))
  return { compared: verdicts.length, usual: known[known.length >> 1] ?? Number.NaN, gaps }
}

interface Ratios {
  readonly panel: Panel
  readonly lags: readonly (readonly [number, number])[]
}

function ratiosOf(exports: Panel, imports: Panel, window: Window): Ratios {
  const importOf = new Map(imports.corridors.map((c, i) => [corridorKey(c), i]))
  const pairs = exports.corridors
    .map((corridor, i) => ({ corridor, x: i, m: importOf.get(corridorKey(corridor)) }))
    .filter((pair): pair is { corridor: Corridor; x: number; m: number } => pair.m !== undefined)
  const series: { corridor: Corridor; lag: readonly [number, number]; values: Float64Array }[] = []
  for (const own of groupBy(
    pairs,
    (p) => `${p.corridor.origin} ${p.corridor.destination}`,
  ).values()) {
    const sides = own.map((p) => ({
      corridor: p.corridor,
      x: monthsOf(exports, p.x),
      m: monthsOf(imports, p.m),
    }))
    const lag = exports.step === 12 ? kernels[0]! : bestKernel(sides, window)
    for (const side of sides) {
      const values = ratio(side.x, side.m, lag)
      if (enough(values, window)) series.push({ corridor: side.corridor, lag, values })
    }
  }
  const values = new Float64Array(series.length * exports.months)
  series.forEach((one, i) => {
    values.set(one.values, i * exports.months)
  })
  return {
    panel: { ...exports, corridors: series.map((one) => one.corridor), values },
    lags: series.map((one) => one.lag),
  }
}

/** Importer's figure over the exporter's of the months before; NaN where nothing was exported. */
function ratio(
  x: Float64Array,
  m: Float64Array,
  [from, to]: readonly [number, number],
): Float64Array {
  return Float64Array.from(m, (value, t) => {
    let sum = 0
    for (let lag = from; lag <= to; lag++) sum += t - lag < 0 ? Number.NaN : x[t - lag]!
    const sent = sum / (to - from + 1)
    return sent > 0 ? value / sent : Number.NaN
  })
}

function enough(values: Float64Array, window: Window): boolean {
  const count = (from: number, to: number) => values.subarray(from, to).filter((v) => v > 0).length
  return (
    count(window.from, window.at) >= fewestBoth[0] &&
    values.subarray(window.at, window.to).filter((v) => !Number.isNaN(v)).length >= fewestBoth[1]
  )
}

/** The kernel with the steadiest ratio before the date, over all goods of a route. */
function bestKernel(
  sides: readonly { readonly x: Float64Array; readonly m: Float64Array }[],
  window: Window,
): readonly [number, number] {
  let best = kernels[0]!
  let least = Number.POSITIVE_INFINITY
  for (const kernel of kernels) {
    let squares = 0
    let count = 0
    for (const { x, m } of sides) {
      // The same months for every kernel: those that the longest leaves.
      const logs = Array.from(ratio(x, m, kernel).subarray(window.from + 3, window.at))
        .filter((v) => v > 0)
        .map(Math.log)
      if (logs.length < 3) continue
      const mean = logs.reduce((a, b) => a + b, 0) / logs.length
      squares += logs.reduce((a, b) => a + (b - mean) ** 2, 0)
      count += logs.length - 1
    }
    const spread = count > 0 ? squares / count : Number.POSITIVE_INFINITY
    // A longer way must fit clearly better: by a tenth of the variance.
    if (spread < least * 0.9) {
      best = kernel
      least = spread
    }
  }
  return best
}

/** Geometric mean of the ratio in months with both figures before the date. */
function levelBefore(panel: Panel, verdict: Verdict, window: Window): number {
  const logs = Array.from(monthsOf(panel, verdict.corridor).subarray(window.from, window.at))
    .filter((v) => v > 0)
    .map(Math.log)
  return logs.length > 0 ? Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length) : Number.NaN
}

function gapOf(
  ratios: Ratios,
  one: { verdict: Verdict; q: number; before: number },
  on: Linking,
): MirrorGap {
  const corridor = ratios.panel.corridors[one.verdict.corridor]!
  const change = Math.exp(one.verdict.change)
  const gap = {
    hs6: corridor.hs6,
    ...(corridor.group ? { group: corridor.group } : {}),
    origin: corridor.origin,
    destination: corridor.destination,
    before: one.before,
    after: one.before * change,
    change,
    low: Math.exp(one.verdict.low),
    high: Math.exp(one.verdict.high),
    q: one.q,
    lag: ratios.lags[one.verdict.corridor]!,
  }
  return { ...gap, text: gapText(gap, on) }
}

function gapText(gap: Omit<MirrorGap, 'text'>, on: Linking): string {
  const months = gap.lag[0] === gap.lag[1] ? `${gap.lag[0]}` : `${gap.lag[0]} to ${gap.lag[1]}`
  const shares = `${percentInWords(gap.before)} of what ${placeInSentence(gap.origin)} reports as sent before, ${percentInWords(gap.after)} after`
  const reading =
    gap.change < 1
      ? `goods declared for ${placeInWords(gap.destination)} that did not arrive there`
      : `goods arriving in ${placeInWords(gap.destination)} that were declared for elsewhere`
  return (
    `${goodsInWords(gap)}: ${placeInWords(gap.destination)} reports as received ${shares}; ` +
    `the ratio is ${digits(gap.change)} times what it was (95 % interval ${digits(gap.low)} to ${digits(gap.high)}; false discovery rate ${probabilityInWords(gap.q)}); ` +
    `${on.panel.step === 12 ? 'years are compared with the same year' : `the way taken as ${months} months`}, freight allowed for. ` +
    `This is consistent with ${reading}, and with a change of how partners or values are recorded.`
  )
}
