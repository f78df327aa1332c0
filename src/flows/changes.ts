import type { CorridorRisk } from '../model/index.ts'
import type { CorridorDetail, FlowsResult } from './result.ts'
import { digits } from './words.ts'

/** What became of a corridor since an earlier snapshot. */
export type ChangedCorridor = CorridorDetail & {
  readonly change: 'new' | 'changed'
  /** Why it is called changed, in words; for `new` that it is new. */
  readonly changed: string
}

/** What a new month, or other files, made of an earlier snapshot. */
export interface FlowsChanges {
  readonly corridors: readonly ChangedCorridor[]
  /** Entries of the snapshot that are no longer listed. */
  readonly ended: readonly CorridorRisk[]
  readonly unchanged: number
}

/** Compares a result with an earlier snapshot: only what is new, changed or gone.
 *
 * A corridor is changed where its kind is another, or where neither estimate lies in the other's
 * 95 % interval. Estimates that moved within both intervals say nothing new: a month more always
 * moves them a little.
 *
 * @example
 * flowsChanges(result, await readSnapshot('february.json')).corridors[0].changed // 'new'
 */
export function flowsChanges(result: FlowsResult, before: readonly CorridorRisk[]): FlowsChanges {
  const old = new Map(before.map((risk) => [riskKey(risk), risk]))
  const seen = new Set<string>()
  const corridors: ChangedCorridor[] = []
  for (const corridor of result.corridors) {
    const keys = (corridor.group ?? [corridor.hs6]).map((hs6) => riskKey({ ...corridor, hs6 }))
    for (const key of keys) seen.add(key)
    const earlier = keys.map((key) => old.get(key)).find((risk) => risk !== undefined)
    if (!earlier) {
      corridors.push({ ...corridor, change: 'new', changed: 'new' })
      continue
    }
    const changed = changeOf(earlier, corridor)
    if (changed) corridors.push({ ...corridor, change: 'changed', changed })
  }
  return {
    corridors,
    ended: before.filter((risk) => !seen.has(riskKey(risk))),
    unchanged: result.corridors.length - corridors.length,
  }
}

function riskKey(of: Pick<CorridorRisk, 'hs6' | 'origin' | 'via' | 'destination'>): string {
  return `${of.hs6} ${of.origin} ${of.via ?? ''} ${of.destination}`
}

function changeOf(before: CorridorRisk, now: CorridorDetail): string | null {
  if (before.kind !== now.kind) return `${before.kind} before, ${now.kind} now`
  const apart =
    (now.factor < before.low || now.factor > before.high) &&
    (before.factor < now.low || before.factor > now.high)
  return apart ? `factor ${digits(before.factor)} before, ${digits(now.factor)} now` : null
}
