import type { Token } from './token.ts'

/** Past forms that the tagger takes for adjectives: `alleged` → `allege`. */
function verbLemma(word: string, known: (lemma: string) => boolean): string | undefined {
  if (known(word)) return word
  const tries: string[] = []
  if (word.endsWith('ied')) tries.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('ed')) tries.push(word.slice(0, -1), word.slice(0, -2), word.slice(0, -3))
  if (word.endsWith('ing'))
    tries.push(`${word.slice(0, -3)}e`, word.slice(0, -3), word.slice(0, -4))
  if (word.endsWith('ies')) tries.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('s')) tries.push(word.slice(0, -1), word.slice(0, -2))
  return tries.find((candidate) => candidate.length > 2 && known(candidate))
}

const possessive = (token: Token | undefined): boolean =>
  token !== undefined && /^['’]s?$/.test(token.text) && token.pos === 'PART'

/** Parts of speech that no rule alters. */
const settled = new Set(['PUNCT', 'DET', 'PRON', 'CCONJ', 'SCONJ', 'NUM', 'PART', 'SYM', 'ADP'])

function repaired(
  token: Token,
  before: Token | undefined,
  before2: Token | undefined,
  next: Token | undefined,
  known: (lemma: string) => boolean,
): Token {
  if (settled.has(token.pos) && token.text !== 'Under') return token
  if (
    /^['’]s$/.test(token.text) &&
    before &&
    /NOUN|PROPN/.test(before.pos) &&
    token.pos === 'AUX'
  ) {
    // "China's strict controls" against "China's building": what follows decides.
    if (next && /ADJ|NOUN|PROPN|NUM/.test(next.pos)) return { ...token, pos: 'PART', lemma: "'s" }
  }
  // "which designs the chips": a verb behind the relative that is its subject
  if (token.pos === 'NOUN' && /^(which|who)$/.test(before?.lower ?? '')) {
    const opens = next !== undefined && /^(DET|PRON|NUM|ADJ|PROPN|NOUN|ADP)$/.test(next.pos)
    const lemma = opens ? verbLemma(token.lower, known) : undefined
    if (lemma) return { ...token, pos: 'VERB', lemma }
  }
  // "it cooperates with investigators": a pronoun that is a subject
  if (
    token.pos === 'NOUN' &&
    /^(it|he|she|they|we|i|who)$/.test(before?.lower ?? '') &&
    next &&
    /^(ADP|DET|PRON|NUM|ADJ|PROPN|PART|ADV|SCONJ)$/.test(next.pos)
  ) {
    const lemma = verbLemma(token.lower, known)
    if (lemma) return { ...token, pos: 'VERB', lemma }
  }
  if (
    token.lower === 'military' &&
    token.pos === 'ADJ' &&
    next &&
    /^(AUX|VERB|PUNCT|ADP)$/.test(next.pos) &&
    next.text !== '-'
  )
    return { ...token, pos: 'NOUN' }
  // "has been quietly arming the junta"
  if (
    token.pos === 'NOUN' &&
    /ing$/.test(token.lower) &&
    (before?.lemma === 'be' || (before?.pos === 'ADV' && before2?.lemma === 'be')) &&
    /^(DET|PROPN|PRON|NUM|NOUN|ADJ)$/.test(next?.pos ?? '')
  ) {
    const lemma = verbLemma(token.lower, known)
    if (lemma) return { ...token, pos: 'VERB', lemma }
  }
  if (token.lower === 'further' && next?.pos === 'VERB') return { ...token, pos: 'ADV' }
  // "said Under Secretary Mark Delaney": a capital inside a sentence makes a name
  if (token.text === 'Under' && before && next?.text === 'Secretary')
    return { ...token, pos: 'PROPN' }
  // "Wi Sung-lac": the second half of a given name
  if (
    before?.text === '-' &&
    before2?.pos === 'PROPN' &&
    before2.end === before.start &&
    /^(NOUN|ADJ|X|ADV)$/.test(token.pos) &&
    /^\p{Ll}{2,6}$/u.test(token.text) &&
    !/^(NOUN|PROPN|ADJ)$/.test(next?.pos ?? '') &&
    !/^(style|origin|based|made|era|wide|like)$/.test(token.lower)
  )
    return { ...token, pos: 'PROPN' }
  // "owns and controls Blue Dhow Logistics"
  if (
    token.pos === 'NOUN' &&
    before?.pos === 'CCONJ' &&
    before2?.pos === 'VERB' &&
    /^(DET|PROPN|PRON|NUM)$/.test(next?.pos ?? '')
  ) {
    const lemma = verbLemma(token.lower, known)
    if (lemma) return { ...token, pos: 'VERB', lemma }
  }
  // "48 cooled infrared cameras"
  if (
    token.pos === 'VERB' &&
    /(ed|en)$/.test(token.lower) &&
    before?.pos === 'NUM' &&
    !/^(19|20)\d\d$/.test(before.text) &&
    /^(NOUN|ADJ)$/.test(next?.pos ?? '')
  )
    return { ...token, pos: 'ADJ' }
  // "Beijing claims to be neutral"
  if (
    token.pos === 'NOUN' &&
    before?.pos === 'PROPN' &&
    next?.lower === 'to' &&
    next.pos === 'PART'
  ) {
    const lemma = /s$/.test(token.lower) ? verbLemma(token.lower, known) : undefined
    if (lemma) return { ...token, pos: 'VERB', lemma }
  }
  if (token.lower === 'know' && next?.text === '-') return { ...token, pos: 'NOUN' }
  if (token.lower === 'resold' && token.pos !== 'VERB')
    return { ...token, pos: 'VERB', lemma: 'resell' }
  // "would blacklist 28 firms": a base form behind a modal
  if (
    /^(NOUN|ADJ)$/.test(token.pos) &&
    /^(would|will|could|can|may|might|should|must)$/.test(before?.lower ?? '') &&
    next !== undefined &&
    !/^(VERB|AUX|PUNCT)$/.test(next.pos) &&
    known(token.lower)
  )
    return { ...token, pos: 'VERB', lemma: token.lower }
  const have = before?.lemma === 'have' || (before?.pos === 'ADV' && before2?.lemma === 'have')
  const be = before?.lemma === 'be' || (before?.pos === 'ADV' && before2?.lemma === 'be')
  if (/^(ADJ|NOUN|ADV)$/.test(token.pos) && /ed$/.test(token.lower) && (have || be)) {
    const lemma = verbLemma(token.lower, known)
    if (lemma) return { ...token, pos: 'VERB', lemma }
  }
  if (
    token.pos === 'NOUN' &&
    next?.lower === 'that' &&
    before &&
    /^(NOUN|PROPN)$/.test(before.pos)
  ) {
    // "customs data show that": a verb where a clause follows; "the claim that" has no noun before.
    const lemma = verbLemma(token.lower, known)
    const agrees = /s$/.test(before.lower) !== /s$/.test(token.lower) || before.lower === 'data'
    if (lemma && agrees) {
      return { ...token, pos: 'VERB', lemma }
    }
  }
  if (
    /^(show|suggest|indicate)$/.test(token.lower) &&
    before &&
    /^(data|records|figures|documents|statistics|filings|invoices)$/.test(before.lower)
  ) {
    return { ...token, pos: 'VERB', lemma: token.lower }
  }
  // "the officials say has flown", "declarations obtained by the paper show.": no noun there
  if (
    /^(NOUN|PROPN)$/.test(token.pos) &&
    /^(say|show|suggest|indicate|allege|insist|reveal)$/.test(token.text) &&
    before &&
    /^(NOUN|PROPN)$/.test(before.pos) &&
    (/s$/.test(before.lower) || before.pos === 'PROPN') &&
    (!next || /^(PUNCT|AUX|SCONJ|DET|PRON)$/.test(next.pos)) &&
    next?.text !== '-'
  )
    return { ...token, pos: 'VERB', lemma: token.lower }
  const to = before?.lower === 'to' || (before?.lower === 'both' && before2?.lower === 'to')
  if (
    to &&
    /^(NOUN|ADJ)$/.test(token.pos) &&
    next &&
    /^(DET|ADJ|NOUN|PROPN|PRON|CCONJ|NUM)$/.test(next.pos)
  ) {
    if (known(token.lower)) return { ...token, pos: 'VERB', lemma: token.lower }
  }
  // "the EU's policy chief accused China", "firms leased the ships": a past form between a noun
  // and an object
  if (
    /^(ADJ|NOUN|PROPN)$/.test(token.pos) &&
    /^\p{Ll}+ed$/u.test(token.text) &&
    before &&
    /^(NOUN|PROPN|PRON)$/.test(before.pos) &&
    next &&
    (/^(DET|NUM|PRON)$/.test(next.pos) || (next.pos === 'PROPN' && /^\p{Lu}/u.test(next.text)))
  ) {
    const lemma = verbLemma(token.lower, known)
    if (lemma) return { ...token, pos: 'VERB', lemma }
  }
  if (
    token.pos === 'ADJ' &&
    /ed$/.test(token.lower) &&
    before &&
    /^(NOUN|PROPN|PRON|ADV)$/.test(before.pos)
  ) {
    // "officials alleged that": a participle with nothing behind it to describe.
    const describes = next && /^(NOUN|PROPN|ADJ|NUM)$/.test(next.pos)
    const lemma = describes ? undefined : verbLemma(token.lower, known)
    if (lemma) return { ...token, pos: 'VERB', lemma }
  }
  if (
    before?.pos === 'PROPN' &&
    /^(VERB|AUX)$/.test(token.pos) &&
    /^\p{Lu}\p{Ll}/u.test(token.text)
  ) {
    return { ...token, pos: 'PROPN' }
  }
  if (
    before?.pos === 'PROPN' &&
    next?.text === '-' &&
    next.start === token.end &&
    /^\p{Lu}/u.test(token.text)
  ) {
    return { ...token, pos: 'PROPN' }
  }
  // "in turn", "under review": a base form behind a preposition
  const governed = before?.pos === 'ADP' && /^(in|by|on|with|of|under|at)$/.test(before.lower)
  if (token.pos === 'VERB' && governed && token.lower === token.lemma) {
    return { ...token, pos: 'NOUN' }
  }
  if (token.pos === 'VERB' && !to) {
    // "China's transfer of", "the supply of", "any help": a determiner or possessor before,
    // a preposition or verb after.
    const nominal = possessive(before) || before?.pos === 'DET' || before?.pos === 'ADJ'
    const closes = !next || /ADP|AUX|PUNCT|CCONJ/.test(next.pos)
    if (nominal && closes && !/(ed|ing)$/.test(token.lower)) return { ...token, pos: 'NOUN' }
    if (possessive(before) && !/(ed|ing)$/.test(token.lower)) return { ...token, pos: 'NOUN' }
  }
  // "Ankara supplies drones", "Iran arms militias": a noun between a name and a noun phrase.
  if (token.pos === 'NOUN' && before?.pos === 'PROPN' && next) {
    const opens = /s$/.test(token.lower)
      ? /^(DET|PRON|NUM|ADJ|PROPN)$/.test(next.pos)
      : /^(DET|PRON|NUM)$/.test(next.pos)
    const lemma = opens ? verbLemma(token.lower, known) : undefined
    if (lemma) return { ...token, pos: 'VERB', lemma }
  }
  return token
}

/** Corrects parts of speech that the neighbours decide; `known` tells the verbs of the lexicons. */
export function repairTags(
  tokens: readonly Token[],
  known: (lemma: string) => boolean,
): readonly Token[] {
  const out: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    out.push(repaired(tokens[i]!, out[i - 1], out[i - 2], tokens[i + 1], known))
  }
  return out
}

/** Nouns that only the capital at the start of a sentence made names: "Turbines", "Exports". */
export function lowerOpenings(
  tokens: readonly Token[],
  starts: readonly number[],
  known: (lemma: string) => boolean,
): readonly Token[] {
  const out = [...tokens]
  const opens = new Set(starts)
  tokens.forEach((t, i) => {
    if (/^["“«(]$/.test(t.text) && opens.has(i)) opens.add(i + 1)
    if (!opens.has(i) || t.pos !== 'PROPN' || !/^\p{Lu}\p{Ll}+$/u.test(t.text)) return
    if (tokens[i + 1]?.pos === 'PROPN') return
    const lemma = [t.lower, t.lower.replace(/s$/, ''), t.lower.replace(/ies$/, 'y')].find(known)
    if (lemma) out[i] = { ...t, pos: 'NOUN', lemma: lemma === t.lower ? t.lower : lemma }
  })
  return out
}

const finiteForm = (t: Token): boolean =>
  t.pos === 'AUX' || (t.pos === 'VERB' && !/ing$/.test(t.lower))

/** May the token be the finite verb that the range lacks? */
function couldBeVerb(
  tokens: readonly Token[],
  i: number,
  known: (lemma: string) => boolean,
): string | undefined {
  const t = tokens[i]!
  const before = tokens[i - 1]
  const next = tokens[i + 1]
  if (!/^(NOUN|ADJ|PROPN)$/.test(t.pos) || !/^\p{Ll}/u.test(t.text) || !before || !next)
    return undefined
  if (!/^(NOUN|PROPN|PRON|ADV)$/.test(before.pos) || before.text === '-' || next.text === '-')
    return undefined
  const plural = /s$/.test(before.lower) && !/ss$/.test(before.lower)
  const agrees = /ed$/.test(t.lower) || /s$/.test(t.lower) !== plural
  if (!agrees || !/^(DET|PRON|NUM|ADJ|PROPN|NOUN|ADP|ADV)$/.test(next.pos)) return undefined
  return verbLemma(t.lower, known)
}

function hasFinite(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (finiteForm(tokens[i]!)) return true
  return false
}

/** Gives a stretch of words without any finite verb the one that fits: "some traders route goods
 * through third countries", where the tagger saw three nouns.
 *
 * @param starts first token of every sentence; a clause behind "that" is a stretch of its own
 */
export function rescueVerbs(
  tokens: readonly Token[],
  starts: readonly number[],
  known: (lemma: string) => boolean,
): readonly Token[] {
  const opens = new Set([...starts, 0])
  tokens.forEach((t, i) => {
    if (t.lower === 'that' && /^(SCONJ|PRON)$/.test(t.pos)) opens.add(i + 1)
    if (/^(because|while|although|though|whereas)$/.test(t.lower)) opens.add(i + 1)
    if (/^(who|which)$/.test(t.lower) && tokens[i - 1]?.text === ',') opens.add(i)
  })
  const bounds = [...opens].sort((a, b) => a - b)
  const out = [...tokens]
  bounds.forEach((from, k) => {
    const to = bounds[k + 1] ?? tokens.length
    if (to - from < 4 || hasFinite(out, from, to)) return
    // before an article or pronoun a verb is likelier: "Russian forces use them"
    const opening = (i: number): number =>
      /^(DET|PRON|NUM)$/.test(out[i + 1]?.pos ?? '') ? 0 : out[i + 1]?.pos === 'NOUN' ? 2 : 1
    const found = out
      .slice(from, to)
      .map((_, k) => ({
        i: from + k,
        lemma: k > 0 ? couldBeVerb(out, from + k, known) : undefined,
      }))
      .filter((c) => c.lemma !== undefined)
      .sort((a, b) => opening(a.i) - opening(b.i) || a.i - b.i)[0]
    if (found) out[found.i] = { ...out[found.i]!, pos: 'VERB', lemma: found.lemma! }
  })
  return out
}
