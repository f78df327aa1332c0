import type { Rule } from '../rule.ts'

/** Goods that are stated must be classified before anything can be said about them. */
export const goodsStated: Rule = {
  id: 'goods',
  evaluate(view) {
    const { items } = view.transaction
    const bare = items.flatMap((item, i) =>
      item.hs || item.eccn ? [] : [`items[${i}].hs or .eccn`],
    )
    if (view.partiesOnly || items.length === 0) return { findings: [] }
    if (bare.length === 0) return { findings: [] }
    return {
      findings: [],
      notEvaluated: { needs: bare, reason: 'goods are stated without an HS code or an ECCN' },
    }
  },
}
