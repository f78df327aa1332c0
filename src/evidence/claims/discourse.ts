import type { ClaimSource } from '../claim.ts'
import type { Party } from '../mentions/party.ts'
import type { Register } from '../mentions/register.ts'

type SourceKind =
  | 'publisher'
  | 'person'
  | 'country'
  | 'body'
  | 'company'
  | 'media'
  | 'collective'
  | 'document'
  | 'unspecified'

/** A source as found, with what later references need to know of it. */
export interface SourceRef {
  readonly source: ClaimSource
  readonly kind: SourceKind
  /** Dictionary form of the noun that describes it: "official". */
  readonly head: string
  readonly plural: boolean
  readonly party?: Party
  readonly via?: readonly string[]
  /** What the resolution took from elsewhere: "pronoun", "surname". */
  readonly resolved?: string
}

/** Nouns that any organisation may be called by. */
const anyCompany =
  /^(company|firm|group|business|organisation|organization|institute|bank|corporation|enterprise|ngo)$/

const institution = /^(body|company|country|media|document)$/

/** How many sources and parties stay in mind: nobody refers back further. */
const memory = 256

/** What a reader keeps in mind while reading on. */
export class Discourse {
  readonly publisher: SourceRef
  readonly sources: SourceRef[] = []
  /** Subjects and other parties, the latest last. */
  readonly parties: Party[] = []
  lastSpeaker: SourceRef | undefined
  lastPerson: SourceRef | undefined
  /** The latest person named, whether heard or not. */
  lastNamed: string | undefined
  /** Whom the sentence before is about, where it can speak. */
  #subject: { readonly ref: SourceRef; readonly sentence: number } | undefined
  /** Counts sentences, to tell how long ago somebody spoke or was named. */
  sentence = 0
  /** First sentence of the paragraph at hand. */
  #paragraphFrom = 0
  #spokeAt = -1
  #namedAt = -1
  /** From and to of the latest claim that had both. */
  lastPair: readonly [string, string] | undefined

  constructor(publisher: SourceRef) {
    this.publisher = publisher
  }

  spoke(ref: SourceRef): void {
    if (ref.kind === 'publisher' || ref.kind === 'unspecified') return
    this.lastSpeaker = ref
    if (ref.kind === 'person' || (ref.kind === 'collective' && !ref.plural)) {
      this.lastPerson = ref
      this.#spokeAt = this.sentence
    }
    this.sources.push(ref)
    if (this.sources.length > memory) this.sources.splice(0, memory / 2)
  }

  /** Whom "he" or "she" means: who spoke lately, else who was named since. */
  personMeant(): SourceRef | string | undefined {
    const anew = this.#namedAt >= this.#paragraphFrom && this.#spokeAt < this.#paragraphFrom
    const named = this.lastNamed !== undefined && (anew || this.#namedAt - this.#spokeAt > 1)
    return named || !this.lastPerson ? (this.lastNamed ?? this.lastSpeaker) : this.lastPerson
  }

  /** A paragraph that names a person is about that person, whoever spoke in the one before. */
  openParagraph(): void {
    this.#paragraphFrom = this.sentence + 1
  }

  noteSubject(ref: SourceRef): void {
    this.#subject = { ref, sentence: this.sentence }
  }

  /** Whom "it" means where it speaks: the institution that the sentence before is about, else the
   * latest that spoke.
   */
  institutionMeant(): SourceRef | undefined {
    const subject = this.#subject
    const near = subject && subject.sentence >= Math.max(this.#paragraphFrom, this.sentence - 1)
    if (near && institution.test(subject.ref.kind)) return subject.ref
    return this.sources.findLast((s) => institution.test(s.kind))
  }

  notePerson(name: string): void {
    this.lastNamed = name
    this.#namedAt = this.sentence
  }

  noteParty(party: Party): void {
    const at = this.parties.findIndex((known) => known.id === party.id)
    if (at >= 0) this.parties.splice(at, 1)
    this.parties.push(party)
    if (this.parties.length > memory) this.parties.splice(0, memory / 2)
  }

  lastCountry(): Party | undefined {
    return this.parties.findLast(
      (party) => party.entity === undefined && party.country !== undefined,
    )
  }

  lastEntity(): Party | undefined {
    return this.parties.findLast((party) => party.entity !== undefined)
  }

  /** "the company" is the latest; "the distributor" the latest that the text calls one. */
  lastOfTrade(trade: string, register: Register): Party | undefined {
    if (anyCompany.test(trade)) return this.lastEntity()
    return this.parties.findLast(
      (party) =>
        party.entity !== undefined && register.organisation(party.entity)?.trades.has(trade),
    )
  }

  /** "both governments", "the two countries": the latest pair of countries. */
  lastCountries(): readonly Party[] {
    if (this.lastPair?.every((id) => /^[a-z]{2}$/.test(id))) {
      return this.lastPair.map((id) => ({ id, country: id }))
    }
    return this.parties.filter((party) => party.entity === undefined).slice(-2)
  }
}
