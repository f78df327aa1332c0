import type { Detection } from './detect/detect.ts'
import type { Explain } from './explain/explain.ts'
import type { Linking } from './links/legs.ts'
import type { Links } from './links/link.ts'
import type { Onward } from './links/onward.ts'
import { monthText } from './month.ts'
import { compareRanked, excessValue, riskScore, type Tiers, tiersAsOf } from './rank.ts'
import type { CorridorDetail } from './result.ts'
import { significant } from './stats/significant.ts'
import { chainText, corridorText } from './text.ts'

/** What the list of corridors is made from. */
export interface Listing extends Linking {
  readonly detection: Detection
  readonly links: Links
  readonly since: string
  readonly scope: ReadonlyMap<string, string>
  readonly explain: Explain
}

type Unranked = Omit<CorridorDetail, 'rank'> & { readonly score: number }

/** The listed corridors in order: rises, lumps, falls, each by score.
 *
 * Where both legs of a way through an intermediary rose, the way is a row of its own with `via`:
 * its numbers are those of the second leg, its evidence and excess the smaller of both legs', its q
 * the larger, since both must have changed (Berger 1982, intersection-union).
 */
export function listCorridors(on: Listing): CorridorDetail[] {
  const last = on.panel.start + (on.panel.months - 1) * on.panel.step
  const tiers = tiersAsOf(`${monthText(last)}-28`)
  const rows = [
    ...on.detection.verdicts.filter((v) => v.kind !== 'none').map((v) => rowOf(v, tiers, on)),
    ...on.links.onward.flatMap((onward) => chainsOf(onward, tiers, on)),
  ]
  return rows.sort(compareRanked).map(({ score: _score, ...row }, i) => ({ rank: i + 1, ...row }))
}

function rowOf(verdict: Detection['verdicts'][number], tiers: Tiers, on: Listing): Unranked {
  const corridor = on.panel.corridors[verdict.corridor]!
  const tier = tiers.tierOf(corridor.hs6)
  const excess = excessValue(on.panel, on.window, verdict)
  return {
    kind: verdict.kind as 'rise' | 'lump' | 'fall',
    hs6: corridor.hs6,
    ...(corridor.group ? { group: corridor.group } : {}),
    tier,
    origin: corridor.origin,
    via: null,
    destination: corridor.destination,
    since: on.since,
    before: significant(verdict.before),
    after: significant(verdict.after),
    currency: on.currency,
    factor: significant(Math.exp(verdict.change)),
    low: significant(Math.exp(verdict.low)),
    high: significant(Math.exp(verdict.high)),
    q: significant(verdict.q),
    mde: significant(verdict.mde),
    text: corridorText(corridor, verdict, { ...on, scope: on.scope.get(corridor.hs6) }),
    verdict,
    excess,
    score: riskScore({
      low: verdict.kind === 'fall' ? -verdict.high : verdict.low,
      excess: Math.abs(excess),
      weight: tiers.weightOf(tier),
    }),
    explanations: verdict.kind === 'fall' ? [] : on.explain(verdict.corridor, excess),
  }
}

function chainsOf(onward: Onward, tiers: Tiers, on: Listing): Unranked[] {
  if (!onward.rose) return []
  const second = rowOf(onward.legs.onward.verdict, tiers, on)
  return onward.legs.inward.map((leg) => {
    const first = rowOf(leg.verdict, tiers, on)
    const lump = first.kind === 'lump' || second.kind === 'lump'
    return {
      ...second,
      kind: lump ? 'lump' : 'rise',
      origin: leg.corridor.origin,
      via: onward.via,
      q: Math.max(first.q, second.q),
      mde: Math.max(first.mde, second.mde),
      text: chainText(first, onward),
      excess: Math.min(first.excess, second.excess),
      score: riskScore({
        low: Math.min(leg.verdict.low, second.verdict.low),
        excess: Math.max(0, Math.min(first.excess, second.excess)),
        weight: tiers.weightOf(second.tier),
      }),
    }
  })
}
