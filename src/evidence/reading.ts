import type { Claim } from './claim.ts'

/** Two claims that cannot both hold; no side is taken. */
export interface Contradiction {
  readonly a: string
  readonly b: string
  readonly why: string
  /** Document of b where the two stand in different documents. */
  readonly documentB?: string
}

/** What goes one way in return for what comes back. */
export interface Exchange {
  readonly out: string
  readonly back: string
  readonly why: string
}

/** Something that happens at a time and place with participants. */
export interface EvidenceEvent {
  readonly name: string | null
  readonly kind: string
  readonly start?: string
  readonly end?: string
  readonly place?: string
  readonly participants: readonly string[]
  readonly count?: { readonly min: number; readonly unit: string }
  readonly claims: readonly string[]
}

export interface MentionedWeapon {
  readonly name: string
  readonly aliases: readonly string[]
  readonly origin?: string
  readonly kind?: string
  readonly similar_to?: string
  /** HS 2022 subheadings of components that publishers report found in the system, by `goods`. */
  readonly component_hs6?: readonly string[]
  /** `table` where the reference table knows it, `text` where only the document names it. */
  readonly known: 'table' | 'text'
}

export interface MentionedEntity {
  readonly id: string
  readonly name: string
  /** FollowTheMoney schema. */
  readonly schema: string
  readonly aliases?: readonly string[]
  readonly country?: string
  readonly role?: string
}

/** How many independent origins say the same. */
export interface Corroboration {
  readonly claims: readonly string[]
  /** One per independent origin: the source, or the publication behind it. */
  readonly origins: readonly string[]
}

/** A sign of concealment with the claim and the words that show it. */
export interface ConcealmentIndicator {
  readonly indicator: string
  readonly claim: string
}

/** What an optional language model added, and what of its answers was not taken. */
export interface Extraction {
  readonly model: string
  readonly accepted: number
  readonly refused: readonly { readonly reason: string; readonly count: number }[]
  /** Offset to which the document was sent, where it was too long to be sent whole. */
  readonly readTo?: number
}

/** A dated claim or event, in the order of time. */
export interface TimelineEntry {
  /** ISO date at the precision known, or `start/end`. */
  readonly date: string
  readonly claims: readonly string[]
  /** Name or kind of the event, where the entry is one. */
  readonly event?: string
}

/** A date as a text names it: ISO at the precision known, with its place in the text. */
export interface MentionedDate {
  readonly date: string
  readonly start: number
  readonly end: number
}

/** A counted thing with the words behind the number, as written. */
export interface MentionedNumber {
  readonly value: number
  readonly unit: string
  readonly start: number
  readonly end: number
}

/** A statement in quotation marks, marks included, and the entity that speaks where one is named. */
export interface MentionedQuotation {
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly speaker?: string
}

/** What is read of a document in Russian, Ukrainian or Chinese in place of claims. */
export interface ForeignMentions {
  readonly dates: readonly MentionedDate[]
  readonly numbers: readonly MentionedNumber[]
  readonly quotations: readonly MentionedQuotation[]
}

/** What reading one document gives: the contract of `read --format json`. */
export interface Reading {
  readonly document: string
  readonly sha256: string
  readonly format: string
  readonly language: string
  readonly title?: string
  readonly publisher?: string
  readonly author?: string
  readonly published?: string
  /** Same text as this document, by name, where it is a syndicated copy. */
  readonly copyOf?: string
  readonly claims: readonly Claim[]
  readonly contradictions: readonly Contradiction[]
  readonly exchanges: readonly Exchange[]
  readonly events: readonly EvidenceEvent[]
  readonly timeline: readonly TimelineEntry[]
  /** Set for Russian, Ukrainian and Chinese, of which no claims are read. */
  readonly mentions?: ForeignMentions
  /** Set where an extractor was asked. */
  readonly extraction?: Extraction
  readonly weapon_systems: readonly MentionedWeapon[]
  readonly entities: readonly MentionedEntity[]
  /** Lower-case ISO 3166-1 alpha-2, in the order of first mention. */
  readonly countries: readonly string[]
  readonly corroborations: readonly Corroboration[]
  readonly concealment: readonly ConcealmentIndicator[]
}
