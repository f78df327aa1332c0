/** What a claim says happened, or did not. */
export const claimKinds = [
  'support',
  'transfer',
  'development',
  'production',
  'use',
  'procurement',
  'evasion',
  'concealment',
  'sanction',
  'agreement',
  'exercise',
  'position',
  'risk',
  'similarity',
  'ownership',
  'denial',
] as const
export type ClaimKind = (typeof claimKinds)[number]

/** How firmly it is said. */
export const modalities = ['stated', 'alleged', 'reported', 'denied', 'predicted'] as const
export type Modality = (typeof modalities)[number]

export const controls = ['civil', 'dual-use', 'high-priority', 'military'] as const
export type Control = (typeof controls)[number]

/** Who says it. `role` is never empty; a collective or an unnamed person has no name. */
export interface ClaimSource {
  readonly name: string | null
  /** `publisher`, `government`, `unspecified`, or the document's own words for the speaker. */
  readonly role: string
  /** Lower-case ISO 3166-1 alpha-2, `eu` for the Union. */
  readonly country?: string
  readonly organisation?: string
  readonly anonymous: boolean
}

export interface Quantity {
  readonly value: number
  readonly unit: string
  /** `at least`, `about`, `more than`, as written. */
  readonly qualifier?: string
}

/** One statement of a document: who said what, how firmly, through whom, in which words. */
export interface Claim {
  /** c01, c02 … in the order of the text. */
  readonly id: string
  /** UTF-16 offsets into the document's text: `text.slice(start, end) === quote`. */
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly kind: ClaimKind
  readonly source: ClaimSource
  /** Publications through which the words reached this document. */
  readonly via?: readonly string[]
  readonly modality: Modality
  /** Country code or entity id. */
  readonly from?: string
  readonly to?: string
  readonly actors?: readonly string[]
  readonly what?: readonly string[]
  readonly control?: Control
  readonly domains?: readonly string[]
  readonly affected?: readonly string[]
  /** ISO date at the precision known, or `start/end`. */
  readonly date?: string
  readonly quantity?: Quantity
  /** Name of the event. */
  readonly event?: string
  /** True where the span is a quotation in the source's own words. */
  readonly quotation?: true
  /** Words that weaken the statement, as written. */
  readonly hedges?: readonly string[]
  /** Which rules made the claim: trigger and attribution. */
  readonly pattern: string
  /** Fields that the words of the span do not hold themselves. */
  readonly inferred: readonly string[]
  /** Set on claims that a configured language model proposed. */
  readonly extractor?: string
}
