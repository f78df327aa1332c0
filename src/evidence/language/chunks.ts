import { isKnownVerb, organisationWords, takesClause } from '../lexicon.ts'
import { capital, type Token } from './token.ts'

/** A noun phrase; `head` is the token that says what it is. */
export interface NounPhrase {
  readonly kind: 'np'
  readonly from: number
  readonly to: number
  readonly head: number
}

/** A group of verbs that act as one: "has allegedly been sending". */
export interface VerbGroup {
  readonly kind: 'vg'
  readonly from: number
  readonly to: number
  readonly head: number
  readonly finite: boolean
  readonly passive: boolean
  readonly negated: boolean
  readonly infinitive: boolean
  /** A bare participle after its noun: "sanctions placed on …". */
  readonly participle: boolean
  readonly modal: string
}

export interface Mark {
  readonly kind: 'prep' | 'conj' | 'comma' | 'break' | 'rel' | 'that' | 'sub' | 'adv' | 'quote'
  readonly from: number
  readonly to: number
  readonly word: string
}

export type Chunk = NounPhrase | VerbGroup | Mark

/** Past forms that no noun is described by: "the institute said in a report". */
const neverReduced =
  /^(said|told|added|wrote|agreed|came|went|flowed|arrived|insisted|warned|lied|declined|refused|continued|began|started|sought|tried|agreed|promised|threatened|failed|managed)$/

const counting =
  /^(at|least|most|up|to|about|around|over|under|nearly|roughly|almost|approximately)$/
const quoteMark = /^[“”"„«»‘’「」『』]$/
const subordinators = new Set(
  'while whereas although though because since as after before until when if unless once where whether despite lest so'.split(
    ' ',
  ),
)
const relatives = new Set(['which', 'who', 'whom', 'whose'])
const possessivePronouns = new Set(['its', 'their', 'his', 'her', 'our', 'my', 'your', 'whose'])
const modals = new Set([
  'might',
  'may',
  'could',
  'would',
  'will',
  'should',
  'can',
  'must',
  'wo',
  "'ll",
  '’ll',
  "'d",
  '’d',
  'shall',
])
const negations = new Set(['not', "n't", 'n’t', 'never', 'no', 'cannot', 'neither', 'nor'])

const nominals = new Set(['NOUN', 'PROPN', 'NUM', 'SYM', 'X'])
const nounOpeners = new Set([...nominals, 'DET', 'ADJ', 'PRON'])
const nominal = (t: Token): boolean => nominals.has(t.pos)
const isPossessive = (t: Token): boolean => t.pos === 'PART' && /^['’]s?$/.test(t.text)
const hyphen = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.text.length === 1 &&
  /[-–/&]/.test(tokens[i]!.text) &&
  tokens[i - 1]?.end === tokens[i]!.start &&
  tokens[i + 1]?.start === tokens[i]!.end

function startsNoun(tokens: readonly Token[], i: number, last: Chunk | undefined): boolean {
  const t = tokens[i]!
  if (nounOpeners.has(t.pos)) return true
  if (t.pos === 'VERB' && last?.kind !== 'np') return prenominal(tokens, i, last)
  return false
}

/** "armed drones", "leaked documents": a participle that stands before its noun. */
function prenominal(tokens: readonly Token[], i: number, last: Chunk | undefined): boolean {
  const t = tokens[i]!
  const next = tokens[i + 1]
  if (!next || (!/^(NOUN|PROPN|ADJ)$/.test(next.pos) && !hyphen(tokens, i + 1))) return false
  if (last && 'word' in last && last.word === 'to') return false
  if (/ed$|en$/.test(t.lower)) return last === undefined || last.kind !== 'vg'
  return false
}

/** "the Department of the Treasury", "Secretary of State X": capitalised words joined by of. */
function joinsOf(tokens: readonly Token[], i: number, npFrom: number, to: number): number {
  const t = tokens[i]!
  if (!/^(of|for)$/.test(t.lower) || !capital(tokens[i - 1])) return 0
  let next = i + 1
  if (tokens[next]?.lower === 'the') next++
  if (next >= to || !capital(tokens[next]) || !/^(PROPN|NOUN|ADJ)$/.test(tokens[next]!.pos))
    return 0
  if (t.lower === 'for') {
    const org = tokens.slice(npFrom, i).some((x) => organisationWords().has(x.text))
    if (!org) return 0
  }
  return next
}

/** "the components China has been sending": a name after a plural noun begins a clause. */
function contactRelative(tokens: readonly Token[], i: number, to: number): boolean {
  const before = tokens[i - 1]!
  if (tokens[i]!.pos !== 'PROPN' || before.pos !== 'NOUN' || !/s$/.test(before.lower)) return false
  if (capital(before)) return false
  let k = i
  while (k < to && tokens[k]!.pos === 'PROPN') k++
  return k < to && /^(AUX|VERB)$/.test(tokens[k]!.pos)
}

function publicBodyBefore(tokens: readonly Token[], from: number, i: number): boolean {
  return tokens
    .slice(from, i)
    .some((t) =>
      ['PublicBody', 'Organization'].includes(organisationWords().get(t.text)?.schema ?? ''),
    )
}

function nounPhrase(tokens: readonly Token[], start: number, to: number): NounPhrase {
  let i = start
  let head = -1
  let open = true
  const first = tokens[start]!
  if (first.pos === 'PRON' && !possessivePronouns.has(first.lower)) {
    const demonstrative =
      /^(this|that|these|those|all|some|many|most|both|each|another|such)$/.test(first.lower)
    const next = tokens[start + 1]
    if (!demonstrative || !next || !/^(NOUN|ADJ|NUM|PROPN)$/.test(next.pos)) {
      return { kind: 'np', from: start, to: start + 1, head: start }
    }
  }
  while (i < to) {
    const t = tokens[i]!
    const next = tokens[i + 1]
    if (nominal(t)) {
      if (head >= 0 && contactRelative(tokens, i, to)) break
      // "Since 2022 Moscow has": a year is no part of the name behind it
      if (
        head >= 0 &&
        head === i - 1 &&
        /^(19|20)\d\d$/.test(tokens[head]!.text) &&
        t.pos === 'PROPN'
      )
        break
      head = i
      open = false
      i++
    } else if (isPossessive(t) && head >= 0) {
      open = true
      i++
    } else if (t.lower === 'per' && next?.lower === 'cent' && head >= 0) {
      head = i + 1
      i += 2
    } else if (hyphen(tokens, i) || (t.text === '%' && head >= 0)) i++
    else if (i > start && hyphen(tokens, i - 1)) i++
    else if (
      i < start + 2 &&
      counting.test(t.lower) &&
      tokens.slice(i, start + 3).some((x) => x.pos === 'NUM')
    )
      i++
    else if (i === start || (open && (t.pos === 'ADJ' || t.pos === 'DET'))) i++
    else if (
      t.pos === 'ADJ' &&
      next &&
      i + 1 < to &&
      (nominal(next) || next.pos === 'ADJ' || hyphen(tokens, i + 1))
    )
      i++
    else if (
      open &&
      t.pos === 'VERB' &&
      next &&
      (/^(NOUN|PROPN|ADJ)$/.test(next.pos) || next.text === '-')
    )
      i++
    else if (
      open &&
      t.pos === 'ADV' &&
      next &&
      (/^(ADJ|NUM|ADV|VERB)$/.test(next.pos) || next.text === '-')
    )
      i++
    else if (open && t.lower === 'than' && next?.pos === 'NUM') i++
    else if (open && t.pos === 'PRON' && possessivePronouns.has(t.lower)) i++
    else if (quoteMark.test(t.text) && next && i + 1 < to && (nominal(next) || next.pos === 'ADJ'))
      i++
    else if (
      t.text === ',' &&
      /^Co\.?$/.test(tokens[i - 1]!.text) &&
      /^(Ltd|Inc|LLC)/.test(next?.text ?? '')
    )
      i++
    else if (
      t.lower === 'and' &&
      head >= 0 &&
      capital(next) &&
      capital(tokens[i - 1]) &&
      publicBodyBefore(tokens, start, i) &&
      tokens.slice(start, i).some((x) => x.lower === 'of') &&
      !/^['’]s$/.test(tokens[i + 2]?.text ?? '') &&
      next!.pos !== 'PRON'
    )
      i++
    else {
      const joined = joinsOf(tokens, i, start, to)
      if (joined === 0) break
      i = joined
    }
  }
  const end = Math.max(i, start + 1)
  return { kind: 'np', from: start, to: end, head: head >= 0 ? head : end - 1 }
}

/** "at least two of the turbines", "about 400 men": words before a number that belong to it. */
function counted(tokens: readonly Token[], i: number, last: Chunk | undefined): boolean {
  if (tokens[i + 1]?.pos !== 'NUM' && tokens[i + 2]?.pos !== 'NUM') return false
  if (last && !/^(vg|conj|comma|that|sub|quote|rel)$/.test(last.kind)) return false
  const word = tokens[i]!.lower
  const least = word === 'at' && /^(least|most)$/.test(tokens[i + 1]?.lower ?? '')
  const upTo = word === 'up' && tokens[i + 1]?.lower === 'to'
  const number = least || upTo ? i + 2 : i + 1
  const said = /^(about|around|over|under|nearly|roughly|almost|approximately)$/.test(word)
  return (least || upTo || said) && tokens[number]?.pos === 'NUM'
}

/** "trans-shipped", "re-exported": a prefix, a hyphen and a verb. */
const prefixed = (tokens: readonly Token[], i: number): boolean =>
  tokens[i + 1] !== undefined &&
  hyphen(tokens, i + 1) &&
  /^(trans|re|co|mis|out|pre|de|under|over)$/.test(tokens[i]!.lower) &&
  tokens[i + 2]?.pos === 'VERB' &&
  !/^(NOUN|PROPN|ADJ)$/.test(tokens[i + 3]?.pos ?? '')

function verbGroup(
  tokens: readonly Token[],
  start: number,
  to: number,
  last: Chunk | undefined,
): VerbGroup {
  let i = start
  let head = -1
  let negated = false
  let modal = ''
  let be = -1
  let sawAux = false
  const infinitive = tokens[start]!.lower === 'to'
  if (infinitive) i++
  if (infinitive && tokens[i]?.lower === 'both') i++
  while (i < to) {
    const t = tokens[i]!
    const next = tokens[i + 1]
    const perfect = t.lemma === 'have' && tokens[i + 1]?.pos === 'VERB' && i + 1 < to
    if (t.pos === 'AUX' || perfect || (t.pos === 'VERB' && modals.has(t.lower))) {
      if (head >= 0 && tokens[head]!.pos === 'VERB') break
      sawAux = true
      if (modals.has(t.lower)) modal = t.lower === 'wo' ? 'will' : t.lower
      if (t.lemma === 'be') be = i
      if (t.lower === 'cannot') negated = true
      head = i
      i++
    } else if (negations.has(t.lower) && (t.lower !== 'no' || next?.lower === 'longer')) {
      negated = true
      i++
    } else if (t.pos === 'ADV' && (sawAux || i > start || startsVerb(tokens, i, to))) {
      if (head >= 0 && tokens[head]!.pos === 'VERB') break
      i++
    } else if (prefixed(tokens, i) && !(head >= 0 && tokens[head]!.pos === 'VERB')) i += 2
    else if (t.pos === 'VERB') {
      if (head >= 0 && tokens[head]!.pos === 'VERB') break
      head = i
      i++
    } else break
  }
  while (i > start + 1 && tokens[i - 1]!.pos === 'ADV') i--
  if (head < 0) head = Math.min(i, to) - 1
  const h = tokens[head]!
  const gerund = /ing$/.test(h.lower) && h.pos === 'VERB'
  const past = h.pos === 'VERB' && !gerund && h.lower !== h.lemma
  const passive = be >= 0 && head > be && past
  const bare = past && !sawAux && !infinitive
  const participle =
    bare &&
    last?.kind === 'np' &&
    !/^(they|he|she|it|we|i|who|this|these|which)$/.test(tokens[last.head]!.lower) &&
    !neverReduced.test(h.lower) &&
    /^(by|on|in|from|to|for|of|against|under|with|as|at)$/.test(tokens[i]?.lower ?? '')
  const finite =
    !infinitive &&
    (sawAux
      ? !(gerund && be < 0 && modal === '' && tokens[start]!.lemma !== 'have') || be >= 0
      : !gerund)
  return {
    kind: 'vg',
    from: start,
    to: i,
    head,
    finite,
    passive,
    negated,
    infinitive,
    participle,
    modal,
  }
}

/** "said on Tuesday that hackers had used": before a plural "that" points at nothing. */
function beforePlural(tokens: readonly Token[], that: number): boolean {
  let i = that + 1
  while (/^(ADJ|NOUN|PROPN)$/.test(tokens[i + 1]?.pos ?? '') && tokens[i]!.pos !== 'PUNCT') i++
  const noun = tokens[i]
  return noun?.pos === 'NOUN' && noun.lower.endsWith('s') && noun.lemma !== noun.lower
}

function mark(tokens: readonly Token[], i: number): Mark | undefined {
  const t = tokens[i]!
  const at = (kind: Mark['kind']): Mark => ({ kind, from: i, to: i + 1, word: t.lower })
  if (t.text === ',' || t.text === '،') return at('comma')
  if (t.text.length === 1) {
    if (/[;:—()[\]]/.test(t.text)) return at('break')
    if (/[-–]/.test(t.text) && !hyphen(tokens, i)) return at('break')
  } else if (t.text === '--') return at('break')
  if (t.pos === 'CCONJ' || t.lower === 'but') return at('conj')
  if (relatives.has(t.lower)) return at('rel')
  if (t.lower === 'that') {
    const next = tokens[i + 1]
    if (t.pos === 'SCONJ') return at('that')
    if (
      t.pos === 'PRON' &&
      next &&
      !/^(PUNCT)$/.test(next.pos) &&
      i > 0 &&
      tokens[i - 1]!.pos !== 'PUNCT'
    )
      return at('that')
    if (
      i > 0 &&
      tokens[i - 1]!.pos === 'VERB' &&
      isKnownVerb(tokens[i - 1]!.lemma) &&
      next?.pos !== 'PUNCT'
    )
      return at('that')
    if (t.pos === 'DET' && next && !/^(NOUN|ADJ)$/.test(next.pos)) return at('that')
    if (t.pos === 'DET' && i > 0 && beforePlural(tokens, i)) return at('that')
    return undefined
  }
  if (subordinators.has(t.lower) && t.pos !== 'VERB' && t.pos !== 'NOUN') return at('sub')
  return undefined
}

/** Noun phrases, verb groups and the marks between them, for a range of tokens.
 *
 * @example
 * // "Iran has sent drones to Russia" → np(Iran) vg(has sent) np(drones) prep(to) np(Russia)
 */
export function chunk(tokens: readonly Token[], from: number, to: number): readonly Chunk[] {
  const chunks: Chunk[] = []
  let i = from
  while (i < to) {
    const t = tokens[i]!
    const last = chunks.at(-1)
    const found = mark(tokens, i)
    let made: Chunk | undefined
    if (found) made = found
    else if (t.lower === 'to' && startsInfinitive(tokens, i)) {
      made = verbGroup(tokens, i, to, last)
    } else if (prefixed(tokens, i)) made = verbGroup(tokens, i, to, last)
    else if (counted(tokens, i, last)) made = nounPhrase(tokens, i, to)
    else if (startsNoun(tokens, i, last)) made = nounPhrase(tokens, i, to)
    else if (/^(VERB|AUX)$/.test(t.pos)) made = verbGroup(tokens, i, to, last)
    else if ((t.pos === 'ADV' || negations.has(t.lower)) && startsVerb(tokens, i, to))
      made = verbGroup(tokens, i, to, last)
    else if (/^(ADP|SCONJ)$/.test(t.pos) || t.lower === 'to')
      made = { kind: 'prep', from: i, to: i + 1, word: t.lower }
    else if (t.pos === 'ADV') made = { kind: 'adv', from: i, to: i + 1, word: t.lower }
    if (made) chunks.push(made)
    i = made ? Math.max(made.to, i + 1) : i + 1
  }
  return withReduced(tokens, chunks)
}

/** "an indictment unsealed today charges two men": of two finite verbs in one clause the first
 * describes its noun.
 */
function withReduced(tokens: readonly Token[], chunks: readonly Chunk[]): readonly Chunk[] {
  return chunks.map((c, k) => {
    if (c.kind !== 'vg' || !c.finite || c.participle || c.passive || c.to - c.from > 1) return c
    const h = tokens[c.head]!
    const bare = h.pos === 'VERB' && h.lower !== h.lemma && /(ed|en|t|wn|ld)$/.test(h.lower)
    if (!bare || chunks[k - 1]?.kind !== 'np' || neverReduced.test(h.lower)) return c
    if (takesClause(h.lemma)) return c
    for (const next of chunks.slice(k + 1, k + 6)) {
      if (next.kind === 'vg')
        return next.finite && inflected(tokens, next) ? { ...c, participle: true } : c
      if (!/^(np|adv|prep)$/.test(next.kind)) return c
    }
    return c
  })
}

const inflected = (tokens: readonly Token[], vg: VerbGroup): boolean => {
  const h = tokens[vg.head]!
  return vg.to - vg.from > 1 || h.pos === 'AUX' || h.lower !== h.lemma
}

function startsInfinitive(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]
  if (!next) return false
  if (next.lower === 'both')
    return tokens[i + 2]?.pos === 'VERB' || isKnownVerb(tokens[i + 2]?.lower ?? '')
  if (/^(VERB|AUX)$/.test(next.pos) && !/ing$/.test(next.lower)) return true
  return /^(ADV|PART)$/.test(next.pos) && /^(VERB|AUX)$/.test(tokens[i + 2]?.pos ?? '')
}

function startsVerb(tokens: readonly Token[], i: number, to: number): boolean {
  for (let k = i; k < Math.min(to, i + 3); k++) {
    const t = tokens[k]!
    if (/^(VERB|AUX)$/.test(t.pos)) return true
    if (t.pos !== 'ADV' && !(negations.has(t.lower) && t.lower !== 'no')) return false
  }
  return false
}
