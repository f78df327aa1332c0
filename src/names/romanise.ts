import anyAscii from 'any-ascii'
import { pinyin } from 'pinyin-pro'
import { romaniseCyrillic } from './cyrillic.ts'
import { romaniseSyllable } from './hangul.ts'
import { type Script, type Sound, scriptOf, soundOf } from './script.ts'

/** A romanised word: lower-case Latin letters and digits only, never empty. */
export interface Roman {
  readonly text: string
  /** The word as written. */
  readonly shown: string
  readonly script: Script
  /** How far its vowels can be trusted. */
  readonly sound: Sound
}

/** Scripts that write vowels and have a settled romanisation. */
const voiced =
  /[\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Ethiopic}\p{Script=Thaana}]/u

const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ə: 'a',
  þ: 'th',
  ð: 'd',
  æ: 'ae',
  œ: 'oe',
}

function latin(word: string): string {
  if (/^[\x00-\x7f]*$/.test(word)) return word
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '')
  return plain.replace(/[^\x00-\x7f]/gu, (letter) => special[letter] ?? anyAscii(letter))
}

function only(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** The article is left out as it is where it stands apart, and the ayin of Abd is heard. */
function arabic(word: string): string {
  const bare = word.replace(/^(?:و)?ال(?=\p{L}{3,})/u, '')
  // A long A is written; without it حامد and احمد would be one.
  const read = (lexicalArticle(word) ? word : bare).replace(/[اأإآ]/gu, 'a')
  const text = only(anyAscii(read))
  return text === 'bd' ? 'abd' : text
}

/** Words that begin with the letters of the article but do not have it: Elias, Ilham. */
function lexicalArticle(word: string): boolean {
  return /^ال(?:ياس|هام|ماس|كسندر|کساندر|ينا|یاس|برت)/u.test(word)
}

/** Chinese people: family name first, then the given name as one word, as lists write them. */
function han(
  word: string,
  options: { person: boolean; foreign: boolean; split?: boolean },
): Roman[] {
  const { person, foreign, split = true } = options
  const syllables = pinyin(word, {
    toneType: 'none',
    type: 'array',
    surname: person && !foreign ? 'head' : 'off',
    v: true,
  }).map((syllable) => only(syllable.replace(/ü/g, 'v')))
  const letters = [...word]
  const make = (from: number, to: number): Roman => ({
    text: syllables.slice(from, to).join(''),
    shown: letters.slice(from, to).join(''),
    script: 'han',
    sound: foreign ? 'syllabic' : 'exact',
  })
  if (foreign || (person && !split)) return [make(0, letters.length)]
  if (!person || letters.length < 2 || letters.length > 4)
    return letters.map((_, i) => make(i, i + 1))
  const family = letters.length === 4 ? 2 : 1
  return [make(0, family), make(family, letters.length)]
}

function hangul(word: string, person: boolean): Roman[] {
  const letters = [...word]
  const make = (part: readonly string[]): Roman => ({
    text: only(part.map(romaniseSyllable).join('')),
    shown: part.join(''),
    script: 'hangul',
    sound: 'none',
  })
  // Syllable by syllable, as family and given name are mostly written in Latin letters.
  if (!person || letters.length > 4) return [make(letters)]
  return letters.map((letter) => make([letter]))
}

/** Romanises one written word; a Chinese or Korean name gives several.
 *
 * @param word letters, digits and marks of one word
 * @param context the whole name in lower case
 * @param options.person whether a Chinese or Korean word is split as a person's name
 * @param options.split whether the word may hold family and given name in one; defaults to true
 * @param options.foreign whether a Chinese word spells a foreign name by sound (贝拉克·奥巴马)
 * @example
 * romanise('Сечин', 'игорь сечин', { person: true, foreign: false })[0].text // 'sechin'
 */
export function romanise(
  word: string,
  context: string,
  options: { person: boolean; foreign: boolean; split?: boolean },
): Roman[] {
  const script = scriptOf(word)
  const lower = word.toLowerCase()
  if (script === 'han') return han(word, options).filter((w) => w.text)
  if (script === 'hangul') return hangul(word, options.person).filter((w) => w.text)
  const text =
    script === 'latin'
      ? only(latin(lower))
      : script === 'cyrillic'
        ? only(latin(romaniseCyrillic(lower, context)))
        : script === 'arabic'
          ? arabic(lower)
          : only(anyAscii(lower))
  if (text === '') return []
  const sound = script === 'other' && voiced.test(word) ? 'none' : soundOf[script]
  return [{ text, shown: word, script, sound }]
}
