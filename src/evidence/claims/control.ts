import { technologyDomains } from '../../goods/index.ts'
import type { Control } from '../claim.ts'
import type { Paragraph } from '../language/analyse.ts'

/** Domains that the words of a token range name, in the order of `technologyDomains`. */
export function domainsIn(p: Paragraph, from: number, to: number): readonly string[] {
  const found = new Set<string>()
  for (const g of p.goods)
    if (g.from >= from && g.to <= to && g.term.domain !== '') found.add(g.term.domain)
  for (const w of p.weapons) {
    if (w.from >= from && w.to <= to) for (const domain of w.system.domains) found.add(domain)
  }
  // "air defence missile" is air defence; "aircraft carrier" is naval: the longer term decides alone.
  if (
    found.has('air-defence') &&
    !p.goods.some(
      (g) =>
        g.from >= from &&
        g.to <= to &&
        g.term.domain === 'missile' &&
        g.term.words[0] !== 'missile',
    )
  )
    found.delete('missile')
  return technologyDomains.filter((domain) => found.has(domain))
}

const negation = /^(not|n't|n’t|never|no|nor|neither|hardly)$/
const civil = /^(civil|civilian|commercial|consumer)$/

function negatedBefore(p: Paragraph, at: number, from: number): boolean {
  for (let i = at - 1; i >= Math.max(from, at - 5); i--) {
    const t = p.tokens[i]!
    if (negation.test(t.lower)) return !/^(only|just|merely)$/.test(p.tokens[i + 1]?.lower ?? '')
    if (/^[,;:.…]$/.test(t.text)) return false
  }
  return false
}

/** The control that the words claim for the goods: "dual-use", "military", and "not dual-use",
 * which claims military control.
 */
export function controlIn(p: Paragraph, from: number, to: number): Control | undefined {
  let found: Control | undefined
  for (const g of p.goods) {
    if (g.from < from || g.to > to) continue
    const control = g.term.control
    if (control === 'dual-use') {
      if (negatedBefore(p, g.from, from)) return 'military'
      found = found === undefined || found === 'civil' ? 'dual-use' : found
    } else if (control === 'high-priority') found = 'high-priority'
    else if (control === 'military' && found !== 'dual-use' && found !== 'high-priority')
      found = 'military'
  }
  if (found === undefined || found === 'military') {
    for (let i = from; i < to; i++) {
      const t = p.tokens[i]!
      if (
        civil.test(t.lower) &&
        /^(goods|items|products|use|technology|market|applications?)$/.test(
          p.tokens[i + 1]?.lower ?? '',
        )
      ) {
        return negatedBefore(p, i, from) ? 'military' : (found ?? 'civil')
      }
      const next = p.tokens[i + 1]?.lemma ?? ''
      if (
        t.lower === 'military' &&
        /^(technology|component|equipment|good|hardware|item|capability|supply|part|aid|material)$/.test(
          next,
        )
      )
        found = 'military'
    }
  }
  return found
}

/** Is military control claimed of goods that the same words call dual-use: "not dual-use"? */
export function dualUseDenied(
  p: Paragraph,
  from: number,
  to: number,
  control: Control | undefined,
): boolean {
  return (
    control === 'military' &&
    p.goods.some((g) => g.term.control === 'dual-use' && g.from >= from && g.to <= to)
  )
}
