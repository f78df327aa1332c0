import type { Mapping } from './mapping.ts'

/** A mapping that has been read and checked, with its regular expressions ready. */
export interface CompiledMapping {
  readonly file: string
  readonly mapping: Mapping
  /** Every regular expression of the file, by its text. */
  readonly patterns: ReadonlyMap<string, RegExp>
}
