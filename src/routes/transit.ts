import { tableAsOf } from '../tables/index.ts'
import { countryFacts, type TransshipmentNotice } from './country.ts'
import { type Embargo, embargoesOn } from './embargo.ts'

/** A way of goods in lower-case ISO codes; what is unknown is left out. */
export interface RouteCodes {
  readonly origin?: string
  readonly destination?: string
  /** Places passed, in order: transit countries, ports, intermediate consignees. */
  readonly via: readonly string[]
}

/** Something a route says by itself. */
export type RouteFact =
  | { readonly kind: 'passes_embargoed'; readonly place: string; readonly embargo: Embargo }
  | {
      /** EU goods through Russia or Belarus: listed goods may not pass. */
      readonly kind: 'eu_transit_ban'
      readonly place: 'ru' | 'by'
      readonly destination: string
      readonly citation: string
      readonly effectiveFrom: string
      readonly verified: string
    }
  | {
      /** On to Central Asia or the Caucasus through Russia or Belarus: goods often stay there. */
      readonly kind: 'through_russia'
      readonly place: 'ru' | 'by'
      readonly destination: string
      readonly citation: string
    }
  | {
      readonly kind: 'transshipment'
      readonly place: string
      readonly part: 'via' | 'destination'
      readonly notices: readonly TransshipmentNotice[]
    }
  | {
      /** A rule of ours: a place of transshipment that does not lie between origin and destination. */
      readonly kind: 'detour'
      readonly place: string
      readonly direct: number
      readonly through: number
      readonly text: string
    }

const transitBans = {
  ru: {
    citation: 'Reg. (EU) 833/2014 Art. 2(1a), 2a(1a), 3c(1a), 3k(1a)',
    effectiveFrom: '2023-02-26',
  },
  by: {
    citation: 'Reg. (EC) 765/2006 as amended by Reg. (EU) 2024/1865',
    effectiveFrom: '2024-07-01',
  },
} as const

const onward = new Set(['am', 'az', 'ge', 'kz', 'kg', 'mn', 'tj', 'tm', 'uz'])

/** What a route says: embargoed places passed, transit bans, transshipment, detours.
 *
 * @param asOf ISO date
 * @example
 * routeFacts({ origin: 'de', destination: 'kz', via: ['pl', 'by', 'ru'] }, '2024-08-01').map((f) => f.kind)
 * // ['eu_transit_ban', 'through_russia', 'eu_transit_ban', 'through_russia', 'transshipment']
 */
export function routeFacts(route: RouteCodes, asOf: string): readonly RouteFact[] {
  const facts: RouteFact[] = []
  for (const place of route.via) {
    for (const embargo of embargoesOn(place, asOf)) {
      if (embargo.scope === 'comprehensive')
        facts.push({ kind: 'passes_embargoed', place, embargo })
    }
    if (place === 'ru' || place === 'by') facts.push(...throughRussia(place, route, asOf))
    const notices = countryFacts(place, asOf)?.transshipment ?? []
    if (notices.length > 0) {
      facts.push({ kind: 'transshipment', place, part: 'via', notices })
      const detour = detourThrough(place, route)
      if (detour) facts.push(detour)
    }
  }
  const end = route.destination ? countryFacts(route.destination, asOf) : undefined
  if (end && end.transshipment.length > 0)
    facts.push({
      kind: 'transshipment',
      place: end.iso,
      part: 'destination',
      notices: end.transshipment,
    })
  return facts
}

function throughRussia(place: 'ru' | 'by', route: RouteCodes, asOf: string): RouteFact[] {
  const { origin, destination } = route
  if (!destination || destination === 'ru' || destination === 'by') return []
  const facts: RouteFact[] = []
  const ban = transitBans[place]
  if (origin && countryFacts(origin, asOf)?.euMember && ban.effectiveFrom <= asOf)
    facts.push({ kind: 'eu_transit_ban', place, destination, verified: 'V', ...ban })
  if (onward.has(destination))
    facts.push({
      kind: 'through_russia',
      place,
      destination,
      citation: 'EU Commission guidance on enhanced due diligence; own rule',
    })
  return facts
}

interface Regions {
  readonly of: ReadonlyMap<string, string>
  readonly neighbours: ReadonlyMap<string, readonly string[]>
}

let regions: Regions | undefined

function load(): Regions {
  if (regions) return regions
  const of = new Map<string, string>()
  const neighbours = new Map<string, Set<string>>()
  const link = (a: string, b: string) => neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b))
  for (const row of tableAsOf('trade_regions', '9999-12-31').rows) {
    for (const country of row.countries!.toLowerCase().split(' ')) of.set(country, row.region!)
    for (const other of row.neighbours!.split(';')) {
      link(row.region!, other)
      link(other, row.region!)
    }
  }
  regions = { of, neighbours: new Map([...neighbours].map(([region, set]) => [region, [...set]])) }
  return regions
}

/** Steps between the regions of two countries; undefined where one is in no region of the table.
 *
 * @example
 * regionSteps('de', 'fr') // 0
 * regionSteps('de', 'hk') // 2
 */
export function regionSteps(from: string, to: string): number | undefined {
  const { of, neighbours } = load()
  const start = of.get(from)
  const end = of.get(to)
  if (!start || !end) return undefined
  const steps = new Map([[start, 0]])
  for (const region of steps.keys()) {
    if (region === end) return steps.get(region)
    for (const next of neighbours.get(region) ?? []) {
      if (!steps.has(next)) steps.set(next, steps.get(region)! + 1)
    }
  }
  return undefined
}

function detourThrough(place: string, route: RouteCodes): RouteFact | undefined {
  if (!route.origin || !route.destination) return undefined
  const direct = regionSteps(route.origin, route.destination)
  const there = regionSteps(route.origin, place)
  const on = regionSteps(place, route.destination)
  if (direct === undefined || there === undefined || on === undefined) return undefined
  const through = there + on
  // One region more can be the usual shipping line; two are a way back.
  if (through < direct + 2) return undefined
  return {
    kind: 'detour',
    place,
    direct,
    through,
    text: `From ${route.origin} to ${route.destination} are ${direct} steps between regions, through ${place} ${through}: a detour by a rule of ours, not of a regulator`,
  }
}
