import type { Sound } from './script.ts'
import { type Corpus, type TokenKind, type Traits, traitsOf, unpackTraits } from './traits.ts'

/** A comparable part of a name. Equal spelling, kind and sound give one and the same token. */
export interface Token extends Traits {
  readonly text: string
  readonly kind: TokenKind
  readonly sound: Sound
  readonly corpus: Corpus
  /** For places: the country or region it stands for. */
  readonly place: string
  /** For descriptors: whether it says next to nothing. */
  readonly weak: boolean
}

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
  return (
    knownToken(text, kind, sound, { corpus, place, weak }) ??
    remember({ text, kind, sound, corpus, place, weak }, traitsOf(text, kind, sound, corpus))
  )
}

function knownToken(
  text: string,
  kind: TokenKind,
  sound: Sound,
  { corpus, place, weak }: Pick<Token, 'corpus' | 'place' | 'weak'>,
): Token | undefined {
  const known = tokens.get(text)
  if (known === undefined) return undefined
  for (let i = 0; i < known.length; i++) {
    const one = known[i] as Token
    if (
      one.kind === kind &&
      one.sound === sound &&
      one.corpus === corpus &&
      one.weak === weak &&
      one.place === place
    )
      return one
  }
  return undefined
}

/** A new token; all are made here, field by field, so that the compiler sees them alike. */
function remember(own: Omit<Token, keyof Traits>, traits: Traits): Token {
  if (tokens.size >= mostTokens) tokens.clear()
  const token: Token = {
    text: own.text,
    kind: own.kind,
    sound: own.sound,
    corpus: own.corpus,
    place: own.place,
    weak: own.weak,
    commonness: traits.commonness,
    syllable: traits.syllable,
    skeletons: traits.skeletons,
    vowelless: traits.vowelless,
    rough: traits.rough,
    heard: traits.heard,
    settled: traits.settled,
    classes: traits.classes,
    spellings: traits.spellings,
    misspelt: traits.misspelt,
    letters: traits.letters,
    abjad: traits.abjad,
    syllabic: traits.syllabic,
  }
  const known = tokens.get(token.text)
  if (known) known.push(token)
  else tokens.set(token.text, [token])
  return token
}

/** What tells a token from all others, as text: `tokenFrom` reads it back.
 *
 * @example
 * tokenFrom(tokenKey(token)) === token // true
 */
export function tokenKey({ text, kind, sound, corpus, weak, place }: Token): string {
  return `${kind}|${sound}|${corpus}|${weak ? 'w' : ''}|${place}|${text}`
}

/** The token of a key that `tokenKey` gave.
 *
 * @param traits what `packTraits` made of it, where it need not be read anew
 */
export function tokenFrom(key: string, traits?: string): Token {
  const [kind, sound, corpus, weak, place = '', text = ''] = key.split('|')
  const own = {
    text,
    kind: kind as TokenKind,
    sound: sound as Sound,
    corpus: corpus as Corpus,
    place,
    weak: weak === 'w',
  }
  if (traits === undefined) return tokenOf(text, own.kind, own.sound, own)
  return knownToken(text, own.kind, own.sound, own) ?? remember(own, unpackTraits(text, traits))
}
