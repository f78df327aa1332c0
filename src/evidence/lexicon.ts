import { type TableRow, tableAsOf } from '../tables/index.ts'
import type { ClaimKind, Control, Modality } from './claim.ts'

/** A word that hands a statement to its source. */
export interface Cue {
  readonly cue: string
  readonly pos: 'verb' | 'noun' | 'phrase' | 'stance'
  readonly modality: Modality
  readonly pattern: string
}

export type RoleName = 'from' | 'to' | 'actors' | 'what' | 'via' | 'partner' | 'affected' | ''

/** A trigger of a claim with the roles around it. */
export interface Frame {
  readonly trigger: string
  readonly words: readonly string[]
  readonly pos: 'verb' | 'noun'
  readonly kind: ClaimKind
  readonly subject: RoleName
  readonly object: RoleName
  readonly preps: Readonly<Record<string, RoleName>>
  readonly needs: readonly string[]
}

export interface GoodsTerm {
  readonly words: readonly string[]
  readonly class: 'weapon' | 'technology' | 'component' | 'industry' | 'military' | 'ship'
  readonly domain: string
  readonly control: Control | ''
}

export interface Place {
  readonly words: readonly string[]
  readonly surface: string
  readonly country: string
  readonly kind: string
}

/** The lexicons carry no validity of their own; any date reads the whole table. */
const anyDate = '9999-12-31'
const rows = (name: string): readonly TableRow[] => tableAsOf(name, anyDate).rows

function once<T>(make: () => T): () => T {
  let value: T | undefined
  return () => {
    value ??= make()
    return value
  }
}

function byFirst<T extends { readonly words: readonly string[] }>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>()
  for (const item of items) {
    const key = item.words[0]!
    const list = map.get(key) ?? []
    list.push(item)
    map.set(key, list)
  }
  for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length)
  return map
}

/** Splits a lexicon entry as the tokeniser would: hyphens and possessors are words of their own. */
export function entryWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[.&][\p{L}\p{N}]+)*\.?|[-–/'’]s?/gu)?.map(unDot) ?? [text]
}
const unDot = (word: string): string => (/^\p{L}{4,}\.$/u.test(word) ? word.slice(0, -1) : word)

function toCue(row: TableRow): Cue {
  return {
    cue: row.cue!,
    pos: row.pos as Cue['pos'],
    modality: row.modality as Modality,
    pattern: row.pattern!,
  }
}

function toFrame(row: TableRow): Frame {
  const preps: Record<string, RoleName> = {}
  for (const part of (row.preps ?? '').split(';')) {
    const [prep, role] = part.split('=')
    if (prep) preps[prep] = (role ?? '') as RoleName
  }
  return {
    trigger: row.trigger!,
    words: row.trigger!.split(' ').map((word) => word.split('-').at(-1)!),
    pos: row.pos as Frame['pos'],
    kind: row.kind as ClaimKind,
    subject: row.subject as RoleName,
    object: row.object as RoleName,
    preps,
    needs: (row.needs ?? '').split('+').filter((need) => need !== ''),
  }
}

function toGoods(row: TableRow): GoodsTerm {
  return {
    words: entryWords(row.term!.toLowerCase()),
    class: row.class as GoodsTerm['class'],
    domain: row.domain!,
    control: row.control as GoodsTerm['control'],
  }
}

export const cues = once(() => {
  const map = new Map<string, Cue[]>()
  for (const row of rows('evidence_cues')) {
    const cue = toCue(row)
    map.set(`${cue.pos}:${cue.cue}`, [...(map.get(`${cue.pos}:${cue.cue}`) ?? []), cue])
  }
  return map as ReadonlyMap<string, readonly Cue[]>
})

/** Cues of the verb at a token, "point out" before "point".
 *
 * @example
 * verbCues(tokens, 2) // for "He pointed out that": [{ cue: 'point out', modality: 'stated', … }]
 */
export function verbCues(
  tokens: readonly { readonly lemma: string; readonly lower: string }[],
  at: number,
): readonly Cue[] {
  const lemma = tokens[at]!.lemma
  const particle = tokens[at + 1]?.lower
  const phrasal =
    particle !== undefined && /^(out|on|off|up|back|down|clear)$/.test(particle)
      ? cues().get(`verb:${lemma} ${particle}`)
      : undefined
  return phrasal ?? cues().get(`verb:${lemma}`) ?? []
}

const allFrames = once(() => rows('evidence_frames').map(toFrame))
export const verbFrames = once(() => byFirst(allFrames().filter((frame) => frame.pos === 'verb')))
/** Noun triggers are found by their last word, the head: "arms embargo". */
export const nounFrames = once(() => {
  const map = new Map<string, Frame[]>()
  for (const frame of allFrames()) {
    if (frame.pos !== 'noun') continue
    const head = frame.words.at(-1)!
    map.set(head, [...(map.get(head) ?? []), frame])
  }
  for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length)
  return map as ReadonlyMap<string, readonly Frame[]>
})

export const goodsTerms = once(() => byFirst(rows('evidence_goods_terms').map(toGoods)))

export const places = once(() =>
  rows('evidence_places').map(
    (row): Place => ({
      words: entryWords(row.surface!),
      surface: row.surface!,
      country: row.country!,
      kind: row.kind!,
    }),
  ),
)
export const latinPlaces = once(() =>
  byFirst(places().filter((place) => place.kind !== 'stem' && place.kind !== 'han')),
)
/** Full name of every country by code, as the first row of kind `name` has it. */
export const countryNames = once(() => {
  const names = new Map<string, string>()
  for (const place of places()) {
    if (place.kind === 'name' && !names.has(place.country)) names.set(place.country, place.surface)
  }
  return names as ReadonlyMap<string, string>
})

export const roles = once(
  () =>
    new Map(rows('evidence_roles').map((row) => [row.role!, row.kind!])) as ReadonlyMap<
      string,
      string
    >,
)

export interface OrganisationWord {
  readonly schema: string
  readonly place: string
}
export const organisationWords = once(
  () =>
    new Map(
      rows('evidence_organisations').map((row) => [
        row.word!,
        { schema: row.schema!, place: row.place! },
      ]),
    ) as ReadonlyMap<string, OrganisationWord>,
)

export const mediaNames = once(() => new Set(rows('evidence_media').map((row) => row.name!)))
export interface KnownOrganisation {
  readonly country: string
  readonly schema: 'Company' | 'Organization'
}
/** Widely reported companies and groups, by name. */
export const companyNames = once(
  () =>
    new Map(
      rows('evidence_companies').map((row) => [
        row.name!,
        { country: row.country!, schema: row.schema as KnownOrganisation['schema'] },
      ]),
    ) as ReadonlyMap<string, KnownOrganisation>,
)
export const givenNames = once(() => new Set(rows('evidence_given_names').map((row) => row.name!)))

export interface ModalityWord {
  readonly word: string
  readonly words: readonly string[]
  readonly kind: string
  readonly effect: string
}
const modalityWords = once(() =>
  rows('evidence_modality').map(
    (row): ModalityWord => ({
      word: row.word!,
      words: row.word!.split(' '),
      kind: row.kind!,
      effect: row.effect!,
    }),
  ),
)
export const modalityIndex = once(() => byFirst(modalityWords()))

/** A word or phrase and what it is about. */
interface SenseEntry {
  readonly words: readonly string[]
  readonly sense: string
}
export const senses = once(() =>
  byFirst(
    rows('evidence_senses').flatMap((row): SenseEntry[] =>
      row.words!.split(';').map((word) => ({ words: word.split(' '), sense: row.sense! })),
    ),
  ),
)

/** For every feature of a clause, hundredths of a natural logarithm of odds by kind of claim. */
export const kindWeights = once(
  () =>
    new Map(
      rows('evidence_weights').map((row) => [
        row.feature!,
        row.weights!.split(';').map((part): [ClaimKind | 'none', number] => {
          const [kind, weight] = part.split(' ')
          return [kind as ClaimKind | 'none', Number(weight)]
        }),
      ]),
    ) as ReadonlyMap<string, readonly (readonly [ClaimKind | 'none', number])[]>,
)

/** True for a verb that some lexicon knows: used to repair the tagger. */
export function isKnownVerb(lemma: string): boolean {
  return verbFrames().has(lemma) || cues().has(`verb:${lemma}`)
}

/** True for a noun in its dictionary form that some lexicon knows. */
export function isKnownNoun(lemma: string): boolean {
  const goods =
    goodsTerms()
      .get(lemma)
      ?.some((term) => term.words.length === 1) ?? false
  return goods || nounFrames().has(lemma) || roles().has(lemma)
}

/** True for a verb of saying or knowing, behind which a clause may stand without "that". */
export function takesClause(lemma: string): boolean {
  return cues().has(`verb:${lemma}`)
}

export interface WeaponSystem {
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: string
  readonly country: string
  readonly like: string
  readonly domains: readonly string[]
}
export const weaponTable = once(() =>
  rows('weapon_systems').map(
    (row): WeaponSystem => ({
      name: row.name!,
      aliases: row.aliases!.split(';').filter((alias) => alias !== ''),
      kind: row.kind!,
      country: row.country!,
      like: row.like!,
      domains: row.domains!.split(';').filter((domain) => domain !== ''),
    }),
  ),
)

/** Versions of every lexicon that a reading rests on. */
export function lexiconVersions(): readonly { name: string; version: string }[] {
  return [
    'evidence_companies',
    'evidence_cues',
    'evidence_frames',
    'evidence_given_names',
    'evidence_goods_terms',
    'evidence_media',
    'evidence_modality',
    'evidence_organisations',
    'evidence_places',
    'evidence_roles',
    'evidence_senses',
    'evidence_weights',
    'weapon_systems',
  ].map((name) => ({ name, version: tableAsOf(name, anyDate).version }))
}
