import type { OwnershipGraph } from '../graph.ts'
import type { ListedParty } from '../listed.ts'
import type { Solved } from '../outcome.ts'

/** Ownership statements with the listed parties among them, solved once for many subjects. */
export interface OwnershipView {
  readonly graph: OwnershipGraph
  readonly listed: ReadonlyMap<string, ListedParty>
  readonly asOf: string
  readonly solved: readonly Solved[]
}
