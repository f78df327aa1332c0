import type { Entity } from '../../model/index.ts'
import { compareText } from '../../values/index.ts'
import { candidatePairs, papersOf } from './candidates.ts'
import { Clusters } from './clusters.ts'
import { grounds, judge, type Verdict } from './judge.ts'
import { type ResolverRecord, recordOf } from './record.ts'
import type { JoinDecision, Refusal, Resolution } from './resolution.ts'

export interface ResolveOptions {
  /** Passports and other papers, for the countries of numbers. */
  readonly relations?: readonly Entity[] | undefined
  readonly decisions?: readonly JoinDecision[] | undefined
}

/** Finds the records of different lists that are one party.
 *
 * Only records that share a reference, an identifier, a name of equal sounds or a day of birth are
 * compared, because nothing else can join; each pair is judged by itself, never by a name alone.
 * Where a record fits two of one list equally well, it is joined with neither. Joins go from the
 * surest down, and none brings two records of one list, or two that contradict each other, into one
 * party. Parties known only through a relation stay out.
 *
 * @throws TidewaiterError `screening.joins` where decisions contradict each other
 * @example
 * resolveParties(entities).parties.get('un-6908555')?.members // ['ofac-15009', 'un-6908555']
 */
export function resolveParties(
  entities: readonly Entity[],
  options: ResolveOptions = {},
): Resolution {
  const papers = papersOf(options.relations ?? [])
  const records = new Map<string, ResolverRecord>()
  for (const entity of entities)
    if (entity.derived !== true) records.set(entity.id, recordOf(entity, papers.get(entity.id)))
  const judged = judgeAll(records)
  const rivals = rivalsAmong(judged, records)
  const clusters = new Clusters(records, options.decisions ?? [])
  const refusals: Refusal[] = []
  for (const { a, b, verdict } of judged) {
    const { evidence, text } = verdict
    const refused = verdict.same
      ? (rivals.of(a, b, verdict) ??
        clusters.join({ a, b, ground: verdict.ground, evidence, text }))
      : text
    if (refused !== undefined) refusals.push({ a, b, evidence, text: refused })
  }
  return { parties: clusters.parties(), refusals }
}

/** Judges two records by themselves, as when a reviewer asks for it; undefined where nothing points to
 * one party.
 *
 * @example
 * judgeRecords(ofac, un)?.text // 'The names agree in “…”; birth date equal: 1975-01-01 and 1975-01-01.'
 */
export function judgeRecords(
  a: Entity,
  b: Entity,
  relations: readonly Entity[] = [],
): Verdict | undefined {
  const papers = papersOf(relations)
  const [first, second] = a.id < b.id ? [a, b] : [b, a]
  return judge(recordOf(first, papers.get(first.id)), recordOf(second, papers.get(second.id)))
}

interface Judged {
  readonly a: string
  readonly b: string
  readonly verdict: Verdict
}

/** All verdicts, the surest joins first. */
function judgeAll(records: ReadonlyMap<string, ResolverRecord>): Judged[] {
  const judged: Judged[] = []
  for (const [a, b] of candidatePairs(records)) {
    const verdict = judge(records.get(a)!, records.get(b)!)
    if (verdict) judged.push({ a, b, verdict })
  }
  return judged.sort(
    (x, y) =>
      strengthOf(y.verdict) - strengthOf(x.verdict) ||
      compareText(x.a, y.a) ||
      compareText(x.b, y.b),
  )
}

/** Grounds first, evidence within them; evidence is far below the step. */
function strengthOf(verdict: Verdict): number {
  const step = 1_000_000
  const rank = verdict.same ? grounds.length - grounds.indexOf(verdict.ground) : 0
  return rank * step + verdict.evidence
}

/** For each record and each list: which records of the list fit it best. */
function rivalsAmong(
  judged: readonly Judged[],
  records: ReadonlyMap<string, ResolverRecord>,
): { of(a: string, b: string, verdict: Verdict): string | undefined } {
  const best = new Map<string, { strength: number; ids: string[] }>()
  const note = (id: string, other: string, strength: number): void => {
    for (const list of records.get(other)!.lists) {
      const key = `${id}\u0000${list}`
      const known = best.get(key)
      if (!known || strength > known.strength) best.set(key, { strength, ids: [other] })
      else if (strength === known.strength) known.ids.push(other)
    }
  }
  for (const { a, b, verdict } of judged) {
    if (!verdict.same) continue
    note(a, b, strengthOf(verdict))
    note(b, a, strengthOf(verdict))
  }
  const better = (id: string, other: string, strength: number): string | undefined => {
    for (const list of records.get(other)!.lists) {
      const found = best.get(`${id}\u0000${list}`)
      const rival = found?.ids.find((one) => one !== other)
      if (found && found.strength > strength)
        return `${id} fits ${found.ids[0]} of the same list better.`
      if (rival !== undefined) return `${id} fits ${other} and ${rival} of one list equally well.`
    }
    return undefined
  }
  return {
    of: (a, b, verdict) => better(a, b, strengthOf(verdict)) ?? better(b, a, strengthOf(verdict)),
  }
}
