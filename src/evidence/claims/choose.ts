import type { ClaimKind } from '../claim.ts'
import type { Frame, RoleName } from '../lexicon.ts'
import { bestOf, type Candidate, verbCandidate } from './candidates.ts'
import type { ResolveContext } from './resolve.ts'
import type { ClauseView } from './view.ts'
import type { Verdict } from './weigh.ts'

const ways: Frame['preps'] = {
  to: 'to',
  into: 'to',
  for: 'to',
  from: 'from',
  via: 'via',
  by: 'from',
}

/** What subject and object of any verb are in a claim of a kind. */
const plainRoles: Readonly<Record<ClaimKind, readonly [RoleName, RoleName, Frame['preps']]>> = {
  transfer: ['from', 'what', ways],
  support: ['from', 'to', ways],
  procurement: ['to', 'what', { from: 'from', through: 'via', via: 'via' }],
  evasion: ['actors', 'what', { through: 'via', via: 'via' }],
  concealment: ['actors', 'what', {}],
  development: ['actors', 'what', { with: 'partner' }],
  production: ['actors', 'what', { with: 'partner' }],
  use: ['actors', 'what', {}],
  sanction: ['actors', 'to', { on: 'to', against: 'to' }],
  agreement: ['actors', 'what', { with: 'partner' }],
  exercise: ['actors', 'what', { with: 'partner' }],
  position: ['actors', 'what', {}],
  risk: ['from', 'affected', { to: 'affected', for: 'affected' }],
  similarity: ['what', 'what', { to: 'what' }],
  ownership: ['actors', 'what', {}],
  denial: ['actors', 'what', {}],
}

/** The verb of the clause as a trigger of a kind that it is no trigger of by itself. */
function plainCandidate(
  view: ClauseView,
  kind: ClaimKind,
  ctx: ResolveContext,
): Candidate | undefined {
  const k = view.chunks.findIndex((c) => c.kind === 'vg' && c.finite && !c.participle)
  const vg = view.vg(k)
  if (!vg) return undefined
  const [subject, object, preps] = plainRoles[kind]
  const trigger = view.lemma(vg)
  return verbCandidate(
    view,
    k,
    { trigger, words: [trigger], pos: 'verb', kind, subject, object, preps, needs: [] },
    ctx,
  )
}

/** Lead, in hundredths of a natural logarithm of odds, at which the weights decide against a trigger
 * that has what it needs, for another kind or for no claim: nearly three to one.
 */
const overrules = 100

/** The trigger that makes the claim of a clause: that of the rules, unless the weights are sure of
 * another kind or of none; with no trigger that has what it needs, the one the weights are for.
 */
export function choose(
  view: ClauseView,
  ctx: ResolveContext,
  candidates: readonly Candidate[],
  { kind, lead }: Verdict,
): { readonly best: Candidate | undefined; readonly weighed: boolean } {
  // "has not sold": what is said not to have happened is a denial
  const says = (c: Candidate): boolean =>
    c.frame.kind === kind || (kind === 'denial' && c.negated && c.frame.kind !== 'position')
  const rule = bestOf(candidates.filter((c) => c.met))
  const decides = lead >= overrules
  if (rule && (!decides || says(rule))) return { best: rule, weighed: false }
  // what a document quotes at length it quotes for a reason: a trigger is enough
  if (kind === 'none')
    return { best: ctx.inQuotation ? rule : undefined, weighed: !ctx.inQuotation }
  const own = candidates.filter(says)
  const best = bestOf(own.filter((c) => c.met)) ?? bestOf(own) ?? plainCandidate(view, kind, ctx)
  return { best, weighed: true }
}
