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

/** A comparable part of a name. Equal spelling, kind and sound give one and the same token. */
export interface Token {
  readonly text: string
  readonly kind: TokenKind
  readonly sound: Sound
  readonly corpus: Corpus
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
  /** For places: the country or region it stands for. */
  readonly place: string
  /** For descriptors: whether it says next to nothing. */
  readonly weak: boolean
}

/** Whether a word stands in the name of a person or of anything else. */
export type Corpus = 'person' | 'other'

/** Tokens by their text, of which each has a few. */
const tokens = new Map<string, Token[]>()
/** The memory of tokens is emptied at this size, so that a long run stays small. */
const mostTokens = 400_000

/** The token of a romanised word.
 *
 * @param corpus whether it stands in the name of a person or of anything else
 * @example
 * tokenOf('sechin', 'name', 'none', 'person').skeletons // ['seken'] in the class of 'setchine'
 */
export function tokenOf(
  text: string,
  kind: TokenKind,
  sound: Sound,
  extra: { corpus: Corpus; place?: string; weak?: boolean },
): Token {
  const { corpus, place = '', weak = false } = extra
  let known = tokens.get(text)
  for (const one of known ?? [])
    if (
      one.kind === kind &&
      one.sound === sound &&
      one.corpus === corpus &&
      one.weak === weak &&
      one.place === place
    )
      return one
  if (tokens.size >= mostTokens) {
    tokens.clear()
    known = undefined
  }
  const comparable = kind === 'name' || kind === 'patronymic' || kind === 'descriptor'
  const syllable = kind === 'name' && corpus === 'person' && isSyllable(text)
  const skeleton = comparable ? skeletonsOf(text, syllable, corpus) : []
  const sounds = kind === 'name' && !syllable ? heard(skeleton[0] ?? '') : ''
  const level = commonness(text, corpus)
  const personal = comparable && corpus === 'person'
  const classes = comparable ? classesOf(text, kind, corpus) : []
  const token: Token = Object.freeze({
    text,
    kind,
    sound,
    corpus,
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
    place,
    weak,
  })
  if (known) known.push(token)
  else tokens.set(text, [token])
  return token
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

/** What tells a token from all others, as text: `tokenFrom` reads it back.
 *
 * @example
 * tokenFrom(tokenKey(token)) === token // true
 */
export function tokenKey({ text, kind, sound, corpus, weak, place }: Token): string {
  return `${kind}|${sound}|${corpus}|${weak ? 'w' : ''}|${place}|${text}`
}

/** The token of a key that `tokenKey` gave. */
export function tokenFrom(key: string): Token {
  const [kind, sound, corpus, weak, place = '', text = ''] = key.split('|')
  return tokenOf(text, kind as TokenKind, sound as Sound, {
    corpus: corpus as Corpus,
    weak: weak === 'w',
    place,
  })
}
