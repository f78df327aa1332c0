import type { Effect, Finding } from '../model/index.ts'
import { perDate, tableAsOf } from '../tables/index.ts'
import { compareText, enumerated } from '../values/index.ts'
import type { View } from './view.ts'

const effectOrder: Readonly<Record<Effect, number>> = { block: 0, review: 1, note: 2 }
const reachOrder = { applies: 0, applies_if: 1, none: 2 } as const
const areaOrder = { who: 0, what: 1, where: 2, behaviour: 3, data: 4 } as const
const basisOrder = {
  prohibition: 0,
  licence_required: 1,
  duty: 2,
  indicator: 3,
  data_quality: 4,
} as const

/**
 * The order in which an officer reads: what stops the deal first, and of that the law that reaches it
 * for sure; then who, what and where.
 */
function compareFindings(a: Finding, b: Finding): number {
  return (
    effectOrder[a.effect] - effectOrder[b.effect] ||
    reachOrder[a.nexus?.status ?? 'applies'] - reachOrder[b.nexus?.status ?? 'applies'] ||
    areaOrder[a.area] - areaOrder[b.area] ||
    basisOrder[a.basis] - basisOrder[b.basis] ||
    compareText(a.rule, b.rule) ||
    compareText(a.jurisdiction, b.jurisdiction) ||
    compareText(a.text, b.text)
  )
}

/** Rule → the rules that it tells better, from the table of rules. */
const coversOn = perDate(
  (date): ReadonlyMap<string, ReadonlySet<string>> =>
    new Map(
      tableAsOf('rules', date)
        .rows.filter((row) => row.covers !== '')
        .map((row) => [row.id!, new Set(row.covers!.split(';'))] as const),
    ),
)

/** Findings on an owner's own listing, by the index of the owner. */
function ownerIndex(finding: Finding, view: View): number | undefined {
  if (!finding.rule.startsWith('list.')) return undefined
  const index = finding.facts
    .map((fact) => /^parties\[(\d+)\]\.name$/.exec(fact.field)?.[1])
    .find((found) => found !== undefined)
  if (index === undefined || view.transaction.parties[+index]?.role !== 'owner') return undefined
  return +index
}

/** Does one finding tell all that another tells, so that the second would say it twice? */
function tells(better: Finding, other: Finding, view: View): boolean {
  const weaker = effectOrder[better.effect] - effectOrder[other.effect]
  if (weaker > 0) return false
  const sameLaw = better.jurisdiction === other.jurisdiction
  if (coversOn(view.context.asOf).get(better.rule)?.has(other.rule)) return sameLaw || weaker < 0
  // What a listed owner does to the deal is told by the rule on ownership of the same law.
  const owner =
    sameLaw && better.rule.startsWith('ownership.') ? ownerIndex(other, view) : undefined
  return owner !== undefined && better.sources.some((source) => source.record === `party ${owner}`)
}

/** Names the listed owners that a finding on ownership only counts: "Listed persons hold 30 %". */
function withOwners(better: Finding, others: readonly Finding[], view: View): string {
  const owners = new Map<string, Set<string>>()
  for (const other of others) {
    const index = ownerIndex(other, view)
    if (index === undefined) continue
    const { name } = view.transaction.parties[index]!
    const authorities = owners.get(name) ?? new Set<string>()
    for (const source of other.sources) authorities.add(source.publisher ?? source.dataset)
    owners.set(name, authorities)
  }
  const unnamed = [...owners].filter(([name]) => !better.text.includes(name))
  return [
    better.text,
    ...unnamed.map(([name, by]) => `The owner “${name}” is listed by ${enumerated([...by])}.`),
  ].join(' ')
}

function merged(better: Finding, others: readonly Finding[], view: View): Finding {
  if (others.length === 0) return better
  const key = (value: object) => JSON.stringify(value)
  const sources = new Map(better.sources.map((source) => [key(source), source]))
  const facts = new Map(better.facts.map((fact) => [key(fact), fact]))
  for (const other of others) {
    for (const source of other.sources) sources.set(key(source), source)
    for (const fact of other.facts) facts.set(key(fact), fact)
  }
  return {
    ...better,
    text: withOwners(better, others, view),
    sources: [...sources.values()],
    facts: [...facts.values()],
  }
}

/** Findings in the order of reading, each matter once: what a better finding tells goes into it.
 *
 * A finding is taken in where the table of rules says so (column `covers`) and the better one is not
 * weaker, and where an owner's own listing is behind a finding on ownership. Its sources and facts stay.
 *
 * @example
 * mergeFindings([hb06, embargoOnRussia], view).map((finding) => finding.rule) // ['HB06']
 */
export function mergeFindings(findings: readonly Finding[], view: View): Finding[] {
  const sorted = [...findings].sort(compareFindings)
  const taken = new Set<Finding>()
  const within = new Map<Finding, Finding[]>()
  const covers = coversOn(view.context.asOf)
  // Few findings can take others in, so that thousands of findings stay cheap.
  const able = sorted.filter((one) => covers.has(one.rule) || one.rule.startsWith('ownership.'))
  for (const other of able.length > 0 ? sorted : []) {
    const better = able.find((one) => one !== other && !taken.has(one) && tells(one, other, view))
    if (!better) continue
    taken.add(other)
    const others = [...(within.get(better) ?? []), other, ...(within.get(other) ?? [])]
    within.set(better, others)
  }
  return sorted
    .filter((finding) => !taken.has(finding))
    .map((finding) => merged(finding, within.get(finding) ?? [], view))
}
