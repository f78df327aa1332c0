import type { Quantity } from '../claim.ts'
import type { NounPhrase } from '../language/chunks.ts'
import { textOf } from '../language/token.ts'
import type { ClauseView } from './view.ts'

const quantifier =
  /^(more|fewer|less|than|at|least|about|around|some|roughly|nearly|almost|over|up|to|approximately|an|a|the|any|all|its|their|his|her|our|these|those|this|that|such|several|many|few|hundreds|thousands|dozens|of|both|certain|various|new|similar|other|further)$/

/** A noun phrase as the name of a thing: without article, number and quotation marks. A name that
 * follows with "named" or "called" is the thing.
 *
 * @example
 * // "at least 120 short-range ballistic missiles" → 'short-range ballistic missiles'
 * // "a new kamikaze drone named the Sunflower 200" → 'Sunflower 200'
 */
export function thingOf(view: ClauseView, np: NounPhrase): string {
  const k = view.chunks.indexOf(np)
  const after = k >= 0 ? view.vg(k + 1) : undefined
  if (after && /^(name|call|dub|know|designate)$/.test(view.lemma(after))) {
    const name = view.np(k + 2) ?? (view.word(k + 2) === 'as' ? view.np(k + 3) : undefined)
    if (name) return thingOf(view, name)
  }
  const tokens = view.p.tokens
  let from = np.from
  while (from < np.to - 1) {
    const t = tokens[from]!
    if (
      quantifier.test(t.lower) ||
      t.pos === 'DET' ||
      (t.pos === 'NUM' && from < np.head) ||
      /^[“”"„«»]$/.test(t.text)
    )
      from++
    else break
  }
  let to = np.to
  while (to > from + 1 && /^[“”"„«»,-]$/.test(tokens[to - 1]!.text)) to--
  const weapon = view.p.weapons.find(
    (w) =>
      w.from === from && (w.to === to || (w.to < to && /\d/.test(w.surface) && w.to === to - 1)),
  )
  return weapon ? weapon.surface : textOf(view.text, tokens, from, to)
}

const qualifiers =
  /\b(at least|more than|up to|about|around|roughly|nearly|almost|over|some|fewer than|less than|approximately)\s*$/i

/** "more than 400 warships" → { value: 400, unit: 'warships', qualifier: 'more than' } */
export function quantityIn(view: ClauseView, np: NounPhrase): Quantity | undefined {
  const tokens = view.p.tokens
  for (let i = np.from; i < np.to - 1; i++) {
    const t = tokens[i]!
    const raw = t.text.replaceAll(',', '')
    if (!/^\d+(?:\.\d+)?$/.test(raw)) continue
    if (
      /^[-–]$/.test(tokens[i + 1]!.text) ||
      tokens[i - 1]?.text === '$' ||
      tokens[i + 1]!.text === '%'
    )
      continue
    if (/^(19|20)\d{2}$/.test(raw)) continue
    const scale: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9 }
    const factor = scale[tokens[i + 1]!.lower] ?? 1
    const from = factor === 1 ? i + 1 : i + 2
    if (from >= np.to) continue
    const before = view.text.slice(Math.max(0, t.start - 20), t.start)
    const qualifier = qualifiers.exec(before)?.[1]?.toLowerCase()
    return {
      value: Number(raw) * factor,
      unit: textOf(view.text, tokens, from, np.to),
      ...(qualifier ? { qualifier } : {}),
    }
  }
  return undefined
}
