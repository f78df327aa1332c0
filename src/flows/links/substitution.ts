import { compareText } from '../../values/index.ts'
import { qValues } from '../stats/false-discovery.ts'
import {
  amountInWords,
  currencyInWords,
  digits,
  goodsInWords,
  percentInWords,
  placeInWords,
  placesInWords,
} from '../words.ts'
import { drawCount, errorOf, intervalOf, normalDraws, seedFor } from './draws.ts'
import { groupBy, type Leg, type Linking, legsOf, rose, valueAfter, valueExpected } from './legs.ts'

/** Lost and reappearing trade of every origin, all goods together and one by one. */
export interface SubstitutionAccount {
  /** One for each origin, with hs6 "TOTAL" where several goods fell. */
  readonly totals: readonly Substitution[]
  /** Largest reappearing value first. */
  readonly goods: readonly Substitution[]
}

/** How much of the lost direct trade in some goods reappears at intermediaries. */
interface Substitution {
  readonly hs6: string
  readonly group?: readonly string[]
  /** Number of kinds of goods whose direct trade fell: 1, or all of an origin's in a total. */
  readonly goods: number
  readonly origin: string
  /** Sanctioned destinations whose direct trade fell. */
  readonly sanctioned: readonly string[]
  /** Direct trade lost over all months after the date, and its 95 % interval. */
  readonly lost: number
  readonly lostLow: number
  readonly lostHigh: number
  /** Share of the lost trade that the intermediaries' gain amounts to, at most 1; 95 % interval. */
  readonly share: number
  readonly low: number
  readonly high: number
  /** Gain over lost trade, which may exceed 1. */
  readonly ratio: number
  readonly intermediaries: readonly Gain[]
  readonly currency: string
  readonly text: string
}

/** What one intermediary gained beyond innocent growth, over all months after the date. */
interface Gain {
  readonly destination: string
  readonly gained: number
  readonly low: number
  readonly high: number
  /** Smallest q of its corridors, among the destinations of goods whose direct trade fell. */
  readonly q: number
}

/** Compares lost direct trade with the gains of other destinations, same origin and same goods.
 *
 * Loss is the level before, carried over the months after, less what was traded. A gain is the
 * part of a risen destination's trade that exceeds its past and innocent growth; destinations
 * count where their rise is listed, or passes the same rate among the destinations of goods whose
 * direct trade fell. Intervals come from draws of every change within its own calibrated error.
 * Design after Chupilkin, Javorcik & Plekhanov (2023), "The Eurasian roundabout", EBRD working
 * paper 276; a focused family of hypotheses after Benjamini & Bogomolov (2014), JRSS B 76.
 *
 * @example
 * substitutions(on).goods[0].text
 * // 'EU exports of HS 854239 to Russia fell by about 31 million euro …; 12 % of it (95 % interval …'
 */
export function substitutions(on: Linking): SubstitutionAccount {
  const legs = legsOf(on)
  const goods = groupBy(legs, goodsKey)
  const fallen = [...goods.values()].filter((own) => own.some((l) => l.verdict.kind === 'fall'))
  const candidates = fallen
    .flat()
    .filter((leg) => !on.sanctioned.includes(leg.corridor.destination))
  const q = qValues(candidates.map((leg) => leg.verdict.p))
  const focused = new Map(candidates.map((leg, i) => [leg, q[i]!]))
  const gainedOf = (own: readonly Leg[]) =>
    own.filter(
      (leg) =>
        focused.has(leg) && leg.verdict.change > 0 && (rose(leg) || focused.get(leg)! <= on.fdr),
    )
  const account = (own: readonly Leg[]) =>
    substitutionOf(
      { falls: own.filter((leg) => leg.verdict.kind === 'fall'), gains: gainedOf(own), focused },
      on,
    )
  const byOrigin = groupBy(fallen.flat(), (leg) => leg.corridor.origin)
  return {
    totals: [...byOrigin.values()].map(account).filter((one) => one !== null),
    goods: fallen
      .map(account)
      .filter((one) => one !== null)
      .sort((a, b) => b.lost * b.share - a.lost * a.share || compareTexts(a, b)),
  }
}

function goodsKey(leg: Leg): string {
  return `${leg.corridor.hs6} ${leg.corridor.origin}`
}

function compareTexts(a: Substitution, b: Substitution): number {
  const [x, y] = [`${a.hs6} ${a.origin}`, `${b.hs6} ${b.origin}`]
  return compareText(x, y)
}

interface Account {
  readonly falls: readonly Leg[]
  readonly gains: readonly Leg[]
  readonly focused: ReadonlyMap<Leg, number>
}

function substitutionOf({ falls, gains, focused }: Account, on: Linking): Substitution | null {
  const codes = [...new Set(falls.map((leg) => leg.corridor.hs6))]
  const { group, origin } = falls[0]!.corridor
  const hs6 = codes.length === 1 ? codes[0]! : 'TOTAL'
  const normal = normalDraws(seedFor(on.seed, goodsKey(falls[0]!)))
  const lost = drawsOf(falls, normal, (leg, error) => lossWith(leg, error, on))
  const places = [...groupBy(gains, (leg) => leg.corridor.destination)]
  const gained = places.map(([, own]) => drawsOf(own, normal, (l, e) => gainWith(l, e, on)))
  const total = sumOf(gained)
  const share = Float64Array.from(lost, (l, i) =>
    l > 0 ? Math.min(1, Math.max(0, total[i]!) / l) : 1,
  )
  const loss = falls.reduce((sum, leg) => sum + lossWith(leg, 0, on), 0)
  if (!(loss > 0)) return null
  const gain = gains.reduce((sum, leg) => sum + gainWith(leg, 0, on), 0)
  const [low, high] = intervalOf(share)
  const [lostLow, lostHigh] = intervalOf(lost)
  const found = {
    hs6,
    ...(group && codes.length === 1 ? { group } : {}),
    goods: codes.length,
    origin,
    sanctioned: [...new Set(falls.map((leg) => leg.corridor.destination))].sort(),
    lost: loss,
    lostLow,
    lostHigh,
    ratio: gain / loss,
    share: Math.min(1, gain / loss),
    low,
    high,
    intermediaries: places
      .map(([destination, own], k) => {
        const [from, to] = intervalOf(gained[k]!)
        return {
          destination,
          gained: own.reduce((sum, leg) => sum + gainWith(leg, 0, on), 0),
          low: from,
          high: to,
          q: Math.min(...own.map((leg) => focused.get(leg)!)),
        }
      })
      .sort((a, b) => b.gained - a.gained),
    currency: on.currency,
  }
  return { ...found, text: substitutionText(found) }
}

function drawsOf(
  legs: readonly Leg[],
  normal: () => number,
  value: (leg: Leg, error: number) => number,
): Float64Array {
  return Float64Array.from({ length: drawCount }, () =>
    legs.reduce((sum, leg) => sum + value(leg, errorOf(leg.verdict) * normal()), 0),
  )
}

function sumOf(draws: readonly Float64Array[]): Float64Array {
  return Float64Array.from({ length: drawCount }, (_, i) =>
    draws.reduce((sum, one) => sum + one[i]!, 0),
  )
}

/** What would have been traded at the level before, wrong by an error, less what was. */
function lossWith(leg: Leg, error: number, on: Linking): number {
  return valueExpected(leg, on) * Math.exp(error) - valueAfter(leg, on)
}

/** What was traded beyond the past and innocent growth, if the change is wrong by an error. */
function gainWith(leg: Leg, error: number, on: Linking): number {
  return valueAfter(leg, on) * (1 - Math.exp(-(leg.verdict.change + error)))
}

function substitutionText(found: Omit<Substitution, 'text'>): string {
  const goods =
    found.goods > 1 ? `the ${found.goods} kinds of goods that fell` : goodsInWords(found)
  const start =
    `${placeInWords(found.origin)} exports of ${goods} to ${placesInWords(found.sanctioned)} fell by about ` +
    `${amountInWords(found.lost)} ${currencyInWords(found.currency)} in all months after together ` +
    `(95 % interval ${amountInWords(found.lostLow)} to ${amountInWords(found.lostHigh)})`
  if (found.intermediaries.length === 0) {
    return `${start}; no other destination in the files rose by more than chance and innocent growth, so none of it is seen to reappear.`
  }
  const places = placesInWords(found.intermediaries.map((i) => i.destination))
  const share =
    found.ratio > 1
      ? `the gain of ${places} is ${digits(found.ratio)} times that: more than was lost (share at least ${percentInWords(found.low)})`
      : `the gain of ${places} amounts to ${percentInWords(found.share)} of it (95 % interval ${percentInWords(found.low)} to ${percentInWords(found.high)})`
  return `${start}; ${share}. This is consistent with trade that moved to other routes; the figures do not say whether the goods went on.`
}
