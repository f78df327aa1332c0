import type { Entity, Statement } from '../model/index.ts'
import type { Dataset } from './dataset.ts'
import type { Tally } from './tally.ts'

/** What a reader of one form gives: parties, what joins them, and where each value stood. */
export interface Assembled {
  readonly entities: readonly Entity[]
  readonly relations: readonly Entity[]
  readonly statements: readonly Statement[]
}

/** What a reader is told of the dataset it reads. */
export interface AssembleContext {
  readonly dataset: Dataset
  readonly version: string
  readonly tally: Tally
  /** Keep a statement for every value. */
  readonly statements: boolean
}
