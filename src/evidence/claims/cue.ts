import type { Modality } from '../claim.ts'
import type { Chunk, NounPhrase } from '../language/chunks.ts'
import type { Segment } from '../language/segments.ts'
import { capital } from '../language/token.ts'
import { type Cue, cues, nounFrames, verbCues } from '../lexicon.ts'
import {
  type SourceContext,
  sameName,
  sourceAt,
  speakerNoun,
  unspecifiedSource,
} from '../mentions/sources.ts'
import type { SourceRef } from './discourse.ts'
import { ClauseView } from './view.ts'

/** A place where the text hands words to a source. */
export interface FoundCue {
  readonly source: SourceRef
  readonly modality: Modality
  readonly via: readonly string[]
  /** Name of the pattern, for the claim: "said:that", "according to", "accuse of". */
  readonly pattern: string
  /** next = the clauses that follow; before = those that precede; own = this clause itself. */
  readonly scope: 'next' | 'before' | 'own' | 'all'
  /** Any other cue of the sentence goes before it: the view may be told by somebody else. */
  readonly weak?: boolean
}

export interface CueQuestion {
  readonly view: ClauseView
  readonly next: Segment | undefined
  /** The clause before: "Citing two people, the paper reported …". */
  readonly before?: ClauseView | undefined
  readonly hasBefore: boolean
  readonly hasQuote: boolean
  readonly ctx: SourceContext
}

function viaIn(q: CueQuestion, k: number, source: SourceRef): string[] {
  const { view, ctx } = q
  const via = new Set(source.via ?? [])
  const publisher = ctx.discourse.publisher.source.name
  for (let i = 0; i < view.chunks.length; i++) {
    const np = view.np(i)
    if (!np) continue
    const toMedia = view.word(i - 1) === 'to' || (view.vg(i - 1) && i - 1 === k)
    if (!toMedia) continue
    const outlet = outletBehind(view, np)
    if (outlet && !(publisher && sameName(outlet, publisher))) via.add(outlet)
    const organisation =
      ctx.register.organisation(view.words(np)) ??
      ctx.register.organisation(view.words({ from: np.from + 1, to: np.to }))
    if (organisation?.media && !(publisher && sameName(organisation.name, publisher)))
      via.add(organisation.name)
  }
  return [...via]
}

/** "told the business paper Torgovy Vestnik": a name behind the word for a medium. */
function outletBehind(view: ClauseView, np: NounPhrase): string | undefined {
  const { tokens } = view.p
  for (let i = np.from; i < np.to - 1; i++) {
    const medium =
      /^(paper|newspaper|daily|weekly|magazine|broadcaster|channel|agency|website|outlet|station|journal|tabloid|network)$/
    if (medium.test(tokens[i]!.lower) && capital(tokens[i + 1]))
      return view.words({ from: i + 1, to: np.to })
  }
  return undefined
}

const headLemma = (view: ClauseView): string => {
  const first = view.vg(0)
  return first ? view.lemma(first) : ''
}

/** "The Gazette, citing unnamed officials, reported": the officials speak, through the Gazette. */
function cited(q: CueQuestion, subject: SourceRef | undefined): SourceRef | undefined {
  const { ctx } = q
  const citing = (view: ClauseView | undefined): boolean =>
    view !== undefined && /^(cite|quote)$/.test(headLemma(view))
  const behind = q.next && new ClauseView(q.view.text, q.view.p, q.next)
  const view = citing(q.before) ? q.before! : citing(behind) ? behind! : q.view
  for (let k = 0; k < view.chunks.length; k++) {
    const vg = view.vg(k)
    if (!vg || !/^(cite|quote)$/.test(view.lemma(vg)) || vg.finite) continue
    const source = sourceAt(view, k + 1, ctx)
    if (!source) continue
    const outlet = subject && subject.kind === 'media' ? subject.source.name : undefined
    return { ...source, ...(outlet ? { via: [outlet] } : {}) }
  }
  return undefined
}

function subjectSource(q: CueQuestion, k: number): SourceRef | undefined {
  const { view, ctx } = q
  const at = view.subjectAt(k)
  if (at !== undefined) {
    const direct = sourceAt(view, at, ctx)
    return personApposed(q, at) ?? nearestPerson(q, k, at) ?? direct
  }
  const antecedent = view.segment.antecedent
  if (antecedent) return sourceAt(view.alone(antecedent), 0, ctx)
  // inverted: "…, said Lena Marchetti"; a denial has its object there
  if (denying(view.lemma(view.vg(k)!)) && k > 0) return undefined
  const shared = k === 0 ? subjectBefore(q, k) : undefined
  if (shared || !simple(view, k)) return shared
  for (let i = k + 1; i < Math.min(view.chunks.length, k + 4); i++) {
    if (view.np(i)) return personBeside(q, i) ?? sourceAt(view, i, ctx)
    if (view.chunks[i]!.kind !== 'adv') break
  }
  return undefined
}

const speaking =
  /^(say|tell|add|claim|admit|allege|insist|explain|recall|warn|argue|note|complain|reply|respond|confirm|concede|joke|remark|testify|write|whisper|recount|assert|announce|declare|acknowledge|deny)$/

/** "The officer who made the accusation, Oleh Marin, told the paper that": the clause was cut
 * behind an apposition, so that the verb stands alone.
 */
function subjectBefore(q: CueQuestion, k: number): SourceRef | undefined {
  const { view, before, ctx } = q
  if (!before || !/^(coord|shared)$/.test(view.segment.link) || !view.np(k + 1)) return undefined
  const told = /^(tell|inform|assure|warn)$/.test(view.lemma(view.vg(k)!))
  if (!told && simple(view, k)) return undefined
  const persons = before.chunks
    .map((_, i) => (before.np(i) && !before.governed(i) ? sourceAt(before, i, ctx) : undefined))
    .filter((source) => source !== undefined)
  return persons.find((source) => source.kind === 'person') ?? persons[0]
}

/** Whoever a verb of speech has as its subject speaks, though no lexicon knows the noun:
 * "the firm's former accountant said".
 */
function anySpeaker(q: CueQuestion, k: number, lemma: string): SourceRef | undefined {
  if (!speaking.test(lemma)) return undefined
  const { view } = q
  const at = view.subjectAt(k) ?? (view.np(k + 1) ? k + 1 : undefined)
  const np = at === undefined ? undefined : view.np(at)
  const head = np && view.p.tokens[np.head]!
  if (!np || head?.pos !== 'NOUN' || /^\d/.test(view.words(np))) return undefined
  return speakerNoun(view, np)
}

/** "…, said Lena Marchetti": only a simple form stands before its subject, never "has said". */
const simple = (view: ClauseView, k: number): boolean => {
  const vg = view.vg(k)!
  return view.p.tokens.slice(vg.from, vg.to).every((t) => t.pos !== 'AUX')
}

/** "A spokesperson for the Kremlin, Anton Belyaev, dismissed": the person before the verb. */
function nearestPerson(q: CueQuestion, k: number, subject: number): SourceRef | undefined {
  for (let i = k - 1; i > subject; i--) {
    if (!q.view.np(i) || q.view.chunks[i - 1]?.kind !== 'comma') continue
    const source = sourceAt(q.view, i, q.ctx)
    if (source?.kind === 'person') return source
  }
  return undefined
}

/** "Tormod Egge, a submarine expert at the Fjord Institute in Bergen, sees": the name before. */
function personApposed(q: CueQuestion, subject: number): SourceRef | undefined {
  const { view, ctx } = q
  const head = view.p.tokens[view.np(subject)!.head]!
  if (view.chunks[subject - 1]?.kind !== 'comma' || head.pos === 'PROPN') return undefined
  if (!view.np(subject - 2) || view.governed(subject - 2)) return undefined
  const source = sourceAt(view, subject - 2, ctx)
  return source?.kind === 'person' ? source : undefined
}

/** "said Aalborg Precision's chief executive, Signe Holt": the name beside the office. */
function personBeside(q: CueQuestion, k: number): SourceRef | undefined {
  if (q.view.chunks[k + 1]?.kind !== 'comma' || !q.view.np(k + 2)) return undefined
  const first = sourceAt(q.view, k, q.ctx)
  if (first?.kind === 'person') return undefined
  const source = sourceAt(q.view, k + 2, q.ctx)
  return source?.kind === 'person' ? source : undefined
}

function expletive(view: ClauseView): boolean {
  const first = view.chunks.findIndex((c) => c.kind === 'np')
  return first >= 0 && /^(it|there)$/.test(view.p.tokens[view.np(first)!.from]!.lower)
}

/** "according to railway waybills": what no lexicon knows is taken for a paper. */
function anyPaper(view: ClauseView, k: number): SourceRef | undefined {
  const np = view.np(k)!
  const head = view.p.tokens[np.head]!
  if (head.pos !== 'NOUN' || /^(plan|need|schedule|rule|law|custom|size|type)$/.test(head.lemma))
    return undefined
  const { source, ...rest } = speakerNoun(view, np)
  return { ...rest, kind: 'document', source: { ...source, anonymous: false } }
}

function accordingCue(q: CueQuestion): FoundCue | undefined {
  const k = q.view.chunks.findIndex((c, i) => i > 0 && c.kind === 'np')
  const source = k < 0 ? undefined : (sourceAt(q.view, k, q.ctx) ?? anyPaper(q.view, k))
  if (!source) return undefined
  const modality: Modality =
    source.kind === 'document' || source.kind === 'media' ? 'reported' : 'stated'
  return { source, modality, via: [...(source.via ?? [])], pattern: 'according to', scope: 'all' }
}

/** "voiced alarm: the balance would shift": what is said stands behind a colon. */
const opensColon = (next: Segment | undefined): boolean =>
  next?.link === 'main' &&
  next.marker === ':' &&
  next.chunks.some((c) => c.kind === 'vg' && c.finite)

function verbCue(q: CueQuestion, k: number, cue: Cue): FoundCue | undefined {
  const { view, next } = q
  const vg = view.vg(k)!
  const lemma = view.lemma(vg)
  const complement = next?.link === 'complement' || opensColon(next)
  const base = { modality: cue.modality, pattern: `${lemma}` }
  if (vg.passive || (vg.participle && view.word(k + 1) === 'by')) return passiveCue(q, k, cue)
  // "had offered to resell", "agreed to supply": an act, and nobody's words
  if (acting.test(lemma) && infinitiveBehind(view, k)) return undefined
  const quoted = quotedAs(q, k)
  if (quoted) return quoted
  const withPrep = cue.pattern === 'of' || cue.pattern === 'for' || cue.pattern === 'with'
  if (withPrep) {
    const follows = view.chunks
      .slice(k + 1, k + 5)
      .some((c) => c.kind === 'prep' && c.word === cue.pattern)
    if (!follows) return undefined
    const source = subjectSource(q, k)
    return (
      source && {
        source,
        ...base,
        via: viaIn(q, k, source),
        pattern: `${lemma} ${cue.pattern}`,
        scope: 'own',
      }
    )
  }
  if (cue.pattern === 'false') {
    const source = callsFalse(view) ? subjectSource(q, k) : undefined
    return source && { source, ...base, via: viaIn(q, k, source), scope: 'own' }
  }
  if (vg.negated && cue.modality !== 'denied') return undefined
  if (cue.modality === 'denied' && (cue.pattern === 'object' || cue.pattern === 'clause')) {
    const source = subjectSource(q, k)
    return (
      source && {
        source,
        ...base,
        via: viaIn(q, k, source),
        pattern: `${lemma}`,
        scope: complement ? 'all' : 'own',
      }
    )
  }
  const said = !/^(complement|relative)$/.test(view.segment.link) || q.hasQuote
  const tail = !complement && said && (q.hasBefore || q.hasQuote) && endsHere(view, k)
  if (!complement && !tail && !q.hasQuote) return undefined
  if (view.has((_, lower) => lower === 'there') && expletive(view)) return undefined
  const subject = subjectSource(q, k) ?? anySpeaker(q, k, lemma)
  const source = cited(q, subject) ?? subject
  if (!source) return undefined
  const via = viaIn(q, k, source)
  const modality = source.via ? 'reported' : cue.modality
  if (complement) return { source, modality, via, pattern: `${lemma}: clause`, scope: 'next' }
  return { source, modality, via, pattern: `${lemma}: trailing`, scope: 'before' }
}

/** "State television quoted Admiral Marin as saying that …": the admiral speaks, through it. */
function quotedAs(q: CueQuestion, k: number): FoundCue | undefined {
  const { view, next, ctx } = q
  if (!/^(quote|cite)$/.test(view.lemma(view.vg(k)!)) || next?.marker !== 'as') return undefined
  const said = next.chunks[0]
  const at = view.np(k + 1) ? k + 1 : undefined
  if (said?.kind !== 'vg' || at === undefined) return undefined
  const source = sourceAt(view, at, ctx) ?? speakerNoun(view, view.np(at)!)
  const outlet = subjectSource(q, k)
  const via = outlet?.kind === 'media' && outlet.source.name ? [outlet.source.name] : []
  return { source, modality: 'reported', via, pattern: 'quoted as saying', scope: 'next' }
}

const acting =
  /^(offer|propose|agree|ask|decide|submit|accept|learn|hold|continue|promise|pledge|vow)$/

function infinitiveBehind(view: ClauseView, k: number): boolean {
  const next = view.chunks.slice(k + 1).find((c) => c.kind !== 'adv' && c.kind !== 'np')
  return next?.kind === 'vg' && next.infinitive
}

/** "called the accusation groundless": a statement that is named, and called untrue. */
function callsFalse(view: ClauseView): boolean {
  const named = view.has(
    (lemma, lower) =>
      cues().has(`noun:${lemma}`) || /^(it|them|this|that|these|those)$/.test(lower),
  )
  return (
    named &&
    view.has(
      (lemma) =>
        nounFrames()
          .get(lemma)
          ?.some((f) => f.kind === 'denial') ?? false,
    )
  )
}

/** Nothing but an addressee or an adverbial stands behind the verb. */
function endsHere(view: ClauseView, k: number): boolean {
  let behind = k + 1
  while (view.chunks[behind]?.kind === 'adv') behind++
  if (acting.test(view.lemma(view.vg(k)!)) && view.np(behind) && view.subjectAt(k) === undefined)
    return false
  // "asked for telemetry", "hopes for a base": what is wanted
  if (/^(ask|hope)$/.test(view.lemma(view.vg(k)!)) && view.word(behind) === 'for') return false
  // "had agreed to supply", "continued to prop up": what is done, not what is said
  if (view.vg(behind)?.infinitive) return false
  const object = view.np(behind)
  const subject = view.subjectAt(k) !== undefined || view.segment.antecedent !== undefined
  const addressed = /^(tell|inform|remind|assure|warn|say|brief)$/.test(view.lemma(view.vg(k)!))
  if (object && subject && !addressed && !/^\p{Nd}/u.test(view.words(object))) return false
  const rest = view.chunks.slice(k + 1)
  const comma = rest.findIndex((c) => c.kind === 'comma')
  return !rest
    .slice(0, comma < 0 ? rest.length : comma)
    .some(
      (c, i, all) =>
        c.kind === 'vg' && c.finite && !c.participle && !describing(view, all[i - 1], c.head),
    )
}

/** "said in a report published last week": a participle behind its noun. */
function describing(view: ClauseView, before: Chunk | undefined, head: number): boolean {
  const t = view.p.tokens[head]!
  return (
    before?.kind === 'np' &&
    /^(published|released|seen|obtained|dated|posted|issued|reviewed|carried|broadcast|aired|sent|shared|filed)$/.test(
      t.lower,
    )
  )
}

function passiveCue(q: CueQuestion, k: number, cue: Cue): FoundCue | undefined {
  const { view, next } = q
  const lemma = view.lemma(view.vg(k)!)
  const agent = view.chunks.findIndex((c, i) => i > k && c.kind === 'prep' && c.word === 'by')
  const source = agent >= 0 ? sourceAt(view, agent + 1, q.ctx) : undefined
  const modality: Modality = cue.modality === 'stated' ? 'reported' : cue.modality
  if (expletive(view) && next?.link === 'complement') {
    return {
      source: source ?? unspecifiedSource(),
      modality: source ? cue.modality : modality,
      via: [],
      pattern: `it is ${lemma}`,
      scope: 'next',
    }
  }
  if (expletive(view) && q.hasBefore) {
    return {
      source: source ?? unspecifiedSource(),
      modality,
      via: [],
      pattern: `it is ${lemma}`,
      scope: 'before',
    }
  }
  const after = view.vg(k + 1)
  if (after?.infinitive || (view.word(k + 1) === 'of' && /^(accuse|suspect)$/.test(lemma))) {
    return {
      source: source ?? unspecifiedSource(),
      modality,
      via: [],
      pattern: `is ${lemma} to`,
      scope: 'own',
    }
  }
  return undefined
}

/** "has evidence that", "published a report that": the subject stands behind what is reported. */
const holdsReport =
  /^(have|hold|cite|publish|release|issue|present|find|gather|collect|obtain|produce|provide|share|offer|give|see|show|uncover|quote|write|submit|deliver)$/

/** What goes about without anybody who says it. */
const rumoured = /^(report|rumour|rumor|hearsay|word|gossip|leak|claim|tip|news|intelligence)$/

const denying = (lemma: string): boolean =>
  cues()
    .get(`verb:${lemma}`)
    ?.some((c) => c.modality === 'denied') ?? false

/** "expressed concern that", "rejected accusations that", "there is evidence that". */
function nounCue(q: CueQuestion): FoundCue | undefined {
  const { view, next } = q
  if (next?.link !== 'complement' && !opensColon(next)) return undefined
  const k = view.chunks.findLastIndex((c) => c.kind === 'np')
  // "Kyiv's intelligence believes that": the verb says it
  if (k < 0 || view.chunks.slice(k + 1).some((c) => c.kind === 'vg' && c.finite)) return undefined
  const cue = cues().get(`noun:${view.p.tokens[view.np(k)!.head]!.lemma}`)?.[0]
  if (!cue) return undefined
  const verb = view.chunks.findLastIndex((c) => c.kind === 'vg' && c.finite)
  const own = verb >= 0 && !expletive(view) ? subjectSource(q, verb) : undefined
  const lemma = verb >= 0 ? view.lemma(view.vg(verb)!) : ''
  const hearsay = cue.modality === 'reported' && !holdsReport.test(lemma) && !denying(lemma)
  // "the latest sign that", "there is evidence that": the narrator's own words
  if (hearsay && own?.kind !== 'document' && !rumoured.test(cue.cue)) return undefined
  const source = hearsay && own?.kind !== 'document' ? unspecifiedSource() : own
  if (!source) return undefined
  const denies =
    verb >= 0 &&
    cues()
      .get(`verb:${view.lemma(view.vg(verb)!)}`)
      ?.some((c) => c.modality === 'denied')
  return {
    source,
    modality: denies ? 'denied' : cue.modality,
    via: viaIn(q, verb, source),
    pattern: `${cue.cue}: clause`,
    scope: denies ? 'all' : 'next',
  }
}

/** "As one diplomat put it, …" */
function asPutBy(q: CueQuestion): FoundCue | undefined {
  const { view } = q
  if (view.segment.link !== 'sub' || view.segment.marker !== 'as') return undefined
  const k = view.chunks.findIndex((c) => c.kind === 'vg' && c.finite && !c.passive)
  const vg = k < 0 ? undefined : view.vg(k)
  if (!vg || !(view.lemma(vg) === 'put' || cues().has(`verb:${view.lemma(vg)}`))) return undefined
  const source = subjectSource(q, k)
  return (
    source && {
      source,
      modality: 'stated',
      via: viaIn(q, k, source),
      pattern: 'as put by',
      scope: 'all',
    }
  )
}

/** "My own fear is that …", "The ministry's position is that …": the view of whoever it belongs to. */
function ownView(q: CueQuestion): FoundCue | undefined {
  const { view, next } = q
  if (next?.link !== 'complement') return undefined
  const k = view.chunks.findIndex((c) => c.kind === 'np')
  const np = view.np(k)
  const verb = view.vg(k + 1)
  if (!np || !verb || view.lemma(verb) !== 'be') return undefined
  const cue = cues().get(`noun:${view.p.tokens[np.head]!.lemma}`)?.[0]
  if (!cue) return undefined
  const source = possessor(q, np)
  return (
    source && {
      source,
      modality: cue.modality,
      via: [],
      pattern: `${cue.cue}: is that`,
      scope: 'next',
    }
  )
}

function possessor(q: CueQuestion, np: { from: number; to: number }): SourceRef | undefined {
  const { view, ctx } = q
  const first = view.p.tokens[np.from]!.lower
  if (/^(my|our)$/.test(first)) return ctx.speaker ?? ctx.discourse.publisher
  if (/^(his|her)$/.test(first)) return ctx.discourse.lastPerson
  if (/^(its|their)$/.test(first)) return ctx.discourse.lastSpeaker
  for (let i = np.from + 1; i < np.to; i++) {
    const t = view.p.tokens[i]!
    if (t.pos !== 'PART' || !/^['’]s?$/.test(t.text)) continue
    return sourceAt(view.alone({ kind: 'np', from: np.from, to: i, head: i - 1 }), 0, ctx)
  }
  return undefined
}

/** "the indictment says", "says X": words in the middle of a sentence that only name the speaker. */
export function asideCue(view: ClauseView, ctx: SourceContext): FoundCue | undefined {
  const k = view.chunks.findIndex((c) => c.kind === 'vg' && c.finite)
  const verb = k < 0 ? undefined : view.vg(k)
  if (!verb) return undefined
  const q: CueQuestion = { view, next: undefined, hasBefore: true, hasQuote: false, ctx }
  const source = subjectSource(q, k) ?? anySpeaker(q, k, view.lemma(verb))
  const cue = verbCues(view.p.tokens, verb.head)[0]
  return (
    source &&
    cue && {
      source,
      modality: cue.modality,
      via: viaIn(q, k, source),
      pattern: `${cue.cue}: aside`,
      scope: 'all',
    }
  )
}

/** "which the officials say has flown shells": the verb of saying inside the relative clause. */
function relativeCue(q: CueQuestion): FoundCue | undefined {
  const { view, ctx } = q
  if (view.segment.link !== 'relative' || !view.np(0)) return undefined
  const [said, done] = [view.vg(1), view.vg(2)]
  const cue = said && done?.finite ? verbCues(view.p.tokens, said.head)[0] : undefined
  const source = cue && sourceAt(view, 0, ctx)
  return (
    source && {
      source,
      modality: cue.modality,
      via: [],
      pattern: `${cue.cue}: inside`,
      scope: 'own',
    }
  )
}

/** What somebody holds, as in "in his view", "by her estimate", "in Kyiv's telling". */
const viewNoun =
  /^(view|opinion|telling|account|word|estimate|judgment|judgement|reading|assessment|reckoning|calculation|eye|mind|version|admission|count|analysis|understanding|experience|submission|belief|book|phrase|conclusion|description|figure|finding|argument|interpretation|guess)$/

/** Papers that speak for themselves where a sentence opens in them: "In a letter of 9 December, …". */
const paper =
  /^(letter|email|e-mail|message|memo|memorandum|report|indictment|filing|complaint|affidavit|cable|study|paper|document|dossier|transcript|statement|article|contract|invoice)$/

/** "In his view, …", "fourteen cargoes, by Amnesty's count", "by the opinion of the economist X". */
function heldView(q: CueQuestion): FoundCue | undefined {
  const { view, ctx } = q
  for (let k = 0; k < view.chunks.length - 1; k++) {
    const np = view.np(k + 1)
    const apart = k === 0 || view.chunks[k - 1]!.kind === 'comma'
    if (!np || !apart || !/^(in|by|to|on|from)$/.test(view.word(k))) continue
    const noun = view.p.tokens[np.head]!.lemma
    if (!viewNoun.test(noun)) continue
    const of = view.word(k + 2) === 'of' && view.np(k + 3) ? sourceAt(view, k + 3, ctx) : undefined
    const source = possessor(q, np) ?? of
    if (!source) continue
    const alone = !view.chunks.some((c) => c.kind === 'vg' && c.finite && !c.participle)
    const scope = !alone ? ('own' as const) : q.hasBefore ? ('before' as const) : ('next' as const)
    return { source, modality: 'stated', via: [], pattern: `in the ${noun} of`, scope }
  }
  return undefined
}

/** "In a letter reviewed by X, Polimash asks …", "Judging by tax filings, …". */
function openingCue(q: CueQuestion): FoundCue | undefined {
  const { view, ctx } = q
  const first = view.chunks[0]
  if (first?.kind === 'vg' && view.lemma(first) === 'judge' && /^(by|from)$/.test(view.word(1))) {
    const source = view.np(2) && (sourceAt(view, 2, ctx) ?? anyPaper(view, 2))
    return source && { source, modality: 'reported', via: [], pattern: 'judging by', scope: 'own' }
  }
  const np = view.np(1)
  if (first?.kind !== 'prep' || !/^(in|by|to|on|from)$/.test(first.word) || !np) return undefined
  if (view.segment.from > 0 && !/[.!?:;]/.test(view.p.tokens[view.segment.from - 1]!.text))
    return undefined
  const noun = view.p.tokens[np.head]!
  const alone = !view.chunks.some((c) => c.kind === 'vg' && c.finite && !c.participle)
  const base = { via: [], scope: alone ? ('next' as const) : ('own' as const) }
  const comma = view.chunks.findIndex((c) => c.kind === 'comma')
  if (first.word !== 'in' || !paper.test(noun.lemma) || (comma < 0 && !alone)) return undefined
  const source = sourceAt(view, 1, ctx)
  if (source?.kind !== 'document') return undefined
  return { source, modality: 'reported', ...base, pattern: `in the ${noun.lemma}` }
}

/** Verbs whose object only somebody who reports can have: "the paper names", "the data list". */
const reporters = /^(media|document|person|collective)$/

/** "urged Europe to hurry", "called the reports absurd", "puts the tally at 28,000": no clause of
 * its own follows, and yet what the object says is the subject's view or finding.
 */
function stanceCue(q: CueQuestion): FoundCue | undefined {
  const { view, next } = q
  const sharing = view.segment.link === 'shared'
  const k = view.chunks.findIndex(
    (c, i) => c.kind === 'vg' && ((c.finite && !c.participle) || (sharing && i === 0)),
  )
  const vg = k < 0 ? undefined : view.vg(k)
  if (!vg || vg.passive || /^(should|would|must)$/.test(vg.modal)) return undefined
  const lemma = view.lemma(vg)
  const cue = cues().get(`stance:${lemma}`)?.[0]
  if (!cue || !fitsObject(view, k, lemma)) return undefined
  const at = view.subjectAt(k)
  const source =
    at === undefined
      ? view.segment.antecedent && sourceAt(view.alone(view.segment.antecedent), 0, q.ctx)
      : (personApposed(q, at) ?? nearestPerson(q, k, at) ?? sourceAt(view, at, q.ctx))
  if (!source || source.kind === 'publisher') return undefined
  if (/^(show|reveal|list|name|report|record)$/.test(lemma) && !reporters.test(source.kind))
    return undefined
  const goesOn = (cue.modality === 'reported' && next?.link === 'relative') || opensColon(next)
  return {
    source,
    modality: cue.modality,
    via: viaIn(q, k, source),
    pattern: `${lemma}: object`,
    scope: goesOn ? 'all' : 'own',
    weak: true,
  }
}

/** "called the reports absurd" and not "called the ambassador"; "puts it at", not "put it in". */
function fitsObject(view: ClauseView, k: number, lemma: string): boolean {
  const rest = view.chunks.slice(k + 1)
  if (lemma === 'put') return rest.some((c) => c.kind === 'prep' && c.word === 'at')
  if (lemma === 'plead') return view.has((_, lower) => lower === 'guilty')
  if (!/^(call|brand|term|label|dub|deem)$/.test(lemma)) return rest.length > 0
  const named = rest.filter((c) => c.kind === 'np' || c.kind === 'vg' || c.kind === 'adv')
  const wanted = rest.some((c) => c.kind === 'prep' && /^(for|on)$/.test(c.word))
  return named.length > 1 || wanted || view.p.quotations.some((s) => quotedIn(view, s))
}

const quotedIn = (view: ClauseView, s: { readonly start: number; readonly end: number }): boolean =>
  s.start >= view.p.tokens[view.segment.from]!.start &&
  s.end <= view.p.tokens[view.segment.to - 1]!.end + 1

/** The cue of a clause, or nothing where the clause attributes nothing. */
export function findCue(q: CueQuestion): FoundCue | undefined {
  if (q.view.segment.link === 'according') return accordingCue(q)
  if (q.view.segment.link === 'quote') return undefined
  const put = asPutBy(q)
  if (put) return put
  const noun = nounCue(q) ?? ownView(q)
  if (noun) return noun
  for (let k = q.view.chunks.length - 1; k >= 0; k--) {
    const vg = q.view.vg(k)
    const sharing = q.view.segment.link === 'shared' && k === 0
    if (!vg || vg.infinitive || (!vg.finite && !vg.participle && !sharing)) continue
    // "a package against firms that are accused of …": the words of a clause inside this one
    const inner = /^(that|rel)$/.test(q.view.chunks[k - 1]?.kind ?? '') && q.view.np(k - 2)
    if (inner && q.view.chunks.slice(0, k - 1).some((c) => c.kind === 'vg' && c.finite)) continue
    for (const cue of verbCues(q.view.p.tokens, vg.head)) {
      const found = verbCue(q, k, cue)
      if (found) return found
    }
  }
  return heldView(q) ?? openingCue(q) ?? relativeCue(q) ?? stanceCue(q)
}
