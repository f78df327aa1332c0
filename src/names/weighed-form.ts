import type { NameKind } from './part.ts'
import type { Run } from './runs.ts'
import type { Token } from './token.ts'

/** What the weighing of a form needs once its links are known. */
export interface WeighedForm {
  readonly kind: NameKind
  readonly slots: readonly { readonly token: Token }[]
  readonly legal: readonly string[]
}

/** What the finding of its links needs besides. */
export interface LinkedForm extends WeighedForm {
  readonly runs: readonly Run[]
  readonly acronym: string
}

/** One weighed fact about two names: which parts it is about, as bit sets. */
export interface Item {
  readonly feature: string
  readonly left: number
  readonly right: number
  readonly amount: number
}

/** Takes one weighed fact. */
export type Add = (feature: string, left: number, right: number, amount: number) => void
