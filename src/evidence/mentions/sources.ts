import type { ClaimSource } from '../claim.ts'
import type { Discourse, SourceRef } from '../claims/discourse.ts'
import type { ClauseView } from '../claims/view.ts'
import type { NounPhrase, VerbGroup } from '../language/chunks.ts'
import { textOf } from '../language/token.ts'
import { countryNames, roles } from '../lexicon.ts'
import { organisationIn, personIn, roleText } from './names.ts'
import { entityId } from './party.ts'
import type { Person, Register } from './register.ts'

export interface SourceContext {
  readonly register: Register
  readonly discourse: Discourse
  /** Whose words the sentence is: "we" and "I" are theirs; the publisher's where nobody speaks. */
  readonly speaker?: SourceRef
}

const unspecified: SourceRef = {
  source: { name: null, role: 'unspecified', anonymous: true },
  kind: 'unspecified',
  head: '',
  plural: false,
}

/** The source behind "it has been reported": nobody in particular. */
export function unspecifiedSource(): SourceRef {
  return unspecified
}

/** Participles that say how somebody comes to know. */
const describes = /^(briefed|involved|based|acquainted|working)$/

/** "two people briefed on the matter", "officials involved in the talks": how they know. */
function describesNoun(view: ClauseView, vg: VerbGroup): boolean {
  const verb = view.p.tokens[vg.head]!
  return describes.test(verb.lower) && vg.to - vg.from === 1 && (vg.participle || vg.finite)
}

/** "brokers, engineers and records": does the list that goes on at chunk k end in "and"? */
function endsInAnd(view: ClauseView, k: number): boolean {
  for (let i = k; i < Math.min(view.chunks.length, k + 8); i++) {
    const c = view.chunks[i]!
    if (c.kind === 'conj') return view.np(i + 1) !== undefined
    if (!/^(np|comma|adv)$/.test(c.kind)) return false
  }
  return false
}

/** Chunk k and the phrases that describe it further: "two people who attended", "officials in Kyiv". */
function extended(view: ClauseView, k: number): { from: number; to: number; whole: string } {
  const np = view.np(k)!
  const listed = k === 0 || view.segment.link === 'according'
  let to = np.to
  let i = k + 1
  for (;;) {
    const c = view.chunks[i]
    const next = view.np(i + 1)
    if (
      c?.kind === 'prep' &&
      /^(of|at|in|for|with|from|inside|near|within)$/.test(c.word) &&
      next
    ) {
      if (/^\p{N}/u.test(view.p.tokens[next.from]!.text)) break
      to = next.to
      i += 2
    } else if (c?.kind === 'np' && view.p.tokens[c.head]!.pos === 'ADJ' && c.to - c.from === 1) {
      // "people familiar with the matter"
      to = c.to
      i += 1
    } else if (c?.kind === 'conj' && next && listed) {
      to = next.to
      i += 2
    } else if (c?.kind === 'comma' && next && listed && endsInAnd(view, i + 2)) {
      to = next.to
      i += 2
    } else if (c?.kind === 'vg' && describesNoun(view, c)) {
      to = c.to
      i += 1
    } else if (c?.kind === 'prep' && /^(by|on|as)$/.test(c.word) && next && view.vg(i - 1)) {
      to = next.to
      i += 2
    } else if (
      c?.kind === 'rel' &&
      /^(people|person|source|those|one|some)$/.test(view.p.tokens[np.head]!.lemma)
    ) {
      to = view.segment.to
      break
    } else break
  }
  let from = np.from
  while (from < np.to - 1 && /^(the|a|an)$/.test(view.p.tokens[from]!.lower)) from++
  return { from, to, whole: textOf(view.text, view.p.tokens, from, to) }
}

/** Kind of a role noun; a capitalised plural keeps its ending in the tagger's dictionary form. */
const roleKind = (t: { readonly lemma: string; readonly lower: string }): string | undefined =>
  roles().get(t.lemma) ??
  roles().get(t.lower) ??
  roles().get(t.lower.replace(/s$/, '')) ??
  (t.lower.includes('-') ? roles().get(t.lower.slice(t.lower.lastIndexOf('-') + 1)) : undefined)

function personSource(ctx: SourceContext, name: string): SourceRef | undefined {
  const person = ctx.register.person(name)
  return person && personRef(person, ctx.register)
}

/** A person of the document as a source, with the country or company that the office speaks for. */
export function personRef(person: Person, register: Register): SourceRef {
  const organisation = person.organisation ? register.organisation(person.organisation) : undefined
  const country = person.country ?? organisation?.country
  const source: ClaimSource = {
    name: person.name,
    role: person.role || 'person',
    ...(country ? { country } : {}),
    ...(person.organisation ? { organisation: person.organisation } : {}),
    anonymous: false,
  }
  const company = organisation?.schema === 'Company' ? organisation.name : undefined
  const party = company
    ? { id: entityId(company), entity: company }
    : country
      ? { id: country, country }
      : undefined
  return {
    source,
    kind: 'person',
    head: person.role.split(' ').at(-1)?.toLowerCase() ?? '',
    plural: false,
    ...(party ? { party } : {}),
  }
}

function countrySource(code: string, name: string): SourceRef {
  return {
    source: { name, role: 'government', country: code, anonymous: false },
    kind: 'country',
    head: 'government',
    plural: false,
    party: { id: code, country: code },
  }
}

function organisationSource(
  view: ClauseView,
  np: NounPhrase,
  ctx: SourceContext,
): SourceRef | undefined {
  const found = organisationIn(view.text, view.p.tokens, np, view.p.places)
  const surface = found?.name ?? textOf(view.text, view.p.tokens, np.from, np.to)
  const organisation = ctx.register.organisation(surface)
  if (!organisation) return undefined
  const place = view.p.places.find((m) => m.from >= np.from && m.to <= np.to)
  const country = organisation.country ?? place?.country
  if (
    ctx.discourse.publisher.source.name &&
    sameName(organisation.name, ctx.discourse.publisher.source.name)
  )
    return ctx.discourse.publisher
  if (organisation.media) {
    return {
      source: { name: organisation.name, role: 'media', anonymous: false },
      kind: 'media',
      head: 'media',
      plural: false,
    }
  }
  if (organisation.schema === 'PublicBody') {
    const name =
      place &&
      place.to <= np.to &&
      !organisation.name.includes(view.words({ from: place.from, to: place.to })) &&
      /^(Foreign |Defen[cs]e |Trade )?(Ministry|Army|Navy|Department|Office)/.test(
        organisation.name,
      )
        ? textOf(
            view.text,
            view.p.tokens,
            /^(the|a)$/i.test(view.p.tokens[np.from]!.text) ? np.from + 1 : np.from,
            np.to,
          )
        : organisation.name
    return {
      source: { name, role: 'government', ...(country ? { country } : {}), anonymous: false },
      kind: 'body',
      head: headOf(organisation.name),
      plural: false,
      ...(country ? { party: { id: country, country } } : {}),
    }
  }
  const company = organisation.schema === 'Company'
  return {
    source: {
      name: organisation.name,
      role: company ? 'company' : 'organisation',
      ...(country ? { country } : {}),
      anonymous: false,
    },
    kind: 'company',
    head: company ? 'company' : headOf(organisation.name),
    plural: false,
    party: { id: entityId(organisation.name), entity: organisation.name },
  }
}

export const sameName = (a: string, b: string): boolean => {
  const x = a
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/\.(com|org|net)$/, '')
  const y = b
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/\.(com|org|net)$/, '')
  return (
    x === y ||
    x.endsWith(` ${y}`) ||
    y.endsWith(` ${x}`) ||
    x.startsWith(`${y} `) ||
    y.startsWith(`${x} `)
  )
}
const headOf = (name: string): string => name.split(' ').at(-1)!.toLowerCase()

function placeSource(view: ClauseView, np: NounPhrase): SourceRef | undefined {
  const inside = view.p.places.filter((m) => m.from >= np.from && m.to <= np.to)
  const place = inside.at(-1)
  if (!place || place.to !== np.to || place.kind === 'adjective' || place.kind === 'leader')
    return undefined
  const before = view.p.tokens
    .slice(np.from, place.from)
    .every((t) => /^(the|a|both)$/i.test(t.text))
  if (!before) return undefined
  const name =
    place.kind === 'government'
      ? view.words({ from: place.from, to: place.to })
      : (countryNames().get(place.country) ?? place.country)
  return countrySource(place.country, name)
}

/** "he", "they", "it", "the agency", "one of them": the source that was meant before. */
function referred(view: ClauseView, k: number, ctx: SourceContext): SourceRef | undefined {
  const np = view.np(k)!
  const first = view.p.tokens[np.from]!.lower
  const d = ctx.discourse
  const withNote = (ref: SourceRef | undefined, note: string): SourceRef | undefined =>
    ref && { ...ref, resolved: note }
  if (/^(he|she|him|her)$/.test(first) && np.to - np.from === 1) {
    const meant = d.personMeant()
    return withNote(typeof meant === 'string' ? personSource(ctx, meant) : meant, 'pronoun')
  }
  if (first === 'they' && np.to - np.from === 1)
    return withNote(d.sources.findLast((s) => s.plural) ?? d.lastSpeaker, 'pronoun')
  if (first === 'it' && np.to - np.from === 1) return withNote(d.institutionMeant(), 'pronoun')
  if (/^(we|i)$/.test(first) && np.to - np.from === 1) return ctx.speaker ?? d.publisher
  if (
    /^(one|some|several|another|two|both)$/.test(first) &&
    view.word(k + 1) === 'of' &&
    view.np(k + 2)
  ) {
    const of = view.np(k + 2)!
    const head = view.p.tokens[of.head]!
    return withNote(
      /^(them|whom)$/.test(head.lower)
        ? d.sources.findLast((s) => s.plural)
        : d.sources.findLast((s) => s.head === head.lemma),
      'one of',
    )
  }
  const alone = np.to - np.from === 1 && view.chunks[k + 1]?.kind !== 'prep'
  if (alone && /^(one|another|others|both|two|three|some)$/.test(first)) {
    const own = appositionRole(view, k, ctx)
    if (own) return own
    const group = d.sources.findLast((s) => s.plural && s.kind === 'collective')
    return withNote(group && (/^(one|another)$/.test(first) ? memberOf(group) : group), 'one of')
  }
  const head = view.p.tokens[np.head]!
  const definite = /^(the|that|this|these|those)$/.test(first)
  if (!definite || np.to - np.from > 3) return undefined
  return withNote(
    d.sources.findLast((s) => s.head === head.lemma && fitsModifiers(view, np, s)) ??
      holder(view, np, ctx) ??
      institutionMeant(view, np, ctx),
    'definite description',
  )
}

/** "The vice-minister" who has not spoken yet: the only person of that office. */
function holder(view: ClauseView, np: NounPhrase, ctx: SourceContext): SourceRef | undefined {
  const head = view.p.tokens[np.head]!
  if (!/^(office|expert)$/.test(roleKind(head) ?? '')) return undefined
  const person = ctx.register.holder(view.words({ from: np.from + 1, to: np.to }))
  return person && personRef(person, ctx.register)
}

const stateNoun =
  /^(emirate|kingdom|sultanate|republic|island|monarchy|sheikhdom|country|nation|neighbour|neighbor)$/

const medium =
  /^(paper|newspaper|outlet|daily|weekly|magazine|broadcaster|channel|site|website|portal|newsroom|journal)$/

/** "The Gulf emirate", "the airline": the latest that the text can mean by such a word. */
function institutionMeant(
  view: ClauseView,
  np: NounPhrase,
  ctx: SourceContext,
): SourceRef | undefined {
  const head = view.p.tokens[np.head]!
  if (!/^the$/.test(view.p.tokens[np.from]!.lower) || /s$/.test(head.lower)) return undefined
  if (stateNoun.test(head.lemma)) {
    const code = ctx.discourse.lastCountry()?.country
    return code ? countrySource(code, countryNames().get(code) ?? code) : undefined
  }
  if (np.to - np.from !== 2) return undefined
  if (medium.test(head.lemma)) return ctx.discourse.sources.findLast((s) => s.kind === 'media')
  if (roleKind(head) === 'body')
    return ctx.discourse.sources.findLast(
      (s) => s.kind === 'body' && sameOffice(s.head, head.lemma),
    )
  return undefined
}

/** Words by which one office is called as by another: an intelligence service is an agency. */
function sameOffice(a: string, b: string): boolean {
  const agency = /^(agency|service|intelligence|bureau|office|authority|directorate|watchdog)$/
  return agency.test(a) && agency.test(b)
}

/** "one, a former procurement manager who left": what is said of the one behind the comma. */
function appositionRole(view: ClauseView, k: number, ctx: SourceContext): SourceRef | undefined {
  if (view.chunks[k + 1]?.kind !== 'comma' || !view.np(k + 2)) return undefined
  return describedSource(view, k + 2, ctx)
}

/** "One said" after "four people with knowledge of the project": a person with knowledge of it. */
function memberOf(group: SourceRef): SourceRef {
  const role = group.source.role
    .replace(
      /^(?:(?:at least|more than|about|some|several|many|few|all|\p{N}+|two|three|four|five|six|seven|eight|nine|ten|a dozen|dozens of|of the) )+/iu,
      '',
    )
    .replace(/\bpeople\b/, 'person')
  const [word = '', ...rest] = role.split(
    /(?= (?:of|in|at|with|who|from|for|close|familiar|briefed)\b)/,
  )
  const single = word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')
  return {
    ...group,
    plural: false,
    source: { ...group.source, role: single + rest.join(''), anonymous: true },
  }
}

/** "the Western officials" may mean "Western military officials", not "Chinese officials". */
function fitsModifiers(view: ClauseView, np: NounPhrase, ref: SourceRef): boolean {
  const role = (ref.source.role + (ref.source.name ?? '')).toLowerCase()
  for (let i = np.from + 1; i < np.head; i++) {
    const t = view.p.tokens[i]!
    if (/^(anonymous|same|unnamed|former|first|second|latter|two|three)$/.test(t.lower)) continue
    if (!role.includes(t.lower)) return false
  }
  return true
}

/** "an investigation by The Eastern Standard": is the document the publisher's own? */
function madeBy(view: ClauseView, k: number, publisher: string): boolean {
  const maker = view.word(k + 1) === 'by' ? view.np(k + 2) : undefined
  return maker !== undefined && sameName(view.words(maker), publisher)
}

/** A speaker whom only a common noun names: "the Kazakh firm's former accountant". */
export function speakerNoun(view: ClauseView, np: NounPhrase): SourceRef {
  const head = view.p.tokens[np.head]!
  const place = view.p.places.find((m) => m.from >= np.from && m.to <= np.to && m.kind !== 'city')
  const role = withoutPossessor(view, np, np.to).replace(
    /^(the|a|an|his|her|its|their|our|my)\s+/i,
    '',
  )
  return {
    source: {
      name: null,
      role: role === '' ? head.text : role,
      ...(place ? { country: place.country } : {}),
      anonymous: !/^(body|company|document)$/.test(roleKind(head) ?? ''),
    },
    kind: 'collective',
    head: head.lemma,
    plural: /s$/.test(head.lower),
    ...(place ? { party: { id: place.country, country: place.country } } : {}),
  }
}

/** "Iran's foreign minister", "the defence minister": an office that one person holds. */
function heldByOne(view: ClauseView, np: NounPhrase): boolean {
  const first = view.p.tokens[np.from]!.lower
  const head = view.p.tokens[np.head]!.lemma
  return (
    !/^(a|an|one|another|some)$/.test(first) &&
    /^(minister|president|premier|chancellor|ambassador|chief|head|director|governor|mayor|king|leader|commander|chairman|secretary|spokesman|spokeswoman|spokesperson|ceo|envoy|commissioner|coordinator)$/.test(
      head,
    )
  )
}

function withoutPossessor(view: ClauseView, np: NounPhrase, to: number): string {
  const tokens = view.p.tokens
  let from = np.from
  for (let i = np.from; i < np.head; i++)
    if (/^['’]s?$/.test(tokens[i]!.text) && tokens[i]!.pos === 'PART') from = i + 1
  return textOf(view.text, tokens, from, to)
}

function describedSource(view: ClauseView, k: number, ctx: SourceContext): SourceRef | undefined {
  const np = view.np(k)!
  const head = view.p.tokens[np.head]!
  const of = head.lower === 'one' || /^(some|many|several|others|two|three)$/.test(head.lower)
  const kind = roleKind(head) ?? (of ? 'unnamed' : undefined)
  if (!kind) return undefined
  const range = extended(view, k)
  const place = view.p.places.find(
    (m) => m.from >= np.from && m.to <= range.to && m.kind !== 'city',
  )
  const country = place?.country
  const plural = /s$/.test(head.lower) || /^(people|some|many|others)$/.test(head.lower)
  const party = country ? { party: { id: country, country } } : {}
  const base = { head: head.lemma, plural, ...party }
  if (kind === 'body') {
    if (/^(government|administration|regime|leadership|side|state)$/.test(head.lemma) && country)
      return { ...countrySource(country, countryNames().get(country) ?? country), head: head.lemma }
    if (
      !country &&
      !/^\p{Lu}/u.test(head.text) &&
      np.to - np.from < 3 &&
      !/^(customs|police|intelligence|prosecutors)$/.test(head.lemma)
    )
      return undefined
    return {
      source: {
        name: range.whole,
        role: 'government',
        ...(country ? { country } : {}),
        anonymous: false,
      },
      kind: 'body',
      ...base,
    }
  }
  if (kind === 'company') {
    const entity = ctx.discourse.lastOfTrade(head.lemma, ctx.register)
    if (
      /^the$/.test(view.p.tokens[np.from]!.lower) &&
      np.to - np.from === 2 &&
      entity &&
      range.to === np.to
    ) {
      return {
        source: {
          name: entity.entity!,
          role: 'company',
          ...(entity.country ? { country: entity.country } : {}),
          anonymous: false,
        },
        kind: 'company',
        head: head.lemma,
        plural: false,
        party: entity,
        resolved: 'definite description',
      }
    }
    return {
      source: { name: null, role: range.whole, ...(country ? { country } : {}), anonymous: false },
      kind: 'collective',
      ...base,
    }
  }
  const holder = kind === 'office' && !plural && heldByOne(view, np)
  if (kind === 'document' && /^(our|this)$/.test(view.p.tokens[np.from]!.lower))
    return ctx.speaker ?? ctx.discourse.publisher
  const publisher = ctx.discourse.publisher
  if (kind === 'document' && publisher.source.name && madeBy(view, k, publisher.source.name))
    return publisher
  // a spokesman speaks for the institution, under whatever name
  const official = /^spokes(man|woman|person)$/.test(head.lemma)
  const anonymous =
    !official &&
    (kind === 'unnamed' || kind === 'expert' || (kind === 'office' && !plural && !holder))
  const stripped = (holder ? withoutPossessor(view, np, range.to) : range.whole)
    .replace(/^(the|a|an|his|her|its|their|our|my|anonymous|unnamed|unidentified)\s+/i, '')
    .replace(/^(anonymous|unnamed)\s+/i, '')
  return {
    source: { name: null, role: stripped, ...(country ? { country } : {}), anonymous },
    kind: kind === 'document' ? 'document' : 'collective',
    ...base,
  }
}

/** "An indictment unsealed Wednesday", "a letter dated 3 May": the paper, without what became of it. */
function undescribed(view: ClauseView, np: NounPhrase): NounPhrase {
  for (let i = np.from + 1; i < np.to; i++) {
    const paper = view.p.tokens[i - 1]!
    const described =
      /^(unsealed|published|released|seen|obtained|dated|posted|issued|reviewed|filed)$/
    if (described.test(view.p.tokens[i]!.lower) && roleKind(paper) === 'document')
      return { ...np, to: i, head: i - 1 }
  }
  return np
}

/** The source that the noun phrase at chunk k stands for; undefined where it cannot speak.
 *
 * Sieves in order, the surest first: reference to an earlier source, a person by name, an
 * organisation by name, a country or its seat of government, a description.
 */
export function sourceAt(view: ClauseView, k: number, ctx: SourceContext): SourceRef | undefined {
  const whole = view.np(k)
  if (!whole) return undefined
  const np = undescribed(view, whole)
  if (np !== whole) return sourceAt(view.alone(np), 0, ctx)
  const back = referred(view, k, ctx)
  if (back) return back
  const named = personIn(view.text, view.p.tokens, np, view.p.places)
  const organisation = organisationIn(view.text, view.p.tokens, np, view.p.places)
  if (named && !(organisation && organisation.to === np.to && organisation.from > named.nameTo)) {
    const tail = view.p.tokens[np.head]!
    const office = roles().get(tail.lemma)
    if (named.nameTo >= np.to || office === undefined) {
      const person = personSource(ctx, named.name)
      if (person) return person
    }
  }
  const head = view.p.tokens[np.head]!
  const headRole = roleKind(head)
  // "Prosecutors allege": a capital at the beginning of a sentence says nothing
  const opening =
    np.to - np.from === 1 &&
    /^(unnamed|expert|office)$/.test(headRole ?? '') &&
    /s$/.test(head.lower)
  const lowered = (/^\p{Ll}/u.test(head.text) || opening) && headRole !== undefined
  if (!lowered) {
    const placed = placeSource(view, np)
    if (placed) return placed
    const org = organisationSource(view, np, ctx)
    if (org) return org
    const surname = personSource(ctx, view.words(stripped(view, np)))
    if (surname) return surname
    const role = roleText(view.text, view.p.tokens, np.from, np.to, view.p.places)
    const leader = view.p.places.find(
      (m) => m.kind === 'leader' && m.from >= np.from && m.to <= np.to,
    )
    if (leader) return personSource(ctx, view.words({ from: leader.from, to: leader.to }))
    const described = describedSource(view, k, ctx)
    if (described) return described
    const names = view.p.tokens.slice(np.from, np.to).filter((t) => t.pos === 'PROPN')
    if (names.length > 0 && head.pos === 'PROPN' && role !== '') {
      const [name, organisation] = role.split(/ (?:of|at|from) (?:the )?/, 2)
      return {
        source: {
          name: name!,
          role: 'person',
          ...(organisation ? { organisation } : {}),
          anonymous: false,
        },
        kind: 'person',
        head: '',
        plural: false,
      }
    }
  }
  return describedSource(view, k, ctx)
}

function stripped(view: ClauseView, np: NounPhrase): NounPhrase {
  let from = np.from
  while (from < np.to - 1 && /^(the|a|mr|mrs|ms|dr|prof)\.?$/.test(view.p.tokens[from]!.lower))
    from++
  return { ...np, from }
}
