import { type OwnershipGraph, validity } from './graph.ts'
import type { InterestKind } from './interest.ts'
import { type Share, unknownShare, whole } from './share.ts'
import type { OwnershipStatement } from './statement.ts'

/** What one owner has in one party on one day, over all statements about the two. */
export interface Holding {
  readonly owner: number
  readonly owned: number
  /** Share of ownership that counts for the rules. */
  readonly ownership: Share
  /** Share of votes. */
  readonly votes: Share
  readonly control: 'none' | 'possible' | 'certain'
  /** Positions of the statements that hold, surely or possibly, on the day. */
  readonly positions: readonly number[]
}

interface Reading {
  readonly statement: OwnershipStatement
  readonly share: Share
}

const nothing: Share = Object.freeze({ low: 0, high: 0 })
const half = whole / 2

/** Kinds that pass a share of ownership with certainty, as far as the share itself is certain. */
const owning: ReadonlySet<InterestKind> = new Set(['ownership', 'beneficiary', 'nominator'])
/** Kinds that may turn out to be ownership: title held for others, trusts, options, the unknown. */
const perhapsOwning: ReadonlySet<InterestKind> = new Set([
  'conditional',
  'settlor',
  'trustee',
  'protector',
  'nominee',
  'unknown',
])
const perhapsControl: ReadonlySet<InterestKind> = new Set([
  'influence',
  'conditional',
  'settlor',
  'trustee',
  'protector',
  'nominee',
  'unknown',
])

function add(a: Share, b: Share): Share {
  const low = a.low + b.low
  // Nobody can hold more than the whole, unless the statements themselves say so.
  return { low, high: Math.max(low, Math.min(whole, a.high + b.high)) }
}

/** Several accounts of the same thing side by side: the true one lies within all their ends. */
function envelope(shares: readonly Share[]): Share {
  return {
    low: Math.min(...shares.map((s) => s.low)),
    high: Math.max(...shares.map((s) => s.high)),
  }
}

const sameShare = (a: Share, b: Share) => a.low === b.low && a.high === b.high

/**
 * One kind of interest of a pair. Parts of one declaration add up. Different declarations are
 * different accounts of one holding and stand side by side; where they differ and the same source
 * makes both, they may also be parcels of one holding, so the upper end is their sum.
 */
function accounts(readings: readonly Reading[]): Share {
  const declarations = new Map<string, { share: Share; by: string }>()
  for (const { statement, share } of readings) {
    const by = statement.source.assertedBy ?? statement.source.dataset
    const known = declarations.get(statement.declaration)
    declarations.set(statement.declaration, { by, share: known ? add(known.share, share) : share })
  }
  const all = [...declarations.values()]
  const side = envelope(all.map((d) => d.share))
  const parcels = new Map<string, Share[]>()
  for (const { by, share } of all) {
    const others = parcels.get(by) ?? []
    if (!others.some((other) => sameShare(other, share))) parcels.set(by, [...others, share])
  }
  const sums = [...parcels.values()].map((list) => list.reduce(add).high)
  return { low: side.low, high: Math.max(side.high, ...sums) }
}

function byKind(readings: readonly Reading[], kinds: ReadonlySet<InterestKind>): readonly Share[] {
  const groups = new Map<InterestKind, Reading[]>()
  for (const reading of readings) {
    const { kind } = reading.statement
    if (kinds.has(kind)) groups.set(kind, [...(groups.get(kind) ?? []), reading])
  }
  return [...groups.values()].map(accounts)
}

/**
 * Ownership of a pair: what surely is ownership, plus what may be. Rights to profits or assets are
 * the ownership of a body without shares; beside a stated holding of shares they only raise the
 * upper end.
 */
function ownershipOf(readings: readonly Reading[]): Share {
  const sure = byKind(readings, owning)
  const perhaps = byKind(readings, perhapsOwning)
  const economic = byKind(readings, new Set<InterestKind>(['economic']))[0]
  let share = sure.reduce(add, nothing)
  if (economic) {
    share =
      sure.length === 0 ? economic : { low: share.low, high: Math.max(share.high, economic.high) }
  }
  return perhaps.reduce((sum, s) => add(sum, { low: 0, high: s.high }), share)
}

function controlOf(
  readings: readonly Reading[],
  certain: ReadonlySet<Reading>,
): Holding['control'] {
  let control: Holding['control'] = 'none'
  for (const reading of readings) {
    const { kind, share } = reading.statement
    if (kind === 'control' || kind === 'appointment') {
      if (certain.has(reading) && (share === null || share.low > half)) return 'certain'
      if (share === null || share.high > half) control = 'possible'
    } else if (perhapsControl.has(kind)) control = 'possible'
  }
  return control
}

/** What the statements from position `start` to `end` (of one pair) amount to on a day; null if nothing. */
function holdingAt(graph: OwnershipGraph, start: number, end: number, day: number): Holding | null {
  const owner = graph.owner[start]!
  const owned = graph.owned[start]!
  // A share a body holds in itself gives nobody anything.
  if (owner === owned) return null
  const readings: Reading[] = []
  const certain = new Set<Reading>()
  const positions: number[] = []
  for (let i = start; i < end; i++) {
    const valid = validity(graph, i, day)
    if (valid === 'no') continue
    const statement = graph.statements[i]!
    const sure = valid === 'yes' && statement.directness !== 'indirect'
    const stated = statement.share ?? unknownShare
    const reading = { statement, share: sure ? stated : { low: 0, high: stated.high } }
    readings.push(reading)
    positions.push(i)
    if (sure) certain.add(reading)
  }
  if (readings.length === 0) return null
  return {
    owner,
    owned,
    ownership: ownershipOf(readings),
    votes: byKind(readings, new Set<InterestKind>(['voting'])).reduce(add, nothing),
    control: controlOf(readings, certain),
    positions,
  }
}

/** Calls back for everything that a party has in others on a day. */
export function* holdingsOf(graph: OwnershipGraph, owner: number, day: number): Generator<Holding> {
  const end = graph.ownerStart[owner + 1]!
  let start = graph.ownerStart[owner]!
  while (start < end) {
    let next = start + 1
    while (next < end && graph.owned[next] === graph.owned[start]) next++
    const holding = holdingAt(graph, start, next, day)
    if (holding) yield holding
    start = next
  }
}

/** Everything that others have in a party on a day, by the number of the owner. */
export function* holdingsIn(graph: OwnershipGraph, owned: number, day: number): Generator<Holding> {
  const end = graph.ownedStart[owned + 1]!
  let start = graph.ownedStart[owned]!
  while (start < end) {
    const first = graph.byOwned[start]!
    let next = start + 1
    while (next < end && graph.owner[graph.byOwned[next]!] === graph.owner[first]) next++
    const holding = holdingAt(graph, first, first + next - start, day)
    if (holding) yield holding
    start = next
  }
}
