import type { Entity } from '../model/index.ts'
import { dayNumber, daySpan } from './day.ts'
import type { OwnershipData, OwnershipStatement } from './statement.ts'

/**
 * Statements as a graph: parties are numbered by first appearance, statements are sorted by owner
 * and owned, so that all statements of one pair are neighbours and a question touches only the
 * part of the graph it is about.
 */
export interface OwnershipGraph {
  readonly data: OwnershipData
  readonly ids: readonly string[]
  /** Statements by (owner, owned), then as given. */
  readonly statements: readonly OwnershipStatement[]
  /** Number of the owner and of the owned party of each statement. */
  readonly owner: Int32Array
  readonly owned: Int32Array
  /** First statement of each owner; the next entry is the end. */
  readonly ownerStart: Int32Array
  /** Positions in `statements` by owned party, then owner. */
  readonly byOwned: Int32Array
  readonly ownedStart: Int32Array
  /**
   * Four days for each statement: the interest certainly holds from `days[4i+1]` to `days[4i+2]`,
   * and possibly from `days[4i]` to `days[4i+3]`; the spans differ where dates are imprecise.
   */
  readonly days: Int32Array
  numberOf(id: string): number | undefined
}

const always = 2 ** 31 - 1

/** Counting sort of positions by a key below `size`; keeps the order of equal keys. */
function sortBy(
  keys: Int32Array,
  order: Int32Array,
  size: number,
): { order: Int32Array; start: Int32Array } {
  const start = new Int32Array(size + 1)
  for (let i = 0; i < keys.length; i++) start[keys[i]! + 1]!++
  for (let i = 0; i < size; i++) start[i + 1]! += start[i]!
  const next = start.slice(0, size)
  const sorted = new Int32Array(keys.length)
  for (let i = 0; i < order.length; i++) sorted[next[keys[order[i]!]!]!++] = order[i]!
  return { order: sorted, start }
}

const spans = new Map<string, readonly [number, number]>()

function spanOf(text: string): readonly [number, number] {
  const known = spans.get(text)
  if (known) return known
  const span = daySpan(text)
  const days: readonly [number, number] = span
    ? [dayNumber(span.first), dayNumber(span.last)]
    : [-always, always]
  // A file has few distinct dates; the bound only keeps a hostile one from filling the memory.
  if (spans.size > 100_000) spans.clear()
  spans.set(text, days)
  return days
}

function writeDays(days: Int32Array, at: number, statement: OwnershipStatement): void {
  const from = statement.from === undefined ? null : spanOf(statement.from)
  const to = statement.to === undefined ? null : spanOf(statement.to)
  days[at] = from ? from[0] : -always
  days[at + 1] = from ? from[1] : -always
  days[at + 2] = to ? to[0] : always
  days[at + 3] = to ? to[1] : always
  if (statement.datesUnclear) {
    // Possibly always, certainly never: the certain span is empty.
    days[at + 1] = always
    days[at + 2] = -always
  }
}

/** Builds the graph that all questions are asked of; what the data says is never changed.
 *
 * @example
 * buildOwnership(readOwnershipRows(rows, meta)).ids.length
 */
export function buildOwnership(data: OwnershipData): OwnershipGraph {
  const numbers = new Map<string, number>()
  const ids: string[] = []
  const numberFor = (id: string): number => {
    let number = numbers.get(id)
    if (number === undefined) {
      number = ids.length
      numbers.set(id, number)
      ids.push(id)
    }
    return number
  }
  // Plain loops: over a million statements, iterators and callbacks cost seconds.
  const count = data.statements.length
  const owners = new Int32Array(count)
  const owneds = new Int32Array(count)
  const given = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const statement = data.statements[i]!
    owners[i] = numberFor(statement.owner)
    owneds[i] = numberFor(statement.owned)
    given[i] = i
  }
  for (const id of data.entities.keys()) numberFor(id)
  const byOwned = sortBy(owneds, given, ids.length).order
  const byOwner = sortBy(owners, byOwned, ids.length)
  const statements: OwnershipStatement[] = new Array(count)
  const owner = new Int32Array(count)
  const owned = new Int32Array(count)
  const days = new Int32Array(4 * count)
  for (let i = 0; i < count; i++) {
    const position = byOwner.order[i]!
    const statement = data.statements[position]!
    statements[i] = statement
    owner[i] = owners[position]!
    owned[i] = owneds[position]!
    writeDays(days, 4 * i, statement)
  }
  const incoming = sortBy(owned, given, ids.length)
  return Object.freeze({
    data,
    ids,
    statements,
    owner,
    owned,
    ownerStart: byOwner.start,
    byOwned: incoming.order,
    ownedStart: incoming.start,
    days,
    numberOf: (id: string) => numbers.get(id),
  })
}

/** Does the interest hold on a day: surely, possibly (its dates are imprecise), or not?
 *
 * @param day days since 1970-01-01
 */
export function validity(
  graph: OwnershipGraph,
  position: number,
  day: number,
): 'yes' | 'maybe' | 'no' {
  const { days } = graph
  const at = 4 * position
  if (day < days[at]! || day > days[at + 3]!) return 'no'
  return day >= days[at + 1]! && day <= days[at + 2]! ? 'yes' : 'maybe'
}

/** The party of an identifier, with nothing but that name where the file says no more. */
export function partyOf(graph: OwnershipGraph, id: string): Entity {
  return (
    graph.data.entities.get(id) ?? {
      id,
      schema: 'LegalEntity',
      properties: { name: [id] },
      datasets: [],
    }
  )
}
