import type { Finding } from '../model/index.ts'
import { derivationOf, type Step, stepOf } from './derive.ts'
import { dataQualityFindings } from './findings/data-quality.ts'
import type { OwnershipGraph } from './graph.ts'
import {
  nameOf,
  type OutcomeKind,
  outcomeKind,
  type Solved,
  solveOwnership,
  wayTo,
} from './outcome.ts'
import { holdingsIn } from './pair.ts'
import { describeTest, type RuleName, type RuleStatus, ruleAsOf } from './rule.ts'
import { percentOf, whole } from './share.ts'
import type { Bound, Closure, ReachedBy } from './solve.ts'
import { type Tip, tipsOf } from './tip.ts'

/** A party that the rule reaches. */
export interface Reached {
  readonly id: string
  readonly name: string
  /** Per cent: the sum of the direct stakes that listed or reached owners certainly hold. */
  readonly share: number
  /** Identifiers of a shortest way from a listed person to the party. */
  readonly path: readonly string[]
  readonly by: ReachedBy
  /**
   * Every step that leads here, in order, in words. In an answer of more than 100,000 steps only
   * the party's own step: those of its owners stand with them.
   */
  readonly derivation: readonly Step[]
}

/** A party that the rule would reach if what is unknown turned out so. */
export interface NotExcluded {
  readonly id: string
  readonly name: string
  /** Per cent that listed or reached owners certainly hold. */
  readonly low: number
  /** Per cent that listed, reached or possibly reached owners hold at most. */
  readonly high: number
  /** Per cent that the uncertain stakes together would have to come to for the party to be reached. */
  readonly tips: number
  /** Each thing that could tip it, in words. */
  readonly tipping: readonly Tip[]
  readonly path: readonly string[]
  readonly by: ReachedBy
  readonly derivation: readonly Step[]
}

/** What a rule says when it is taken to have a status. */
export interface Reading {
  readonly status: RuleStatus
  readonly reached: readonly Reached[]
  readonly cannotBeExcluded: readonly NotExcluded[]
}

/** The answer of one rule on one date: the contract of `ownership FILE --format json`. */
export interface OwnershipResult extends Reading {
  readonly rule: RuleName
  readonly instrument: string
  /** ISO date of the law and of the statements. */
  readonly asOf: string
  readonly citation: string
  /** The test in words: "50 % or more". */
  readonly test: string
  readonly note: string
  /** V: checked against a public page; M: to be verified. */
  readonly verified: string
  /** Listed persons that the statements name. */
  readonly listed: readonly string[]
  /** Both readings where the status is `unconfirmed`. */
  readonly readings?: readonly Reading[]
  readonly findings: readonly Finding[]
  /** Version of the table of rules. */
  readonly table: string
}

export interface AssessOptions {
  readonly rule: RuleName
  /** ISO date, YYYY-MM-DD. */
  readonly asOf: string
  /** Identifiers of listed persons, as the statements have them. */
  readonly listed: Iterable<string>
  /** "833/2014 Art. 5aa"; defaults to the rule's main instrument. */
  readonly instrument?: string | undefined
}

const none = { reached: [], cannotBeExcluded: [] } as const

/** Who is reached under a rule on a date, who cannot be excluded, and how that follows.
 *
 * Where the rule is not in force or suspended nobody is reached. Where its status is unconfirmed
 * nobody is reached either, and `readings` says what holds in each case.
 *
 * @throws TidewaiterError `ownership.instrument` for an instrument that the rule does not have
 * @example
 * assessOwnership(graph, { rule: 'ofac', asOf: '2025-06-01', listed: ['X'] }).reached[0]
 * // { id: 'A', share: 50, path: ['X', 'A'], by: 'ownership', … }
 */
export function assessOwnership(graph: OwnershipGraph, options: AssessOptions): OwnershipResult {
  const rule = ruleAsOf(options.rule, options.asOf, options.instrument)
  const solved = solveOwnership(graph, { rule, asOf: options.asOf, listed: options.listed })
  return {
    rule: rule.rule,
    instrument: rule.instrument,
    asOf: options.asOf,
    ...resultOf(solved),
    citation: rule.citation,
    test: describeTest(rule),
    note: rule.note,
    verified: rule.verified,
    listed: [...solved.low.listed].map((n) => graph.ids[n]!).sort(),
    findings: [...graph.data.findings, ...dataQualityFindings(graph, options.asOf)],
    table: rule.version,
  }
}

function resultOf(solved: Solved): Reading & { readings?: readonly Reading[] } {
  const { status } = solved.rule
  switch (status) {
    case 'in_force':
      return readingOf(solved)
    case 'not_in_force':
    case 'suspended':
      return { status, ...none }
    case 'unconfirmed':
      return {
        status,
        ...none,
        readings: [readingOf(solved), { status: 'suspended', ...none }],
      }
    default:
      return status satisfies never
  }
}

/** What the rule reaches if it is in force, whatever its status is.
 *
 * @example
 * readingOf(solved).reached.map((r) => r.id) // ['A', 'B']
 */
export function readingOf(solved: Solved): Reading {
  const { graph, low, high } = solved
  const byId = (a: number, b: number) => (graph.ids[a]! < graph.ids[b]! ? -1 : 1)
  const possible = [...high.reached].filter((n) => !low.reached.has(n))
  const budget = { steps: mostSteps }
  return {
    status: 'in_force',
    reached: [...low.reached].sort(byId).map((n) => reachedOf(solved, n, budget)),
    cannotBeExcluded: possible.sort(byId).map((n) => notExcludedOf(solved, n, budget)),
  }
}

/** Steps of derivations in one answer; a chain of n parties has n²/2 of them. */
const mostSteps = 100_000

interface Budget {
  steps: number
}

function derivation(
  solved: Solved,
  { closure, number, bound }: { closure: Closure; number: number; bound: Bound },
  budget: Budget,
): readonly Step[] {
  if (budget.steps <= 0) return [stepOf(solved, closure, number, bound)]
  const steps = derivationOf(solved, closure, number, bound)
  budget.steps -= steps.length
  return steps
}

/** Sum of the direct stakes in a party that owners counted in a solution hold. */
function stakes(solved: Solved, number: number, bound: 'low' | 'high'): number {
  const { listed, reached } = solved[bound]
  let sum = 0
  for (const { owner, ownership } of holdingsIn(solved.graph, number, solved.day)) {
    if (listed.has(owner) || reached.has(owner)) sum += ownership[bound]
  }
  return sum
}

function reachedOf(solved: Solved, number: number, budget: Budget): Reached {
  const { graph } = solved
  const { closure, path } = wayTo(solved, number, 'low')!
  return {
    id: graph.ids[number]!,
    name: nameOf(graph, number),
    share: percentOf(stakes(solved, number, 'low')),
    path: path.map((n) => graph.ids[n]!),
    by: closure.reached.get(number)!.by,
    derivation: derivation(solved, { closure, number, bound: 'low' }, budget),
  }
}

function notExcludedOf(solved: Solved, number: number, budget: Budget): NotExcluded {
  const { graph } = solved
  const { closure, path } = wayTo(solved, number, 'high')!
  const low = stakes(solved, number, 'low')
  const { tips, tipping } = tipsOf(solved, number)
  return {
    id: graph.ids[number]!,
    name: nameOf(graph, number),
    low: percentOf(low),
    high: percentOf(Math.max(low, Math.min(whole, stakes(solved, number, 'high')))),
    tips: percentOf(tips),
    tipping,
    path: path.map((n) => graph.ids[n]!),
    by: closure.reached.get(number)!.by,
    derivation: derivation(solved, { closure, number, bound: 'high' }, budget),
  }
}

/** What a rule makes of one party: its entry in the whole answer, and nothing of the others.
 *
 * The status of the rule does not matter here, as in `readingOf`.
 *
 * @returns the kind alone where there is nothing to explain
 * @example
 * explainOutcome(solved, 'A') // { kind: 'reached', reached: { id: 'A', share: 50, … } }
 */
export function explainOutcome(
  solved: Solved,
  id: string,
): {
  readonly kind: OutcomeKind
  readonly reached?: Reached
  readonly notExcluded?: NotExcluded
} {
  const kind = outcomeKind(solved, id)
  const number = solved.graph.numberOf(id)
  const budget = { steps: mostSteps }
  if (number === undefined) return { kind }
  if (kind === 'reached') return { kind, reached: reachedOf(solved, number, budget) }
  if (kind !== 'cannot_be_excluded') return { kind }
  return { kind, notExcluded: notExcludedOf(solved, number, budget) }
}
