import type { Finding } from '../../model/index.ts'
import { dayNumber } from '../day.ts'
import { type OwnershipGraph, validity } from '../graph.ts'
import type { InterestKind } from '../interest.ts'
import { nameOf } from '../outcome.ts'
import { type Holding, holdingsIn } from '../pair.ts'
import { describeShare, percentOf, unknownShare, whole } from '../share.ts'
import { findingSource, type OwnershipStatement } from '../statement.ts'
import { circles } from './circles.ts'
import { dataFinding } from './draft.ts'

/** Findings of one rule beyond this number are counted, not listed. */
const shown = 200

/** What is wrong or unclear in the statements that hold on a date.
 *
 * Shares over 100 %, self-ownership, circles, conflicting accounts, title held for others, votes
 * that differ from ownership. At most 200 of each rule are listed; one more says how many there are.
 *
 * @param only numbers of the parties to look at; all when absent
 */
export function dataQualityFindings(
  graph: OwnershipGraph,
  asOf: string,
  only?: ReadonlySet<number>,
): readonly Finding[] {
  const day = dayNumber(asOf)
  const found = new Map<string, Finding[]>()
  const counts = new Map<string, number>()
  const report: Report = (rule, make) => {
    const count = (counts.get(rule) ?? 0) + 1
    counts.set(rule, count)
    if (count <= shown) found.set(rule, [...(found.get(rule) ?? []), make()])
  }
  const parties = only ?? graph.ids.keys()
  for (const number of parties) lookAt(graph, number, day, report)
  for (const circle of circles(graph, day, only)) {
    report('ownership.cross-holding', () => circleFinding(graph, circle))
  }
  const more = [...counts]
    .filter(([, count]) => count > shown)
    .map(([rule, count]) => tooMany(rule, count))
  return [...[...found.values()].flat(), ...more]
}

/** Takes a finding of a rule; its words are made only where it is among those that are listed. */
type Report = (rule: string, make: () => Finding) => void

function tooMany(rule: string, count: number): Finding {
  return dataFinding(rule, `${count - shown} more findings of this kind are not listed.`, {
    facts: [{ field: 'findings', value: `${count}` }],
    clears: 'Correct those that are listed, or ask about one party.',
  })
}

function lookAt(graph: OwnershipGraph, number: number, day: number, report: Report): void {
  const holdings = [...holdingsIn(graph, number, day)]
  const sum = holdings.reduce((total, h) => total + h.ownership.low, 0)
  if (sum > whole) report('ownership.over-100', () => overFull(graph, number, holdings, sum))
  for (const holding of holdings) {
    if (holding.positions.length > 1) reportConflicts(graph, holding, report)
    reportVotes(graph, holding, report)
    reportTitle(graph, holding, report)
  }
  for (let i = graph.ownerStart[number]!; i < graph.ownerStart[number + 1]!; i++) {
    if (graph.owned[i] === number && validity(graph, i, day) !== 'no')
      report('ownership.self-owned', () => selfOwned(graph, i))
  }
}

function sources(graph: OwnershipGraph, positions: readonly number[]) {
  return positions.map((i) => findingSource(graph.statements[i]!.source))
}

function overFull(
  graph: OwnershipGraph,
  number: number,
  holdings: readonly Holding[],
  sum: number,
): Finding {
  const name = nameOf(graph, number)
  return dataFinding(
    'ownership.over-100',
    `The owners of ${name} hold ${percentOf(sum)} % together, which cannot be; the shares are used as they are stated.`,
    {
      facts: holdings.map((h) => ({
        field: nameOf(graph, h.owner),
        value: describeShare(h.ownership),
      })),
      sources: holdings.flatMap((h) => sources(graph, h.positions)),
      clears: 'Find out which statements are out of date or count twice.',
      effect: 'review',
    },
  )
}

function selfOwned(graph: OwnershipGraph, position: number): Finding {
  const statement = graph.statements[position]!
  const name = nameOf(graph, graph.owned[position]!)
  return dataFinding(
    'ownership.self-owned',
    `${name} is stated to own itself; the statement counts for nobody.`,
    {
      facts: [{ field: 'share', value: describeShare(statement.share ?? unknownShare) }],
      sources: [findingSource(statement.source)],
      clears: 'Correct the statement, or leave it if these are its own shares.',
    },
  )
}

function reportConflicts(graph: OwnershipGraph, holding: Holding, report: Report): void {
  const byKind = new Map<InterestKind, OwnershipStatement[]>()
  for (const i of holding.positions) {
    const statement = graph.statements[i]!
    if (statement.share === null) continue
    byKind.set(statement.kind, [...(byKind.get(statement.kind) ?? []), statement])
  }
  for (const statements of byKind.values()) {
    const accounts = new Set(statements.map((s) => `${s.share!.low}-${s.share!.high}`))
    const declarations = new Set(statements.map((s) => s.declaration))
    if (declarations.size < 2) continue
    if (accounts.size < 2) report('ownership.repeated', () => repeated(graph, holding, statements))
    else report('ownership.conflicting', () => conflict(graph, holding, statements))
  }
}

function conflict(
  graph: OwnershipGraph,
  holding: Holding,
  statements: readonly OwnershipStatement[],
): Finding {
  const said = statements.map((s) => ({
    field: s.source.assertedBy ? `${s.source.assertedBy}, ${s.source.record}` : s.source.record,
    value: describeShare(s.share!),
  }))
  return dataFinding(
    'ownership.conflicting',
    `Statements differ on what ${nameOf(graph, holding.owner)} has in ${nameOf(graph, holding.owned)}: ${said.map((f) => `${f.value} (${f.field})`).join(', ')}. Both stand: the least counts as certain, the most as possible.`,
    {
      facts: said,
      sources: statements.map((s) => findingSource(s.source)),
      clears: 'Find out which statement is right, or whether they are parts of one holding.',
      effect: 'review',
    },
  )
}

function repeated(
  graph: OwnershipGraph,
  holding: Holding,
  statements: readonly OwnershipStatement[],
): Finding {
  return dataFinding(
    'ownership.repeated',
    `The holding of ${nameOf(graph, holding.owner)} in ${nameOf(graph, holding.owned)} is stated ${statements.length} times with the same share; it counts once.`,
    {
      facts: statements.map((s) => ({ field: s.source.record, value: describeShare(s.share!) })),
      sources: statements.map((s) => findingSource(s.source)),
      clears: 'If these are separate parcels of shares, state their sum in one row.',
    },
  )
}

function reportVotes(graph: OwnershipGraph, holding: Holding, report: Report): void {
  const { ownership, votes } = holding
  if (votes.high === 0 || ownership.high === 0) return
  if (votes.low === ownership.low && votes.high === ownership.high) return
  report('ownership.votes-differ', () =>
    dataFinding(
      'ownership.votes-differ',
      `${nameOf(graph, holding.owner)} has other rights to vote than to own in ${nameOf(graph, holding.owned)}: votes ${describeShare(votes)}, ownership ${describeShare(ownership)}.`,
      {
        facts: [
          { field: 'votes', value: describeShare(votes) },
          { field: 'ownership', value: describeShare(ownership) },
        ],
        sources: sources(graph, holding.positions),
        clears:
          'Nothing needs to be done; tests of ownership and of control read different numbers.',
      },
    ),
  )
}

const titles: ReadonlyMap<InterestKind, string> = new Map([
  ['nominee', 'holds for somebody else, so who benefits is not said here'],
  ['nominator', 'has somebody else hold for it'],
  ['settlor', 'is settlor of the arrangement; what that gives is not a number'],
  ['trustee', 'is trustee; what that gives is not a number'],
  ['protector', 'is protector of the arrangement; what that gives is not a number'],
  ['beneficiary', 'is beneficiary of the arrangement'],
  ['conditional', 'has a right that depends on a condition'],
])

function reportTitle(graph: OwnershipGraph, holding: Holding, report: Report): void {
  for (const i of holding.positions) {
    const { kind, source } = graph.statements[i]!
    const text = titles.get(kind)
    if (!text) continue
    report(`ownership.${kind}`, () =>
      dataFinding(
        `ownership.${kind}`,
        `${nameOf(graph, holding.owner)} ${text} (${nameOf(graph, holding.owned)}).`,
        {
          facts: [{ field: 'kind', value: kind }],
          sources: [findingSource(source)],
          clears: 'Find out who owns beneficially, and how much.',
        },
      ),
    )
  }
}

function circleFinding(graph: OwnershipGraph, circle: readonly number[]): Finding {
  const names = circle.slice(0, 6).map((n) => nameOf(graph, n))
  const more = circle.length > 6 ? ` and ${circle.length - 6} more` : ''
  return dataFinding(
    'ownership.cross-holding',
    `${names.join(', ')}${more} own one another in a circle. A circle alone reaches nobody: only shares that come from outside it count.`,
    {
      facts: circle.slice(0, 50).map((n) => ({ field: 'party', value: nameOf(graph, n) })),
      clears: 'Find out who stands behind the circle.',
      effect: 'review',
    },
  )
}
