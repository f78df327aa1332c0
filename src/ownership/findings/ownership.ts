import type { Finding } from '../../model/index.ts'
import { derivationOf } from '../derive.ts'
import type { OwnershipGraph } from '../graph.ts'
import { countsAsListed, type ListedParty } from '../listed.ts'
import { nameOf, outcomeKind, type Solved, solveOwnership, wayTo } from '../outcome.ts'
import { holdingsIn } from '../pair.ts'
import { type OwnershipRule, type RuleName, ruleAsOf, ruleNames } from '../rule.ts'
import { describeShare, percentOf, whole } from '../share.ts'
import { findingSource } from '../statement.ts'
import { tipsOf } from '../tip.ts'
import { type Subject, subjectsIn, upstreamOf } from '../upstream.ts'
import { cautionFindings } from './caution.ts'
import { dataQualityFindings } from './data-quality.ts'
import { divestmentFindings } from './divestment.ts'
import { finding } from './draft.ts'
import type { OwnershipView } from './view.ts'

export interface OwnershipFindingOptions {
  /** ISO date of the law and of the statements. */
  readonly asOf: string
  /** Rules to ask. Defaults to all four. */
  readonly rules?: readonly RuleName[]
}

/** Solves every rule for the statements and the listed parties, so that many subjects can be asked about.
 *
 * @param listed parties of the data that are on a list; `ownersToScreen` names whom to look up
 * @example
 * const view = prepareOwnership(graph, [{ id: 'X', entity }], { asOf: '2025-01-01' })
 * findingsOf(view, { name: 'A' }).map((f) => f.rule) // ['ownership.reached', …]
 */
export function prepareOwnership(
  graph: OwnershipGraph,
  listed: Iterable<ListedParty>,
  { asOf, rules = ruleNames }: OwnershipFindingOptions,
): OwnershipView {
  const parties = new Map<string, ListedParty>()
  for (const party of listed) parties.set(party.id, party)
  const solved = rules.map((name) => {
    const rule = ruleAsOf(name, asOf)
    const ids = [...parties.values()].filter((p) => countsAsListed(p, rule, asOf)).map((p) => p.id)
    return solveOwnership(graph, { rule, asOf, listed: ids })
  })
  return { graph, listed: parties, asOf, solved }
}

/** What ownership says of a subject: reached, not excluded, cautions, divestment, data problems.
 *
 * A subject that the statements do not name gives no findings; `subjectsIn` tells.
 *
 * @example
 * ownershipFindings({ name: 'A' }, graph, [{ id: 'X' }], { asOf: '2025-01-01', rules: ['ofac'] })[0]
 * // { rule: 'ownership.reached', effect: 'block', basis: 'prohibition', jurisdiction: 'us', … }
 */
export function ownershipFindings(
  subject: Subject,
  graph: OwnershipGraph,
  listed: Iterable<ListedParty>,
  options: OwnershipFindingOptions,
): readonly Finding[] {
  return findingsOf(prepareOwnership(graph, listed, options), subject)
}

/** As `ownershipFindings`, on a prepared view. */
export function findingsOf(view: OwnershipView, subject: Subject): readonly Finding[] {
  const { graph, asOf } = view
  const numbers = subjectsIn(graph, subject).map((id) => graph.numberOf(id)!)
  const upstream = upstreamOf(graph, numbers)
  return [
    ...numbers.flatMap((number) => [
      ...view.solved.flatMap((solved) => outcomeFindings(solved, number)),
      ...shareUnknown(view, number),
      ...cautionFindings(view, number),
      ...divestmentFindings(view, number, upstream),
    ]),
    ...dataQualityFindings(graph, asOf, upstream),
    ...readingProblems(view, upstream),
  ]
}

/** What the readers could not read of the statements about these parties. */
function readingProblems(view: OwnershipView, upstream: ReadonlySet<number>): readonly Finding[] {
  const { graph } = view
  const found = new Set<Finding>()
  const index = byRecord(graph)
  if (index.size === 0) return []
  for (const number of upstream) {
    for (let i = graph.ownedStart[number]!; i < graph.ownedStart[number + 1]!; i++) {
      const { source } = graph.statements[graph.byOwned[i]!]!
      for (const f of index.get(`${source.dataset}\u0000${source.record}`) ?? []) found.add(f)
    }
  }
  return [...found]
}

const recordIndexes = new WeakMap<OwnershipGraph, ReadonlyMap<string, readonly Finding[]>>()

/** The readers' findings by the record they are about; made once for a graph. */
function byRecord(graph: OwnershipGraph): ReadonlyMap<string, readonly Finding[]> {
  const known = recordIndexes.get(graph)
  if (known) return known
  const index = new Map<string, Finding[]>()
  for (const f of graph.data.findings) {
    for (const { dataset, record } of f.sources) {
      const key = `${dataset}\u0000${record}`
      const same = index.get(key)
      if (same) same.push(f)
      else index.set(key, [f])
    }
  }
  recordIndexes.set(graph, index)
  return index
}

function outcomeFindings(solved: Solved, number: number): readonly Finding[] {
  const { status } = solved.rule
  if (status === 'not_in_force') return []
  const id = solved.graph.ids[number]!
  switch (outcomeKind(solved, id)) {
    case 'reached':
      return [reachedFinding(solved, number)]
    case 'cannot_be_excluded':
      return [notExcludedFinding(solved, number)]
    case 'listed':
    case 'not_reached':
    case 'unknown_party':
      return []
  }
}

interface Weight {
  readonly effect: Finding['effect']
  readonly basis: Finding['basis']
  readonly suffix: string
}

/** What being reached means while the rule has this status. */
function weightOf(rule: OwnershipRule): Weight {
  switch (rule.status) {
    case 'in_force':
      return { effect: 'block', basis: rule.consequence, suffix: '' }
    case 'unconfirmed':
      return {
        effect: 'review',
        basis: rule.consequence,
        suffix:
          ' Whether the rule is in force on this date is not confirmed: if it is, this holds; if its suspension goes on, a listed owner is still a red flag.',
      }
    case 'suspended':
    case 'not_in_force':
      return {
        effect: 'review',
        basis: 'indicator',
        suffix: ' The rule is suspended on this date; a listed owner is a red flag all the same.',
      }
  }
}

const ruleTitles: Readonly<Record<RuleName, string>> = {
  ofac: "OFAC's 50 Percent Rule",
  eu: 'Regulation (EU) 269/2014',
  uk: 'the UK sanctions regulations',
  bis: 'the BIS Affiliates Rule',
}

function lawOf(rule: OwnershipRule) {
  return {
    jurisdiction: rule.jurisdiction,
    citation: rule.citation,
    effectiveFrom: rule.effectiveFrom,
    effectiveTo: rule.effectiveTo,
  }
}

function pathFact(solved: Solved, path: readonly number[]) {
  return { field: 'path', value: path.map((n) => nameOf(solved.graph, n)).join(' → ') }
}

function sharedSources(solved: Solved, steps: ReturnType<typeof derivationOf>) {
  const table = {
    dataset: 'ownership_rules',
    version: solved.rule.version,
    record: solved.rule.instrument,
  }
  return [...steps.flatMap((s) => s.sources), table]
}

function reachedFinding(solved: Solved, number: number): Finding {
  const { rule, graph } = solved
  const { closure, path } = wayTo(solved, number, 'low')!
  const steps = derivationOf(solved, closure, number, 'low')
  const { effect, basis, suffix } = weightOf(rule)
  return finding({
    rule: `ownership.${rule.status === 'in_force' ? 'reached' : `reached-${rule.status}`}`,
    effect,
    basis,
    ...lawOf(rule),
    text: `${nameOf(graph, number)} is reached by ${ruleTitles[rule.rule]} through listed owners. ${steps.map((s) => s.text).join(' ')}${suffix}`,
    facts: [
      { field: 'rule', value: `${rule.rule}, ${rule.instrument}` },
      { field: 'status', value: rule.status },
      pathFact(solved, path),
      ...steps.map((s) => ({ field: s.id, value: s.text })),
    ],
    sources: sharedSources(solved, steps),
    clears:
      basis === 'prohibition'
        ? 'Evidence that the shares are different on this date, or an authorisation of the competent authority.'
        : 'Evidence that the shares are different on this date, or the licence that the listed owner needs.',
  })
}

function notExcludedFinding(solved: Solved, number: number): Finding {
  const { rule, graph } = solved
  const { closure, path } = wayTo(solved, number, 'high')!
  const steps = derivationOf(solved, closure, number, 'high')
  const { tips, tipping } = tipsOf(solved, number)
  const more = rule.operator === 'ge' ? 'at least' : 'more than'
  return finding({
    rule: 'ownership.cannot-be-excluded',
    effect: 'review',
    basis: rule.status === 'suspended' ? 'indicator' : 'duty',
    ...lawOf(rule),
    text: `It cannot be excluded that ${nameOf(graph, number)} is reached by ${ruleTitles[rule.rule]}: the uncertain stakes would have to come to ${more} ${percentOf(tips)} %. ${tipping.map((t) => t.text).join('. ')}.`,
    facts: [
      { field: 'rule', value: `${rule.rule}, ${rule.instrument}` },
      { field: 'status', value: rule.status },
      pathFact(solved, path),
      { field: 'tips', value: `${percentOf(tips)}` },
      ...steps.map((s) => ({ field: s.id, value: s.text })),
    ],
    sources: sharedSources(solved, steps),
    clears:
      'Evidence of the exact shares, the date on which they held, and who controls the party.',
  })
}

/** A known listed owner whose share nobody states: a duty of its own under Red Flag 29. */
function shareUnknown(view: OwnershipView, number: number): readonly Finding[] {
  const { graph, solved } = view
  const day = solved[0]?.day
  if (day === undefined) return []
  const unknown = [...holdingsIn(graph, number, day)].filter(
    ({ owner, ownership }) =>
      view.listed.has(graph.ids[owner]!) && ownership.low === 0 && ownership.high >= whole,
  )
  return unknown.map(({ owner, positions, ownership }) =>
    finding({
      rule: 'ownership.share-unknown',
      effect: 'review',
      basis: 'duty',
      jurisdiction: 'us',
      text: `${nameOf(graph, owner)}, who is listed, is a known owner of ${nameOf(graph, number)}, and the share is not known.`,
      facts: [
        { field: 'owner', value: nameOf(graph, owner) },
        { field: 'percent', value: describeShare(ownership) },
      ],
      sources: positions.map((i) => findingSource(graph.statements[i]!.source)),
      citation: '15 CFR Supp. No. 3 to Part 732, (b) red flag 29',
      clears: 'The share of the listed owner, with evidence; if it cannot be found out, a licence.',
    }),
  )
}
