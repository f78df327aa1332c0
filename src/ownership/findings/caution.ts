import type { Finding } from '../../model/index.ts'
import { nameOf, outcomeKind, type Solved } from '../outcome.ts'
import { type Holding, holdingsIn } from '../pair.ts'
import { describeShare, percentOf, whole } from '../share.ts'
import { passes } from '../solve.ts'
import { findingSource } from '../statement.ts'
import { finding } from './draft.ts'
import type { OwnershipView } from './view.ts'

/** From this share on a listed minority owner asks for review; below it is noted. Our own default. */
const significant = whole / 4

/** Cautions that guidance asks for where no number is reached: minority, control, officers, sums. */
export function cautionFindings(view: OwnershipView, number: number): readonly Finding[] {
  const { graph, solved } = view
  const day = solved[0]?.day
  if (day === undefined || view.listed.has(graph.ids[number]!)) return []
  const listed = [...holdingsIn(graph, number, day)].filter((h) =>
    view.listed.has(graph.ids[h.owner]!),
  )
  return [
    ...minority(view, number, listed),
    ...listed.flatMap((holding) => people(view, holding)),
    ...solved.flatMap((s) => unadded(s, number)),
    ...opaque(view, number, day),
  ]
}

function sources(view: OwnershipView, holdings: readonly Holding[]) {
  return holdings.flatMap((h) =>
    h.positions.map((i) => findingSource(view.graph.statements[i]!.source)),
  )
}

function minority(
  view: OwnershipView,
  number: number,
  listed: readonly Holding[],
): readonly Finding[] {
  const { graph, solved } = view
  const id = graph.ids[number]!
  const reached = solved.some(
    (s) => s.rule.status !== 'not_in_force' && outcomeKind(s, id) === 'reached',
  )
  const owners = listed.filter((h) => h.ownership.low > 0)
  const share = owners.reduce((sum, h) => sum + h.ownership.low, 0)
  if (reached || share === 0) return []
  const large = share >= significant
  return [
    finding({
      rule: 'ownership.minority',
      effect: large ? 'review' : 'note',
      basis: 'indicator',
      jurisdiction: 'us',
      text: `Listed persons hold ${percentOf(share)} % of ${nameOf(graph, number)}, which no rule asked here reaches on this date; guidance asks for caution with significant minority interests.`,
      facts: owners.map((h) => ({
        field: nameOf(graph, h.owner),
        value: describeShare(h.ownership),
      })),
      sources: sources(view, owners),
      citation:
        'OFAC FAQ 398; BIS Affiliates Rule, preamble; from 25 % a review by our own default',
      clears: 'Evidence of who else owns and who controls the party.',
    }),
  ]
}

/** Listed persons who control or lead the party: no number, but no dealing with the person either. */
function people(view: OwnershipView, holding: Holding): readonly Finding[] {
  const { graph } = view
  const owner = nameOf(graph, holding.owner)
  const owned = nameOf(graph, holding.owned)
  const facts = [{ field: 'person', value: owner }]
  const found: Finding[] = []
  if (holding.control !== 'none' || holding.votes.high > 0) {
    const how = holding.control === 'certain' ? 'controls' : 'has votes or influence in'
    found.push(
      finding({
        rule: 'ownership.control-caution',
        effect: 'review',
        basis: 'indicator',
        jurisdiction: 'us',
        text: `${owner}, who is listed, ${how} ${owned}. Under OFAC's rule control alone does not block; the EU and the UK look at control.`,
        facts,
        sources: sources(view, [holding]),
        citation: 'OFAC FAQ 398',
        clears: 'Evidence that the listed person has no say, and takes no part in the transaction.',
      }),
    )
  }
  if (holding.positions.some((i) => graph.statements[i]!.kind === 'management')) {
    found.push(
      finding({
        rule: 'ownership.listed-officer',
        effect: 'review',
        basis: 'indicator',
        jurisdiction: 'us',
        text: `${owner}, who is listed, is a director or officer of ${owned}. The party is not blocked for that, but the listed person must not sign or negotiate.`,
        facts,
        sources: sources(view, [holding]),
        citation: 'OFAC FAQ 398, 400',
        clears: 'Evidence that the person has left, or takes no part in the transaction.',
      }),
    )
  }
  return found
}

/** Sums of several listed persons where the rule does not add them up: told, never decided by. */
function unadded(solved: Solved, number: number): readonly Finding[] {
  const { rule, graph } = solved
  if (rule.aggregation === 'all' || rule.status !== 'in_force') return []
  if (outcomeKind(solved, graph.ids[number]!) !== 'not_reached') return []
  const holdings = [...holdingsIn(graph, number, solved.day)].filter(
    ({ owner, ownership }) =>
      ownership.low > 0 && (solved.low.listed.has(owner) || solved.low.reached.has(owner)),
  )
  const sum = holdings.reduce((total, h) => total + h.ownership.low, 0)
  // At the threshold itself the sum is told too: the persons may hold more than is stated.
  if (holdings.length < 2 || !(passes(rule, sum) || sum === rule.threshold)) return []
  const joint = rule.aggregation === 'single_or_joint'
  return [
    finding({
      rule: 'ownership.sum-of-listed',
      effect: 'review',
      basis: 'indicator',
      jurisdiction: rule.jurisdiction,
      text: `Several listed persons together hold ${percentOf(sum)} % of ${nameOf(graph, number)}. ${joint ? 'The UK adds them up only where they act under a joint arrangement: whether they do must be asked.' : 'On this date holdings of several listed persons were not added up by number.'}`,
      facts: holdings.map((h) => ({
        field: nameOf(graph, h.owner),
        value: describeShare(h.ownership),
      })),
      sources: holdings.flatMap((h) =>
        h.positions.map((i) => findingSource(graph.statements[i]!.source)),
      ),
      citation: rule.citation,
      clears: joint
        ? 'Evidence that there is no joint arrangement.'
        : 'Evidence of who controls the party.',
      effectiveFrom: rule.effectiveFrom,
      effectiveTo: rule.effectiveTo,
    }),
  ]
}

/** More layers than this between a party and its last owners is told. Our own default. */
const layers = 3

/** A chain so long that it may serve to hide; told, never decided by. */
function opaque(view: OwnershipView, number: number, day: number): readonly Finding[] {
  const { graph } = view
  const seen = new Set([number])
  let level = [number]
  let depth = 0
  for (;;) {
    const next: number[] = []
    for (const at of level) {
      for (const { owner, ownership } of holdingsIn(graph, at, day)) {
        if (ownership.high === 0 || seen.has(owner)) continue
        seen.add(owner)
        next.push(owner)
      }
    }
    if (next.length === 0) break
    level = next
    depth++
  }
  if (depth <= layers) return []
  const top = level.slice(0, 5).map((n) => nameOf(graph, n))
  return [
    finding({
      rule: 'ownership.many-layers',
      effect: 'note',
      basis: 'indicator',
      text: `${depth} layers of owners stand above ${nameOf(graph, number)}; the farthest are ${top.join(', ')}.`,
      facts: [{ field: 'layers', value: `${depth}` }],
      citation:
        'DOJ, Commerce and Treasury Tri-Seal Compliance Note of 2 March 2023; more than 3 layers by our own default',
      clears: 'The reason for the structure, and who owns it in the end.',
    }),
  ]
}
