import { tableAsOf } from '../tables/index.ts'
import { total, type Verdict } from './detect/detect.ts'
import { monthsOf, type Panel, type Window } from './panel.ts'

/** Tiers of priority goods and their weights in the ranking, as of a date. */
export interface Tiers {
  tierOf(hs6: string): string | null
  weightOf(tier: string | null): number
}

/** Reads tiers and weights from the tables; a code on no list has weight 1.
 *
 * @param date ISO date
 */
export function tiersAsOf(date: string): Tiers {
  const tiers = new Map(tableAsOf('chpl', date).rows.map((row) => [row.hs6!, row.tier!]))
  const weights = new Map(
    tableAsOf('flow_tiers', date).rows.map((row) => [row.tier!, Number(row.weight)]),
  )
  return {
    tierOf: (hs6) => tiers.get(hs6) ?? null,
    weightOf: (tier) => weights.get(tier ?? '') ?? 1,
  }
}

/** Value beyond the expected, summed over known months after the date; negative for a fall. */
export function excessValue(panel: Panel, window: Window, verdict: Verdict): number {
  const months = monthsOf(panel, verdict.corridor)
  let sum = 0
  for (let t = window.at; t < window.to; t++) if (months[t]! > 0) sum += months[t]! * panel.step
  if (verdict.change > 0) return sum * (1 - Math.exp(-verdict.change))
  const expected =
    verdict.before * Math.exp(total(verdict.control)) * (window.to - window.at) * panel.step
  return sum - expected
}

/** The score that ranks rises and lumps: evidence × money × priority.
 *
 * Evidence is the log of the lower end of the 95 % interval, never below a hundredth; money the
 * decimal logarithm of the excess value, at least 1; priority the tier's weight.
 *
 * @example
 * riskScore({ low: Math.log(50), excess: 1e6, weight: 1.5 }) // 35.2: 3.91 × 6 × 1.5
 */
export function riskScore(of: { low: number; excess: number; weight: number }): number {
  return Math.max(0.01, of.low) * Math.log10(Math.max(10, of.excess)) * of.weight
}

const kindOrder = { rise: 0, lump: 1, fall: 2 } as const

/** Order of corridors: rises, lumps, falls; within a kind by score, then by place in the panel. */
export function compareRanked(
  a: { kind: keyof typeof kindOrder; score: number; verdict: Verdict; via: string | null },
  b: { kind: keyof typeof kindOrder; score: number; verdict: Verdict; via: string | null },
): number {
  return (
    kindOrder[a.kind] - kindOrder[b.kind] ||
    b.score - a.score ||
    a.verdict.corridor - b.verdict.corridor ||
    (a.via ?? '').length - (b.via ?? '').length
  )
}
