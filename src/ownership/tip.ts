import { countingHoldings } from './derive.ts'
import { nameOf, type Solved } from './outcome.ts'
import type { Holding } from './pair.ts'
import { describeShare, percentOf } from './share.ts'
import type { Closure } from './solve.ts'

/** One thing that is uncertain about a party, and what it would have to be to tip the outcome. */
export interface Tip {
  readonly owner: string
  /** Per cent from which this owner's stake alone, all other stakes at their least, is enough. */
  readonly share?: number
  readonly text: string
}

interface Tips {
  /** In share units: what the uncertain stakes together would have to come to. */
  readonly tips: number
  readonly tipping: readonly Tip[]
}

/** A stake whose owner surely counts, and which is known exactly. */
function settled(solved: Solved, holding: Holding): boolean {
  const { listed, reached } = solved.low
  const sure = listed.has(holding.owner) || reached.has(holding.owner)
  return sure && holding.ownership.low === holding.ownership.high
}

/** What would have to be so for a party that cannot be excluded to be reached. */
export function tipsOf(solved: Solved, number: number): Tips {
  const all = solved.high.closures
    .filter((closure) => closure.reached.has(number))
    .map((closure) => tipsIn(solved, closure, number))
  // Of several groups of listed persons the one that needs least is told first.
  return all.reduce((best, next) => (next.tips < best.tips ? next : best))
}

function tipsIn(solved: Solved, closure: Closure, number: number): Tips {
  const holdings = countingHoldings(solved, closure, number)
  const fixed = holdings.filter((h) => settled(solved, h))
  const open = holdings.filter((h) => !settled(solved, h))
  const known = fixed.reduce((sum, h) => sum + h.ownership.low, 0)
  const tips = Math.max(0, solved.rule.threshold - known)
  return { tips, tipping: open.flatMap((h) => tip(solved, h, tips, open) ?? []) }
}

function tip(solved: Solved, holding: Holding, tips: number, open: readonly Holding[]): Tip | null {
  const { graph, rule, low } = solved
  const owner = graph.ids[holding.owner]!
  const name = nameOf(graph, holding.owner)
  const texts: string[] = []
  const sure = low.listed.has(holding.owner) || low.reached.has(holding.owner)
  const others = open.filter((h) => h !== holding)
  const sureOthers = others
    .filter((h) => low.listed.has(h.owner) || low.reached.has(h.owner))
    .reduce((sum, h) => sum + h.ownership.low, 0)
  const need = Math.max(0, tips - sureOthers)
  const enough =
    rule.operator === 'ge' ? holding.ownership.high >= need : holding.ownership.high > need
  const { ownership } = holding
  const least = `${percentOf(need)} %${rule.operator === 'ge' ? ' or more' : ' and more than that'}`
  if (!sure) texts.push(`it is not certain that ${name} itself is reached`)
  if (ownership.low !== ownership.high) {
    texts.push(
      enough
        ? `${name} holds ${describeShare(ownership)}: ${least} would be enough`
        : `${name} holds ${describeShare(ownership)}, which alone is not enough`,
    )
  } else if (!sure && ownership.high > 0) texts.push(`it holds ${describeShare(ownership)}`)
  if (rule.control && holding.control === 'possible') texts.push(`${name} may control it`)
  if (rule.control && holding.votes.low !== holding.votes.high) {
    texts.push(
      `the votes of ${name} are between ${percentOf(holding.votes.low)} and ${percentOf(holding.votes.high)} %`,
    )
  }
  if (texts.length === 0) return null
  return { owner, ...(enough ? { share: percentOf(need) } : {}), text: texts.join('; ') }
}
