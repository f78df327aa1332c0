import type { Paragraph, Sentence } from '../language/analyse.ts'
import type { NounPhrase } from '../language/chunks.ts'
import { type Token, textOf } from '../language/token.ts'
import { places as allPlaces, countryNames, organisationWords, roles } from '../lexicon.ts'
import { companyIn } from './company.ts'
import { organisationIn, personIn, roleText } from './names.ts'
import type { PlaceMention } from './scan.ts'

export interface Person {
  readonly name: string
  role: string
  country?: string
  organisation?: string
  readonly aliases: Set<string>
}

export interface Organisation {
  readonly name: string
  readonly schema: 'Company' | 'Organization' | 'PublicBody'
  readonly media: boolean
  country?: string
  readonly aliases: Set<string>
  /** What the text calls it: "distributor", "manufacturer". */
  readonly trades: Set<string>
}

/** All noun phrases of a paragraph in the order of the text, those inside quotations too. */
const phrasesOf = new WeakMap<Paragraph, readonly NounPhrase[]>()

export function nounPhrases(paragraph: Paragraph): readonly NounPhrase[] {
  const known = phrasesOf.get(paragraph)
  if (known) return known
  const found = new Map<number, NounPhrase>()
  const visit = (sentence: Sentence): void => {
    for (const segment of sentence.segments) {
      for (const c of segment.chunks) if (c.kind === 'np') found.set(c.from, c)
      if (segment.antecedent) found.set(segment.antecedent.from, segment.antecedent)
    }
  }
  paragraph.sentences.forEach(visit)
  for (const speech of paragraph.speeches.values()) speech.sentences.forEach(visit)
  const label = paragraph.speakerLabel
  if (label) found.set(label.from, { kind: 'np', ...label, head: label.to - 1 })
  const sorted = [...found.values()].sort((a, b) => a.from - b.from)
  phrasesOf.set(paragraph, sorted)
  return sorted
}

/** What persons do rather than bodies, companies and papers. */
const personal =
  /^(says|recalls|thinks|argues|reckons|writes|explains|adds|recalled|argued|reckoned|wrote|shrugs|joked|testified|complained)$/

const norm = (text: string): string => text.toLowerCase().replace(/^the /, '')

/** Persons and organisations of one document, with the names by which it calls them. */
export class Register {
  readonly persons = new Map<string, Person>()
  readonly organisations = new Map<string, Organisation>()
  readonly #personsByShort = new Map<string, Bearer<Person>>()
  readonly #organisationsByAlias = new Map<string, Bearer<Organisation>>()
  readonly #organisationsByPart = new Map<string, Bearer<Organisation>>()
  readonly #order = new Map<Organisation, number>()

  /** Learns every name of the document before anything is attributed. */
  learn(text: string, paragraphs: readonly Paragraph[]): void {
    for (const p of paragraphs) {
      const nps = nounPhrases(p)
      for (const [i, np] of nps.entries()) this.#learnOne(text, p, nps, np, i)
    }
    for (const p of paragraphs) {
      this.#learnAcronyms(text, p)
      this.#learnTrades(text, p)
    }
    for (const p of paragraphs) this.#learnAliases(text, p)
  }

  #learnOne(
    text: string,
    p: Paragraph,
    nps: readonly NounPhrase[],
    np: NounPhrase,
    i: number,
  ): void {
    const organisation = organisationIn(text, p.tokens, np, p.places)
    const named = personIn(text, p.tokens, np, p.places)
    const known = organisation ? undefined : companyIn(text, p, np)
    if (known) this.#addOrganisation(known, known.country ?? this.#countryNear(p, np))
    if (
      organisation &&
      (!named || organisation.to <= named.nameFrom || organisation.from > named.nameTo)
    ) {
      this.#addOrganisation(organisation, this.#countryNear(p, np))
    }
    if (named) this.#addPerson(text, p, nps, i, named)
    else if (!organisation && !known) this.#appositive(text, p, nps, i)
    for (const place of p.places) {
      if (place.kind === 'leader' && place.from >= np.from && place.to <= np.to)
        this.#leader(p, place, text)
    }
  }

  #countryNear(p: Paragraph, np: NounPhrase): string | undefined {
    const inside = p.places.find((m) => m.from >= np.from && m.to <= np.to && m.kind !== 'leader')
    if (inside) return inside.country
    const next = p.tokens[np.to]
    if (next && /^(of|in|from|,)$/.test(next.lower)) {
      const at = p.places.find((m) => m.from >= np.to + 1 && m.from <= np.to + 3)
      if (at) return at.country
    }
    return undefined
  }

  #addOrganisation(
    found: { name: string; schema: Organisation['schema']; media: boolean },
    country?: string,
  ): void {
    const key = norm(found.name)
    const known = this.organisations.get(key)
    if (known) {
      if (country && !known.country) known.country = country
      return
    }
    const organisation: Organisation = {
      name: found.name,
      schema: found.schema,
      media: found.media,
      aliases: new Set(),
      trades: new Set(),
      ...(country ? { country } : {}),
    }
    this.organisations.set(key, organisation)
    this.#order.set(organisation, this.organisations.size)
    this.#indexOrganisation(organisation)
  }

  #leader(p: Paragraph, place: PlaceMention, text: string): void {
    const surface = textOf(text, p.tokens, place.from, place.to)
    const row = allPlaces().filter((r) => r.kind === 'leader' && r.country === place.country)
    const full =
      row.find((r) => r.surface.includes(' ') && r.surface.split(' ').includes(surface))?.surface ??
      surface
    const person = this.persons.get(norm(full)) ?? {
      name: full,
      role: 'head of state or government',
      country: place.country,
      aliases: new Set<string>(),
    }
    person.country ??= place.country
    if (surface !== full) person.aliases.add(surface)
    this.persons.set(norm(full), person)
    this.#indexPerson(person)
  }

  #addPerson(
    text: string,
    p: Paragraph,
    nps: readonly NounPhrase[],
    i: number,
    named: { nameFrom: number; nameTo: number; name: string; role: string },
  ): void {
    const np = nps[i]!
    const parts = named.name.split(/\s+/)
    const before = p.places.find((m) => m.from >= np.from && m.to <= named.nameFrom)
    const surnameOnly = parts.length === 1 ? this.person(named.name) : undefined
    const key = norm(named.name)
    const person: Person = surnameOnly ??
      this.persons.get(key) ?? { name: named.name, role: '', aliases: new Set() }
    if (parts.length > 1) person.aliases.add(parts.at(-1)!)
    if (!surnameOnly && !this.persons.has(key)) {
      this.persons.set(key, person)
      this.#indexPerson(person)
    }
    const role =
      named.role !== ''
        ? {
            role: named.role,
            country: before?.country,
            organisation: this.#possessor(text, p, np, named.nameFrom),
          }
        : this.#roleAround(text, p, nps, i)
    if (role && person.role === '') person.role = role.role
    const country = role?.country ?? before?.country
    if (country && !person.country) person.country = country
    if (role?.organisation && !person.organisation) person.organisation = role.organisation
  }

  #possessor(text: string, p: Paragraph, np: NounPhrase, to: number): string | undefined {
    const organisation = organisationIn(text, p.tokens, { ...np, to }, p.places)
    return organisation?.name
  }

  /** "a spokesman, Andriy Lysenko," and "Lena Marchetti, a researcher at the Centre". */
  #roleAround(
    text: string,
    p: Paragraph,
    nps: readonly NounPhrase[],
    i: number,
  ): { role: string; country?: string | undefined; organisation?: string | undefined } | undefined {
    const np = nps[i]!
    if (p.tokens[np.from - 1]?.text === ',') {
      for (let k = i - 1; k >= Math.max(0, i - 4); k--) {
        const candidate = nps[k]!
        if (this.#isRole(p.tokens, candidate))
          return this.#roleFrom(text, p, candidate, np.from - 1)
        if (
          !/^(of|for|at|in|with|to|from|on|,|and)$/.test(p.tokens[candidate.from - 1]?.lower ?? '')
        )
          break
      }
    }
    const after = nps[i + 1]
    if (
      p.tokens[np.to]?.text === ',' &&
      after?.from === np.to + 1 &&
      this.#isRole(p.tokens, after)
    ) {
      return this.#roleFrom(text, p, after, after.to + 8)
    }
    return undefined
  }

  #isRole(tokens: readonly Token[], np: NounPhrase): boolean {
    const head = tokens[np.head]!
    const kind = roles().get(head.lemma) ?? roles().get(head.lower)
    return kind === 'office' || kind === 'expert' || kind === 'unnamed'
  }

  #roleFrom(
    text: string,
    p: Paragraph,
    np: NounPhrase,
    limit: number,
  ): { role: string; country?: string | undefined; organisation?: string | undefined } {
    const role = roleText(text, p.tokens, np.from, np.to, p.places)
    // The place of an office stands in its sentence: "… director of Kern Optik. Ukraine praised …".
    const stop = p.tokens.findIndex((t, k) => k >= np.to && /^[.!?;]$/.test(t.text))
    const end = stop < 0 ? limit : Math.min(limit, stop)
    const near = p.places.find((m) => m.from >= np.from && m.to <= end && m.from < np.to + 6)
    const following = nounPhrases(p).find(
      (c) => c.from === np.to + 1 && /^(of|for|at|with|in)$/.test(p.tokens[np.to]?.lower ?? ''),
    )
    const organisation =
      organisationIn(text, p.tokens, np, p.places) ??
      (following ? organisationIn(text, p.tokens, following, p.places) : undefined)
    return { role, country: near?.country, organisation: organisation?.name }
  }

  /** A name without given name or title, made a person by the office beside it. */
  #appositive(text: string, p: Paragraph, nps: readonly NounPhrase[], i: number): void {
    const np = nps[i]!
    const words = p.tokens.slice(np.from, np.to)
    const name = words.every(
      (t) => /^\p{Lu}/u.test(t.text) || t.text === '-' || /^(al|bin|de|van|von)$/.test(t.lower),
    )
    const placed = p.places.some((m) => m.from < np.to && m.to > np.from)
    if (
      !name ||
      placed ||
      words.length < 2 ||
      words.length > 5 ||
      words.some((t) => t.pos === 'NUM' || t.pos === 'DET')
    )
      return
    if (p.weapons.some((w) => w.from < np.to && w.to > np.from)) return
    const role = this.#roleAround(text, p, nps, i)
    if (role || this.#aged(p, np) || this.#speaks(p, np)) {
      this.#addPerson(text, p, nps, i, {
        nameFrom: np.from,
        nameTo: np.to,
        name: textOf(text, p.tokens, np.from, np.to),
        role: '',
      })
    }
  }

  /** "Oleg Marin, 52,": an age makes a name a person. */
  #aged(p: Paragraph, np: NounPhrase): boolean {
    const [comma, age, after] = [p.tokens[np.to], p.tokens[np.to + 1], p.tokens[np.to + 2]]
    return comma?.text === ',' && /^[1-9]\d$/.test(age?.text ?? '') && after?.text === ','
  }

  /** "Imogen Tarrant says", "reckons Imogen Tarrant of the institute", "Imogen Tarrant, who": two or
   * three capitalised words that speak, and that no company's or body's word is among.
   */
  #speaks(p: Paragraph, np: NounPhrase): boolean {
    const words = p.tokens.slice(np.from, np.to)
    if (words.length > 4 || words.some((t) => !/^\p{Lu}\p{Ll}|^-$/u.test(t.text))) return false
    if (words.some((t) => organisationWords().has(t.text) || roles().has(t.lemma))) return false
    const [before, next, after] = [p.tokens[np.from - 1], p.tokens[np.to], p.tokens[np.to + 1]]
    return (
      (next?.text === ',' && after?.lower === 'who') ||
      personal.test(next?.lower ?? '') ||
      (personal.test(before?.lower ?? '') && /^[,.;]$|^of$|^who$/.test(next?.lower ?? ''))
    )
  }

  /** "a Hong Kong distributor, Orient Peak" and "Orient Peak, a distributor": what a company is. */
  #learnTrades(text: string, p: Paragraph): void {
    const nps = nounPhrases(p)
    nps.forEach((np, i) => {
      const organisation = this.organisation(textOf(text, p.tokens, np.from, np.to))
      if (organisation?.schema !== 'Company') return
      for (const beside of [nps[i - 1], nps[i + 1]]) {
        if (!beside) continue
        const [a, b] = beside.from < np.from ? [beside, np] : [np, beside]
        if (b.from !== a.to + 1 || p.tokens[a.to]!.text !== ',') continue
        organisation.trades.add(p.tokens[beside.head]!.lemma)
      }
      for (let k = np.from; k < np.to; k++)
        if (p.tokens[k]!.pos === 'NOUN') organisation.trades.add(p.tokens[k]!.lemma)
    })
  }

  /** "the Office of Foreign Assets Control (OFAC)": letters in brackets stand for the name before. */
  #learnAcronyms(text: string, p: Paragraph): void {
    const nps = nounPhrases(p)
    for (let i = 1; i < p.tokens.length - 1; i++) {
      const letters = p.tokens[i]!
      const bracketed = p.tokens[i - 1]!.text === '(' && p.tokens[i + 1]!.text === ')'
      if (!bracketed || !/^\p{Lu}[\p{Lu}&-]{1,7}$/u.test(letters.text)) continue
      const np = nps.find((c) => c.to === i - 1)
      const named = np && organisationIn(text, p.tokens, np, p.places)
      const organisation = named && this.organisation(named.name)
      if (organisation) this.#addAlias(organisation, letters.text)
    }
  }

  #learnAliases(text: string, p: Paragraph): void {
    for (const np of nounPhrases(p)) {
      const head = textOf(text, p.tokens, np.from, np.to)
      const organisation = this.organisation(head)
      if (organisation && organisation.name !== head) this.#addAlias(organisation, head)
    }
  }

  /** The person whom this name, or surname alone, means. */
  person(name: string): Person | undefined {
    return this.persons.get(norm(name)) ?? this.#personsByShort.get(name)?.bearer
  }

  /** The one person whose office ends in these words: "vice-minister". */
  holder(office: string): Person | undefined {
    const words = office.toLowerCase()
    const found = [...this.persons.values()].filter((person) => {
      const role = person.role.toLowerCase()
      return role === words || role.endsWith(` ${words}`) || role.startsWith(`${words} of `)
    })
    return found.length === 1 ? found[0] : undefined
  }

  /** The organisation that this name, or its short form, means: "Vektor-Radar" for "OOO Vektor-Radar". */
  organisation(name: string): Organisation | undefined {
    const key = norm(name)
    const exact = this.organisations.get(key)
    if (exact || key.length < 3) return exact
    const alias = this.#organisationsByAlias.get(name)
    const part = key.length > 3 ? this.#organisationsByPart.get(key) : undefined
    const best = alias && part ? (part.rank > alias.rank ? part : alias) : (alias ?? part)
    return best && distinctive(name) ? best.bearer : undefined
  }

  /** "Lysenko", "van der Berg", "LYSENKO" in a transcript: the one named first bears it. */
  #indexPerson(person: Person): void {
    const rank = -this.persons.size
    const parts = person.name.split(/\s+/)
    const shorts = [
      ...person.aliases,
      ...(parts.length > 1 ? [parts.at(-1)!, parts.slice(1).join(' ')] : []),
      parts.at(-1)!.toUpperCase(),
    ]
    for (const short of shorts) {
      const transcript = short === parts.at(-1)!.toUpperCase() && !/^\p{Lu}{3,}$/u.test(short)
      if (!transcript) offer(this.#personsByShort, short, { bearer: person, rank })
    }
  }

  /** The words that a name begins or ends with; the longest name bears them. */
  #indexOrganisation(organisation: Organisation): void {
    const words = norm(organisation.name).split(' ')
    const bearer = { bearer: organisation, rank: this.#rank(organisation) }
    for (let i = 1; i < words.length; i++) {
      offer(this.#organisationsByPart, words.slice(0, i).join(' '), bearer)
      offer(this.#organisationsByPart, words.slice(i).join(' '), bearer)
    }
  }

  #addAlias(organisation: Organisation, alias: string): void {
    organisation.aliases.add(alias)
    offer(this.#organisationsByAlias, alias, {
      bearer: organisation,
      rank: this.#rank(organisation),
    })
  }

  /** Longer names first, then those named earlier. */
  #rank(organisation: Organisation): number {
    return norm(organisation.name).length - this.#order.get(organisation)! / 1e9
  }
}

interface Bearer<T> {
  readonly bearer: T
  readonly rank: number
}

function offer<T>(index: Map<string, Bearer<T>>, name: string, bearer: Bearer<T>): void {
  const known = index.get(name)
  if (!known || bearer.rank > known.rank) index.set(name, bearer)
}

/** Does a short form say which organisation is meant? */
function distinctive(name: string): boolean {
  if (!/^\p{Lu}/u.test(name.replace(/^the /i, ''))) return false
  return (
    !nameOfCountry().has(name) &&
    !/^(Ministry|Department|Bank|Institute|Office|Agency|Service|Council|Committee|Group|Company)$/.test(
      name,
    )
  )
}

let countrySet: ReadonlySet<string> | undefined
function nameOfCountry(): ReadonlySet<string> {
  countrySet ??= new Set(countryNames().values())
  return countrySet
}
