import type { Panel } from '../panel.ts'
import { normalScore } from '../stats/normal-score.ts'
import type { Changes } from './change.ts'

/** How much like corridors moved together in quiet times: variances of shared log changes. */
export interface SharedGrowth {
  /** Of the same goods to different destinations. */
  readonly goods: number
  /** Of different goods to the same destination. */
  readonly destination: number
  /** Of all clean corridors together. Twice its root is the most that counts as innocent. */
  readonly common: number
}

/** Growth that all corridors together often have, in log units: prices and exchange rates alone. */
const ordinaryGrowth = 0.1

/** What innocent growth explains of one corridor's change, in log units. */
export interface Control {
  readonly common: number
  readonly goods: number
  readonly destination: number
  /** Corridors that the two controls rest on. */
  readonly goodsDonors: number
  readonly destinationDonors: number
}

/** Groups of corridors that may share innocent growth. */
export interface Groups {
  /** Number of the corridor's (origin, goods) and (origin, destination). */
  readonly goods: Int32Array
  readonly destination: Int32Array
  readonly goodsCount: number
  readonly destinationCount: number
}

export function groupsOf(panel: Panel): Groups {
  const number = (key: (i: number) => string) => {
    const known = new Map<string, number>()
    const of = Int32Array.from(panel.corridors, (_, i) => {
      const k = key(i)
      let id = known.get(k)
      if (id === undefined) {
        id = known.size
        known.set(k, id)
      }
      return id
    })
    return { of, count: known.size }
  }
  const goods = number((i) => `${panel.corridors[i]!.origin} ${panel.corridors[i]!.hs6}`)
  const destination = number(
    (i) => `${panel.corridors[i]!.origin} ${panel.corridors[i]!.destination}`,
  )
  return {
    goods: goods.of,
    destination: destination.of,
    goodsCount: goods.count,
    destinationCount: destination.count,
  }
}

/** Beyond this many standard deviations a corridor is itself news and no yardstick for others. */
const cleanLimit = 3

/** Corridors fit to stand for innocent growth: not sanctioned, and without a jump of their own. */
export function cleanDonors(changes: Changes, sanctioned: Uint8Array): Uint8Array {
  return Uint8Array.from(changes.change, (change, i) => {
    const z = normalScore(change / Math.sqrt(changes.variance[i]!), changes.df[i]!)
    return sanctioned[i] === 0 && Math.abs(z) < cleanLimit ? 1 : 0
  })
}

interface Sums {
  readonly weight: Float64Array
  readonly weighted: Float64Array
  readonly squares: Float64Array
  readonly weightSquares: Float64Array
  readonly count: Int32Array
}

function sumsBy(group: Int32Array, count: number, d: Float64Array, w: Float64Array): Sums {
  const sums: Sums = {
    weight: new Float64Array(count),
    weighted: new Float64Array(count),
    squares: new Float64Array(count),
    weightSquares: new Float64Array(count),
    count: new Int32Array(count),
  }
  for (let i = 0; i < d.length; i++) {
    if (w[i] === 0) continue
    const g = group[i]!
    sums.weight[g]! += w[i]!
    sums.weighted[g]! += w[i]! * d[i]!
    sums.squares[g]! += (w[i]! * d[i]!) ** 2
    sums.weightSquares[g]! += w[i]! ** 2
    sums.count[g]!++
  }
  return sums
}

function weightsOf(changes: Changes, donors: Uint8Array): Float64Array {
  return Float64Array.from(donors, (donor, i) => (donor ? 1 / (changes.variance[i]! + 0.02) : 0))
}

/** Best linear prediction of the common growth: the fewer the yardsticks, the less of it counts. */
function commonGrowth(middle: number, weights: Float64Array, variance: number): number {
  const weight = weights.reduce((sum, w) => sum + w, 0)
  if (weight === 0) return 0
  const most = 2 * Math.sqrt(variance)
  const predicted = (middle * variance) / (variance + 1 / weight)
  return Math.max(-most, Math.min(most, predicted))
}

function centre(changes: Changes, weights: Float64Array): number {
  let sum = 0
  let total = 0
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue
    sum += weights[i]! * changes.change[i]!
    total += weights[i]!
  }
  return total > 0 ? sum / total : 0
}

/** Moment estimate of shared growth: the mean product of changes over pairs of one group. */
export function sharedGrowth(
  placebos: readonly Changes[],
  sanctioned: Uint8Array,
  groups: Groups,
): SharedGrowth {
  const pairs = { goods: [0, 0], destination: [0, 0] }
  let commons = 0
  for (const changes of placebos) {
    const weights = weightsOf(changes, cleanDonors(changes, sanctioned))
    const middle = centre(changes, weights)
    commons += middle * middle
    const d = changes.change.map((x) => (Number.isNaN(x) ? 0 : x - middle))
    for (const kind of ['goods', 'destination'] as const) {
      const sums = sumsBy(groups[kind], groups[`${kind}Count`], d, weights)
      for (let g = 0; g < sums.weight.length; g++) {
        pairs[kind][0]! += sums.weighted[g]! ** 2 - sums.squares[g]!
        pairs[kind][1]! += sums.weight[g]! ** 2 - sums.weightSquares[g]!
      }
    }
  }
  const estimate = ([product, weight]: number[]) =>
    weight! > 0 ? Math.max(0, product! / weight!) : 0
  return {
    goods: estimate(pairs.goods),
    destination: estimate(pairs.destination),
    common: Math.max(ordinaryGrowth ** 2, commons / Math.max(1, placebos.length)),
  }
}

/** Innocent growth expected for every corridor: best linear prediction from clean like corridors.
 *
 * The corridor itself is left out. With no shared growth in quiet times the prediction is the
 * common growth of all clean corridors alone, in so far as it exceeds chance; no more of it counts
 * as innocent than twice what quiet dates have shown, since in a table of nothing but
 * intermediaries the common growth is itself what is looked for.
 * Source: random-effects prediction, Robinson (1991), "That BLUP is a good thing".
 */
export function innocentGrowth(
  changes: Changes,
  donors: Uint8Array,
  groups: Groups,
  shared: SharedGrowth,
): Control[] {
  const weights = weightsOf(changes, donors)
  const middle = centre(changes, weights)
  const common = commonGrowth(middle, weights, shared.common)
  const d = changes.change.map((x) => (Number.isNaN(x) ? 0 : x - middle))
  const goods = sumsBy(groups.goods, groups.goodsCount, d, weights)
  const destination = sumsBy(groups.destination, groups.destinationCount, d, weights)
  return Array.from(changes.change, (_, i) => {
    const own = weights[i]!
    const part = (sums: Sums, group: number, variance: number) => {
      const weight = sums.weight[group]! - own
      const mean = weight > 1e-9 ? (sums.weighted[group]! - own * d[i]!) / weight : 0
      return weight > 1e-9 ? (mean * variance) / (variance + 1 / weight) : 0
    }
    return {
      common,
      goods: part(goods, groups.goods[i]!, shared.goods),
      destination: part(destination, groups.destination[i]!, shared.destination),
      goodsDonors: goods.count[groups.goods[i]!]! - (own > 0 ? 1 : 0),
      destinationDonors: destination.count[groups.destination[i]!]! - (own > 0 ? 1 : 0),
    }
  })
}
