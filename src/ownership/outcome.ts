import { captionOf } from '../model/index.ts'
import { dayNumber } from './day.ts'
import { type OwnershipGraph, partyOf } from './graph.ts'
import { type Path, shortestPaths } from './path.ts'
import type { OwnershipRule } from './rule.ts'
import { type Bound, type Closure, type Solution, solve } from './solve.ts'

/** A rule solved on a graph with both ends of the intervals: what questions are answered from. */
export interface Solved {
  readonly graph: OwnershipGraph
  readonly rule: OwnershipRule
  /** ISO date on which the statements and the rule are taken. */
  readonly asOf: string
  readonly day: number
  /** What is certain. */
  readonly low: Solution
  /** What is possible. */
  readonly high: Solution
}

export interface SolveOptions {
  readonly rule: OwnershipRule
  /** ISO date, YYYY-MM-DD, on which the statements must hold. */
  readonly asOf: string
  /** Identifiers of the listed persons; those that the graph does not have are of no effect. */
  readonly listed: Iterable<string>
}

/** Solves a rule for a graph: one pass for what is certain, one for what is possible.
 *
 * The status of the rule does not matter here; `assessOwnership` looks at it.
 *
 * @example
 * const solved = solveOwnership(graph, { rule: ruleAsOf('ofac', day), asOf: day, listed: ['X'] })
 * outcomeOf(solved, 'A').kind // 'reached'
 */
export function solveOwnership(graph: OwnershipGraph, options: SolveOptions): Solved {
  const { rule, asOf } = options
  const listed = [...new Set(options.listed)]
    .flatMap((id) => graph.numberOf(id) ?? [])
    .sort((a, b) => a - b)
  const day = dayNumber(asOf)
  return {
    graph,
    rule,
    asOf,
    day,
    low: solve(graph, listed, rule, { day, bound: 'low' }),
    high: solve(graph, listed, rule, { day, bound: 'high' }),
  }
}

/** What the rule makes of a party. */
export type OutcomeKind =
  | 'listed'
  | 'reached'
  | 'cannot_be_excluded'
  | 'not_reached'
  | 'unknown_party'

/** The kind of outcome for one party, without its reasons.
 *
 * @example
 * outcomeKind(solved, 'A') // 'reached'
 */
export function outcomeKind(solved: Solved, id: string): OutcomeKind {
  const number = solved.graph.numberOf(id)
  if (number === undefined) return 'unknown_party'
  if (solved.low.listed.has(number)) return 'listed'
  if (solved.low.reached.has(number)) return 'reached'
  return solved.high.reached.has(number) ? 'cannot_be_excluded' : 'not_reached'
}

/** The closure with the shortest way to a party, and that way. */
export interface Way {
  readonly closure: Closure
  readonly path: Path
}

const cache = new WeakMap<Closure, ReadonlyMap<number, Path>>()

/** The shortest way to a reached party over all groups of listed persons. */
export function wayTo(solved: Solved, number: number, bound: Bound): Way | undefined {
  let best: Way | undefined
  for (const closure of solved[bound].closures) {
    if (!closure.reached.has(number)) continue
    let paths = cache.get(closure)
    if (!paths) {
      const { graph, day, rule } = solved
      paths = shortestPaths(graph, closure, { day, bound, control: rule.control })
      cache.set(closure, paths)
    }
    const path = paths.get(number)!
    if (!best || shorter(solved.graph, path, best.path)) best = { closure, path }
  }
  return best
}

function shorter(graph: OwnershipGraph, a: Path, b: Path): boolean {
  if (a.length !== b.length) return a.length < b.length
  const text = (path: Path) => path.map((n) => graph.ids[n]).join('\u0000')
  return text(a) < text(b)
}

/** A party as sentences name it: its name, with the identifier where that is another. */
export function nameOf(graph: OwnershipGraph, number: number): string {
  const id = graph.ids[number]!
  const caption = captionOf(partyOf(graph, id))
  return caption === id ? id : `${caption} (${id})`
}
