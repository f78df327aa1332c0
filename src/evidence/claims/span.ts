import type { Paragraph } from '../language/analyse.ts'

/** Offsets of a token range, without leading conjunctions and with the closing mark of a
 * quotation that begins inside.
 */
export function spanOf(
  text: string,
  p: Paragraph,
  from: number,
  to: number,
): { start: number; end: number } {
  let first = from
  while (first < to - 1) {
    const t = p.tokens[first]!
    const next = p.tokens[first + 1]!
    const adverbial = t.pos === 'ADV' && next.text === ','
    if (/^(,|;|:|and|but|or|yet|that|while|—|–)$/.test(t.lower) && t.pos !== 'DET') first++
    else if (adverbial) first += 2
    else break
  }
  let last = to
  while (last > first + 1 && /^([,;:—–.]|and|but|or)$/.test(p.tokens[last - 1]!.text)) last--
  const start = p.tokens[first]!.start
  let end = p.tokens[last - 1]!.end
  for (const q of p.quotations) {
    if (q.kind === 'fragment' && q.start >= start && q.start < end && q.end > end) end = q.end
  }
  const leads = p.quotations.find((q) => q.kind === 'fragment' && q.innerStart === start)
  void text
  return { start: leads ? leads.start : start, end }
}
