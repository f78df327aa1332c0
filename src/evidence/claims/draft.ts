import type { ClaimKind, Control, Modality, Quantity } from '../claim.ts'
import type { SourceRef } from './discourse.ts'

/** A claim in the making: spans by offsets, roles that later clauses may still fill. */
export interface Draft {
  start: number
  end: number
  kind: ClaimKind
  source: SourceRef
  modality: Modality
  via: readonly string[]
  from?: string
  to?: string
  actors: string[]
  what: string[]
  control?: Control
  domains: readonly string[]
  affected: string[]
  date?: string
  quantity?: Quantity
  event?: string
  quotation: boolean
  hedges: readonly string[]
  pattern: string
  inferred: Set<string>
  /** The words deny that the goods are dual-use: the strongest form of a military claim. */
  deniesDualUse: boolean
  /** Sentence the draft comes from, for merging and for roles that neighbours fill. */
  sentence: string
  paragraph: number
  link: string
}
