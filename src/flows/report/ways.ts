import { valueAfter, valueExpected } from '../links/legs.ts'
import type { FlowsResult } from '../result.ts'

/** Trade between two places over all listed goods together, for the drawings. */
export interface Way {
  readonly from: string
  readonly to: string
  /** Additional value after the date over all months, or lost value of a fall. */
  readonly value: number
  /** `gain`: first leg; `onward`: second leg; `lost`: direct trade that fell. */
  readonly kind: 'gain' | 'onward' | 'lost'
  /** Number of listed goods in it. */
  readonly goods: number
}

/** The ways of a result, largest first.
 *
 * An onward leg is there only where both legs of the same goods are listed; the rest of what rises
 * out of an intermediary is a gain of its own.
 */
export function waysOf(result: FlowsResult): Way[] {
  const ways = new Map<string, Way>()
  const add = (from: string, to: string, kind: Way['kind'], value: number) => {
    if (!(value > 0)) return
    const key = `${kind} ${from} ${to}`
    const own = ways.get(key) ?? { from, to, kind, value: 0, goods: 0 }
    ways.set(key, { ...own, value: own.value + value, goods: own.goods + 1 })
  }
  const onward = new Set(
    result.links.onward
      .filter((one) => one.rose && one.origins.length > 0)
      .map((one) => one.legs.onward.verdict.corridor),
  )
  for (const corridor of result.corridors) {
    if (corridor.via !== null) continue
    const { verdict } = corridor
    if (corridor.kind === 'fall') {
      const leg = { verdict, corridor: result.panel.corridors[verdict.corridor]! }
      add(
        corridor.origin,
        corridor.destination,
        'lost',
        valueExpected(leg, result) - valueAfter(leg, result),
      )
    } else {
      const kind = onward.has(verdict.corridor) ? 'onward' : 'gain'
      add(corridor.origin, corridor.destination, kind, corridor.excess)
    }
  }
  return [...ways.values()].sort(
    (a, b) => b.value - a.value || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1),
  )
}
