import type { Ground } from './judge.ts'

/** What a reviewer decided about two records; it stands above what the resolver finds. */
export interface JoinDecision {
  readonly a: string
  readonly b: string
  /** `join`: one party. `separate`: never one party, also not over third records. */
  readonly decision: 'join' | 'separate'
  readonly by: string
  /** ISO date. */
  readonly on: string
  readonly why: string
}

/** Two records that are one party, and why. */
export interface Join {
  readonly a: string
  readonly b: string
  readonly ground: Ground
  readonly evidence: number
  /** One sentence for a reviewer. */
  readonly text: string
}

/** Two records that have something in common and are not joined, and why. */
export interface Refusal {
  readonly a: string
  readonly b: string
  readonly evidence: number
  readonly text: string
}

/** One party with all its records. */
export interface JoinedParty {
  /** The least id of its records: a name for the party. */
  readonly id: string
  readonly members: readonly string[]
  readonly joins: readonly Join[]
}

export interface Resolution {
  /** The party of every record that is joined with another; records that stand alone are not in it. */
  readonly parties: ReadonlyMap<string, JoinedParty>
  readonly refusals: readonly Refusal[]
}
