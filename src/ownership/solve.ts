import { type OwnershipGraph, validity } from './graph.ts'
import { type Holding, holdingsOf } from './pair.ts'
import type { OwnershipRule } from './rule.ts'
import { whole } from './share.ts'

/** Which end of the intervals counts: what is certain, or what is possible. */
export type Bound = 'low' | 'high'

/** How a party came to be reached: by the number, by votes, or by control. */
export type ReachedBy = 'ownership' | 'votes' | 'control'

interface Reach {
  readonly by: ReachedBy
  /** Place in the order in which parties were reached; owners come before what they reach. */
  readonly order: number
}

/** Parties reached from one set of listed persons whose holdings add up. */
export interface Closure {
  /** Numbers of the listed persons. */
  readonly seeds: readonly number[]
  /** Reached parties, without the seeds. */
  readonly reached: ReadonlyMap<number, Reach>
}

interface Total {
  ownership: number
  votes: number
}

/** Does a share pass the test of the rule? */
export function passes(rule: OwnershipRule, share: number): boolean {
  return rule.operator === 'ge' ? share >= rule.threshold : share > rule.threshold
}

function reachedBy(
  rule: OwnershipRule,
  total: Total,
  holding: Holding,
  bound: Bound,
): ReachedBy | null {
  if (passes(rule, total.ownership)) return 'ownership'
  if (!rule.control) return null
  // A majority of the votes is control, whatever operator the ownership test has.
  if (total.votes > whole / 2) return 'votes'
  if (holding.control === 'certain') return 'control'
  return bound === 'high' && holding.control === 'possible' ? 'control' : null
}

/**
 * The least set that holds the seeds and every party in which its members together hold enough:
 * a party counts only once its owner does, so a circle of companies never reaches itself, and an
 * owner that counts passes on its full stake, never a product of percentages.
 *
 * Touches only holdings of members, each once.
 *
 * @param day days since 1970-01-01
 */
function closureOf(
  graph: OwnershipGraph,
  seeds: readonly number[],
  rule: OwnershipRule,
  { day, bound }: { readonly day: number; readonly bound: Bound },
): Closure {
  const seeded = new Set(seeds)
  const reached = new Map<number, Reach>()
  const totals = new Map<number, Total>()
  const queue = [...seeds]
  for (let i = 0; i < queue.length; i++) {
    for (const holding of holdingsOf(graph, queue[i]!, day)) {
      const { owned } = holding
      if (seeded.has(owned) || reached.has(owned)) continue
      const total = totals.get(owned) ?? { ownership: 0, votes: 0 }
      total.ownership += holding.ownership[bound]
      total.votes += holding.votes[bound]
      totals.set(owned, total)
      const by = reachedBy(rule, total, holding, bound)
      if (by === null) continue
      reached.set(owned, { by, order: reached.size })
      queue.push(owned)
    }
  }
  return { seeds, reached }
}

/** Groups of listed persons with a joint arrangement on a day; everybody else is a group of one. */
function jointGroups(
  graph: OwnershipGraph,
  listed: readonly number[],
  { day, bound }: { readonly day: number; readonly bound: Bound },
): readonly (readonly number[])[] {
  const member = new Set(listed)
  const group = new Map<number, number[]>(listed.map((n) => [n, [n]]))
  for (const a of listed) {
    for (const { positions, owned: b } of holdingsOf(graph, a, day)) {
      const joint = positions.some(
        (i) =>
          graph.statements[i]!.kind === 'joint' &&
          (bound === 'high' || validity(graph, i, day) === 'yes'),
      )
      if (!joint || !member.has(b) || group.get(a) === group.get(b)) continue
      const joined = [...group.get(a)!, ...group.get(b)!].sort((x, y) => x - y)
      for (const n of joined) group.set(n, joined)
    }
  }
  return [...new Set(group.values())]
}

/** The sets of listed persons whose holdings are added up under a rule. */
function seedGroups(
  graph: OwnershipGraph,
  listed: readonly number[],
  rule: OwnershipRule,
  options: { readonly day: number; readonly bound: Bound },
): readonly (readonly number[])[] {
  switch (rule.aggregation) {
    case 'all':
      return listed.length > 0 ? [listed] : []
    case 'single':
      return listed.map((n) => [n])
    case 'single_or_joint':
      return jointGroups(graph, listed, options)
    default:
      return rule.aggregation satisfies never
  }
}

/** All that a rule reaches from the listed persons on a day, with one end of the intervals. */
export interface Solution {
  readonly bound: Bound
  readonly closures: readonly Closure[]
  /** Reached parties over all groups, without the listed. */
  readonly reached: ReadonlySet<number>
  readonly listed: ReadonlySet<number>
}

/** Solves a rule: the least fixed point for every group of listed persons.
 *
 * @example
 * solve(graph, [graph.numberOf('X')!], ruleAsOf('ofac', '2025-01-01'), { day: 20089, bound: 'low' })
 */
export function solve(
  graph: OwnershipGraph,
  listed: readonly number[],
  rule: OwnershipRule,
  options: { readonly day: number; readonly bound: Bound },
): Solution {
  const isListed = new Set(listed)
  const reached = new Set<number>()
  const closures = seedGroups(graph, listed, rule, options).map((seeds) =>
    closureOf(graph, seeds, rule, options),
  )
  for (const closure of closures) {
    for (const number of closure.reached.keys()) {
      if (!isListed.has(number)) reached.add(number)
    }
  }
  return { bound: options.bound, closures, reached, listed: isListed }
}
