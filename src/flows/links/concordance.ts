import { sampleOrder, seededRandom } from '../stats/rng.ts'
import { digits, placeInSentence, probabilityInWords } from '../words.ts'
import { seedFor } from './draws.ts'
import { groupBy, type Linking, legsOf } from './legs.ts'

/** Do the goods that lost most direct trade rise most at an intermediary? */
export interface Concordance {
  readonly origin: string
  readonly destination: string
  /** Goods traded by the origin both directly and with the intermediary. */
  readonly goods: number
  /** Spearman's rank correlation of fall and rise over those goods. */
  readonly correlation: number
  /** Probability of one at least as large if fall and rise had nothing to do with each other. */
  readonly p: number
  readonly text: string
}

/** Fewer goods say nothing of an order: of 5 there are but 120. */
const fewestGoods = 8
const permutations = 1999

/** Compares, over goods, the fall of direct trade with the rise at each other destination.
 *
 * A test of the pattern as a whole, beside the sums for each of the goods: trade that merely grew
 * with the destination's demand has no reason to follow the falls. p by permutation of the goods,
 * the observed order included (Phipson & Smyth 2010).
 */
export function concordances(on: Linking): Concordance[] {
  const result: Concordance[] = []
  for (const [origin, own] of groupBy(legsOf(on), (leg) => leg.corridor.origin)) {
    const byGoods = groupBy(own, (leg) => leg.corridor.hs6)
    const fall = new Map<string, number>()
    for (const [hs6, legs] of byGoods) {
      const direct = legs.filter((leg) => on.sanctioned.includes(leg.corridor.destination))
      if (direct.length > 0) fall.set(hs6, Math.min(...direct.map((leg) => leg.verdict.change)))
    }
    const destinations = groupBy(
      own.filter(
        (leg) => !on.sanctioned.includes(leg.corridor.destination) && fall.has(leg.corridor.hs6),
      ),
      (leg) => leg.corridor.destination,
    )
    for (const [destination, legs] of destinations) {
      if (legs.length < fewestGoods) continue
      const falls = ranks(legs.map((leg) => -fall.get(leg.corridor.hs6)!))
      const rises = ranks(legs.map((leg) => leg.verdict.change))
      const correlation = pearson(falls, rises)
      const p = permutationP(falls, rises, seedFor(on.seed, `${origin} ${destination}`))
      result.push({
        origin,
        destination,
        goods: legs.length,
        correlation,
        p,
        text:
          `Of ${legs.length} goods that ${placeInSentence(origin)} sends both ways, those whose direct trade fell most ` +
          `${correlation > 0 ? 'rose' : 'did not rise'} most towards ${placeInSentence(destination)} ` +
          `(rank correlation ${digits(correlation)}, p ${probabilityInWords(p)}).`,
      })
    }
  }
  return result.sort((a, b) => a.p - b.p || (a.destination < b.destination ? -1 : 1))
}

function permutationP(x: readonly number[], y: readonly number[], seed: number): number {
  const random = seededRandom(seed)
  const observed = pearson(x, y)
  let atLeast = 1
  for (let k = 0; k < permutations; k++) {
    const order = sampleOrder(y.length, random)
    if (
      pearson(
        x,
        order.map((i) => y[i]!),
      ) >=
      observed - 1e-12
    )
      atLeast++
  }
  return atLeast / (permutations + 1)
}

/** Ranks from 1, ties sharing their mean. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b)
  const result = new Array<number>(values.length)
  for (let i = 0; i < order.length; ) {
    let j = i
    while (j < order.length && values[order[j]!] === values[order[i]!]) j++
    for (let k = i; k < j; k++) result[order[k]!] = (i + j + 1) / 2
    i = j
  }
  return result
}

/** Pearson's correlation; 0 where one side does not vary. */
export function pearson(x: readonly number[], y: readonly number[]): number {
  const n = x.length
  const mean = (v: readonly number[]) => v.reduce((a, b) => a + b, 0) / n
  const [mx, my] = [mean(x), mean(y)]
  let xy = 0
  let xx = 0
  let yy = 0
  for (let i = 0; i < n; i++) {
    xy += (x[i]! - mx) * (y[i]! - my)
    xx += (x[i]! - mx) ** 2
    yy += (y[i]! - my) ** 2
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0
}
