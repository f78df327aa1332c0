import type {
  Decision,
  Finding,
  Match,
  NotEvaluated,
  Outcome,
  Transaction,
  Version,
  Why,
} from '../model/index.ts'
import { tableCatalogue } from '../tables/index.ts'
import { compareText } from '../values/index.ts'
import { underAuthorisation } from './authorisation.ts'
import { blockingStatute } from './blocking-statute.ts'
import type { DecisionContext } from './context.ts'
import { contentHash, digestOf } from './digest.ts'
import { mergeFindings } from './merge.ts'
import type { RuleResult } from './rule.ts'
import { rules } from './rules/index.ts'
import { makeView, type View } from './view.ts'

/** Version of what this room does: raised when the same input may give another decision. */
const engineVersion = '1'

const defaultLimit = 25

/** Tables that no decision rests on: headings of files, addresses of publishers, statistics, reading
 * of documents. */
const besideDeciding = /^(?:columns$|list_sources$|flow_|evidence_)/

function screenParties(tx: Transaction, context: DecisionContext) {
  const { thresholds } = context.policy
  const options = {
    cutoff: context.cutoff ?? thresholds.cutoff,
    threshold: context.threshold ?? thresholds.match,
    limit: context.limit ?? defaultLimit,
  }
  let total = 0
  const matches: Match[] = []
  for (const [index, party] of tx.parties.entries()) {
    const found = context.parties.screen(party, options)
    total += found.total
    for (const match of found.matches) {
      const joined = context.parties.joinedWith?.(match.id)
      const named = { ...match, party: { role: party.role, index, name: party.name } }
      matches.push(joined ? { ...named, joined } : named)
    }
  }
  matches.sort(
    (a, b) => b.evidence - a.evidence || compareText(a.id, b.id) || a.party.index - b.party.index,
  )
  return { matches, total, options }
}

/** The finding of a required rule that could not be evaluated: what is missing keeps from clear. */
function requiredMissing(gap: NotEvaluated): Finding {
  return {
    rule: `required.${gap.rule}`,
    effect: 'review',
    basis: 'data_quality',
    area: 'data',
    jurisdiction: '',
    text: `The policy requires the rule “${gap.rule}”, and it could not be evaluated: ${gap.reason}.`,
    facts: [],
    sources: [],
    citation: 'policy',
    clears: `Add ${gap.needs.join(', ')}`,
    needs: gap.needs,
  }
}

/** A customer list has no destination: its rule is then not required, and said not evaluated. */
function isRequired(rule: string, view: View): boolean {
  if (!view.context.policy.required.includes(rule)) return false
  return !(rule === 'destination' && view.partiesOnly)
}

function gapsOf(rule: string, said: RuleResult['notEvaluated']): readonly NotEvaluated[] {
  if (said === undefined) return []
  return 'needs' in said ? [{ rule, ...said }] : said
}

function applyPolicy(finding: Finding, view: View): Finding {
  const { policy } = view.context
  const effect = policy.effects[finding.rule] ?? finding.effect
  const informs = policy.jurisdictions[finding.jurisdiction] === 'inform'
  const outOfReach = finding.nexus?.status === 'none'
  if (finding.jurisdiction !== '' && (informs || outOfReach)) return { ...finding, effect: 'note' }
  return effect === finding.effect ? finding : { ...finding, effect }
}

function outcomeOf(findings: readonly Finding[]): { outcome: Outcome; why: Why } {
  const stopping = findings.filter((finding) => finding.effect === 'block')
  // The law that reaches the deal for sure says why; a law that may reach it speaks where none does.
  const sure = stopping.filter((finding) => (finding.nexus?.status ?? 'applies') === 'applies')
  const blocking = sure.length > 0 ? sure : stopping
  if (blocking.some((finding) => finding.basis !== 'licence_required'))
    return { outcome: 'block', why: 'prohibited' }
  if (blocking.length > 0) return { outcome: 'block', why: 'licence' }
  if (findings.some((finding) => finding.effect === 'review'))
    return { outcome: 'review', why: 'unresolved' }
  return { outcome: 'clear', why: 'nothing_found' }
}

const versionsByContext = new WeakMap<DecisionContext, readonly Version[]>()

/** The versions of a run, worked out once: many decisions share them. */
function versionsOf(context: DecisionContext): Version[] {
  let versions = versionsByContext.get(context)
  if (!versions) {
    versions = Object.freeze(collectVersions(context))
    versionsByContext.set(context, versions)
  }
  return versions as Version[]
}

function collectVersions(context: DecisionContext): Version[] {
  const lists: Version[] = context.lists.map((list) => ({
    kind: 'list',
    name: list.dataset,
    version: list.version,
    ...(list.sha256 ? { sha256: list.sha256 } : {}),
  }))
  const tables: Version[] = tableCatalogue()
    .filter((table) => !besideDeciding.test(table.name))
    .map((table) => ({ kind: 'table', name: table.name, version: table.version }))
  return [
    ...lists,
    ...tables,
    {
      kind: 'policy',
      name: context.policy.name,
      version: context.policy.version,
      sha256: contentHash(context.policy),
    } as const,
    { kind: 'engine', name: 'tidewaiter', version: engineVersion } as const,
    ...(context.extraVersions ?? []),
  ].sort(
    (a, b) =>
      compareText(a.kind, b.kind) ||
      compareText(a.name, b.name) ||
      compareText(a.version, b.version),
  )
}

/** Decides one transaction: screens its parties, applies every rule, and gives one outcome.
 *
 * `clear` means that no finding has the effect block or review and that every rule which the policy
 * requires was evaluated; a required rule without its fields gives `review` and says what it needs.
 *
 * @returns a decision with its digest; equal input and equal versions give an equal digest
 * @example
 * decide({ parties: [{ role: 'buyer', schema: 'Company', name: 'Kvant LLC', … }], items: [] }, context).outcome
 * // 'review'
 */
export function decide(transaction: Transaction, context: DecisionContext): Decision {
  const { matches, total, options } = screenParties(transaction, context)
  const view = makeView(transaction, matches, context)
  const found: Finding[] = []
  const notEvaluated: NotEvaluated[] = []
  const date = transaction.shipmentDate ?? transaction.date ?? context.asOf
  for (const rule of rules) {
    const result = rule.evaluate(view)
    for (const finding of result.findings)
      found.push(underAuthorisation(applyPolicy(finding, view), transaction, date))
    for (const gap of result.gaps ?? []) found.push(requiredMissing(gap))
    for (const gap of gapsOf(rule.id, result.notEvaluated)) {
      notEvaluated.push(gap)
      if (isRequired(gap.rule, view)) found.push(requiredMissing(gap))
    }
  }
  const merged = mergeFindings(found, view)
  const findings = [...merged, ...blockingStatute(merged, view)]
  const decision = {
    ...outcomeOf(findings),
    ...(context.demonstration ? { demonstration: true as const } : {}),
    subject: transaction,
    settings: {
      asOf: context.asOf,
      ...(context.knownAt ? { knownAt: context.knownAt } : {}),
      ...options,
      ...(context.drop && context.drop.length > 0 ? { drop: [...context.drop] } : {}),
    },
    matches: matches.slice(0, options.limit),
    matchesTotal: total,
    findings,
    notEvaluated,
    versions: versionsOf(context),
  }
  return { ...decision, digest: digestOf(decision) }
}
