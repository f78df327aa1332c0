import type { NounPhrase } from '../language/chunks.ts'
import { capital, type Token, textOf } from '../language/token.ts'
import { givenNames, mediaNames, organisationWords, roles } from '../lexicon.ts'
import type { PlaceMention } from './scan.ts'

const namePart = (t: Token | undefined): boolean =>
  t !== undefined && capital(t) && /^(PROPN|NOUN|ADJ|X|VERB)$/.test(t.pos)
const particle = /^(al|von|van|der|de|del|bin|ibn|el|da|la|ul|abu)$/i

/** Where a name that starts at `from` ends: capitals, hyphens inside names, and particles. */
function nameEnd(tokens: readonly Token[], from: number, to: number): number {
  let i = from
  while (i < to) {
    const t = tokens[i]!
    const next = tokens[i + 1]
    if (namePart(t)) i++
    else if (
      t.text === '-' &&
      tokens[i - 1]?.end === t.start &&
      next &&
      i + 1 < to &&
      /^\p{L}/u.test(next.text)
    )
      i += 2
    else if (particle.test(t.lower) && namePart(next) && i + 1 < to) i++
    else if (/^\p{Lu}\.$/u.test(t.text)) i++
    else break
  }
  return i
}

/** A person as one noun phrase names it, with the words before the name. */
export interface NamedPerson {
  readonly nameFrom: number
  readonly nameTo: number
  readonly name: string
  readonly role: string
}

/** "Vice-Minister" is a minister. */
const roleAt = (tokens: readonly Token[], i: number): string | undefined => {
  const { lemma, lower } = tokens[i]!
  return (
    roles().get(lemma) ?? roles().get(lower) ?? roles().get(lower.slice(lower.lastIndexOf('-') + 1))
  )
}

const officeKinds = new Set(['office', 'expert', 'unnamed'])

/** Where the office ends and the name begins: behind the last role word and its "of State". */
function afterRole(tokens: readonly Token[], np: NounPhrase): number {
  let last = -1
  for (let i = np.from; i < np.to; i++) if (officeKinds.has(roleAt(tokens, i) ?? '')) last = i
  if (last < 0) return -1
  let at = last + 1
  if (/^(of|for)$/.test(tokens[at]?.lower ?? '')) {
    at++
    if (tokens[at]?.lower === 'the') at++
    // one capitalised noun belongs to the office: "of State", "of Defence"
    at++
  }
  return at
}

/** The role as written before the name, without determiner, possessor and country. */
export function roleText(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  places: readonly PlaceMention[],
): string {
  let start = from
  let end = to
  for (let i = from; i < to; i++) {
    if (/^['’]s?$/.test(tokens[i]!.text) && tokens[i]!.pos === 'PART') start = i + 1
  }
  for (let moved = true; moved; ) {
    moved = false
    if (
      start < end &&
      (/^(DET)$/.test(tokens[start]!.pos) ||
        /^(the|a|an|its|his|her|their|former)$/.test(tokens[start]!.lower)) &&
      tokens[start]!.lower !== 'former'
    ) {
      start++
      moved = true
    }
    const place = places.find((p) => p.from === start && p.to < end)
    if (place && place.kind !== 'government') {
      start = place.to
      moved = true
    }
  }
  while (end > start && /^[-,]$/.test(tokens[end - 1]!.text)) end--
  return textOf(text, tokens, start, end)
}

/** Finds a person's name in a noun phrase: a given name, or a name behind an office.
 *
 * @example
 * // "The United States Deputy Secretary of State Kurt Campbell"
 * // → { name: 'Kurt Campbell', role: 'Deputy Secretary of State' }
 */
export function personIn(
  text: string,
  tokens: readonly Token[],
  np: NounPhrase,
  places: readonly PlaceMention[],
): NamedPerson | undefined {
  const isPlace = (i: number): boolean =>
    places.some((p) => p.from <= i && i < p.to && p.kind !== 'leader')
  let start = -1
  for (let i = np.from; i < np.to - 1; i++) {
    const t = tokens[i]!
    if (isPlace(i) || !capital(t) || !givenNames().has(t.text)) continue
    if (nameEnd(tokens, i, np.to) - i >= 2) {
      start = i
      break
    }
  }
  if (start < 0) {
    const at = afterRole(tokens, np)
    if (
      at > 0 &&
      at < np.to &&
      namePart(tokens[at]) &&
      !isPlace(at) &&
      roleAt(tokens, at) === undefined
    )
      start = at
  }
  if (start < 0) return undefined
  const end = nameEnd(tokens, start, np.to)
  const words = tokens.slice(start, end)
  if (words.length === 0 || words.length > 7) return undefined
  if (words.some((t) => organisationWords().has(t.text))) return undefined
  const name = textOf(text, tokens, start, end)
  if (mediaNames().has(name)) return undefined
  return {
    nameFrom: start,
    nameTo: end,
    name,
    role: roleText(text, tokens, np.from, start, places),
  }
}

/** An organisation as a noun phrase names it. */
export interface NamedOrganisation {
  readonly from: number
  readonly to: number
  readonly name: string
  readonly schema: 'Company' | 'Organization' | 'PublicBody'
  readonly media: boolean
}

const mediaWord =
  /^(Times|Post|Gazette|News|Journal|Herald|Tribune|Ledger|Review|Observer|Monitor|Telegraph|Chronicle|Dispatch|Magazine|Weekly|Daily|Wire|Broadcasting|Television|TV|Newspaper|Examiner|Courier|Docket|Mirror|Standard|Globe|Register)$/

/** Finds an organisation's name in a noun phrase by its words: Ministry, Institute, Ltd, Times …
 *
 * Without such a word a capitalised name is no organisation here; the reader of the whole document
 * may still learn it ("Aalborg Precision A/S … Aalborg Precision").
 */
export function organisationIn(
  text: string,
  tokens: readonly Token[],
  np: NounPhrase,
  places: readonly PlaceMention[] = [],
): NamedOrganisation | undefined {
  let best: NamedOrganisation | undefined
  for (let i = np.from; i < np.to; ) {
    if (!capital(tokens[i])) {
      i++
      continue
    }
    let end = i
    while (end < np.to && belongs(tokens, i, end, np.to)) end++
    const found = organisationOf(text, tokens, i, end, places)
    if (found) best = found
    i = Math.max(end, i + 1)
  }
  return best
}

function belongs(tokens: readonly Token[], from: number, i: number, to: number): boolean {
  const t = tokens[i]!
  const next = tokens[i + 1]
  if (capital(t) && t.pos !== 'DET') return true
  if (i > from && /^(of|for|the|and|&)$/.test(t.lower) && i + 1 < to) {
    return capital(next) || (/^(the)$/.test(next?.lower ?? '') && capital(tokens[i + 2]))
  }
  if (/^[-/&]$/.test(t.text) && tokens[i - 1]?.end === t.start && i + 1 < to) return true
  if (t.text === ',' && /^(Ltd|Inc|LLC|Limited|Co)\.?$/.test(next?.text ?? '')) return true
  if (/^(Ltd|Inc|plc|a\.s|s\.r\.o|d\.o\.o)\.?$/.test(t.text)) return true
  return t.text === '.' && /^(Ltd|Inc|Co|Corp)$/.test(tokens[i - 1]!.text) && i + 1 < to
}

function suffixWord(text: string): string {
  const last = text.split(' ').at(-1)!
  return last
}

function organisationOf(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  places: readonly PlaceMention[],
): NamedOrganisation | undefined {
  let start = from
  // "OOO Vektor of Tallinn": a place behind "of" is where it sits
  let end = to
  for (let i = start + 1; i < end; i++) {
    if (
      tokens[i]!.lower === 'of' &&
      places.some(
        (p) => p.from === i + 1 && p.to === end && /capital|city|region|name/.test(p.kind),
      )
    ) {
      const head = organisationWords().get(tokens[i - 1]!.text)
      if (head?.schema === 'Company') end = i
    }
  }
  if (end - start < 2 && !mediaNames().has(tokens[start]!.text)) return undefined
  if (
    places.some((p) => p.to === end && p.kind !== 'government' && p.to - p.from >= end - start - 1)
  ) {
    return undefined
  }
  while (
    start < end - 1 &&
    /^(The|A|An)$/.test(tokens[start]!.text) &&
    !mediaNames().has(textOf(text, tokens, start, end))
  )
    start++
  const name = textOf(text, tokens, start, end)
  if (
    mediaNames().has(name) ||
    mediaNames().has(`The ${name}`) ||
    (mediaWord.test(suffixWord(name)) && end - start >= 2)
  ) {
    const article = start > from ? textOf(text, tokens, from, end) : name
    return {
      from: start,
      to: end,
      name: /^The /.test(article) ? article : name,
      schema: 'Organization',
      media: true,
    }
  }
  let schema: NamedOrganisation['schema'] | undefined
  for (let i = start; i < end; i++) {
    const word =
      organisationWords().get(tokens[i]!.text) ??
      organisationWords().get(textOf(text, tokens, i, Math.min(end, i + 3)))
    if (!word) continue
    const fitsPlace = word.place === 'any' || (word.place === 'prefix' ? i === start : i > start)
    if (!fitsPlace) continue
    if (schema === undefined || word.schema === 'Company')
      schema = word.schema as NamedOrganisation['schema']
  }
  return schema ? { from: start, to: end, name, schema, media: false } : undefined
}
