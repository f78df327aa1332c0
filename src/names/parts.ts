import { arabicWord, joinedArabic } from './arabic-words.ts'
import { commonness } from './frequency.ts'
import { generalAt, writtenOut } from './general.ts'
import { lexicon, type Phrase, type Phrases } from './lexicon.ts'
import type { NameKind, Part } from './part.ts'
import { isPatronymic } from './patronymic.ts'
import { isPinyinWord } from './pinyin-word.ts'
import { joinedLetters, joinedNumbers, withoutRepeats } from './rejoin.ts'
import { romanNumeral } from './roman-numeral.ts'
import type { Roman } from './romanise.ts'
import { ofAdjective } from './skeleton.ts'
import { isSyllable } from './syllable.ts'
import { words as wordsOf } from './words.ts'

function match(phrases: Phrases, romans: readonly Roman[], at: number) {
  for (const phrase of phrases.get(romans[at]?.text ?? '') ?? []) {
    if (phrase.words.every((word, i) => romans[at + i]?.text === word)) return phrase
  }
  return undefined
}

/** The words in brackets: the branch or country that many leave out, as in Deutsche Bank (Schweiz) AG. */
export function wordsAside(clean: string): ReadonlySet<string> {
  if (!clean.includes('(')) return none
  return new Set(
    [...clean.matchAll(/\(([^)]*)\)/g)].flatMap(([, inner = '']) => wordsOf(inner, false)),
  )
}

const none: ReadonlySet<string> = new Set()

/** The comparable parts of a name, legal forms taken away; titles and particles fall out.
 *
 * @param aside words in brackets, see `wordsAside`
 */
export function partsOf(
  romans: readonly Roman[],
  kind: NameKind,
  aside: ReadonlySet<string>,
): Part[] {
  const person = kind === 'person'
  const book = lexicon()
  const kept = withoutVesselPrefix(romans, kind)
  const parts: Part[] = []
  let at = 0
  let before = ''
  const add = (part: Part) => {
    parts.push(before === '' ? part : { ...part, before })
    before = ''
  }
  while (at < kept.length) {
    const roman = kept[at] as Roman
    const place = person ? undefined : placeAt(kept, at)
    if (place) {
      const words = kept.slice(at, at + place.words.length)
      add({
        ...roman,
        text: words.map((w) => w.text).join(''),
        shown: words.map((w) => w.shown).join(' '),
        kind: 'place',
        place: place.value,
        weak: place.value.startsWith('x-') || words.every((w) => aside.has(w.shown)),
      })
      at += words.length
      continue
    }
    const joined = person ? joinedArabic(kept, at) : undefined
    if (joined) {
      add(joined.part)
      at += joined.length
      continue
    }
    const general = person ? tradeWord(kept, at) : generalPart(kept, at)
    if (general) {
      add(general.part)
      at += general.length
      continue
    }
    const part = partOf(kept, at, kind)
    if (part) add(part)
    else if (book.particles.has(roman.text)) before += roman.text
    at++
  }
  const last = parts.pop()
  if (last) parts.push(before === '' ? last : { ...last, after: before })
  const found = parts.length > 0 ? parts : kept.map((r): Part => ({ ...r, kind: 'name' }))
  // Of two parts one is the family name: Rabinovich is no father's name there.
  const named = found.length > 2 ? found : found.map(asFamily)
  const rearranged = person ? named : joinedLetters(joinedNumbers(named))
  return withoutRepeats(rearranged, person)
}

function asFamily(part: Part): Part {
  return part.kind === 'patronymic' ? { ...part, kind: 'name' } : part
}

/** A general word or phrase of an organisation's name; numbers are none, and small words only in a
 * phrase. */
function generalPart(
  romans: readonly Roman[],
  at: number,
): { part: Part; length: number } | undefined {
  const first = romans[at] as Roman
  const { numbers, particles } = lexicon()
  const found = generalAt(romans, at)
  if (!found) return undefined
  if (found.length === 1 && (numbers.has(first.text) || particles.has(first.text))) return undefined
  const used = romans.slice(at, at + found.length)
  return {
    part: {
      ...first,
      text: found.word,
      spelt: used.map((r) => r.text).join(''),
      shown: used.map((r) => r.shown).join(' '),
      sound: 'none',
      kind: 'descriptor',
      weak: found.weak,
    },
    length: found.length,
  }
}

/** A word of trade in the name of a person, as in Viktor Bout Holding, unless people are called so. */
function tradeWord(
  romans: readonly Roman[],
  at: number,
): { part: Part; length: number } | undefined {
  const roman = romans[at] as Roman
  const { text } = roman
  if (romans.length < 3 || roman.script !== 'latin' || commonness(text, 'person') > 0)
    return undefined
  const { classes, general, legal } = lexicon()
  const alone = (phrases: Phrases) => phrases.get(text)?.some((p) => p.words.length === 1 && !p.han)
  if (classes.has(text) || !(alone(general.phrases) || alone(legal))) return undefined
  return { part: { ...roman, kind: 'descriptor', weak: true }, length: 1 }
}

/** A place, also as the adjective made of it: Kazan in Kazanskiy. */
function placeAt(
  romans: readonly Roman[],
  at: number,
): Pick<Phrase, 'words' | 'value'> | undefined {
  const { places } = lexicon()
  const found = match(places, romans, at)
  if (found) return found
  const text = romans[at]?.text ?? ''
  const base = ofAdjective(text)
  const plain = base === undefined ? undefined : places.get(base)?.find((p) => p.words.length === 1)
  return plain ? { words: [text], value: plain.value } : undefined
}

function withoutVesselPrefix(romans: readonly Roman[], kind: NameKind): readonly Roman[] {
  if (kind !== 'vessel') return romans
  const prefix = match(lexicon().vesselTitles, romans, 0)
  return prefix && prefix.words.length < romans.length ? romans.slice(prefix.words.length) : romans
}

function partOf(romans: readonly Roman[], at: number, kind: NameKind): Part | undefined {
  const book = lexicon()
  const person = kind === 'person'
  const roman = romans[at] as Roman
  const count = romans.length
  const { text } = roman
  if (person && /^ab(?:o|u|ou|oo)l$/.test(text)) return { ...roman, text: 'abu', kind: 'name' }
  if (person && text === 'md' && at < count - 1) return { ...roman, text: 'mohammad', kind: 'name' }
  if (person && book.titles.has(text) && count > 1 && !isGivenName(romans, at)) return undefined
  if (kind === 'unknown' && count > 1 && /^(mr|mrs|ms|dr|prof|sir)$/.test(text)) return undefined
  const digits = /^(\d+)(?:st|nd|rd|th|y|ya|oe|iy|aya|go|e|er|re|eme|o|a)?$/.exec(text)
  if (digits) return { ...roman, text: String(Number(digits[1])), kind: 'number' }
  if (text.length === 1 && person && !isAsian(roman) && !/^[yeiuд]$/u.test(roman.shown))
    return { ...roman, kind: 'initial' }
  const numeral = person || count === 1 ? undefined : numeralAt(romans, at)
  if (numeral !== undefined) return { ...roman, text: String(numeral), kind: 'number' }
  if (
    book.particles.has(text) &&
    count > 1 &&
    !isShortName(romans, at, person) &&
    !standsAsName(romans, at)
  )
    return undefined
  const written = roman.sound === 'abjad' ? book.written.get(text) : undefined
  const spelt = written ? { ...roman, text: written, sound: 'none' as const } : roman
  if (person) {
    return {
      ...spelt,
      text: arabicWord(spelt.text),
      kind: isPatronymic(spelt.text) ? 'patronymic' : 'name',
    }
  }
  if (/^(no|nr|num|number|nomer|numero|nummer|n)$/.test(text) && numberFollows(romans, at))
    return undefined
  const number = book.numbers.get(text)
  if (number !== undefined) return { ...roman, text: String(number), kind: 'number' }
  return { ...spelt, text: writtenOut(spelt), spelt: text, kind: 'name' }
}

/** Hafez al-Assad: a title that is a name too, beside nothing but a family name. */
function isGivenName(romans: readonly Roman[], at: number): boolean {
  const { classes, titles, particles } = lexicon()
  if (!classes.has((romans[at] as Roman).text)) return false
  const others = romans.filter(
    ({ text }) => !particles.has(text) && !/^(?:[aeiou]d|d(?:i|ee|ie)ne?)$/.test(text),
  )
  return others.length === 2 && others.every((one) => one === romans[at] || !titles.has(one.text))
}

/** Whether a number comes next, as in Plant No. 7. */
function numberFollows(romans: readonly Roman[], at: number): boolean {
  const next = romans[at + 1]?.text ?? ''
  return /^\d/.test(next) || lexicon().numbers.has(next)
}

/** A Roman numeral; a single letter only at the end: Argo I, Zafar V. */
function numeralAt(romans: readonly Roman[], at: number): number | undefined {
  const { text } = romans[at] as Roman
  if (text.length > 1) return romanNumeral(text)
  const last = at === romans.length - 1 && (romans[at - 1]?.text.length ?? 0) > 1
  return last ? { i: 1, v: 5, x: 10 }[text] : undefined
}

function isAsian({ script }: Roman): boolean {
  return script === 'han' || script === 'hangul'
}

/** Chinese and Korean parts are never particles, however short, nor words of Latin letters among
 * nothing but such parts: An, Na, Bin. */
function isShortName(romans: readonly Roman[], at: number, person: boolean): boolean {
  const { script, text } = romans[at] as Roman
  if (isAsian(romans[at] as Roman)) return true
  if (!person || script !== 'latin' || text === 'al' || text === 'el' || !isSyllable(text))
    return false
  return romans.every((other) => isSyllable(other.text) || isPinyinWord(other.text))
}

/** "Ben" before a single other name is Benjamin, and a letter among letters is part of A.B.C. */
function standsAsName(romans: readonly Roman[], at: number): boolean {
  const { text } = romans[at] as Roman
  if (text.length === 1)
    return romans[at - 1]?.text.length === 1 || romans[at + 1]?.text.length === 1
  return text === 'ben' && at === 0 && romans.length === 2
}
