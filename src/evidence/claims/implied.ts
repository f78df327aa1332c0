import type { Attribution } from './attribution.ts'
import type { ClauseView } from './view.ts'

/** What a clause without a trigger still says: a fear of what may come, or a denial in plain words. */
export function impliedKind(
  view: ClauseView,
  attribution: Attribution,
): 'risk' | 'denial' | 'position' | undefined {
  const vg = view.chunks.find((c) => c.kind === 'vg' && c.finite && !c.participle)
  if (vg?.kind !== 'vg') return undefined
  const { from, to } = view.segment
  const inside = (m: { from: number; to: number }): boolean => m.from >= from && m.to <= to
  const topical = view.p.goods.some(inside) || view.p.places.some(inside)
  const foretold = /^(will|would|could|may|might|'ll|’ll|'d|’d)$/.test(vg.modal)
  const said = attribution.source.kind !== 'publisher' && view.segment.link === 'complement'
  const feared = said && /^(could|may|might)$/.test(vg.modal)
  if ((feared || (attribution.modality === 'predicted' && foretold)) && topical) return 'risk'
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
