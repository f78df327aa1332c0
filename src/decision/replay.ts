import type { Decision, Version } from '../model/index.ts'
import type { DecisionContext } from './context.ts'
import { decide } from './decide.ts'
import { digestOf } from './digest.ts'

/** What a replay found. */
export interface Replay {
  /** The recorded digest fits the record, and the new decision has the same digest. */
  readonly same: boolean
  /** The record was changed after its digest was made. */
  readonly tampered: boolean
  readonly recorded: string
  readonly now: string
  /** Parts of the decision that differ: "findings", "matches", "versions", … */
  readonly differs: readonly string[]
  /** Versions that the record names and that are not at hand. */
  readonly missing: readonly Version[]
  readonly decision: Decision
}

const parts = [
  'outcome',
  'why',
  'matches',
  'matchesTotal',
  'findings',
  'notEvaluated',
  'versions',
] as const

/** Decides a recorded transaction again under the recorded settings and compares the digests.
 *
 * @param context the lists, policy and tables at hand; dates and thresholds come from the record
 * @example
 * replay(decision, context).same // true
 */
export function replay(record: Decision, context: DecisionContext): Replay {
  const { settings } = record
  const decision = decide(record.subject, {
    ...context,
    asOf: settings.asOf,
    cutoff: settings.cutoff,
    threshold: settings.threshold,
    limit: settings.limit,
    ...(settings.knownAt ? { knownAt: settings.knownAt } : {}),
    ...(settings.drop ? { drop: settings.drop } : {}),
  })
  const have = new Set(decision.versions.map(key))
  const tampered = digestOf(record) !== record.digest
  return {
    same: !tampered && decision.digest === record.digest,
    tampered,
    recorded: record.digest,
    now: decision.digest,
    differs: parts.filter(
      (part) => JSON.stringify(record[part]) !== JSON.stringify(decision[part]),
    ),
    missing: record.versions.filter((version) => !have.has(key(version))),
    decision,
  }
}

function key(version: Version): string {
  return `${version.kind} ${version.name} ${version.version} ${version.sha256 ?? ''}`
}
