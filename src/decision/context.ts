import type {
  ClaimRef,
  CorridorRisk,
  Joined,
  Listing,
  Match,
  Party,
  Version,
} from '../model/index.ts'
import type { OwnershipData } from '../ownership/index.ts'
import type { AddressBook } from './addresses/book.ts'
import type { AllowEntry } from './allow/entry.ts'
import type { Policy } from './policy.ts'

/** A match as the index gives it, before it is said which party of the transaction it is of. */
export type FoundMatch = Omit<Match, 'party'>

/** What `decide` asks of the screening index: nothing more than this. */
export interface PartyScreen {
  /** Matches of one party at or above the cutoff, best first, and how many there are in all. */
  screen(
    party: Party,
    options: { readonly cutoff: number; readonly threshold: number; readonly limit: number },
  ): { readonly matches: readonly FoundMatch[]; readonly total: number }
  /** The listings of an entity that a match named. */
  listingsOf(id: string): readonly Listing[]
  /** Records of other lists that are the same party, where lists were joined. */
  joinedWith?(id: string): Joined | undefined
}

/** A list that was searched. */
export interface SearchedList {
  readonly dataset: string
  readonly version: string
  readonly sha256?: string
  /** ISO date of publication, where the list says it. */
  readonly publishedOn?: string
  /** ISO date or time when its publisher was last asked and this version was the current one. */
  readonly confirmedOn?: string
}

/** Everything a decision rests on beside the transaction: immutable, versioned, no clock. */
export interface DecisionContext {
  readonly parties: PartyScreen
  readonly lists: readonly SearchedList[]
  /** Addresses of the lists: those listed by themselves, and those of listed parties. */
  readonly addresses?: AddressBook
  readonly policy: Policy
  /** ISO date of the law to apply. */
  readonly asOf: string
  /** ISO date of the versions that were known, where the user fixed it. */
  readonly knownAt?: string
  readonly cutoff?: number
  readonly threshold?: number
  readonly limit?: number
  readonly drop?: readonly string[]
  /**
   * `sample`: no official list is loaded, the embedded sample stands in and clears nobody.
   * `own`: the sample's own transactions, shown as a demonstration of all outcomes.
   */
  readonly demonstration?: 'sample' | 'own'
  /** Ownership statements beside those of the row; parties are found in them by equal name. */
  readonly ownership?: OwnershipData
  readonly corridors?: readonly CorridorRisk[]
  readonly claims?: readonly ClaimRef[]
  /** The house's own allow list; what it clears is shown as such. */
  readonly allow?: readonly AllowEntry[]
  readonly extraVersions?: readonly Version[]
}
