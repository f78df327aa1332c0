import type { NounPhrase, VerbGroup } from '../language/chunks.ts'
import { senses } from '../lexicon.ts'
import type { Attribution } from './attribution.ts'
import { bestOf, type Candidate } from './candidates.ts'
import type { ClauseView } from './view.ts'

/** What speaks for or against a kind of claim in a clause, by name; weights.csv weighs them.
 *
 * `t:`, `V:` and `S:` are senses of any word, of the verb and of the subject (senses.csv), `w:` and
 * `v:` dictionary forms, `c:` and `x:` triggers with and without what they need, `a:` whose words
 * the clause carries, `f:`, `g:`, `l:`, `m:`, `n:` and `r:` form, goods, link, modal, countries, roles;
 * `1:` and `2:` are words and pairs of neighbours as they stand ("out of").
 * The senses of the verb are also taken together with what decides about them (`goods+V:give`).
 */
export function featuresOf(
  view: ClauseView,
  attribution: Attribution,
  candidates: readonly Candidate[],
  quotation: boolean,
): readonly string[] {
  const plain = new Set([
    ...wordFeatures(view),
    ...formFeatures(view),
    ...verbFeatures(view, attribution),
    ...mentionFeatures(view),
    ...triggerFeatures(candidates),
    `a:${attribution.source.kind}`,
    `a:${attribution.modality}`,
    `a:${attribution.pattern.split(':')[0]!.split(', ').at(-1)}`,
    `l:${view.segment.link}`,
    ...(quotation ? ['f:quotation'] : []),
  ])
  return [...plain, ...crossed(plain, attribution)]
}

/** What decides what a verb means: goods, two countries, a negation, itself or another as subject. */
function crossed(plain: ReadonlySet<string>, attribution: Attribution): readonly string[] {
  const all = [...plain]
  const beside = [
    ...(all.some((f) => f.startsWith('g:')) ? ['goods'] : []),
    ...(all.some((f) => f.startsWith('f:self ')) ? ['self'] : []),
    ...(plain.has('f:negated') ? ['negated'] : []),
    ...(plain.has('n:countries 2') ? ['countries'] : []),
    attribution.source.kind === 'publisher' ? 'publisher' : 'source',
  ]
  const verb = all.filter((f) => f.startsWith('V:'))
  return verb.flatMap((v) => beside.map((other) => `${other}+${v}`))
}

/** The senses of the word at a token; further words of an entry must follow it in the clause. */
function sensesAt(view: ClauseView, i: number): readonly string[] {
  const { tokens } = view.p
  const is = (k: number, word: string): boolean =>
    k < view.segment.to && (tokens[k]!.lemma === word || tokens[k]!.lower === word)
  const t = tokens[i]!
  const byLemma = senses().get(t.lemma)
  const byForm = t.lower === t.lemma ? undefined : senses().get(t.lower)
  if (!byLemma && !byForm) return []
  return [...(byLemma ?? []), ...(byForm ?? [])]
    .filter((entry) => entry.words.every((word, k) => is(i + k, word)))
    .map((entry) => entry.sense)
}

function wordFeatures(view: ClauseView): readonly string[] {
  const found: string[] = []
  for (let i = view.segment.from; i < view.segment.to; i++) {
    const t = view.p.tokens[i]!
    const content = t.pos === 'NOUN' || t.pos === 'VERB' || t.pos === 'ADJ' || t.pos === 'ADV'
    if (content && !view.p.places.some((m) => i >= m.from && i < m.to)) found.push(`w:${t.lemma}`)
    if (/^(no|not|n't|n’t|never|none|nor|neither)$/.test(t.lower)) found.push('f:negated')
    if (/^(we|our|us|i|my)$/.test(t.lower)) found.push('f:first person')
    for (const sense of sensesAt(view, i)) found.push(`t:${sense}`)
  }
  return found
}

function formFeatures(view: ClauseView): readonly string[] {
  const found: string[] = []
  let before = ''
  for (let i = view.segment.from; i < view.segment.to; i++) {
    const { lower } = view.p.tokens[i]!
    if (!/^[a-z]/.test(lower)) continue
    found.push(`1:${lower}`)
    if (before !== '') found.push(`2:${before} ${lower}`)
    before = lower
  }
  return found
}

function verbFeatures(view: ClauseView, attribution: Attribution): readonly string[] {
  const k = view.chunks.findIndex((c) => c.kind === 'vg' && c.finite && !c.participle)
  const vg = view.vg(k)
  if (!vg) return ['f:no verb']
  const subject = view.subjectOf(k)[0]
  return [
    `v:${view.lemma(vg)}`,
    ...sensesAt(view, vg.head).map((sense) => `V:${sense}`),
    ...(vg.modal ? [`m:${vg.modal}`] : []),
    ...(vg.passive ? ['f:passive'] : []),
    ...(subject ? subjectFeatures(view, subject, vg, attribution) : []),
  ]
}

function subjectFeatures(
  view: ClauseView,
  subject: NounPhrase,
  vg: VerbGroup,
  attribution: Attribution,
): readonly string[] {
  const { source, kind, party } = attribution.source
  const head = view.p.tokens[subject.head]!
  const first = view.p.tokens[subject.from]!.lower
  const within = (m: { from: number; to: number }): boolean =>
    m.from >= subject.from && m.to <= subject.to
  const country = party?.country ?? source.country
  const self =
    kind !== 'publisher' &&
    (/^(it|its|we|our)$/.test(first) ||
      view.p.places.some((m) => within(m) && m.country === country))
  return [
    `s:${head.pos === 'PROPN' ? 'name' : head.lemma}`,
    ...sensesAt(view, subject.head).map((sense) => `S:${sense}`),
    ...(view.p.goods.some(within) ? ['S:goods'] : []),
    ...(view.p.places.some(within) ? ['S:country'] : []),
    ...(/^(it|its|we|our|they|their|he|she)$/.test(first) ? ['f:own'] : []),
    ...(self ? [`f:self ${kind}`] : []),
    ...(self && vg.negated ? ['f:self negated'] : []),
  ]
}

function mentionFeatures(view: ClauseView): readonly string[] {
  const inside = (m: { from: number; to: number }): boolean =>
    m.from >= view.segment.from && m.to <= view.segment.to
  const countries = new Set(view.p.places.filter(inside).map((m) => m.country))
  return [
    ...view.p.goods.filter(inside).map((g) => `g:${g.term.class}`),
    ...(view.p.weapons.some(inside) ? ['g:system'] : []),
    `n:countries ${Math.min(2, countries.size)}`,
  ]
}

function triggerFeatures(candidates: readonly Candidate[]): readonly string[] {
  const met = candidates.filter((c) => c.met)
  const best = bestOf(met)
  return [
    ...candidates.map((c) => `${c.met ? 'c' : 'x'}:${c.frame.kind}`),
    best ? `b:${best.frame.kind}` : 'b:none',
    ...(best?.parties.to ? ['r:to'] : []),
    ...(best?.parties.from ? ['r:from'] : []),
    ...(best?.negated ? ['r:negated'] : []),
    ...(best?.modal ? [`r:modal ${best.modal}`] : []),
  ]
}
