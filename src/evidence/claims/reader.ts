import type { ClaimKind, ClaimSource } from '../claim.ts'
import { type Paragraph, type Sentence, type Speech, turnLabel } from '../language/analyse.ts'
import type { NounPhrase } from '../language/chunks.ts'
import { cues, modalityIndex } from '../lexicon.ts'
import { partiesIn } from '../mentions/party.ts'
import { nounPhrases, type Register } from '../mentions/register.ts'
import { personRef, sourceAt, unspecifiedSource } from '../mentions/sources.ts'
import { type Attribution, attribute } from './attribution.ts'
import { type Candidate, candidatesIn } from './candidates.ts'
import { controlIn, domainsIn } from './control.ts'
import { dateIn } from './dates.ts'
import { Discourse, type SourceRef } from './discourse.ts'
import type { Draft } from './draft.ts'
import { modalityOf } from './modality.ts'
import { spanOf } from './span.ts'
import { quantityIn, thingOf } from './things.ts'
import { ClauseView } from './view.ts'

export interface ReaderInput {
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  readonly register: Register
  readonly publisher: ClaimSource
  readonly published?: string | undefined
}

/** Where a clause stands, and what its sentence adds to it. */
interface Where {
  readonly key: string
  readonly hypothetical: boolean
  readonly quotation: boolean
  readonly deniedNext: boolean
  readonly cueDate?: string | undefined
  /** A clause follows that says what is denied. */
  readonly denies?: boolean
}

const capability: readonly ClaimKind[] = ['use', 'development', 'production']

/** Reads the claims of an English document, paragraph by paragraph. */
export class ClaimReader {
  readonly #in: ReaderInput
  readonly #discourse: Discourse
  readonly #drafts: Draft[] = []
  readonly #publisher: SourceRef
  /** Roles that the words around a quotation give: "regarding the components China is sending". */
  #topic: Candidate | undefined
  #topicView: ClauseView | undefined
  /** Who answers in an interview that labels its turns by letters. */
  #guest: SourceRef | undefined

  constructor(input: ReaderInput) {
    this.#in = input
    this.#publisher = {
      source: input.publisher,
      kind: 'publisher',
      head: 'publisher',
      plural: false,
    }
    this.#discourse = new Discourse(this.#publisher)
  }

  read(): readonly Draft[] {
    for (const p of this.#in.paragraphs) {
      if (p.heading) this.#noteParties(p)
      else this.#paragraph(p)
    }
    return this.#drafts
  }

  #ctx() {
    return { register: this.#in.register, discourse: this.#discourse }
  }

  #ground(): Attribution {
    return {
      source: this.#publisher,
      modality: 'stated',
      via: [],
      pattern: 'narrative',
      cue: false,
    }
  }

  #noteParties(p: Paragraph): void {
    for (const np of nounPhrases(p)) {
      for (const party of partiesIn(this.#in.text, p, np.from, np.to, this.#in.register))
        this.#discourse.noteParty(party)
    }
  }

  #paragraph(p: Paragraph): void {
    const ground = this.#turn(p) ?? this.#ground()
    let speaker: Attribution | undefined
    for (const sentence of p.sentences) speaker = this.#sentence(p, sentence, ground, speaker)
  }

  /** Who speaks a paragraph that begins with a label: "Name:", "Q:", "A:". */
  #turn(p: Paragraph): Attribution | undefined {
    if (!p.speakerLabel) return undefined
    const np: NounPhrase = { kind: 'np', ...p.speakerLabel, head: p.speakerLabel.to - 1 }
    const view = new ClauseView(this.#in.text, p, {
      link: 'main',
      marker: '',
      chunks: [np],
      from: np.from,
      to: np.to,
    })
    const label = turnLabel(view.words(np))
    if (label === 'question') return undefined
    const speaker = label === 'answer' ? this.#interviewee() : sourceAt(view, 0, this.#ctx())
    if (!speaker) return undefined
    this.#discourse.spoke(speaker)
    return { source: speaker, modality: 'stated', via: [], pattern: 'speaker label', cue: false }
  }

  /** "A:" without a name: the person whom the words before the interview introduce last. */
  #interviewee(): SourceRef | undefined {
    if (this.#guest) return this.#guest
    const persons = [...this.#in.register.persons.values()].filter((person) => person.role !== '')
    const person = persons[0] ?? [...this.#in.register.persons.values()][0]
    this.#guest = person && personRef(person, this.#in.register)
    return this.#guest
  }

  /** Reads one sentence; returns who spoke in it, for quotations that follow without a name. */
  #sentence(
    p: Paragraph,
    sentence: Sentence,
    ground: Attribution,
    before: Attribution | undefined,
  ): Attribution | undefined {
    this.#discourse.sentence++
    const attributions = attribute(this.#in.text, p, sentence, this.#ctx(), ground)
    let speaker = before
    const said = attributions.find((a) => a.source !== ground.source)
    if (said) speaker = said
    this.#topic = undefined
    if (sentence.segments.some((s) => s.link === 'quote'))
      this.#findTopic(p, sentence, attributions)
    const hypothetical = sentence.segments.some(
      (s) =>
        /^(if|unless|suppose|imagine)$/.test(s.marker) ||
        this.#opensWith(p, s.from, /^(if|imagine|suppose)$/),
    )
    sentence.segments.forEach((segment, i) => {
      const attribution = attributions[i]!
      if (segment.link === 'quote') {
        const speech = p.speeches.get(segment.from)
        const quoted =
          attribution.source !== ground.source ? attribution : this.#unattributed(speaker)
        if (speech && quoted) this.#speech(p, speech, quoted)
        return
      }
      if (sentence.question) return
      if (attribution.cue) {
        this.#noteSegment(p, segment.from, segment.to)
        return
      }
      // "The exercises, which began …": a bare subject says nothing yet.
      const bare =
        !segment.chunks.some((c) => c.kind === 'vg') &&
        /^(relative|sub)$/.test(sentence.segments[i + 1]?.link ?? '')
      if (bare) return
      const view = new ClauseView(this.#in.text, p, segment)
      this.#clause(view, this.#rumour(view, attribution), {
        key: `${p.index}:${sentence.from}`,
        hypothetical,
        quotation: false,
        deniedNext: this.#denied(attributions, i),
        cueDate: this.#cueDate(p, sentence, attributions, i),
        denies: this.#denied(attributions, i + 1),
      })
    })
    return speaker
  }

  /** "reported in July 2024 that": papers and media date what they report. */
  #cueDate(
    p: Paragraph,
    sentence: Sentence,
    attributions: readonly Attribution[],
    i: number,
  ): string | undefined {
    const here = attributions[i]!
    if (here.source.kind !== 'document' && here.source.kind !== 'media') return undefined
    const at = attributions.findIndex((a) => a.cue && a.source === here.source)
    const segment = sentence.segments[at]
    if (!segment) return undefined
    const words = this.#in.text.slice(p.tokens[segment.from]!.start, p.tokens[segment.to - 1]!.end)
    return dateIn(words, this.#in.published)
  }

  /** "something that they reportedly discussed": said by nobody in particular. */
  #rumour(view: ClauseView, attribution: Attribution): Attribution {
    if (view.segment.link === 'complement' || !view.has((_, lower) => lower === 'reportedly'))
      return attribution
    return {
      source: unspecifiedSource(),
      modality: 'reported',
      via: [],
      pattern: 'reportedly',
      cue: false,
    }
  }

  #opensWith(p: Paragraph, token: number, pattern: RegExp): boolean {
    return pattern.test(p.tokens[token]?.lower ?? '')
  }

  /** A denial and what it denies are one claim: is clause i the complement of one? */
  #denied(attributions: readonly Attribution[], i: number): boolean {
    const here = attributions[i]
    if (!here) return false
    const before = attributions[i - 1]
    return (
      here.modality === 'denied' &&
      before !== undefined &&
      before.pattern === here.pattern &&
      before.source === here.source
    )
  }

  #noteSegment(p: Paragraph, from: number, to: number): void {
    for (const party of partiesIn(this.#in.text, p, from, to, this.#in.register)) {
      this.#discourse.noteParty(party)
      if (party.entity !== undefined && this.#in.register.person(party.entity))
        this.#discourse.notePerson(party.entity)
    }
  }

  #unattributed(speaker: Attribution | undefined): Attribution | undefined {
    if (speaker) return { ...speaker, pattern: 'quotation, same speaker' }
    const last = this.#discourse.lastSpeaker
    return (
      last && {
        source: last,
        modality: 'stated',
        via: [],
        pattern: 'quotation, speaker of the one before',
        cue: false,
      }
    )
  }

  #findTopic(p: Paragraph, sentence: Sentence, attributions: readonly Attribution[]): void {
    sentence.segments.forEach((segment, i) => {
      if (segment.link === 'quote' || this.#topic) return
      const view = new ClauseView(this.#in.text, p, segment)
      const ctx = { ...this.#ctx(), speaker: attributions[i]!.source, inQuotation: false }
      const topic = candidatesIn(view, ctx).find((c) => c.parties.from || c.parties.to)
      if (topic) {
        this.#topic = topic
        this.#topicView = view
      }
    })
  }

  #speech(p: Paragraph, speech: Speech, attribution: Attribution): void {
    const first = this.#drafts.length
    for (const sentence of speech.sentences) {
      if (sentence.question) continue
      const inner = attribute(this.#in.text, p, sentence, this.#ctx(), attribution)
      const hypothetical = sentence.segments.some(
        (s) => /^(if|unless)$/.test(s.marker) || this.#opensWith(p, s.from, /^(if)$/),
      )
      const before = this.#drafts.length
      sentence.segments.forEach((segment, i) => {
        const view = new ClauseView(this.#in.text, p, segment)
        const denies = inner[i]!.modality === 'denied'
        const same = inner[i]!.source === attribution.source && !denies
        const own = same || inner[i]!.cue ? attribution : inner[i]!
        this.#clause(view, own, {
          key: `${p.index}:${sentence.from}`,
          hypothetical,
          quotation: true,
          deniedNext: false,
        })
      })
      this.#wholeSentence(p, sentence, before)
    }
    this.#joinSpeech(p, speech, first)
  }

  /** Inside quotations the sentence is the smallest span: one claim for it, the best. */
  #wholeSentence(p: Paragraph, sentence: Sentence, before: number): void {
    const made = this.#drafts.splice(before)
    const best = made.sort((a, b) => weight(b) - weight(a))[0]
    if (!best) return
    const tokens = p.tokens
    let from = sentence.from
    while (from < sentence.to - 1 && /^["“”«»「『…]$/.test(tokens[from]!.text)) from++
    let to = sentence.to
    while (to > from + 1 && /^["”»」』]$/.test(tokens[to - 1]!.text)) to--
    const control = controlIn(p, from, to) ?? best.control
    this.#drafts.push({
      ...best,
      ...(control ? { control } : {}),
      domains: domainsIn(p, from, to),
      start: tokens[from]!.start,
      end: tokens[to - 1]!.end,
    })
  }

  /** Neighbouring sentences of one quotation with one message are one claim; a claim that begins
   * or ends with the quotation takes its mark along.
   */
  #joinSpeech(p: Paragraph, speech: Speech, first: number): void {
    const made = this.#drafts.splice(first)
    const joined: Draft[] = []
    for (const draft of made) {
      const last = joined.at(-1)
      const adjacent = last && this.#in.text.slice(last.end, draft.start).trim().length <= 1
      if (last && adjacent && last.kind === draft.kind && compatible(last, draft))
        mergeInto(last, draft)
      else joined.push(draft)
    }
    const q = speech.quotation
    if (joined.length === 1 && speech.sentences.length === 2 && this.#denialLead(p, speech)) {
      const only = joined[0]!
      only.start = q.innerStart
      const control = controlIn(p, speech.from, speech.to)
      if (control) only.control = control
      only.deniesDualUse =
        control === 'military' &&
        p.goods.some(
          (g) => g.term.control === 'dual-use' && g.from >= speech.from && g.to <= speech.to,
        )
    }
    for (const draft of joined) {
      if (draft.start <= q.innerStart + 1) draft.start = q.start
      if (this.#in.text.slice(draft.end, q.innerEnd).replace(/[\s.…,!?]/g, '') === '')
        draft.end = q.end
    }
    this.#drafts.push(...joined)
  }

  /** "These are not dual-use goods. They go to …": the denial before belongs to the claim. */
  #denialLead(p: Paragraph, speech: Speech): boolean {
    const lead = speech.sentences[0]!
    const words = p.tokens.slice(lead.from, lead.to)
    return words.length <= 12 && words.some((t) => /^(not|n't|n’t)$/.test(t.lower))
  }

  #clause(view: ClauseView, attribution: Attribution, where: Where): void {
    const ctx = { ...this.#ctx(), speaker: attribution.source, inQuotation: where.quotation }
    const candidates = this.#withAntecedent(view, ctx).filter((c) => !requested(view, c))
    const best = [...candidates].sort((a, b) => b.score - a.score || a.token - b.token)[0]
    if (where.deniedNext) {
      this.#fillDenial(view, best)
      return
    }
    const inner = innerClaim(view, best, candidates)
    const outer = inner ? part(view, view.segment.from, view.chunks[inner.at]!.from) : view
    const draft = this.#draft(outer, attribution, best, where)
    if (draft) this.#add(draft, outer, best)
    if (inner) this.#inner(view, attribution, inner, where)
    this.#noteSegment(view.p, view.segment.from, view.segment.to)
  }

  /** What a clause inside the clause claims; a reason for sanctions is the sanctioner's allegation. */
  #inner(
    view: ClauseView,
    attribution: Attribution,
    inner: { at: number; candidate: Candidate },
    where: Where,
  ): void {
    const from = view.chunks[inner.at + 1]!.from
    const clause = part(view, from, view.segment.to)
    const last = this.#drafts.at(-1)
    const reason = view.chunks[inner.at]!.kind === 'prep'
    const own = reason && last?.pattern.endsWith('own act') ? last.source : attribution.source
    const draft = this.#draft(clause, { ...attribution, source: own }, inner.candidate, {
      ...where,
      deniedNext: false,
    })
    if (draft && reason && draft.modality === 'stated' && own.kind !== 'publisher')
      draft.modality = 'alleged'
    if (draft) this.#add(draft, clause, inner.candidate)
  }

  /** "the exercises, which began on …": an event noun carries its claim into the relative clause. */
  #withAntecedent(view: ClauseView, ctx: Parameters<typeof candidatesIn>[1]): readonly Candidate[] {
    const own = candidatesIn(view, ctx)
    const antecedent = view.segment.antecedent
    if (own.length > 0 || !antecedent) return own
    const alone = new ClauseView(view.text, view.p, {
      ...view.segment,
      chunks: [antecedent],
      from: antecedent.from,
      to: antecedent.to,
    })
    return candidatesIn(alone, ctx).filter((c) => c.frame.kind === 'exercise')
  }

  #fillDenial(view: ClauseView, best: Candidate | undefined): void {
    const denial = this.#drafts.at(-1)
    const start = spanOf(view.text, view.p, view.segment.from, view.segment.to)
    if (denial?.kind !== 'denial' || denial.paragraph !== view.p.index) return
    const inside = (m: { from: number; to: number }): boolean =>
      m.from >= view.segment.from && m.to <= view.segment.to
    const named = view.p.goods.some(inside) || view.p.places.some(inside)
    const denied = best ? best.frame.kind : named ? 'goods' : undefined
    if (
      denied === undefined &&
      denial.pattern.startsWith('denial;') &&
      !/; deny\b/.test(denial.pattern) &&
      !/\b(report|accusation|allegation|claim|charge)s?\b/.test(
        view.text.slice(denial.start, denial.end),
      )
    ) {
      this.#drafts.pop()
      return
    }
    denial.end = start.end
    denial.domains = domainsIn(view.p, view.segment.from, view.segment.to)
    const control = controlIn(view.p, view.segment.from, view.segment.to)
    if (control) denial.control = control
    if (best) this.#roles(denial, view, best)
  }

  #draft(
    view: ClauseView,
    attribution: Attribution,
    best: Candidate | undefined,
    where: Where,
  ): Draft | undefined {
    const { segment, p, text } = view
    const denies = attribution.modality === 'denied'
    const other = best || denies ? undefined : impliedKind(view, attribution)
    if (!best && !other && !(denies && (where.denies || this.#deniesSomething(view))))
      return undefined
    if (/^(if|unless|whether)$/.test(segment.marker) && segment.link === 'sub') return undefined
    if (best && unreal(view, best)) return undefined
    if (best && /^(should|must|shall)$/.test(best.modal)) return undefined
    if (
      best &&
      where.hypothetical &&
      best.frame.kind !== 'risk' &&
      /^(would|'d|’d)$/.test(best.modal)
    )
      return undefined
    const span = this.#span(view, attribution)
    const draft: Draft = {
      ...span,
      kind: denies ? 'denial' : (best?.frame.kind ?? other ?? 'denial'),
      source: attribution.source,
      modality: 'stated',
      via: attribution.via,
      actors: [],
      what: [],
      domains: domainsIn(p, segment.from, segment.to),
      affected: [],
      quotation: where.quotation,
      hedges: hedgesIn(view),
      pattern: `${best ? `${best.frame.kind}: ${best.frame.trigger}` : other ? `${other}: implied` : 'denial'}; ${attribution.pattern}`,
      inferred: new Set(attribution.source.resolved ? ['source'] : []),
      deniesDualUse: false,
      sentence: where.key,
      paragraph: p.index,
      link: segment.link,
    }
    const control = controlIn(p, segment.from, segment.to)
    if (control) draft.control = control
    draft.deniesDualUse =
      control === 'military' &&
      p.goods.some(
        (g) => g.term.control === 'dual-use' && g.from >= segment.from && g.to <= segment.to,
      )
    const date = dateIn(text.slice(span.start, span.end), this.#in.published) ?? where.cueDate
    if (date) draft.date = date
    if (best) this.#roles(draft, view, best)
    if (best) this.#ownSource(draft, view, best, attribution)
    const modality = modalityOf({ view, draft, attribution, candidate: best })
    if (modality === undefined) return undefined
    draft.modality = modality
    if (draft.source.kind === 'publisher' && best?.frame.kind === 'denial') return undefined
    // a stance is somebody's: "paper does not stop drones" is none
    if (draft.kind === 'position' && draft.source.kind === 'publisher' && draft.actors.length === 0)
      return undefined
    if (modality === 'denied') draft.kind = 'denial'
    // "warned that it could help …": what is feared is a risk
    if (
      modality === 'predicted' &&
      attribution.modality === 'predicted' &&
      /^(could|might|may|would|'d|’d)$/.test(best?.modal ?? '')
    )
      draft.kind = 'risk'
    // "if the route stays open, chips could reach …"
    if (where.hypothetical && /^(could|might|may)$/.test(best?.modal ?? '')) draft.kind = 'risk'
    return draft
  }

  /** "denied any wrongdoing", "rejected the report": is it a statement that is denied? */
  #deniesSomething(view: ClauseView): boolean {
    const act = view.chunks.some((c) => c.kind === 'vg' && !c.finite)
    const { from, to } = view.segment
    if (act && view.p.places.some((m) => m.from >= from && m.to <= to)) return true
    return view.has(
      (lemma, lower) =>
        cues().has(`noun:${lemma}`) ||
        /^(wrongdoing|involvement|link|knowledge|responsibility|guilt|that|it|them|this|role)$/.test(
          lower,
        ),
    )
  }

  /** "accused China of …" begins with its verb: the source is no part of what it says. */
  #span(view: ClauseView, attribution: Attribution): { start: number; end: number } {
    const { segment, p, text } = view
    const own = / (of|for|with)$/.test(attribution.pattern) || attribution.modality === 'denied'
    let from = segment.from
    if (own) {
      const verb = view.chunks.find(
        (c) => c.kind === 'vg' && cues().has(`verb:${p.tokens[c.head]!.lemma}`),
      )
      if (verb) from = this.#farGerund(view, verb.from) ?? verb.from
    }
    return spanOf(text, p, from, segment.to)
  }

  /** "sentenced an engineer to seven years in prison for exporting …": what was done stands far behind. */
  #farGerund(view: ClauseView, verb: number): number | undefined {
    const k = view.chunks.findIndex(
      (c, i) => c.kind === 'prep' && c.word === 'for' && view.vg(i + 1)?.finite === false,
    )
    const gerund = view.vg(k + 1)
    return k > 0 && gerund && gerund.from - verb > 7 ? gerund.from : undefined
  }

  #roles(draft: Draft, view: ClauseView, best: Candidate): void {
    const ids = (role: string): string[] => (best.parties[role] ?? []).map((party) => party.id)
    for (const role of best.inferred) draft.inferred.add(role)
    const from = ids('from')[0]
    const to = ids('to')[0]
    if (from && !draft.from) draft.from = from
    if (to && to !== draft.from && !draft.to) draft.to = to
    for (const id of ids('actors')) if (!draft.actors.includes(id)) draft.actors.push(id)
    for (const id of ids('affected')) if (!draft.affected.includes(id)) draft.affected.push(id)
    for (const np of best.what) {
      const thing = thingOf(view, np)
      if (thing !== '' && !draft.what.includes(thing)) draft.what.push(thing)
    }
    const quantity = best.what.map((np) => quantityIn(view, np)).find((q) => q !== undefined)
    if (quantity) draft.quantity = quantity
    if (
      best.frame.kind === 'support' &&
      draft.what.length > 0 &&
      best.frame.preps.with === 'what' &&
      this.#goodsIn(view, best)
    )
      draft.kind = 'transfer'
    // "developing drones for Russia": a maker and a receiver
    if (/^(development|production)$/.test(draft.kind) && draft.to && draft.actors.length === 1) {
      draft.from = draft.actors[0]!
      draft.actors = []
    }
    for (const list of Object.values(best.parties))
      for (const party of list) this.#discourse.noteParty(party)
    this.#inherit(draft, view, best)
  }

  #goodsIn(view: ClauseView, best: Candidate): boolean {
    return best.what.some((np) =>
      view.p.goods.some((g) => g.from >= np.from && g.to <= np.to && g.term.class !== 'military'),
    )
  }

  /** Roles that the clause leaves open, from the reporting clause, the sentence, or the claim before. */
  #inherit(draft: Draft, view: ClauseView, best: Candidate): void {
    if (!/^(transfer|support|procurement|evasion)$/.test(draft.kind)) return
    const topic = this.#topic
    if (topic && draft.quotation) {
      this.#setRole(draft, 'from', topic.parties.from?.[0]?.id)
      this.#setRole(draft, 'to', topic.parties.to?.[0]?.id)
      const anaphor =
        draft.what.length === 0 ||
        draft.what.every((w) => /^(it|this|that|these|those|they|them)$/i.test(w))
      if (anaphor && this.#topicView && topic.what.length > 0) {
        draft.what = topic.what.map((np) => thingOf(this.#topicView!, np)).filter((w) => w !== '')
        draft.inferred.add('what')
      }
    }
    draft.what = draft.what.filter(
      (w) => !/^(it|this|that|these|those|they|them|which|some|many|most)$/i.test(w),
    )
    this.#fromSentence(draft, view)
    if (
      best.frame.needs.includes('anaphor') ||
      (draft.kind === 'evasion' && draft.from && !draft.to)
    )
      this.#fromPair(draft)
    else if (draft.quotation && !draft.from && !draft.to) this.#fromPair(draft)
  }

  #setRole(draft: Draft, role: 'from' | 'to', id: string | undefined): void {
    if (id === undefined || draft[role] !== undefined) return
    if (id === (role === 'from' ? draft.to : draft.from)) return
    draft[role] = id
    draft.inferred.add(role)
  }

  /** One role known and one other country in the same sentence: that is the other. */
  #fromSentence(draft: Draft, view: ClauseView): void {
    if ((draft.from === undefined) === (draft.to === undefined)) return
    if (!draft.quotation && draft.kind !== 'support') return
    const sentence = draft.quotation ? this.#sentenceRange(view) : view.segment
    const others = new Set(
      view.p.places
        .filter((m) => m.from >= sentence.from && m.to <= sentence.to && m.kind !== 'city')
        .map((m) => m.country)
        .filter((c) => c !== draft.from && c !== draft.to),
    )
    if (others.size !== 1) return
    const [other] = [...others]
    this.#setRole(draft, draft.from === undefined ? 'from' : 'to', other)
  }

  #sentenceRange(view: ClauseView): { from: number; to: number } {
    for (const speech of view.p.speeches.values()) {
      for (const s of speech.sentences)
        if (s.from <= view.segment.from && s.to >= view.segment.to) return s
    }
    return view.segment
  }

  #fromPair(draft: Draft): void {
    const pair = this.#discourse.lastPair
    if (!pair) return
    const [from, to] = pair
    if (draft.from === undefined && draft.to === undefined) {
      this.#setRole(draft, 'from', from)
      this.#setRole(draft, 'to', to)
    } else if (draft.from === from) this.#setRole(draft, 'to', to)
    else if (draft.to === to) this.#setRole(draft, 'from', from)
  }

  /** A state whose own act or position is told without another source is the source itself. */
  #ownSource(draft: Draft, view: ClauseView, best: Candidate, attribution: Attribution): void {
    if (attribution.source.kind !== 'publisher') return
    const verb = view.chunks.findIndex((c) => c.kind === 'vg' && c.finite && !c.participle)
    const watches =
      best.frame.pos === 'noun' &&
      verb >= 0 &&
      verb < best.at &&
      /^(transfer|support|procurement|evasion|concealment|risk)$/.test(draft.kind)
    const alone = draft.kind === 'agreement' && draft.actors.length === 2
    const acts = /^(sanction|position)$/.test(draft.kind) || alone
    const bears =
      best.frame.pos === 'noun' &&
      verb >= 0 &&
      /^(be|face|remain|suffer|evade)$/.test(view.lemma(view.vg(verb)!))
    if (draft.kind === 'sanction' && bears) {
      const subject = view.subjectOf(verb)[0]
      const party =
        subject && partiesIn(view.text, view.p, subject.from, subject.to, this.#in.register)[0]
      if (party && !draft.to) draft.to = party.id
      return
    }
    if (!watches && !acts) return
    const at = verb >= 0 ? view.subjectAt(verb) : undefined
    const vg = verb >= 0 ? view.vg(verb) : undefined
    const passive = vg?.passive ?? false
    const where = at !== undefined ? view : undefined
    const source =
      where && at !== undefined && !passive
        ? sourceAt(where, at, this.#ctx())
        : this.#actorSource(view)
    const official = source?.kind === 'person' && draft.kind === 'position'
    if (!source || !(official || /^(country|body)$/.test(source.kind))) return
    if (source.source.country === undefined) return
    if (watches && draft.from === source.source.country) return
    // "X and Y agreed" is nobody's own act; "X agreed with Y" is
    if (alone && at !== undefined && view.joined(at).length > 1) return
    draft.source = source
    draft.pattern = draft.pattern.replace(/narrative$/, 'own act')
  }

  /** "a company that the European Union put on its list": the subject inside the relative clause. */
  #actorSource(view: ClauseView): SourceRef | undefined {
    const k = view.chunks.findIndex(
      (c, i) => c.kind === 'np' && view.vg(i + 1)?.finite && !view.vg(i + 1)?.passive,
    )
    return k < 0 ? undefined : sourceAt(view, k, this.#ctx())
  }

  #add(draft: Draft, view: ClauseView, best: Candidate | undefined): void {
    const last = this.#drafts.at(-1)
    const sameSentence = last && last.sentence === draft.sentence && last.source === draft.source
    if (last && sameSentence && !draft.quotation && mergeable(last, draft, view)) {
      if (capability.indexOf(draft.kind) > capability.indexOf(last.kind)) {
        last.kind = draft.kind
        last.pattern = draft.pattern
      }
      mergeInto(last, draft)
      if (draft.kind === 'risk') {
        last.start = draft.start
        last.affected = draft.affected
      }
    } else this.#drafts.push(draft)
    if (
      draft.from &&
      draft.to &&
      best &&
      /^(transfer|support|procurement|development|production)$/.test(draft.kind)
    ) {
      this.#discourse.lastPair = [draft.from, draft.to]
    }
  }
}

/** The clause cut to a token range; its chunks keep their places, so that candidates still fit. */
function part(view: ClauseView, from: number, to: number): ClauseView {
  return new ClauseView(view.text, view.p, { ...view.segment, from, to })
}

/** How much a draft says, to choose one for a sentence of a quotation. */
function weight(draft: Draft): number {
  const roles =
    (draft.from ? 1 : 0) +
    (draft.to ? 1 : 0) +
    (draft.actors.length > 0 ? 1 : 0) +
    (draft.what.length > 0 ? 0.5 : 0)
  return roles - draft.inferred.size * 0.4 + (draft.kind === 'position' ? -1 : 0)
}

function compatible(a: Draft, b: Draft): boolean {
  const same = (x: string | undefined, y: string | undefined): boolean =>
    x === undefined || y === undefined || x === y
  return same(a.from, b.from) && same(a.to, b.to)
}

function mergeable(last: Draft, draft: Draft, view: ClauseView): boolean {
  const sharedSubject = draft.link === 'shared'
  if (sharedSubject && capability.includes(last.kind) && capability.includes(draft.kind))
    return true
  if (
    sharedSubject &&
    last.kind === draft.kind &&
    draft.to === undefined &&
    draft.kind === 'exercise'
  )
    return true
  if (
    draft.kind === 'risk' &&
    last.kind === 'risk' &&
    draft.link === 'relative' &&
    draft.affected.length > 0
  )
    return true
  void view
  return false
}

/** Takes over the words and roles of a second draft of the same message. */
function mergeInto(target: Draft, other: Draft): void {
  target.end = Math.max(target.end, other.end)
  target.from ??= other.from as string
  target.to ??= other.to as string
  if (target.from === undefined) delete (target as { from?: string }).from
  if (target.to === undefined) delete (target as { to?: string }).to
  for (const id of other.actors) if (!target.actors.includes(id)) target.actors.push(id)
  for (const w of other.what) if (!target.what.includes(w)) target.what.push(w)
  target.domains = [...new Set([...target.domains, ...other.domains])]
  if (other.control && !target.control) target.control = other.control
  if (other.date && !target.date) target.date = other.date
  if (other.quantity && !target.quantity) target.quantity = other.quantity
  target.deniesDualUse ||= other.deniesDualUse
}

/** Chunks at which a clause inside the clause begins: a relative without a comma that has its own
 * verb, or the reason of a sanction ("for procuring …").
 */
function innerClauses(view: ClauseView): readonly number[] {
  return view.chunks.flatMap((c, k) => {
    const relative = c.kind === 'rel' || c.kind === 'that'
    if (relative && view.chunks[k - 1]?.kind === 'np' && view.vg(k + 1)?.finite) return [k]
    const gerund = view.vg(k + 1)
    const reason = c.kind === 'prep' && c.word === 'for' && gerund && !gerund.finite
    return reason && !gerund.infinitive ? [k] : []
  })
}

/** A claim inside the clause of another: "firms that supplied chips to Russia", with where it begins. */
function innerClaim(
  view: ClauseView,
  best: Candidate | undefined,
  candidates: readonly Candidate[],
): { at: number; candidate: Candidate } | undefined {
  if (!best) return undefined
  for (const k of innerClauses(view)) {
    if (k <= best.at) continue
    const reason = view.chunks[k]!.kind === 'prep'
    if (reason && best.frame.kind !== 'sanction') continue
    const candidate = candidates
      .filter((c) => c.at > k && c.frame.kind !== best.frame.kind && c.frame.pos === 'verb')
      .sort((a, b) => b.score - a.score)[0]
    if (candidate && !/^(position|risk|sanction|support|denial)$/.test(candidate.frame.kind))
      return { at: k, candidate }
  }
  return undefined
}

/** What a clause without a trigger still says: a fear of what may come, or a denial in plain words. */
function impliedKind(
  view: ClauseView,
  attribution: Attribution,
): 'risk' | 'denial' | 'position' | undefined {
  const vg = view.chunks.find((c) => c.kind === 'vg' && c.finite && !c.participle)
  if (vg?.kind !== 'vg') return undefined
  const { from, to } = view.segment
  const inside = (m: { from: number; to: number }): boolean => m.from >= from && m.to <= to
  const topical = view.p.goods.some(inside) || view.p.places.some(inside)
  const foretold = /^(will|would|could|may|might|'ll|’ll|'d|’d)$/.test(vg.modal)
  if (attribution.modality === 'predicted' && foretold && topical) return 'risk'
  const own = /^(it|its|we|our|they|their)$/.test(view.p.tokens[from]!.lower)
  const speaks = /^(person|body|company|country)$/.test(attribution.source.kind)
  const goods = view.p.goods.some((g) => inside(g) && g.term.class !== 'military')
  const acts = view.p.tokens[vg.head]!.pos === 'VERB' || own
  const no = view.has((_, lower) => lower === 'no')
  if (speaks && acts && (vg.negated || no) && vg.modal === '' && (goods || (own && topical)))
    return 'denial'
  // "insists its cooperation is lawful": an institution about itself
  const institution = /^(body|company|country)$/.test(attribution.source.kind)
  const stands = /^(insist|maintain|stress|argue|emphasise|emphasize|reiterate|say|state)\b/
  if (institution && own && stands.test(attribution.pattern) && view.segment.link === 'complement')
    return topicalStance(view) ? 'position' : undefined
  return undefined
}

/** Law, trade and arms: what an institution's word about itself must be about to be a stance. */
const topicalStance = (view: ClauseView): boolean =>
  view.has((lemma) =>
    /^(law|lawful|legal|sanction|rule|regulation|export|control|obligation|compliance|cooperation|supply|customer|trade|investigation|investigator|authority|neutral|resolution|commitment|transparent|legitimate|military|weapon|drone|shipment|sale|restriction)$/.test(
      lemma,
    ),
  )

/** "urged partners to impose sanctions": what is asked for is not said to happen. */
function requested(view: ClauseView, c: Candidate): boolean {
  if (!view.vg(c.at)?.infinitive) return false
  const verb = view.chunks.slice(0, c.at).findLast((chunk) => chunk.kind === 'vg')
  return (
    verb?.kind === 'vg' &&
    /^(urge|ask|call|demand|press|beg|appeal|implore|invite|petition|lobby|agree)$/.test(
      view.lemma(verb),
    )
  )
}

/** "some determination to provide", "refuses to sell": said not to have happened. */
function unreal(view: ClauseView, best: Candidate): boolean {
  const vg = view.vg(best.at)
  if (!vg?.infinitive) return false
  const before = view.chunks[best.at - 1]
  if (!before || (before.kind !== 'np' && before.kind !== 'vg')) return false
  const lemma = view.p.tokens[before.head]!.lemma
  return (modalityIndex().get(lemma) ?? []).some((word) => word.effect === 'irrealis')
}

function hedgesIn(view: ClauseView): string[] {
  const found: string[] = []
  for (let i = view.segment.from; i < view.segment.to; i++) {
    const t = view.p.tokens[i]!
    for (const word of modalityIndex().get(t.lower) ?? []) {
      if (!/^(hedge|adverb|adjective|modal)$/.test(word.kind)) continue
      const fits = word.words.every((w, k) => view.p.tokens[i + k]?.lower === w)
      if (fits && t.lower !== 'will' && !found.includes(word.word)) found.push(word.word)
    }
  }
  return found
}
