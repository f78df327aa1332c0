import type { Source } from '../model/index.ts'
import { kindInWords } from './interest.ts'
import { nameOf, type Solved } from './outcome.ts'
import { type Holding, holdingsIn } from './pair.ts'
import { describeTest } from './rule.ts'
import { describeShare, percentOf, whole } from './share.ts'
import type { Bound, Closure } from './solve.ts'
import { findingSource } from './statement.ts'

/** Why one party is reached: which owners bring what, and from where that is known. */
export interface Step {
  readonly id: string
  readonly text: string
  readonly sources: readonly Source[]
}

/** The holdings in a party whose owners count in a closure. */
export function countingHoldings(
  solved: Solved,
  closure: Closure,
  number: number,
): readonly Holding[] {
  const seeds = new Set(closure.seeds)
  return [...holdingsIn(solved.graph, number, solved.day)].filter(
    ({ owner }) => seeds.has(owner) || closure.reached.has(owner),
  )
}

/** One holding as a sentence: who, what, how much, and how surely. */
function holdingText(solved: Solved, holding: Holding, bound: Bound): string {
  const { graph } = solved
  const listed = solved.low.listed.has(holding.owner)
  const certain = solved.low.reached.has(holding.owner)
  const state = listed ? 'listed' : certain ? 'reached' : 'possibly reached'
  const who = `${nameOf(graph, holding.owner)} (${state})`
  const parts: string[] = []
  if (holding.ownership.high > 0) {
    const share =
      bound === 'low'
        ? { low: holding.ownership.low, high: holding.ownership.low }
        : holding.ownership
    if (share.high > 0) parts.push(`holds ${describeShare(share)}`)
  }
  if (solved.rule.control) {
    const votes = bound === 'low' ? holding.votes.low : holding.votes.high
    if (votes > 0) parts.push(`has ${percentOf(votes)} % of the votes`)
    if (holding.control === 'certain') parts.push('controls it')
    else if (holding.control === 'possible' && bound === 'high') parts.push('may control it')
  }
  if (parts.length === 0) {
    const kinds = new Set(holding.positions.map((i) => kindInWords(graph.statements[i]!.kind)))
    parts.push(`${[...kinds].join(', ')} it, which does not count for this rule`)
  }
  return `${who} ${parts.join(' and ')}`
}

function sourcesOf(solved: Solved, holdings: readonly Holding[]): readonly Source[] {
  return holdings.flatMap(({ positions }) =>
    positions.map((i) => findingSource(solved.graph.statements[i]!.source)),
  )
}

/** The step of one party in words.
 *
 * @example
 * stepOf(solved, closure, 1, 'low').text
 * // 'B is reached: A (reached) holds 40 %, X (listed) holds 10 %; together 50 %, and the test is 50 % or more.'
 */
export function stepOf(solved: Solved, closure: Closure, number: number, bound: Bound): Step {
  const made = steps.get(closure) ?? new Map<number, Step>()
  steps.set(closure, made)
  const known = made.get(number)
  if (known) return known
  const step = makeStep(solved, closure, number, bound)
  made.set(number, step)
  return step
}

/** A step belongs to many derivations; its words are made once. A closure has one bound. */
const steps = new WeakMap<Closure, Map<number, Step>>()

function makeStep(solved: Solved, closure: Closure, number: number, bound: Bound): Step {
  const { graph, rule } = solved
  const holdings = countingHoldings(solved, closure, number)
  const telling = holdings.filter(
    (h) => h.ownership[bound] > 0 || (rule.control && (h.votes[bound] > 0 || h.control !== 'none')),
  )
  const sum = telling.reduce((total, h) => total + h.ownership[bound], 0)
  const capped = bound === 'high' ? Math.min(whole, sum) : sum
  const by = closure.reached.get(number)?.by ?? 'ownership'
  const verb = bound === 'low' ? 'is reached' : 'cannot be excluded'
  const sums: Readonly<Record<typeof by, string>> = {
    ownership: `together ${bound === 'high' ? 'up to ' : ''}${percentOf(capped)} %`,
    votes: 'together a majority of the votes',
    control: 'which is control',
  }
  return {
    id: graph.ids[number]!,
    text: `${nameOf(graph, number)} ${verb}: ${telling.map((h) => holdingText(solved, h, bound)).join(', ')}; ${sums[by]}, and the test is ${describeTest(rule)}.`,
    sources: sourcesOf(solved, telling),
  }
}

/** The whole derivation of a reached party: the step of every owner that counts, before its own. */
export function derivationOf(
  solved: Solved,
  closure: Closure,
  number: number,
  bound: Bound,
): readonly Step[] {
  const needed = new Set([number])
  const queue = [number]
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const order = closure.reached.get(at)!.order
    for (const { owner } of countingHoldings(solved, closure, at)) {
      const owned = closure.reached.get(owner)
      // Only owners reached earlier brought the party in; later ones would argue in a circle.
      if (!owned || owned.order > order || needed.has(owner)) continue
      needed.add(owner)
      queue.push(owner)
    }
  }
  return [...needed]
    .sort((a, b) => closure.reached.get(a)!.order - closure.reached.get(b)!.order)
    .map((n) => stepOf(solved, closure, n, bound))
}
