import { lexicon } from './lexicon.ts'
import { osaWithin } from './osa.ts'
import { fatherClasses } from './patronymic.ts'
import { isPinyinWord } from './pinyin-word.ts'
import { setSize } from './rewrite.ts'
import type { Token } from './token.ts'

/** Everything that can make two parts of names alike; what is in none of these is unlike. */
export type Relation =
  | 'equal'
  | 'spelling'
  | 'romanisation'
  | 'nickname'
  | 'cognate'
  | 'surname'
  | 'edit1'
  | 'edit2'
  | 'vowels'
  | 'near'
  | 'rough'
  | 'lookalike'
  | 'sound'
  | 'threeSounds'
  | 'shortSound'
  | 'truncated'
  | 'alike'
  | 'initial'
  | 'joined'
  | 'acronym'

/** Longest edit distance between two words of which the shorter has `length` letters. */
export function allowedEdits(length: number): 0 | 1 | 2 {
  return length >= 8 ? 2 : length >= 4 ? 1 : 0
}

/** Truncated words keep at least this many letters. */
export const shortestPrefix = 4

/** Romanisation classes are a letter apart only where they have at least this many letters. */
export const fewestSounds = 5

/** Sounds are compared by at least this many consonants. */
const fewestConsonants = 2

/** The closest relation of two parts of names, or nothing where they are unlike.
 *
 * Symmetric. Every relation is equality of exact keys, or an edit distance with a bound, so that an
 * index can find all parts related to a given one.
 *
 * @example
 * relate(tokenOf('jon', …), tokenOf('john', …))        // 'cognate'
 * relate(tokenOf('petrov', …), tokenOf('petrova', …))  // 'edit1'
 */
export function relate(a: Token, b: Token): Relation | undefined {
  if (a === b) return 'equal'
  if (a.kind === 'number' || b.kind === 'number')
    return a.kind === b.kind && a.text === b.text ? 'equal' : undefined
  if (a.kind === 'initial' || b.kind === 'initial') return initials(a, b)
  const exact = a.sound === 'exact' || b.sound === 'exact'
  if (a.text === b.text) return a.sound === b.sound || exact ? 'equal' : 'romanisation'
  if (a.kind === 'place' || b.kind === 'place')
    return a.place !== '' && a.place === b.place ? 'spelling' : undefined
  // General words are written alike already, whatever their language.
  if (a.kind === 'descriptor' && b.kind === 'descriptor') return undefined
  if (exact) return shared(a, b) === undefined ? undefined : 'surname'
  if (a.sound !== 'none' || b.sound !== 'none') return bySound(a, b)
  return lettered(a, b)
}

function initials(a: Token, b: Token): Relation | undefined {
  if (a.kind === b.kind) return a.text === b.text ? 'equal' : undefined
  const short = a.kind === 'initial' ? a : b
  const long = short === a ? b : a
  return long.text.startsWith(short.text) ? 'initial' : undefined
}

function bySound(a: Token, b: Token): Relation | undefined {
  const abjad = a.sound === 'abjad' || b.sound === 'abjad'
  const key = abjad ? a.abjad : a.syllabic
  if (key.length < fewestConsonants || key !== (abjad ? b.abjad : b.syllabic)) return undefined
  if (key.length === fewestConsonants) return 'shortSound'
  // Syllables of Chinese and Japanese tell more of a foreign name than an abjad does.
  return abjad && key.length === fewestConsonants + 1 ? 'threeSounds' : 'sound'
}

function lettered(a: Token, b: Token): Relation | undefined {
  const byClass = a.classes.length > 0 && b.classes.length > 0 ? shared(a, b) : undefined
  if (byClass === 'spelling') return byClass
  if (byClass && byClass !== 'surname') return sameSkeleton(a, b) ? 'romanisation' : byClass
  // Egor and Igor sound alike, but are names of their own.
  if (sameSkeleton(a, b))
    return a.spellings && b.spellings && !byClass ? 'lookalike' : 'romanisation'
  if (byClass) return byClass
  if (a.syllable && b.syllable) return a.rough === b.rough ? 'rough' : undefined
  const distinct = distinctNames(a, b)
  const shorter = Math.min(a.text.length, b.text.length)
  const most = allowedEdits(shorter)
  if (most > 0 && Math.abs(a.text.length - b.text.length) <= most && fewLetters(a, b, most)) {
    const edits = osaWithin(a.text, b.text, most)
    if (edits <= most && !distinct) return edits === 1 ? 'edit1' : 'edit2'
    if (edits <= most)
      return soundAlike(a, b) ? 'rough' : vowelInside(a, b) ? 'vowels' : 'lookalike'
  }
  if (distinct) return soundAlike(a, b) ? 'rough' : undefined
  if (a.vowelless !== '' && a.vowelless === b.vowelless) return 'vowels'
  if (truncated(a, b)) return 'truncated'
  if (near(a, b)) return 'near'
  return a.rough !== '' && a.rough === b.rough ? 'rough' : undefined
}

/** Khalaf and Kalaf, Gaddafi and Ghadaffi: one name even where both are in use. */
function soundAlike(a: Token, b: Token): boolean {
  return a.heard === b.heard && !(a.spellings && b.spellings)
}

/** Abubakar and Abubaker: long words that differ in a vowel inside are one name even where both are in
 * use; at the ends it is another: Mario and Maria. */
function vowelInside(a: Token, b: Token): boolean {
  if (a.vowelless === '' || a.vowelless !== b.vowelless || (a.spellings && b.spellings))
    return false
  if (isPinyinWord(a.text) && isPinyinWord(b.text)) return false
  const [x = '', y = ''] = [a.skeletons[0], b.skeletons[0]]
  return Math.min(x.length, y.length) >= 6 && x.charAt(0) === y.charAt(0) && x.at(-1) === y.at(-1)
}

/** Two names that are both in use, in no class together: Hassan and Hussein, Mario and Maria; and two
 * different words of Chinese: Hongda and Hengda. */
function distinctNames(a: Token, b: Token): boolean {
  return (a.spellings && b.spellings) || (a.settled && b.settled)
}

/** A letter apart once both are romanised alike (Ghasemi, Qasemi), or one a letter apart from some
 * spelling of the other (Mohmmed, Muhammad). */
function near(a: Token, b: Token): boolean {
  if (a.kind !== 'name' || b.kind !== 'name' || a.syllable || b.syllable) return false
  if (a.misspelt.some((one) => b.classes.includes(one))) return true
  if (b.misspelt.some((one) => a.classes.includes(one))) return true
  const [one = ''] = a.skeletons
  const [other = ''] = b.skeletons
  if (one.length < fewestSounds || other.length < fewestSounds) return false
  return osaWithin(one, other, 1) <= 1
}

/** One is the beginning of the other, and at least half of it. */
function truncated(a: Token, b: Token): boolean {
  if (a.kind === 'patronymic' || b.kind === 'patronymic' || a.syllable || b.syllable) return false
  const [short, long] = a.text.length < b.text.length ? [a.text, b.text] : [b.text, a.text]
  return short.length >= shortestPrefix && 2 * short.length >= long.length && long.startsWith(short)
}

/** The first skeleton of a syllable is exact; only a word that is none may be a misspelt one. */
function sameSkeleton(a: Token, b: Token): boolean {
  if (a.syllable && b.syllable) return a.skeletons[0] === b.skeletons[0]
  for (const one of a.skeletons) if (one !== '' && b.skeletons.includes(one)) return true
  return false
}

function shared(a: Token, b: Token): Relation | undefined {
  const { classKinds } = lexicon()
  let best: Relation | undefined
  for (const one of a.classes) {
    if (!b.classes.includes(one)) continue
    const kind = classKinds[one % fatherClasses]
    if (kind === 'spelling') return kind
    if (kind !== undefined && best !== 'nickname') best = kind
  }
  return best
}

/** Each edit changes the set of letters by at most two. */
function fewLetters(a: Token, b: Token, most: number): boolean {
  return setSize(a.letters ^ b.letters) <= 2 * most
}

/** Share of letters, in per cent, that two parts must have in place to be alike. */
const fewestInPlace = 65

/** Whether two parts that are related in no other way share most of their letters: Chaudhry and
 * Choudary. No key leads to it, so it is for two names side by side only, never for an index.
 */
export function alike(a: Token, b: Token): boolean {
  if (a.kind !== 'name' || b.kind !== 'name' || a.syllable || b.syllable) return false
  if (a.sound !== 'none' || b.sound !== 'none' || distinctNames(a, b)) return false
  const one = a.skeletons[0] ?? a.text
  const other = b.skeletons[0] ?? b.text
  return mostInPlace(a.text, b.text) || mostInPlace(one, other)
}

function mostInPlace(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length)
  if (Math.min(a.length, b.length) < shortestPrefix) return false
  const most = Math.floor((longer * (100 - fewestInPlace)) / 100)
  return most > 0 && osaWithin(a, b, most) <= most
}
