import { type Commonness, commonness } from './frequency.ts'
import { lexicon } from './lexicon.ts'
import { misspeltClasses } from './misspelt.ts'
import { fatherClasses, fathers } from './patronymic.ts'
import { isPinyinWord } from './pinyin-word.ts'
import { letterSet } from './rewrite.ts'
import type { Sound } from './script.ts'
import {
  abjadKey,
  heard,
  ofAdjective,
  rough,
  skeletons,
  syllableKey,
  vowelless,
} from './skeleton.ts'
import { isSyllable, roughSyllable, syllableSkeleton } from './syllable.ts'

/** What a part of a name is. Only `name`, `place`, `descriptor`, `number` and `initial` are slots
 * of the comparison; titles and particles are named in no cost. */
export type TokenKind = 'name' | 'patronymic' | 'initial' | 'number' | 'place' | 'descriptor'

/** Whether a word stands in the name of a person or of anything else. */
export type Corpus = 'person' | 'other'

/** What follows from the text of a part, its kind and where it stands. */
export interface Traits {
  /** How common it is, 0 (one in a million or unknown) to 9. */
  readonly commonness: Commonness
  /** Whether it is one syllable of Chinese or Korean, alike only to equals. */
  readonly syllable: boolean
  readonly skeletons: readonly string[]
  readonly vowelless: string
  /** Its sounds with vowels and consonants that are mixed up alike; '' where they would say too little. */
  readonly rough: string
  /** As it is heard, consonants that are mixed up alike. */
  readonly heard: string
  /** Whether it is a word in use by itself, so that another in use is no misspelling of it. */
  readonly settled: boolean
  /** Classes of the lexicon of spellings, cognates and nicknames. */
  readonly classes: readonly number[]
  /** Whether some class of spellings holds it. */
  readonly spellings: boolean
  /** Classes of spellings of which a member is one letter apart, for a word that is in no class. */
  readonly misspelt: readonly number[]
  /** The set of its letters, one bit each. */
  readonly letters: number
  readonly abjad: string
  readonly syllabic: string
}

/** Reads the traits of a word from the lexicons and its letters. */
export function traitsOf(text: string, kind: TokenKind, sound: Sound, corpus: Corpus): Traits {
  const comparable = kind === 'name' || kind === 'patronymic' || kind === 'descriptor'
  const syllable = kind === 'name' && corpus === 'person' && isSyllable(text)
  const skeleton = comparable ? skeletonsOf(text, syllable, corpus) : []
  const sounds = kind === 'name' && !syllable ? heard(skeleton[0] ?? '') : ''
  const level = commonness(text, corpus)
  const personal = comparable && corpus === 'person'
  const classes = comparable ? classesOf(text, kind, corpus) : []
  return {
    commonness: level,
    syllable,
    skeletons: skeleton,
    vowelless: kind === 'name' && !syllable && text.length >= 5 ? vowelless(skeleton[0] ?? '') : '',
    rough: roughOf(text, kind, syllable, sounds),
    heard: sounds,
    settled:
      kind === 'name' && ((corpus === 'person' && level >= fewestSettled) || isPinyinWord(text)),
    classes,
    spellings: classes.some((id) => lexicon().classKinds[id % fatherClasses] === 'spelling'),
    misspelt:
      personal && kind === 'name' && !syllable && sound === 'none' && classes.length === 0
        ? misspeltClasses(text)
        : [],
    letters: letterSet(text),
    abjad: comparable ? abjadKey(text) : '',
    syllabic: comparable ? syllableKey(text) : '',
  }
}

/** The classes of a word: in names of organisations only spellings, for Ansar al-Sharia and Muhammad; for
 * a father's name those of the father, kept apart from the name itself. */
function classesOf(text: string, kind: TokenKind, corpus: Corpus): readonly number[] {
  const { classes, classKinds } = lexicon()
  const spelt = (ids: readonly number[]) => ids.filter((id) => classKinds[id] === 'spelling')
  if (kind === 'patronymic') {
    for (const father of fathers(text)) {
      const ids = spelt(classes.get(father) ?? [])
      if (ids.length > 0) return ids.map((id) => id + fatherClasses)
    }
    return []
  }
  if (kind !== 'name') return []
  const ids = classes.get(text) ?? []
  return corpus === 'person' ? ids : spelt(ids)
}

function skeletonsOf(text: string, syllable: boolean, corpus: Corpus): readonly string[] {
  if (syllable) return [`=${syllableSkeleton(text)}`, ...skeletons(text)]
  const base = corpus === 'other' ? ofAdjective(text) : undefined
  return base === undefined ? skeletons(text) : [...skeletons(text), ...skeletons(base)]
}

/** Rarer words than of this level may be misspellings that a list itself holds. */
const fewestSettled = 1

/** Shorter words than this are not compared by their rough sounds. */
const shortestRough = 4

function roughOf(text: string, kind: TokenKind, syllable: boolean, sounds: string): string {
  if (kind !== 'name') return ''
  if (syllable) return `=${roughSyllable(text)}`
  return text.length < shortestRough ? '' : rough(sounds)
}

/** Traits as text, so that an index need not read the words of a list anew; see `unpackTraits`.
 *
 * @example
 * packTraits(tokenOf('sechin', 'name', 'none', { corpus: 'person' })) // '000|seken|saken|sS2n|…'
 */
export function packTraits(traits: Traits): string {
  const { skeletons, vowelless, rough, heard, classes, misspelt, abjad, syllabic } = traits
  const flags = [
    traits.commonness,
    flag(traits.syllable),
    flag(traits.settled) + 2 * flag(traits.spellings),
  ]
  return [
    flags.join(''),
    skeletons.join(),
    vowelless,
    rough,
    heard,
    classes.join(),
    misspelt.join(),
    abjad,
    syllabic,
  ].join('|')
}

function flag(is: boolean): number {
  return is ? 1 : 0
}

/** The traits of a word from what `packTraits` made of them. */
export function unpackTraits(text: string, packed: string): Traits {
  const [
    flags = '',
    skeletons = '',
    vowelless = '',
    rough = '',
    heard = '',
    classes = '',
    misspelt = '',
    abjad = '',
    syllabic = '',
  ] = packed.split('|')
  const last = Number(flags.charAt(2))
  return {
    commonness: Number(flags.charAt(0)) as Commonness,
    syllable: flags.charAt(1) === '1',
    skeletons: skeletons === '' ? none : skeletons.split(','),
    vowelless,
    rough,
    heard,
    settled: (last & 1) !== 0,
    classes: numbers(classes),
    spellings: (last & 2) !== 0,
    misspelt: numbers(misspelt),
    letters: letterSet(text),
    abjad,
    syllabic,
  }
}

const none: readonly never[] = []

function numbers(list: string): readonly number[] {
  return list === '' ? none : list.split(',').map(Number)
}
