import { corridorOf } from '../assemble.ts'
import type { LoadedTrade } from '../load/load.ts'
import type { Corridor } from '../panel.ts'
import { corridorKey } from '../sides.ts'
import { percentInWords } from '../words.ts'
import { type Explanation, muchOfIt, type Rise } from './explanation.ts'

/** What a corridor's series is the sum of. */
export interface Parts {
  /** Values by reporter. */
  readonly values: readonly { readonly reporter: string; readonly months: Float64Array }[]
  /** Quantities over all reporters; null where the files have none. */
  readonly quantities: Float64Array | null
}

/** Finds the reporters and quantities behind some corridors, in one pass over the loaded trade. */
export function partsOf(
  trade: LoadedTrade,
  code: readonly string[],
  corridors: readonly Corridor[],
): Map<Corridor, Parts> {
  const wanted = new Map<string, Corridor>()
  for (const corridor of corridors) {
    for (const hs6 of corridor.group ?? [corridor.hs6]) {
      wanted.set(sideKey({ ...corridor, hs6 }), corridor)
    }
  }
  const found = new Map<
    Corridor,
    { values: Parts['values'][number][]; quantities: Float64Array | null }
  >()
  const partOf = (key: Parameters<typeof corridorOf>[2]) => {
    const own = corridorOf(trade, code, key)
    const corridor = own && wanted.get(sideKey(own))
    if (!corridor) return null
    const parts = found.get(corridor) ?? { values: [], quantities: null }
    found.set(corridor, parts)
    return parts
  }
  for (const [key, months] of trade.sums.entries()) {
    partOf(key)?.values.push({ reporter: trade.places[key.reporter]!, months })
  }
  for (const [key, months] of trade.quantities?.entries() ?? []) {
    const parts = partOf(key)
    if (!parts) continue
    parts.quantities ??= new Float64Array(trade.columns)
    for (let t = 0; t < months.length; t++) parts.quantities[t]! += months[t]!
  }
  return found
}

function sideKey(corridor: Corridor): string {
  return `${corridorKey(corridor)} ${corridor.reportedBy ?? 'exporter'}`
}

/** Is the rise carried by reporters from whom no trade at all is known before the date? */
export function newReporter(
  rise: Rise,
  parts: Parts | undefined,
  silentBefore: ReadonlySet<string>,
): Explanation {
  const { window } = rise
  let all = 0
  let fresh = 0
  const names: string[] = []
  for (const { reporter, months } of parts?.values ?? []) {
    const known = months.subarray(window.at, window.to).filter((value) => !Number.isNaN(value))
    const sum = known.reduce((a, b) => a + b, 0)
    all += sum
    if (!silentBefore.has(reporter) || sum === 0) continue
    fresh += sum
    names.push(reporter.toUpperCase())
  }
  const share = all > 0 ? fresh / all : 0
  return {
    name: 'new reporter',
    explains: share >= muchOfIt,
    text:
      names.length === 0
        ? 'all reporters of it have trade before the date'
        : `${names.sort().join(', ')}, with no trade at all before the date, report ${percentInWords(share)} of it`,
  }
}

/** Reporters whose first trade of any kind comes after a date. */
export function silentBefore(trade: LoadedTrade, at: number): Set<string> {
  const silent = new Set<number>()
  const heard = new Set<number>()
  for (const [key, months] of trade.sums.entries()) {
    if (heard.has(key.reporter)) continue
    if (months.subarray(0, at).some((value) => value > 0)) heard.add(key.reporter)
    else silent.add(key.reporter)
  }
  return new Set([...silent].filter((r) => !heard.has(r)).map((r) => trade.places[r]!))
}
