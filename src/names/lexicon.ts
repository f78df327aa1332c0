import { lexiconJson } from './lexicon.generated.ts'

/** How closely the members of one class of names belong together. */
export type ClassKind = 'spelling' | 'surname' | 'cognate' | 'nickname'

/** Phrases by first word, longest first, each with what it stands for. */
export type Phrases = ReadonlyMap<string, readonly Phrase[]>

export interface Phrase {
  readonly words: readonly string[]
  readonly value: string
  /** Whether it stands for Chinese characters only: "hai yang" in Latin letters is a name. */
  readonly han: boolean
  /** Whether the last word is the beginning of one that is inflected. */
  readonly open: boolean
}

/** Words that many organisations share, of all languages, each with the word that stands for all. */
export interface GeneralWords {
  readonly phrases: Phrases
  /** Beginnings of words that are inflected: "sudostroitel" of sudostroitelnyy, -aya, -oe. */
  readonly beginnings: ReadonlyMap<string, string>
  /** Those that say next to nothing. */
  readonly weak: ReadonlySet<string>
}

export interface Lexicon {
  readonly legal: Phrases
  readonly titles: ReadonlySet<string>
  readonly vesselTitles: Phrases
  /** What stands between two names of one field, as written. */
  readonly connectors: readonly string[]
  readonly particles: ReadonlySet<string>
  readonly general: GeneralWords
  readonly abbreviations: ReadonlyMap<string, string>
  readonly numbers: ReadonlyMap<string, number>
  readonly places: Phrases
  /** Classes of a word: positive numbers, shared by the words of one row. */
  readonly classes: ReadonlyMap<string, readonly number[]>
  readonly classKinds: readonly ClassKind[]
  /** Words of the Arabic and other scripts in the spelling of their row. */
  readonly written: ReadonlyMap<string, string>
}

/** Maps as lists of their entries, sets as lists: what JSON can hold. */
type Stored<T> =
  T extends ReadonlyMap<infer Key, infer Value>
    ? readonly (readonly [Key, Value])[]
    : T extends ReadonlySet<infer Value>
      ? readonly Value[]
      : T extends readonly unknown[]
        ? T
        : T extends object
          ? { readonly [Field in keyof T]: Stored<T[Field]> }
          : T

function restored(json: string): Lexicon {
  const stored = JSON.parse(json) as Stored<Lexicon>
  const { phrases, beginnings, weak } = stored.general
  return {
    legal: new Map(stored.legal),
    titles: new Set(stored.titles),
    vesselTitles: new Map(stored.vesselTitles),
    connectors: stored.connectors,
    particles: new Set(stored.particles),
    general: { phrases: new Map(phrases), beginnings: new Map(beginnings), weak: new Set(weak) },
    abbreviations: new Map(stored.abbreviations),
    numbers: new Map(stored.numbers),
    places: new Map(stored.places),
    classes: new Map(stored.classes),
    classKinds: stored.classKinds,
    written: new Map(stored.written),
  }
}

let known: Lexicon | undefined

/** The lexicons of the reference tables, as they were read and stored when the program was built. */
export function lexicon(): Lexicon {
  known ??= restored(lexiconJson)
  return known
}
