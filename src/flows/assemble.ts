import { tableAsOf } from '../tables/index.ts'
import { compareText } from '../values/index.ts'
import type { SeriesKey } from './load/accumulate.ts'
import type { LoadedTrade } from './load/load.ts'
import { monthText } from './month.ts'
import type { Corridor, Panel } from './panel.ts'

/** Corridors as exporters and as importers report them, over complete periods only. */
export interface Assembled {
  readonly exports: Panel
  readonly imports: Panel
  /** Code of the origin that each place of the trade belongs to: a bloc or itself. */
  readonly code: readonly string[]
  readonly caveats: readonly string[]
}

export interface AssembleOptions {
  readonly by: 'bloc' | 'origin'
  /** Last month to use, as an index; null to find the last complete one. */
  readonly until: number | null
}

/** A period counts as complete where reporters with this share of usual trade have reported. */
const completeShare = 0.95

/** Turns loaded trade into panels of corridors on a complete calendar.
 *
 * Reporters that are members of the European Union are one origin, `eu`, unless `by` is `origin`
 * or there is only one of them. Inside a reporter's span a month without a row is zero; a month in
 * which a regular reporter has no row at all is unknown. Last periods that reporters with 95 % of
 * usual trade have not yet delivered are left out.
 */
export function assemble(trade: LoadedTrade, options: AssembleOptions): Assembled {
  const rows = [...trade.sums.entries()]
  const blocs = blocOf(trade, rows, options.by)
  const presence = presenceOf(trade, rows)
  const last = lastComplete(trade, presence, options.until)
  const build = (flow: number) =>
    panelOf(
      trade,
      rows.filter(([key]) => key.flow === flow),
      { ...blocs, presence, columns: last.columns },
    )
  return {
    exports: build(0),
    imports: build(1),
    code: blocs.code,
    caveats: [...blocs.caveats, ...last.caveats, ...gapsOf(trade, presence, last.columns)],
  }
}

type Row = readonly [SeriesKey, Float64Array]

interface Blocs {
  /** Code of the origin or destination that a place belongs to as a reporter. */
  readonly code: readonly string[]
  readonly caveats: readonly string[]
}

function blocOf(trade: LoadedTrade, rows: readonly Row[], by: 'bloc' | 'origin'): Blocs {
  const members = new Set(
    tableAsOf('countries', '2022-03-01')
      .rows.filter((r) => r.eu_member === '1')
      .map((r) => r.iso2!.toLowerCase()),
  )
  const reporters = new Set(rows.map(([key]) => trade.places[key.reporter]!))
  const own = [...reporters].filter((code) => members.has(code)).sort()
  if (by === 'origin' || own.length < 2) return { code: trade.places, caveats: [] }
  const others = [...reporters].filter((code) => !members.has(code)).sort()
  const caveats = [
    `The origin "eu" is the sum of ${own.length} reporting members: ${own.join(', ')}.`,
    ...(others.length > 0
      ? [`Reporters that are no members are kept apart: ${others.join(', ')}.`]
      : []),
  ]
  return { code: trade.places.map((code) => (members.has(code) ? 'eu' : code)), caveats }
}

/** Periods in which each reporter has any trade, and its usual share. */
interface Presence {
  readonly has: ReadonlyMap<number, Uint8Array>
  readonly weight: ReadonlyMap<number, number>
  /** Rows with trade in each period, over all reporters. */
  readonly rows: Int32Array
  /** Mean number of series with trade in a period of presence. */
  readonly breadth: ReadonlyMap<number, number>
}

function presenceOf(trade: LoadedTrade, rows: readonly Row[]): Presence {
  const has = new Map<number, Uint8Array>()
  const weight = new Map<number, number>()
  const counts = new Map<number, number>()
  const all = new Int32Array(trade.columns)
  for (const [key, values] of rows) {
    let own = has.get(key.reporter)
    if (!own) {
      own = new Uint8Array(trade.columns)
      has.set(key.reporter, own)
    }
    let sum = 0
    let active = 0
    for (let t = 0; t < trade.columns; t++) {
      const value = values[t]!
      if (!(value > 0)) continue
      own[t] = 1
      all[t]!++
      sum += value
      active++
    }
    weight.set(key.reporter, (weight.get(key.reporter) ?? 0) + sum)
    counts.set(key.reporter, (counts.get(key.reporter) ?? 0) + active)
  }
  const breadth = new Map<number, number>()
  for (const [reporter, own] of has) {
    const periods = own.reduce((a, b) => a + b, 0)
    breadth.set(reporter, periods > 0 ? counts.get(reporter)! / periods : 0)
  }
  return { has, weight, rows: all, breadth }
}

/** Share of usual trade whose reporters are present in a period. */
function coverage(presence: Presence, column: number): number {
  let present = 0
  let total = 0
  for (const [reporter, weight] of presence.weight) {
    total += weight
    if (presence.has.get(reporter)![column] === 1) present += weight
  }
  return total > 0 ? present / total : 0
}

function lastComplete(
  trade: LoadedTrade,
  presence: Presence,
  until: number | null,
): { columns: number; caveats: string[] } {
  const caveats: string[] = []
  if (until !== null) {
    const columns = Math.max(
      0,
      Math.min(trade.columns, Math.floor((until - trade.start) / trade.step) + 1),
    )
    const share = coverage(presence, columns - 1)
    if (columns > 0 && share < completeShare) {
      caveats.push(
        `${periodText(trade, columns - 1)} looks incomplete: reporters with ${percent(1 - share)} of usual trade have no row; it was used because --until names it.`,
      )
    }
    return { columns, caveats }
  }
  let columns = trade.columns
  while (columns > 3) {
    const column = columns - 1
    const share = coverage(presence, column)
    const usual = usualRows(presence.rows, column)
    const few = usual >= 10 && presence.rows[column]! < 0.5 * usual
    if (share >= completeShare && !few) break
    caveats.push(
      share < completeShare
        ? `${periodText(trade, column)} is left out as incomplete: reporters with ${percent(1 - share)} of usual trade have no row (${missingIn(trade, presence, column).join(', ')}).`
        : `${periodText(trade, column)} is left out as incomplete: ${presence.rows[column]} series with trade against ${Math.round(usual)} usually.`,
    )
    columns--
  }
  return { columns, caveats }
}

function usualRows(rows: Int32Array, column: number): number {
  const past = [...rows.slice(Math.max(0, column - 12), column)].sort((a, b) => a - b)
  return past[Math.floor(past.length / 2)] ?? 0
}

function missingIn(trade: LoadedTrade, presence: Presence, column: number): string[] {
  return [...presence.has]
    .filter(([, own]) => own[column] === 0)
    .map(([reporter]) => trade.places[reporter]!)
    .sort()
}

/** A reporter with fewer series than this may really have had no trade in a month. */
const regularBreadth = 5

function isRegular(presence: Presence, reporter: number): boolean {
  return presence.breadth.get(reporter)! >= regularBreadth
}

/** True where nothing is known of a reporter's period: outside its span, or a hole in it. */
function unknownAt(presence: Presence, reporter: number, column: number): boolean {
  const own = presence.has.get(reporter)!
  if (own[column] === 1) return false
  return isRegular(presence, reporter)
}

function gapsOf(trade: LoadedTrade, presence: Presence, columns: number): string[] {
  const caveats: string[] = []
  for (const [reporter, own] of presence.has) {
    if (!isRegular(presence, reporter)) continue
    const holes: string[] = []
    for (let t = 0; t < columns; t++) if (own[t] === 0) holes.push(periodText(trade, t))
    if (holes.length === 0) continue
    const shown =
      holes.length > 6
        ? `${holes.slice(0, 6).join(', ')} and ${holes.length - 6} more`
        : holes.join(', ')
    caveats.push(
      `Reporter ${trade.places[reporter]} has no row at all in ${shown}: unknown, not zero.`,
    )
  }
  return caveats
}

interface Building extends Blocs {
  readonly presence: Presence
  readonly columns: number
}

function panelOf(trade: LoadedTrade, rows: readonly Row[], on: Building): Panel {
  const index = new Map<string, number>()
  const corridors: Corridor[] = []
  const parts: [number, Row][] = []
  for (const row of rows) {
    const [key] = row
    const corridor = corridorOf(trade, on.code, key)
    if (!corridor) continue
    const { hs6, origin, destination } = corridor
    const id = `${hs6} ${origin} ${destination}`
    let at = index.get(id)
    if (at === undefined) {
      at = corridors.length
      index.set(id, at)
      corridors.push(corridor)
    }
    parts.push([at, row])
  }
  const order = corridors
    .map((_, i) => i)
    .sort((a, b) => compareCorridors(corridors[a]!, corridors[b]!))
  const position = new Int32Array(corridors.length)
  order.forEach((from, to) => {
    position[from] = to
  })
  const values = new Float64Array(corridors.length * on.columns)
  for (const [at, [key, row]] of parts) {
    const offset = position[at]! * on.columns
    const blocMember = on.code[key.reporter] !== trade.places[key.reporter]
    for (let t = 0; t < on.columns; t++) {
      // A member of a bloc that is silent for a month leaves the bloc's sum a little low; the
      // caveats name it. A reporter that stands alone leaves the month unknown.
      const unknown = !blocMember && unknownAt(on.presence, key.reporter, t)
      values[offset + t]! += unknown ? Number.NaN : row[t]! / trade.step
    }
  }
  return {
    start: trade.start,
    months: on.columns,
    step: trade.step,
    corridors: order.map((i) => corridors[i]!),
    values,
  }
}

/** The corridor that a series of a reporter belongs to; null for trade within a bloc.
 *
 * Members of a bloc are one origin for importers too, so that both sides can be compared; as
 * destinations they stay apart.
 *
 * @param code origin of each place: a bloc or itself
 */
export function corridorOf(
  trade: Pick<LoadedTrade, 'places' | 'products'>,
  code: readonly string[],
  key: SeriesKey,
): Corridor | null {
  const reporter = code[key.reporter]!
  const own = code[key.partner]!
  const partner = key.flow === 1 || own === reporter ? own : trade.places[key.partner]!
  if (partner === reporter) return null
  return {
    hs6: trade.products[key.product]!,
    origin: key.flow === 0 ? reporter : partner,
    destination: key.flow === 0 ? partner : reporter,
    ...(key.flow === 1 ? { reportedBy: 'importer' as const } : {}),
  }
}

/** Order of corridors in every panel: goods, origin, destination. */
export function compareCorridors(a: Corridor, b: Corridor): number {
  return (
    compareText(a.hs6, b.hs6) ||
    compareText(a.origin, b.origin) ||
    compareText(a.destination, b.destination)
  )
}

function periodText(trade: LoadedTrade, column: number): string {
  const month = monthText(trade.start + column * trade.step)
  return trade.step === 12 ? month.slice(0, 4) : month
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`
}
