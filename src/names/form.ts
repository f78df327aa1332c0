import { cleanText } from './clean.ts'
import { takeLegal } from './legal-form.ts'
import { lexicon } from './lexicon.ts'
import type { NameKind, Part } from './part.ts'
import { partsOf, wordsAside } from './parts.ts'
import { type Roman, romanise } from './romanise.ts'
import { type Joinable, type Run, runsOf } from './runs.ts'
import { namesWithin } from './several.ts'
import { withoutMarks } from './standards.ts'
import { tokenOf } from './token.ts'
import { inPinyin } from './wade-giles.ts'
import { words as wordsOf } from './words.ts'

/** A part of a name in its place. */
export interface Slot extends Joinable {
  /** The part as written: "Дмитрий". */
  readonly shown: string
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
  const read = (written: readonly string[]) => {
    const romans = written.flatMap((word) =>
      romanise(word, lower, { person, foreign, split: written.length === 1 }),
    )
    const found = takeLegal(romans, kind)
    return { ...found, parts: partsOf(found.rest, kind, wordsAside(clean)) }
  }
  const first = read(wordsOf(ordered, person))
  // Initials stand before a name: in a company's, or beside general words alone, capitals are a word.
  const hasInitials = first.legal.length === 0 && first.parts.some((part) => part.kind === 'name')
  const { rest, legal, legalShown, parts } =
    !person || hasInitials ? first : read(wordsOf(ordered, false))
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

/** The forms of a field that may hold several names: the whole first, then each name of `namesWithin`,
 * and the same in English letters where letters bear marks (Šojgu, Shojgu), and in pinyin (Ching-kuo, Jingguo).
 *
 * @example
 * nameForms("Al-Qa'ida/Islamic Army", 'organisation').map((f) => f.text)
 * // ["Al-Qa'ida/Islamic Army", "Al-Qa'ida", 'Islamic Army']
 */
export function nameForms(text: string, kind: NameKind = 'unknown'): NameForm[] {
  const written = [text, ...withoutMarks(text), ...(kind === 'person' ? inPinyin(text) : [])]
  return written.flatMap((one) => [one, ...namesWithin(one)]).map((one) => nameForm(one, kind))
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

/** First letters of the words that count; nothing for fewer than three or more than seven. */
function acronymOf(romans: readonly Roman[]): string {
  const { particles } = lexicon()
  const letters = romans
    .filter((r) => !particles.has(r.text) && /^[a-z]/.test(r.text))
    .map((r) => r.text[0])
  return letters.length >= 3 && letters.length <= 7 ? letters.join('') : ''
}
