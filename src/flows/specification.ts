import type { ColumnMapping } from './load/source.ts'

/** Everything that a run depends on; saved, it gives the same result again. */
export interface Specification {
  readonly format: 1
  readonly files: readonly { readonly path: string; readonly sha256?: string }[]
  /** Month of the event, YYYY-MM; null to find it in the data. */
  readonly since: string | null
  /** Last month to use; null for the last complete one. */
  readonly until: string | null
  /** Sanctioned destinations, ISO codes in lower case. */
  readonly sanctioned: readonly string[]
  readonly by: 'bloc' | 'origin'
  /** False discovery rate at which corridors are listed, between 0 and 1. */
  readonly fdr: number
  readonly seed: number
  readonly mapping: ColumnMapping
  /** File of exchange rates and the currency to convert into. */
  readonly rates: { readonly path: string; readonly currency: string } | null
}

/** The specification that the options leave unsaid. */
export const defaultSpecification: Omit<Specification, 'files'> = {
  format: 1,
  since: null,
  until: null,
  sanctioned: ['ru', 'by'],
  by: 'bloc',
  fdr: 0.05,
  seed: 20220224,
  mapping: {},
  rates: null,
}
