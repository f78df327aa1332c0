import type { CorridorRisk } from '../../model/index.ts'
import type { FlowsResult } from '../result.ts'

/** Corridor risk for decisions: rises, lumps and falls of a run, each with source and version.
 *
 * `source` names the files; `version` is the SHA-256 of each, so that a decision says which figures
 * it rests on. An array of these in JSON is what `flows FILE… --snapshot OUT` writes and what a
 * decision takes as `corridors`. Codes watched together give one entry for each code.
 *
 * @example
 * corridorRisks(result)[0]
 * // { hs6: '854239', origin: 'eu', via: null, destination: 'am', kind: 'rise', factor: 317, … }
 */
export function corridorRisks(result: FlowsResult): readonly CorridorRisk[] {
  const source = result.files.map((file) => file.file).join(', ')
  const version = result.files.map((file) => file.version).join(' ')
  return result.corridors.flatMap((c) =>
    (c.group ?? [c.hs6]).map((hs6) => ({
      hs6,
      origin: c.origin,
      via: c.via,
      destination: c.destination,
      kind: c.kind,
      since: c.since,
      before: c.before,
      after: c.after,
      currency: c.currency,
      factor: c.factor,
      low: c.low,
      high: c.high,
      q: c.q,
      text: c.text,
      source,
      version,
    })),
  )
}
