import { monthsOf } from '../panel.ts'
import {
  amountInWords,
  currencyInWords,
  digits,
  goodsInWords,
  percentInWords,
  placeInWords,
  placesInWords,
  probabilityInWords,
} from '../words.ts'
import { drawCount, errorOf, intervalOf, normalDraws, seedFor } from './draws.ts'
import { type Following, followingOf } from './following.ts'
import { groupBy, type Leg, type Linking, legsOf, rose, valueAfter } from './legs.ts'

/** An intermediary's trade in some goods: what comes in, and what goes on to a sanctioned place. */
export interface Onward {
  readonly hs6: string
  readonly group?: readonly string[]
  readonly via: string
  readonly destination: string
  /** Origins whose exports to the intermediary are listed as risen. */
  readonly origins: readonly string[]
  /** True where exports to the sanctioned destination are listed as risen. */
  readonly rose: boolean
  /** Means per month, before and after the date. */
  readonly imports: readonly [number, number]
  readonly exports: readonly [number, number]
  /** Additional exports over additional imports from the risen origins; null where none rose. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
  /** How exports follow imports month by month; null where too few months are known. */
  readonly following: Following | null
  /** Imports after over what the intermediary itself used before; null where that was nothing. */
  readonly capacity: number | null
  readonly currency: string
  readonly text: string
  /** Legs that make up the way, for the ranking. */
  readonly legs: { readonly onward: Leg; readonly inward: readonly Leg[] }
}

/** Measures the second leg: an intermediary's exports to sanctioned destinations.
 *
 * Looked at where files hold both legs in the same goods and at least one of them is listed as
 * risen. Imports are those of all origins in the files. What is asked: did both legs rise, what
 * share of the additional imports do the additional exports amount to, do exports follow imports
 * month by month beyond the common step, and do imports exceed what the place itself used before.
 */
export function onwardTrade(on: Linking): Onward[] {
  const legs = legsOf(on)
  const inwardTo = groupBy(legs, (leg) => `${leg.corridor.hs6} ${leg.corridor.destination}`)
  const all = groupBy(legs, (leg) => `${leg.corridor.hs6} ${leg.corridor.origin}`)
  const result: Onward[] = []
  for (const onward of legs) {
    const { hs6, origin: via, destination } = onward.corridor
    if (!on.sanctioned.includes(destination) || on.sanctioned.includes(via)) continue
    const inward = (inwardTo.get(`${hs6} ${via}`) ?? []).filter(
      (leg) => !on.sanctioned.includes(leg.corridor.origin),
    )
    if (inward.length === 0 || !(rose(onward) || inward.some(rose))) continue
    result.push(onwardOf(onward, inward, all.get(`${hs6} ${via}`)!, on))
  }
  return result.sort(
    (a, b) =>
      Number(b.rose && b.origins.length > 0) - Number(a.rose && a.origins.length > 0) ||
      b.exports[1] - a.exports[1] ||
      (key(a) < key(b) ? -1 : 1),
  )
}

function key(one: Onward): string {
  return `${one.hs6} ${one.via} ${one.destination}`
}

function onwardOf(
  onward: Leg,
  inward: readonly Leg[],
  outward: readonly Leg[],
  on: Linking,
): Onward {
  const { hs6, group, origin: via, destination } = onward.corridor
  const imports = sumOfSeries(inward, on)
  const exports = monthsOf(on.panel, onward.verdict.corridor)
  const risen = inward.filter(rose)
  const seed = seedFor(on.seed, `${hs6} ${via} ${destination}`)
  const used = meanOf(imports, 0, on.window.at) - outward.reduce((s, l) => s + l.verdict.before, 0)
  const after = meanOf(imports, on.window.at, on.window.to)
  const found = {
    hs6,
    ...(group ? { group } : {}),
    via,
    destination,
    origins: risen.map((leg) => leg.corridor.origin),
    rose: rose(onward),
    imports: [meanOf(imports, 0, on.window.at), after] as const,
    exports: [onward.verdict.before, onward.verdict.after] as const,
    ...shareOf(onward, risen, { ...on, seed }),
    following: on.panel.step === 1 ? followingOf(imports, exports, on.window.at, seed) : null,
    capacity: used > 0 ? after / used : null,
    currency: on.currency,
    legs: { onward, inward: risen },
  }
  return { ...found, text: onwardText(found) }
}

function sumOfSeries(legs: readonly Leg[], on: Linking): Float64Array {
  const sum = new Float64Array(on.panel.months)
  for (const leg of legs) {
    monthsOf(on.panel, leg.verdict.corridor).forEach((value, t) => {
      sum[t]! += value
    })
  }
  return sum
}

function meanOf(values: Float64Array, from: number, to: number): number {
  const known = values.subarray(from, to).filter((v) => !Number.isNaN(v))
  return known.length > 0 ? known.reduce((a, b) => a + b, 0) / known.length : Number.NaN
}

function shareOf(
  onward: Leg,
  risen: readonly Leg[],
  on: Linking,
): { share: number | null; low: number | null; high: number | null } {
  if (risen.length === 0 || !(onward.verdict.change > 0))
    return { share: null, low: null, high: null }
  const normal = normalDraws(on.seed)
  const gain = (leg: Leg, error: number) =>
    valueAfter(leg, on) * (1 - Math.exp(-(leg.verdict.change + error)))
  const drawn = (leg: Leg) => gain(leg, errorOf(leg.verdict) * normal())
  const shares = Float64Array.from({ length: drawCount }, () => {
    const inward = risen.reduce((sum, leg) => sum + drawn(leg), 0)
    const outward = Math.max(0, drawn(onward))
    return inward > 0 ? outward / inward : Number.POSITIVE_INFINITY
  })
  const [low, high] = intervalOf(shares)
  const inward = risen.reduce((sum, leg) => sum + gain(leg, 0), 0)
  const finite = (x: number) => (Number.isFinite(x) ? x : null)
  return {
    share: inward > 0 ? finite(gain(onward, 0) / inward) : null,
    low: finite(low),
    high: finite(high),
  }
}

function onwardText(found: Omit<Onward, 'text'>): string {
  const money = (x: number) => amountInWords(x)
  const via = placeInWords(found.via)
  const parts = [
    `${via} exports of ${goodsInWords(found)} to ${placeInWords(found.destination)}: about ` +
      `${money(found.exports[0])} ${currencyInWords(found.currency)} a month before, ${money(found.exports[1])} after` +
      `${found.rose ? '' : ' (no rise beyond chance)'}`,
    `its imports of them: ${money(found.imports[0])} before, ${money(found.imports[1])} after` +
      `${found.origins.length > 0 ? `, risen from ${placesInWords(found.origins)}` : ' (no origin rose beyond chance)'}`,
  ]
  if (found.share !== null && found.low !== null) {
    parts.push(
      `the additional exports amount to ${percentInWords(found.share)} of the additional imports ` +
        `(95 % interval ${percentInWords(found.low)} to ${found.high === null ? 'unbounded' : percentInWords(found.high)})`,
    )
  }
  if (found.following) {
    const { lag, correlation, p } = found.following
    parts.push(
      p <= 0.05
        ? `month by month exports follow imports by ${lag} months (rank correlation ${digits(correlation)}, p ${probabilityInWords(p)})`
        : `month by month no following is seen beyond the common step (p ${probabilityInWords(p)})`,
    )
  }
  if (found.capacity !== null && found.capacity > 1) {
    parts.push(`imports are ${digits(found.capacity)} times what it used itself before`)
  }
  const reading =
    found.rose && found.origins.length > 0
      ? 'Both legs rose, which is consistent with goods passing through'
      : 'One leg alone says nothing of goods passing through'
  return `${parts.join('; ')}. ${reading}; the figures do not follow any consignment.`
}
