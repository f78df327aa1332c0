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
  readonly weapon_systems: readonly MentionedWeapon[]
  readonly entities: readonly MentionedEntity[]
  /** Lower-case ISO 3166-1 alpha-2, in the order of first mention. */
  readonly countries: readonly string[]
  readonly corroborations: readonly Corroboration[]
  readonly concealment: readonly ConcealmentIndicator[]
}
