import type { Verdict } from '../detect/detect.ts'
import { type Corridor, monthsOf, type Panel, type Window } from '../panel.ts'

/** A tested corridor with its verdict. */
export interface Leg {
  readonly corridor: Corridor
  readonly verdict: Verdict
}

/** What the comparisons between corridors read. */
export interface Linking {
  readonly panel: Panel
  readonly window: Window
  readonly verdicts: readonly Verdict[]
  readonly sanctioned: readonly string[]
  /** False discovery rate, for instance 0.05. */
  readonly fdr: number
  readonly seed: number
  readonly currency: string
}

/** All tested corridors with their verdicts, in the order of the verdicts. */
export function legsOf(on: Linking): Leg[] {
  return on.verdicts.map((verdict) => ({
    verdict,
    corridor: on.panel.corridors[verdict.corridor]!,
  }))
}

/** Members of a list under a key, in the order of the list. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const own = groups.get(key(item))
    if (own) own.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

/** Is a leg listed as a rise or a lump? */
export function rose(leg: Leg): boolean {
  return leg.verdict.kind === 'rise' || leg.verdict.kind === 'lump'
}

/** Value over the known months after the date. */
export function valueAfter(leg: Leg, on: Pick<Linking, 'panel' | 'window'>): number {
  const months = monthsOf(on.panel, leg.verdict.corridor)
  let sum = 0
  for (let t = on.window.at; t < on.window.to; t++) if (months[t]! > 0) sum += months[t]!
  return sum * on.panel.step
}

/** Value that the level before would have given over the known months after the date. */
export function valueExpected(leg: Leg, on: Pick<Linking, 'panel' | 'window'>): number {
  const months = monthsOf(on.panel, leg.verdict.corridor)
  let known = 0
  for (let t = on.window.at; t < on.window.to; t++) if (!Number.isNaN(months[t]!)) known++
  return leg.verdict.before * known * on.panel.step
}
