import type { Finding } from '../../model/index.ts'
import { daySpan } from '../day.ts'
import { daysBetween } from '../listed.ts'
import { plainName } from '../upstream.ts'
import { finding } from './draft.ts'

/** One supply or payment: who buys what from whom, when, for how much. */
export interface Supply {
  readonly buyer: string
  readonly supplier: string
  /** Code or description of the goods: suppliers of the same are compared. */
  readonly goods: string
  /** ISO date. */
  readonly date: string
  /** In one currency for all supplies; null where it is not known. */
  readonly value: number | null
  /** Where it is recorded: "orders.csv, row 3". */
  readonly record: string
}

export interface SupplierOptions {
  /** Suppliers of the same goods from which on it is told. Defaults to 3, our own choice. */
  readonly suppliers?: number
  /** Within how many days. Defaults to 30, our own choice. */
  readonly days?: number
  /** Supplies above this value are no small ones. Defaults to 10,000, our own choice. */
  readonly small?: number
}

/** Buyers that take the same goods in small amounts from many suppliers within a short time.
 *
 * @example
 * manySmallSuppliers(supplies)[0].rule // 'concealment.many-small-suppliers'
 */
export function manySmallSuppliers(
  supplies: readonly Supply[],
  { suppliers = 3, days = 30, small = 10_000 }: SupplierOptions = {},
): readonly Finding[] {
  const groups = new Map<string, Supply[]>()
  for (const supply of supplies) {
    if (daySpan(supply.date) === null) continue
    if (supply.value !== null && supply.value > small) continue
    const key = `${plainName(supply.buyer)}\u0000${supply.goods.trim().toLowerCase()}`
    const group = groups.get(key)
    if (group) group.push(supply)
    else groups.set(key, [supply])
  }
  return [...groups.values()].flatMap((group) => {
    const widest = widestWindow(group, days)
    const names = new Set(widest.map((s) => plainName(s.supplier)))
    return names.size < suppliers ? [] : [manyFinding(widest, { count: names.size, days, small })]
  })
}

/** The supplies within any span of days that have the most different suppliers. */
function widestWindow(group: readonly Supply[], days: number): readonly Supply[] {
  const day = (s: Supply) => daySpan(s.date)!.first
  const sorted = [...group].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
  const inside = new Map<string, number>()
  let start = 0
  let best: { from: number; to: number; count: number } = { from: 0, to: 0, count: 0 }
  for (const [end, supply] of sorted.entries()) {
    const name = plainName(supply.supplier)
    inside.set(name, (inside.get(name) ?? 0) + 1)
    while (daysBetween(day(sorted[start]!), day(supply)) > days) {
      const left = plainName(sorted[start++]!.supplier)
      const count = inside.get(left)! - 1
      if (count === 0) inside.delete(left)
      else inside.set(left, count)
    }
    if (inside.size > best.count) best = { from: start, to: end + 1, count: inside.size }
  }
  return sorted.slice(best.from, best.to)
}

function manyFinding(
  supplies: readonly Supply[],
  { count, days, small }: { count: number; days: number; small: number },
): Finding {
  const first = supplies[0]!
  return finding({
    rule: 'concealment.many-small-suppliers',
    effect: 'review',
    basis: 'indicator',
    area: 'behaviour',
    text: `${first.buyer} took ${first.goods} from ${count} suppliers within ${days} days, each time for at most ${small} or an unknown value.`,
    facts: supplies.map((s) => ({
      field: s.record,
      value: `${s.date}, ${s.supplier}, ${s.value === null ? 'value unknown' : s.value}`,
    })),
    citation: 'FIN-2023-Alert004; the numbers are our own defaults',
    clears: 'The reason for buying in small lots, and who uses the goods.',
  })
}
