import type { Detection } from '../detect/detect.ts'
import { groupBy, type Leg, type Linking, legsOf } from '../links/legs.ts'
import type { LoadedTrade } from '../load/load.ts'
import { demandForGoods, demandOfDestination } from './demand.ts'
import type { Explanation } from './explanation.ts'
import { changeOfSupplier, reclassification, rerouting } from './lost-elsewhere.ts'
import { newReporter, partsOf, silentBefore } from './parts.ts'
import { oneOff, price } from './shape.ts'

/** Tries every innocent explanation on one corridor of the panel, by its number.
 *
 * A corridor's excess is the value beyond the expected over all months after the date.
 */
export type Explain = (corridor: number, excess: number) => readonly Explanation[]

/** What explanations are tried against. */
export interface Explaining extends Linking {
  readonly detection: Detection
  readonly trade: LoadedTrade
  /** Code of the origin that each place of the trade belongs to. */
  readonly code: readonly string[]
}

/** Prepares the trial of innocent explanations on listed rises.
 *
 * Each names its yardstick in its text. One that cannot be tried with these files says so: it is
 * not a failed explanation.
 */
export function explainer(on: Explaining): Explain {
  const legs = legsOf(on)
  const byNumber = new Map(legs.map((leg) => [leg.verdict.corridor, leg]))
  const goods = groupBy(legs, ({ corridor: c }) => `${c.hs6} ${c.origin}`)
  const way = groupBy(legs, ({ corridor: c }) => `${c.origin} ${c.destination}`)
  const buyer = groupBy(legs, ({ corridor: c }) => `${c.hs6} ${c.destination}`)
  const listed = legs.filter((leg) => leg.verdict.kind === 'rise' || leg.verdict.kind === 'lump')
  const parts = partsOf(
    on.trade,
    on.code,
    listed.map((leg) => leg.corridor),
  )
  const fallen = new Set(
    legs
      .filter((leg) => leg.verdict.kind === 'fall')
      .map(({ corridor: c }) => `${c.hs6} ${c.origin}`),
  )
  const silent = silentBefore(on.trade, on.window.at)
  return (corridor, excess) => {
    const leg = byNumber.get(corridor)!
    const rise = { ...on, ...leg, excess, fallen }
    const { hs6, origin, destination } = leg.corridor
    const sameWay = way.get(`${origin} ${destination}`)!
    const sameGoods = goods.get(`${hs6} ${origin}`)!.filter((other: Leg) => other !== leg)
    const own = parts.get(leg.corridor)
    return [
      demandForGoods(rise, sameGoods),
      demandOfDestination(rise, sameWay),
      rerouting(rise, sameGoods),
      changeOfSupplier(rise, buyer.get(`${hs6} ${destination}`)!),
      price(rise, own?.quantities ?? null, on.detection),
      oneOff(rise),
      reclassification(
        rise,
        sameWay.filter((other) => other.corridor.hs6.startsWith(hs6.slice(0, 4))),
      ),
      newReporter(rise, own, silent),
    ]
  }
}
