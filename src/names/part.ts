import type { Roman } from './romanise.ts'
import type { TokenKind } from './traits.ts'

/** What a name names. */
export type NameKind = 'person' | 'organisation' | 'vessel' | 'unknown'

/** A word, or several that count as one, with its kind. */
export interface Part extends Roman {
  readonly kind: TokenKind
  /** As written, romanised, where the text stands for other writings too. */
  readonly spelt?: string
  readonly place?: string
  readonly weak?: boolean
  readonly before?: string
  readonly after?: string
}
