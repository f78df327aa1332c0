import { cleanText, longestName } from './clean.ts'
import { commonness } from './frequency.ts'
import { generalAt, writtenOut } from './general.ts'
import { lexicon, type Phrase, type Phrases } from './lexicon.ts'
import { osaWithin } from './osa.ts'
import { letterSet, setSize } from './rewrite.ts'
import { romanNumeral } from './roman-numeral.ts'
import { type Roman, romanise } from './romanise.ts'
import { firstSkeleton, ofAdjective } from './skeleton.ts'
import { type Token, type TokenKind, tokenOf } from './token.ts'
import { words as wordsOf } from './words.ts'

export type NameKind = 'person' | 'organisation' | 'vessel' | 'unknown'

/** A part of a name in its place. */
export interface Slot {
  readonly token: Token
  /** Particles right before it, romanised and joined: "van der" before Bilt is "vander". */
  readonly before: string
  /** Particles after the last part: "zadeh" in Fakhr Zadeh; else ''. */
  readonly after: string
  /** The part as written: "Дмитрий". */
  readonly shown: string
  /** The letters that count where parts are written as one word: "trans" for Trans in Trans Oil. */
  readonly spelt: string
}

/** Neighbouring parts written as one word, with the particles between them. */
export interface Run {
  readonly text: string
  /** Its romanisation class, or '' where it is too short to be compared so. */
  readonly sounds: string
  readonly from: number
  readonly length: number
}

/** A name made comparable. */
export interface NameForm {
  readonly text: string
  readonly kind: NameKind
  /** The comparable parts in the order given name … family name; at most `mostSlots`. */
  readonly slots: readonly Slot[]
  /** Runs of one to three parts as one word: "jongun", "vanderbilt". */
  readonly runs: readonly Run[]
  /** Classes of legal forms found: "limited", "joint-stock". */
  readonly legal: readonly string[]
  /** Legal forms as written, for the explanation. */
  readonly legalShown: string
  /** First letters of all words, in lower case, where the name may be abbreviated so; else ''. */
  readonly acronym: string
  /** Whether the name was longer than is read. */
  readonly truncated: boolean
}

/** More parts than this are not compared. */
const mostSlots = 16

interface Part extends Roman {
  readonly kind: TokenKind
  /** As written, romanised, where the text stands for other writings too. */
  readonly spelt?: string
  readonly place?: string
  readonly weak?: boolean
  readonly before?: string
  readonly after?: string
}

/** A name in comparable parts, the same for a query and for a listed name.
 *
 * Titles and particles are left out, legal forms set apart, "Family, Given" turned round, joined and
 * abbreviated words written out, numbers in words, digits and Roman numerals made equal.
 *
 * @param kind what the name names; 'unknown' is read as an organisation that may bear a title
 * @example
 * nameForm('NURISTANI, Abdul Aziz', 'person').slots.map((s) => s.token.text)
 * // ['abdaziz', 'nuristani']
 */
export function nameForm(text: string, kind: NameKind = 'unknown'): NameForm {
  const clean = cleanText(text)
  const person = kind === 'person'
  const ordered = person ? turned(clean) : clean
  const lower = ordered.toLowerCase()
  const foreign = /[·・]/u.test(ordered)
  const written = wordsOf(ordered, person)
  const romans = written.flatMap((word) =>
    romanise(word, lower, { person, foreign, split: written.length === 1 }),
  )
  const { rest, legal, legalShown } = takeLegal(romans, kind)
  const parts = partsOf(rest, kind, wordsAside(clean))
  const slots = parts.slice(0, mostSlots).map((part) => slotOf(part, person))
  return {
    text,
    kind,
    slots,
    runs: runsOf(slots),
    legal,
    legalShown,
    acronym: person ? '' : acronymOf(rest),
    truncated: parts.length > mostSlots || text.length > clean.length + 200,
  }
}

/** Whether a field may hold several names at all: quick, and true more often than not. */
const perhapsAlso = /[/;]|k\.?a\.?\s|known as|formerly|n[ée]e/iu
const also =
  /\s*(?:\/|;|\ba\.?k\.?a\.?(?=\s)|\bf\.?k\.?a\.?(?=\s)|\balso known as\b|\bformerly(?: known as)?\b|\bbetter known as\b|\bn[ée]e\b)\s*/iu

/** The forms of a field that may hold several names: the whole first, then what stands between
 * slashes, semicolons, "a.k.a.", "formerly" and "née".
 *
 * @example
 * nameForms("Al-Qa'ida/Islamic Army", 'organisation').map((f) => f.text)
 * // ["Al-Qa'ida/Islamic Army", "Al-Qa'ida", 'Islamic Army']
 */
export function nameForms(text: string, kind: NameKind = 'unknown'): NameForm[] {
  const whole = nameForm(text, kind)
  if (!perhapsAlso.test(text) || !also.test(text)) return [whole]
  const pieces = text
    .slice(0, longestName)
    .split(also)
    .map((piece) => piece.replace(/^[\s,(]+|[\s,)]+$/g, ''))
  const parts = pieces
    .filter((piece) => piece.replace(/[^\p{L}\p{N}]/gu, '').length >= 4)
    .slice(0, 6)
  return [whole, ...parts.map((piece) => nameForm(piece, kind))]
}

/** "Family, Given" as "Given Family"; several commas or a comma before a suffix are left alone. */
function turned(text: string): string {
  const comma = text.indexOf(',')
  if (comma <= 0 || text.indexOf(',', comma + 1) >= 0) return text
  const family = text.slice(0, comma).trim()
  const given = text.slice(comma + 1).trim()
  if (given === '' || /^(jr|sr|ii|iii|iv|phd|md|esq)\.?$/i.test(given)) return text
  return `${given} ${family}`
}

function slotOf(part: Part, person: boolean): Slot {
  const extra = {
    corpus: person ? ('person' as const) : ('other' as const),
    ...(part.place === undefined ? {} : { place: part.place }),
    ...(part.weak === undefined ? {} : { weak: part.weak }),
  }
  return {
    token: tokenOf(part.text, part.kind, part.sound, extra),
    before: part.before ?? '',
    after: part.after ?? '',
    shown: part.shown,
    spelt: part.spelt ?? part.text,
  }
}

function runsOf(slots: readonly Slot[]): Run[] {
  const runs: Run[] = []
  const add = (text: string, from: number, length: number) =>
    runs.push({ text, sounds: soundsOf(text), from, length })
  for (let from = 0; from < slots.length; from++) {
    const first = slots[from] as Slot
    let text = ''
    for (let length = 1; length <= 3 && from + length <= slots.length; length++) {
      const slot = slots[from + length - 1] as Slot
      if (slot.token.kind === 'number') break
      text += (length === 1 ? '' : slot.before) + slot.spelt
      if (length > 1) add(text, from, length)
      if (first.before !== '') add(first.before + text, from, length)
      if (slot.after !== '') add(text + slot.after, from, length)
    }
  }
  return runs
}

/** Shorter runs say too little by their sounds. */
const fewestRunSounds = 6

function soundsOf(text: string): string {
  const sounds = text.length < fewestRunSounds ? '' : firstSkeleton(text)
  return sounds.length < fewestRunSounds ? '' : sounds
}

function match(phrases: Phrases, romans: readonly Roman[], at: number) {
  for (const phrase of phrases.get(romans[at]?.text ?? '') ?? []) {
    if (phrase.words.every((word, i) => romans[at + i]?.text === word)) return phrase
  }
  return undefined
}

/** Legal forms anywhere in an organisation's name; in a person's name only at its end. */
function takeLegal(
  romans: readonly Roman[],
  kind: NameKind,
): { rest: readonly Roman[]; legal: string[]; legalShown: string } {
  const { legal: phrases } = lexicon()
  const legal: string[] = []
  const shown: string[] = []
  const rest: Roman[] = []
  let at = 0
  while (at < romans.length) {
    const phrase = kind === 'vessel' ? undefined : legalAt(phrases, romans, at)
    const length = phrase?.words.length ?? 0
    const last = at + length === romans.length
    const lone = length === romans.length
    const allowed =
      phrase &&
      !lone &&
      (kind !== 'person' || (last && romans.length - length >= 2 && shoutsLegal(romans, at)))
    if (!phrase || !allowed) {
      rest.push(romans[at] as Roman)
      at++
      continue
    }
    if (!legal.includes(phrase.value)) legal.push(phrase.value)
    shown.push(
      romans
        .slice(at, at + length)
        .map((r) => r.shown)
        .join(' '),
    )
    at += length
  }
  // A name made of nothing but legal words keeps them: "Company Ltd" is still called so.
  if (rest.length === 0) return { rest: romans, legal: [], legalShown: '' }
  return { rest, legal, legalShown: shown.join(' ') }
}

/** The longest legal form that begins here; long words of it may be misspelt by a letter or two, and
 * single letters must not be part of a longer run of letters (A.B. in A.B.C. is no Aktiebolag). */
function legalAt(phrases: Phrases, romans: readonly Roman[], at: number) {
  const text = romans[at]?.text ?? ''
  const first = phrases.has(text) ? text : (misspelt(text, phrases) ?? text)
  for (const phrase of phrases.get(first) ?? []) {
    const { words } = phrase
    if (
      !words.every(
        (word, i) =>
          word === romans[at + i]?.text || nearly(word, romans[at + i]?.text, words.length),
      )
    )
      continue
    const letters = words.every((word) => word.length === 1)
    const longer = romans[at - 1]?.text.length === 1 || romans[at + words.length]?.text.length === 1
    if (!letters || !longer) return phrase
  }
  return undefined
}

function nearly(word: string, found: string | undefined, count: number): boolean {
  if (found === undefined || word.length < shortestMisspelt(count)) return false
  const most = word.length >= 10 ? 2 : 1
  if (Math.abs(word.length - found.length) > most) return false
  return osaWithin(word, found, most) <= most
}

/** Shorter words of a legal form of so many words are taken only as they are. */
function shortestMisspelt(count: number): number {
  return count > 1 ? 5 : 7
}

const corrected = new Map<string, string | undefined>()

/** First words of legal forms that may be misspelt, each with the most words of its forms. */
let firsts:
  | readonly { readonly first: string; readonly count: number; readonly letters: number }[]
  | undefined

/** Each of two misspelt letters changes the set of letters by at most two. */
const mostLettersApart = 4

/** The first word of a legal form that a word is nearly, remembered. */
function misspelt(text: string, phrases: Phrases): string | undefined {
  if (text.length < 4) return undefined
  if (corrected.has(text)) return corrected.get(text)
  firsts ??= [...phrases]
    .map(([first, list]) => ({
      first,
      count: Math.max(...list.map((p) => p.words.length)),
      letters: letterSet(first),
    }))
    .filter(({ first, count }) => first.length >= shortestMisspelt(count))
  const set = letterSet(text)
  const found = firsts.find(
    ({ first, count, letters }) =>
      setSize(letters ^ set) <= mostLettersApart && nearly(first, text, count),
  )?.first
  if (corrected.size > 100_000) corrected.clear()
  corrected.set(text, found)
  return found
}

/** In a person's name only an unmistakable form counts: "SA" in capitals, never the name "Ao". */
function shoutsLegal(romans: readonly Roman[], at: number): boolean {
  const shown = romans[at]?.shown ?? ''
  const others = romans.slice(0, at).some((r) => r.shown !== r.shown.toUpperCase())
  return (
    /^(llc|ltd|inc|gmbh|plc|ooo|limited|corp)$/i.test(shown) ||
    (others && /^[A-Z]{2,3}$/.test(shown))
  )
}

/** The words in brackets: the branch or country that many leave out, as in Deutsche Bank (Schweiz) AG. */
function wordsAside(clean: string): ReadonlySet<string> {
  if (!clean.includes('(')) return none
  return new Set(
    [...clean.matchAll(/\(([^)]*)\)/g)].flatMap(([, inner = '']) => wordsOf(inner, false)),
  )
}

const none: ReadonlySet<string> = new Set()

function partsOf(romans: readonly Roman[], kind: NameKind, aside: ReadonlySet<string>): Part[] {
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
    const general = person ? undefined : generalPart(kept, at)
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
  const named = parts.length > 0 ? parts : kept.map((r): Part => ({ ...r, kind: 'name' }))
  const rearranged = person ? named : joinedLetters(joinedNumbers(named))
  return withoutRepeats(rearranged, person)
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
  if (person && book.titles.has(text) && count > 1) return undefined
  if (kind === 'unknown' && count > 1 && /^(mr|mrs|ms|dr|prof|sir)$/.test(text)) return undefined
  const digits = /^(\d+)(?:st|nd|rd|th|y|ya|oe|iy|aya|go|e|er|re|eme|o|a)?$/.exec(text)
  if (digits) return { ...roman, text: String(Number(digits[1])), kind: 'number' }
  if (text.length === 1 && person && !/^[yeiuд]$/u.test(roman.shown))
    return { ...roman, kind: 'initial' }
  if (book.particles.has(text) && count > 1 && !isShortName(roman) && !standsAsName(romans, at))
    return undefined
  if (person) {
    const written = roman.sound === 'abjad' ? book.written.get(text) : undefined
    const spelt = written ? { ...roman, text: written, sound: 'none' as const } : roman
    return {
      ...spelt,
      text: arabicWord(spelt.text),
      kind: patronymic(spelt.text) ? 'patronymic' : 'name',
    }
  }
  if (/^(no|nr|num|number|nomer|numero|nummer|n)$/.test(text) && numberFollows(romans, at))
    return undefined
  const number = book.numbers.get(text) ?? (count > 1 ? numeralAt(romans, at) : undefined)
  if (number !== undefined) return { ...roman, text: String(number), kind: 'number' }
  return { ...roman, text: writtenOut(roman), spelt: text, kind: 'name' }
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

/** Chinese and Korean parts are never particles, however short. */
function isShortName(roman: Roman): boolean {
  return roman.script === 'han' || roman.script === 'hangul'
}

/** "Ben" before a single other name is Benjamin, and a letter among letters is part of A.B.C. */
function standsAsName(romans: readonly Roman[], at: number): boolean {
  const { text } = romans[at] as Roman
  if (text.length === 1)
    return romans[at - 1]?.text.length === 1 || romans[at + 1]?.text.length === 1
  return text === 'ben' && at === 0 && romans.length === 2
}

function patronymic(text: string): boolean {
  return (
    text.length >= 7 &&
    'ahcz'.includes(text.slice(-1)) &&
    /(ovich|evich|ovych|evych|yovych|ovna|evna|ivna|ovitch|evitch|avich|yavich|ovic|owicz|ewicz|ovitsch|ewitsch)$/.test(
      text,
    )
  )
}

/** Abdul Aziz, Abd al-Aziz, Abdelaziz; Nur al-Din, Noureddine: one word each. */
function joinedArabic(
  romans: readonly Roman[],
  at: number,
): { part: Part; length: number } | undefined {
  const first = romans[at] as Roman
  if (first.sound !== 'none' && first.sound !== 'abjad') return undefined
  const slave = isSlave(first.text)
  const article = (r: Roman | undefined) =>
    r !== undefined &&
    /^(al|el|ul|ar|as|az|ad|an|at|ash|allah|oul)$/.test(r.text) &&
    r.text !== 'allah'
  const next = article(romans[at + 1]) ? at + 2 : at + 1
  const second = romans[next]
  if (!second) return undefined
  const faith = /^(din|deen|dine|eddin|eddine|uddin|aldin|addin|dien)$/.test(second.text)
  if (!slave && !(faith && first.text.length >= 3)) return undefined
  if (second.text.length < 3) return undefined
  const used = romans.slice(at, next + 1)
  const text = slave ? `abd${bare(second.text)}` : `${first.text}din`
  return {
    part: {
      ...first,
      text: arabicWord(text),
      shown: used.map((r) => r.shown).join(' '),
      kind: 'name',
    },
    length: used.length,
  }
}

/** "Abd", "Abdul" and its spellings, also misspelt where no name is spelt so. */
function isSlave(text: string): boolean {
  if (/^(abd|abdul|abdel|abdal|abdol|abdu|abdoul|abdil)$/.test(text)) return true
  if (text.length < 4 || text.length > 6 || commonness(text, 'person') > 0) return false
  return osaWithin(text, 'abdul', 1) <= 1 || osaWithin(text, 'abdel', 1) <= 1
}

function bare(text: string): string {
  return /^(al|el|ul|ar|ir|ur)[^aeiou]/.test(text) && text.length > 5 ? text.slice(2) : text
}

/** One spelling of the joined forms: abdulaziz → abdaziz, noureddine → nourdin. */
function arabicWord(text: string): string {
  const slave = text.startsWith('abd') && /^abd[aeiou]+[lrsnzh](?=[a-z]{4,}$)/.exec(text)
  const start = slave ? `abd${text.slice(slave[0].length)}` : text
  return start.length >= 7 && 'en'.includes(start.slice(-1))
    ? start.replace(/(?<=[a-z]{3})[aeiou]d+[iy]?(ee|i|ie)ne?$/, 'din')
    : start
}

/** "Forty 4" is 44: a ten followed by a unit. */
function joinedNumbers(parts: readonly Part[]): Part[] {
  const out: Part[] = []
  for (const part of parts) {
    const before = out.at(-1)
    const tens = before?.kind === 'number' ? Number(before.text) : 0
    const unit = part.kind === 'number' ? Number(part.text) : 0
    if (before && tens >= 20 && tens < 100 && tens % 10 === 0 && unit > 0 && unit < 10) {
      out[out.length - 1] = {
        ...before,
        text: String(tens + unit),
        shown: `${before.shown} ${part.shown}`,
      }
    } else out.push(part)
  }
  return out
}

/** Letters standing alone are one abbreviation: A.B.C. is ABC. */
function joinedLetters(parts: readonly Part[]): Part[] {
  const out: Part[] = []
  let run: Part[] = []
  const flush = () => {
    const first = run[0]
    if (first) {
      const text = run.map((p) => p.text).join('')
      out.push({ ...first, text, shown: run.map((p) => p.shown).join('.'), kind: 'name' })
    }
    run = []
  }
  for (const part of parts) {
    if (part.kind === 'name' && part.text.length === 1) run.push(part)
    else {
      flush()
      out.push(part)
    }
  }
  flush()
  return out
}

/** The same word twice counts once: "Shoigu Shoigu Sergey". */
function withoutRepeats(parts: readonly Part[], person: boolean): Part[] {
  return parts.filter(
    (part, i) =>
      !person ||
      part.kind === 'initial' ||
      part.text.length < 4 ||
      !parts.slice(0, i).some((p) => p.text === part.text),
  )
}

/** First letters of the words that count; nothing for fewer than three or more than seven. */
function acronymOf(romans: readonly Roman[]): string {
  const { particles } = lexicon()
  const letters = romans
    .filter((r) => !particles.has(r.text) && /^[a-z]/.test(r.text))
    .map((r) => r.text[0])
  return letters.length >= 3 && letters.length <= 7 ? letters.join('') : ''
}
