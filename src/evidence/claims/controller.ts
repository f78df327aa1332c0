import type { NounPhrase, VerbGroup } from '../language/chunks.ts'
import { type ResolveContext, resolveParties } from './resolve.ts'
import type { ClauseView } from './view.ts'

const effort = /^(effort|attempt|bid|campaign|plan|drive|push|move|scheme|initiative)$/

/** "efforts at the highest levels of both governments to try to hide": those whose effort it is. */
function effortChain(view: ClauseView, k: number, ctx: ResolveContext): NounPhrase | undefined {
  let i = k - 1
  while (view.vg(i)?.infinitive || view.chunks[i]?.kind === 'conj') i--
  let chosen: NounPhrase | undefined
  for (; i >= 0; i--) {
    const c = view.chunks[i]!
    if (c.kind === 'np') {
      if (!chosen && resolveParties(view, c, ctx).parties.length > 0) chosen = c
      if (effort.test(view.p.tokens[c.head]!.lemma)) return chosen
    } else if (c.kind !== 'prep') return undefined
  }
  return undefined
}

/** Who does what an infinitive or gerund says: the accused, or the subject before it. */
export function controller(
  view: ClauseView,
  k: number,
  ctx: ResolveContext,
): readonly NounPhrase[] {
  const chain = effortChain(view, k, ctx)
  if (chain) return [chain]
  const before = view.chunks[k - 1]
  if (before?.kind === 'prep' && /^(of|for|from)$/.test(before.word) && view.np(k - 2)) {
    const verb = view.chunks.slice(0, k - 2).findLast((c) => c.kind === 'vg') as
      | VerbGroup
      | undefined
    if (
      verb &&
      /^(accuse|suspect|blame|stop|prevent|ban|bar|sanction|charge|designate|praise|thank)$/.test(
        view.lemma(verb),
      )
    ) {
      const at = view.chunks.lastIndexOf(verb)
      return [view.np(objectAt(view, at, []) ?? k - 2)!]
    }
  }
  const np = view.np(k - 1)
  const verb = view.chunks.slice(0, Math.max(0, k - 1)).findLast((c) => c.kind === 'vg') as
    | VerbGroup
    | undefined
  if (
    np &&
    verb &&
    /^(help|expect|allow|enable|want|ask|urge|force|order|instruct)$/.test(view.lemma(verb))
  )
    return [np]
  for (let i = k - 1; i >= 0; i--) {
    const c = view.chunks[i]!
    if (c.kind === 'vg' && c.finite && !c.participle) {
      const subject = view.subjectOf(i)
      if (subject.length > 0) return subject
    }
  }
  const first = view.chunks.findIndex((c) => c.kind === 'np')
  if (first >= 0 && first < k && !view.governed(first)) return [view.np(first)!]
  return view.segment.antecedent ? [view.segment.antecedent] : []
}

/** Chunk k begins the object; a preposition before it makes it none. */
export function objectAt(
  view: ClauseView,
  k: number,
  particles: readonly string[],
): number | undefined {
  let i = k + 1
  while (view.chunks[i]?.kind === 'adv' || particles.includes(view.word(i))) i++
  // "fired over 2,500 of the drones": the preposition belongs to the number
  const counted = view.np(i + 1) && view.p.tokens[view.np(i + 1)!.from]!.pos === 'NUM'
  if (counted && /^(over|around|about|at|under|between)$/.test(view.word(i))) i++
  return view.np(i) ? i : undefined
}
