import type { NounPhrase, VerbGroup } from '../language/chunks.ts'
import { type Frame, nounFrames, verbFrames } from '../lexicon.ts'
import type { Party } from '../mentions/party.ts'
import { controller, objectAt } from './controller.ts'
import { Filler } from './filler.ts'
import { meetsNeeds } from './needs.ts'
import { type ResolveContext, resolveParties } from './resolve.ts'
import type { ClauseView } from './view.ts'

/** A possible claim: a trigger in a clause with its roles filled as far as the words go. */
export interface Candidate {
  readonly frame: Frame
  /** Chunk index of the trigger. */
  readonly at: number
  readonly token: number
  readonly parties: Readonly<Record<string, readonly Party[]>>
  readonly what: readonly NounPhrase[]
  readonly inferred: ReadonlySet<string>
  readonly finite: boolean
  readonly negated: boolean
  readonly modal: string
  readonly score: number
  /** False where something that the frame needs does not stand in the clause. */
  readonly met: boolean
}

/** The candidate that says most; of equals the first. */
export function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  return [...candidates].sort((a, b) => b.score - a.score || a.token - b.token)[0]
}

function companions(view: ClauseView, frame: Frame, at: number): boolean {
  return frame.words.slice(1).every((word) => {
    for (let i = Math.max(view.segment.from, at - 8); i < Math.min(view.segment.to, at + 9); i++) {
      const t = view.p.tokens[i]!
      if (i === at || (t.lemma !== word && t.lower !== word)) continue
      if (i < at || !view.p.tokens.slice(at + 1, i).some((u) => /^(VERB|AUX)$/.test(u.pos)))
        return true
    }
    return false
  })
}

/** Prepositional phrases from chunk k up to the next verb that has a subject of its own. */
function phrases(view: ClauseView, k: number): { word: string; nps: readonly NounPhrase[] }[] {
  const found: { word: string; nps: readonly NounPhrase[] }[] = []
  for (let i = k + 1; i < view.chunks.length; i++) {
    const c = view.chunks[i]!
    if (c.kind === 'vg' && c.finite && !c.participle) break
    if (c.kind === 'quote') break
    if (c.kind !== 'prep') continue
    let j = i + 1
    while (view.chunks[j]?.kind === 'adv') j++
    if (!view.np(j)) continue
    const onPart =
      c.word === 'on' &&
      view.words(view.np(j)!).toLowerCase() === 'the part' &&
      view.word(j + 1) === 'of'
    if (onPart && view.np(j + 2)) {
      found.push({ word: 'on the part of', nps: [view.np(j + 2)!] })
      i = j + 2
    } else found.push({ word: c.word, nps: view.joined(j) })
  }
  return found
}

/** The subject of a relative clause without or with "that": its object is what it describes. */
function relativeObject(view: ClauseView, k: number): NounPhrase | undefined {
  const subject = view.subjectAt(k)
  if (subject === undefined) return undefined
  // "which Ethiopia has used": what the relative describes is the object
  const { link, antecedent } = view.segment
  if (link === 'relative' && subject === 0 && antecedent) return antecedent
  const before = view.chunks[subject - 1]
  if (before?.kind === 'that' || before?.kind === 'rel') return view.np(subject - 2)
  return view.np(subject - 1)
}

function verbSubject(
  view: ClauseView,
  k: number,
  vg: VerbGroup,
  ctx: ResolveContext,
): readonly NounPhrase[] {
  if (!vg.finite && !vg.participle) return controller(view, k, ctx)
  const before = view.chunks[k - 1]
  if ((before?.kind === 'that' || before?.kind === 'rel') && view.np(k - 2))
    return [view.np(k - 2)!]
  return view.subjectOf(k)
}

/** "were made in 2012 and sold to a dealer": goods do not sell, they are sold. */
function elidedPassive(view: ClauseView, k: number, vg: VerbGroup, frame: Frame): boolean {
  const subject = view.segment.antecedent
  if (view.segment.link !== 'shared' || !subject || frame.object !== 'what') return false
  if (vg.to - vg.from > 1 || objectAt(view, k, frame.words.slice(1)) !== undefined) return false
  return view.p.goods.some((g) => g.from >= subject.from && g.to <= subject.to)
}

/** "has been given a reactor": the subject receives. */
function givenObject(frame: Frame, object: number | undefined, reduced: boolean): boolean {
  return !reduced && object !== undefined && frame.object === 'what' && frame.preps.to === 'to'
}

/** "was supplied with drones": the subject receives. */
function suppliedWith(view: ClauseView, k: number, frame: Frame): boolean {
  return (
    frame.object === 'what' &&
    frame.preps.with === 'what' &&
    phrases(view, k).some((phrase) => phrase.word === 'with')
  )
}

function hasLaterFinite(view: ClauseView, k: number): boolean {
  return view.chunks.some((c, i) => i !== k && c.kind === 'vg' && c.finite && !c.participle)
}

/** The trigger of a verb group with its roles; undefined where the trigger does not stand there. */
export function verbCandidate(
  view: ClauseView,
  k: number,
  frame: Frame,
  ctx: ResolveContext,
): Candidate | undefined {
  const vg = view.vg(k)!
  if (!companions(view, frame, vg.head)) return undefined
  const filler = new Filler(view, ctx)
  const reduced = vg.participle && (view.word(k + 1) === 'by' || hasLaterFinite(view, k))
  const passive = vg.passive || reduced || elidedPassive(view, k, vg, frame)
  const subject = reduced
    ? [view.np(k - 1)].filter((np) => np !== undefined)
    : verbSubject(view, k, vg, ctx)
  const object = objectAt(view, k, frame.words.slice(1))
  const supplied = passive && (suppliedWith(view, k, frame) || givenObject(frame, object, reduced))
  const role = supplied ? 'to' : passive ? frame.object || frame.subject : frame.subject
  const at = subject[0] ? view.chunks.indexOf(subject[0]) : -1
  filler.fill(role, (role === 'what' && at >= 0 && partitive(view, at)) || subject)
  // "exports to Russia were halted": what stands between subject and verb
  if (passive && !reduced && at >= 0)
    for (const phrase of phrases(view, at))
      if (phrase.word === 'to') fillPhrase(frame, phrase, filler)
  if (passive) {
    // the agent comes with "by"
    if (supplied && object !== undefined) filler.fill('what', view.joined(object))
  } else if (object !== undefined) fillObject(view, object, frame, filler, ctx)
  else {
    const described = relativeObject(view, k)
    if (described && frame.object !== '') filler.fill(frame.object, [described])
  }
  for (const phrase of phrases(view, k)) {
    if (phrase.word === 'by' && passive) filler.fill(frame.subject, phrase.nps)
    else fillPhrase(frame, phrase, filler)
  }
  // "the missiles carry chips": what flies hands nothing over
  const carrier = subject[0]
  if (frame.kind === 'transfer' && role === 'from' && carrier && !filler.parties.from) {
    const inside = (m: { from: number; to: number }): boolean =>
      m.from >= carrier.from && m.to === carrier.to
    if (
      view.p.weapons.some(inside) ||
      view.p.goods.some((g) => inside(g) && g.term.class === 'weapon')
    )
      return undefined
  }
  return finish(view, frame, k, vg.head, filler, {
    finite: vg.finite && !reduced,
    reduced,
    ...polarity(view, k, subject[0]),
  })
}

/** Negation and modal of the verb at k or, where it has none, of the finite verb that governs it. */
function polarity(
  view: ClauseView,
  k: number,
  subject?: NounPhrase,
): { negated: boolean; modal: string } {
  // "no shipment was made", "not a single missile was delivered"
  const no = /^(no|not|none|neither)$/
  let negated =
    subject !== undefined &&
    (no.test(view.p.tokens[subject.from]!.lower) ||
      (subject.from > view.segment.from && no.test(view.p.tokens[subject.from - 1]!.lower)))
  for (let i = k; i >= 0; i--) {
    const vg = view.vg(i)
    if (!vg) continue
    negated ||= vg.negated
    if (vg.modal !== '') return { negated, modal: vg.modal }
    if (
      vg.finite &&
      !vg.participle &&
      !(i === k && view.vg(i - 1) === undefined && view.vg(i - 4)?.modal)
    ) {
      const bare =
        view.p.tokens[vg.head]!.lower === view.p.tokens[vg.head]!.lemma && vg.from === vg.head
      if (!bare) return { negated, modal: '' }
    }
  }
  return { negated, modal: '' }
}

function fillPhrase(
  frame: Frame,
  phrase: { word: string; nps: readonly NounPhrase[] },
  filler: Filler,
): void {
  const role = frame.preps[phrase.word]
  if (role === undefined || role === '') return
  // The nearest phrase fills a role; "for use in the war" does not name a second receiver.
  if ((role === 'to' || role === 'from') && (filler.parties[role]?.length ?? 0) > 0) return
  filler.fill(role, phrase.nps)
}

const measure =
  /^(quarter|percent|third|half|number|hundred|thousand|million|dozen|score|range|version|batch|kind|variety|amount|lot|tonne|ton|consignment|majority|share|stream|piece|set|variant|copy|quantity|volume|shipment|more|most|some|part|container|crate|round|unit|load|truckload|cache|stock|type|supply|worth)s?$/

/** "hundreds of drones", "a version of the Shahed": the thing stands behind "of". */
function partitive(view: ClauseView, k: number): readonly NounPhrase[] | undefined {
  const np = view.np(k)
  if (!np || view.word(k + 1) !== 'of' || !view.np(k + 2)) return undefined
  const head = view.p.tokens[np.head]!
  return measure.test(head.lemma) || head.pos === 'NUM' ? view.joined(k + 2) : undefined
}

/** "promised Tehran fighters", "giving the North air defence": receiver and thing in one phrase. */
function splitObject(view: ClauseView, np: NounPhrase): [NounPhrase, NounPhrase] | undefined {
  const from = view.p.tokens[np.from]!.lower === 'the' ? np.from + 1 : np.from
  const place = view.p.places.find((m) => m.from === from && m.to < np.to && m.kind !== 'adjective')
  const region = /^(North|South)$/.test(view.p.tokens[from]!.text) ? from + 1 : undefined
  const cut = place?.to ?? region
  if (cut === undefined || cut >= np.to) return undefined
  if (view.p.tokens[cut]!.pos === 'PART' || view.p.tokens[cut]!.text === '-') return undefined
  const goods =
    view.p.goods.some((g) => g.from >= cut && g.to <= np.to) ||
    view.p.weapons.some((w) => w.from >= cut && w.to <= np.to)
  if (!goods) return undefined
  return [
    { ...np, to: cut, head: cut - 1 },
    { ...np, from: cut },
  ]
}

function fillObject(
  view: ClauseView,
  k: number,
  frame: Frame,
  filler: Filler,
  ctx: ResolveContext,
): void {
  const nps =
    partitive(view, k) ?? view.joined(k).filter((np) => view.p.tokens[np.head]!.pos !== 'ADJ')
  if (nps.length === 0) return
  const pair =
    frame.object === 'what' && frame.preps.to === 'to' ? splitObject(view, nps[0]!) : undefined
  if (pair) {
    filler.fill('to', [pair[0]])
    filler.fill('what', [pair[1], ...nps.slice(1)])
    return
  }
  const first = nps[0]!
  const next = view.np(k + 1)
  const goods = view.p.goods.some((g) => g.from >= first.from && g.to <= first.to)
  const receiver = resolveParties(view, first, ctx).parties.length > 0 && !goods
  if (
    frame.object === 'what' &&
    frame.preps.to === 'to' &&
    receiver &&
    (next || view.word(k + 1) === 'with')
  ) {
    filler.fill('to', [first])
    if (next) filler.fill('what', [next])
    return
  }
  filler.fill(frame.object, nps)
  if (frame.object === 'to' && !('to' in filler.parties)) filler.fill('what', nps)
}

/** The preposition before a noun phrase or before those it is joined to. */
function governor(view: ClauseView, k: number): string {
  let i = k - 1
  while (i > 0 && (view.np(i) || view.chunks[i]!.kind === 'conj')) i--
  return view.word(i)
}

function nounCandidate(
  view: ClauseView,
  k: number,
  frame: Frame,
  ctx: ResolveContext,
): Candidate | undefined {
  const np = view.np(k)!
  const words = frame.words
  const start = np.head - words.length + 1
  const fits = words.every((word, i) => {
    const t = view.p.tokens[start + i]
    return t !== undefined && (t.lemma === word || t.lower === word)
  })
  if (!fits) return undefined
  const filler = new Filler(view, ctx)
  const before = { ...np, to: start, head: Math.max(np.from, start - 1) }
  if (start > np.from && frame.subject !== '') filler.fill(frame.subject, [before])
  if (start > np.from && Object.keys(filler.parties).length > 0) {
    if (frame.subject !== 'what') {
      const goods = view.p.goods.filter((g) => g.from >= np.from && g.to <= start)
      if (goods.length > 0)
        filler.fill('what', [
          { ...np, from: goods[0]!.from, to: goods.at(-1)!.to, head: goods.at(-1)!.to - 1 },
        ])
    }
  } else if (frame.subject !== '' && frame.subject !== 'what') {
    const verb = view.chunks.slice(0, k).findLastIndex((c) => c.kind === 'vg' && !c.participle)
    const vg = verb >= 0 ? view.vg(verb) : undefined
    if (vg && !vg.passive) filler.fill(frame.subject, verbSubject(view, verb, vg, ctx))
    const receiver = vg && verb < k - 2 && view.word(k - 1) === 'with' ? view.np(k - 2) : undefined
    if (receiver && frame.preps.to === 'to') filler.fill('to', [receiver])
  }
  // "has been under sanctions since": who is under them bears them
  if (frame.kind === 'sanction' && /^under$/.test(governor(view, k))) {
    const verb = view.chunks.slice(0, k).findLastIndex((c) => c.kind === 'vg' && c.finite)
    if (verb >= 0) filler.fill('to', view.subjectOf(verb))
  }
  for (const phrase of phrases(view, k)) fillPhrase(frame, phrase, filler)
  const around = polarity(view, k)
  const negated = around.negated || /^no$/.test(view.p.tokens[np.from]!.lower)
  return finish(view, frame, k, np.head, filler, { finite: false, negated, modal: around.modal })
}

/** Verbs that are a stance whatever they are about: "we condemn the transfer of …". */
const performative =
  /^(oppose|urge|condemn|denounce|deplore|welcome|call on|call for|demand|criticise|criticize|express concern)$/

function finish(
  view: ClauseView,
  frame: Frame,
  at: number,
  token: number,
  filler: Filler,
  flags: { finite: boolean; negated: boolean; modal: string; reduced?: boolean },
): Candidate {
  const { reduced, ...rest } = flags
  const draft = {
    frame,
    at,
    token,
    parties: filler.parties,
    what: filler.what,
    inferred: filler.inferred,
    ...rest,
  }
  const filled = Object.keys(filler.parties).length + (filler.what.length > 0 ? 0.5 : 0)
  const inside = (k: number): boolean =>
    view.chunks[k]?.kind === 'that' || view.chunks[k]?.kind === 'rel'
  const nested = inside(at - 1) || (frame.pos === 'verb' && inside(at - 2)) ? 2 : 0
  const verb = frame.pos === 'verb' ? (flags.finite ? 3 : reduced ? 0 : 1.5) : 1
  const weak = frame.kind === 'position' || frame.needs.join() === 'predicted'
  const plain = performative.test(frame.trigger) && flags.finite
  const stance = weak ? (plain ? 0.2 : 1.5) : 0
  const specific = frame.words.length > 2 ? 2.5 : frame.words.length > 1 ? 2 : 0
  return {
    ...draft,
    met: meetsNeeds(view, draft),
    score: verb + filled + specific - nested - stance - at * 0.1,
  }
}

/** Every trigger of a clause with its roles, in the order of the text, whether or not it has what it
 * needs. Of the triggers of one noun the first that has it ends the list.
 */
export function candidatesIn(view: ClauseView, ctx: ResolveContext): readonly Candidate[] {
  const found: Candidate[] = []
  view.chunks.forEach((c, k) => {
    if (c.kind === 'vg') {
      for (const frame of verbFrames().get(view.lemma(c)) ?? []) {
        const candidate = verbCandidate(view, k, frame, ctx)
        if (candidate) found.push(candidate)
      }
    } else if (c.kind === 'np') {
      const lemma = view.p.tokens[c.head]!.lemma
      for (const frame of nounFrames().get(lemma) ?? []) {
        const candidate = nounCandidate(view, k, frame, ctx)
        if (candidate) found.push(candidate)
        if (candidate?.met) break
      }
    }
  })
  return found
}
