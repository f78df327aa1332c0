import type { ClaimKind } from '../claim.ts'

/** What the rules saw in one clause, claimed or not: shows where claims are lost, and is what
 * weights are fitted to.
 */
export interface ClauseTrace {
  /** UTF-16 offsets of the clause. */
  readonly start: number
  readonly end: number
  /** Kinds whose trigger stands in the clause without what it needs. */
  readonly refused: ReadonlySet<ClaimKind>
  /** Kinds that were possible. */
  readonly possible: ReadonlySet<ClaimKind>
  readonly features: readonly string[]
}
