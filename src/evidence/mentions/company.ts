import type { Paragraph } from '../language/analyse.ts'
import type { NounPhrase } from '../language/chunks.ts'
import { capital, type Token, textOf } from '../language/token.ts'
import { companyNames, roles } from '../lexicon.ts'

/** A company that its surroundings show, though its name holds no legal form. */
export interface FoundCompany {
  readonly name: string
  readonly schema: 'Company' | 'Organization'
  readonly media: false
  readonly country?: string
}

const tradeNoun =
  /^(company|firm|maker|chipmaker|manufacturer|producer|supplier|distributor|exporter|importer|trader|wholesaler|retailer|vendor|startup|start-up|conglomerate|shipper|carrier|airline|bank|refiner|shipbuilder|shipyard|subsidiary|forwarder|contractor|foundry|giant|intermediary|reseller|operator|plant|factory|steelmaker|carmaker|dronemaker)$/

/** The run of capitalised words that ends the noun phrase; a hyphen inside a name belongs to it. */
function tailName(p: Paragraph, np: NounPhrase): number {
  let from = np.to
  while (from > np.from) {
    const t = p.tokens[from - 1]!
    const hyphen = t.text === '-' && capital(p.tokens[from - 2]) && capital(p.tokens[from])
    if (!hyphen && (!capital(t) || t.pos === 'DET' || /^(The|A|An)$/.test(t.text))) break
    from--
  }
  const place = p.places.find((m) => m.from === from && m.kind === 'adjective' && m.to < np.to)
  return place ? place.to : from
}

const kindOf = (t: Token | undefined): boolean =>
  t !== undefined && (tradeNoun.test(t.lemma) || tradeNoun.test(t.lower))

/** "Kalma Zavod, a Russian maker of drones": the apposition behind the name, by its head. */
function apposed(p: Paragraph, to: number): boolean {
  if (p.tokens[to]?.text !== ',' || !/^(a|an|the|one|its)$/.test(p.tokens[to + 1]?.lower ?? ''))
    return false
  for (let i = to + 2; i < Math.min(p.tokens.length, to + 9); i++) {
    const t = p.tokens[i]!
    if (/^(of|that|which|who|in|based|,|for|with)$/.test(t.lower)) return false
    if (kindOf(t)) return !/^(NOUN|PROPN|-)$/.test(p.tokens[i + 1]?.pos ?? '')
  }
  return false
}

/** "Izhevsk-based Kalma Zavod", "chipmaker SMIC": what stands before the name. */
function introduced(p: Paragraph, np: NounPhrase, from: number): boolean {
  const before = p.tokens[from - 1]
  if (from - 1 < np.from || !before) return false
  return kindOf(before) || before.lower === 'based'
}

/** Finds a company without a legal form in a noun phrase: one that the lexicon knows, or one that
 * the words beside it call a company.
 *
 * @example
 * // "the Chinese engine maker Lihua Power" → { name: 'Lihua Power', … }
 */
export function companyIn(text: string, p: Paragraph, np: NounPhrase): FoundCompany | undefined {
  for (let i = np.from; i < np.to; i++) {
    if (!capital(p.tokens[i])) continue
    for (let end = Math.min(np.to, i + 3); end > i; end--) {
      const name = textOf(text, p.tokens, i, end)
      const known = companyNames().get(name)
      if (known) return { name, media: false, ...known }
    }
  }
  const from = tailName(p, np)
  if (from >= np.to) return undefined
  const placed = p.places.some((m) => m.from <= from && m.to >= np.to)
  const weapon = p.weapons.some((w) => w.from < np.to && w.to > from)
  const last = p.tokens[np.to - 1]!
  const spoken = roles().get(last.lemma) !== undefined || p.tokens[np.to]?.lower === '-'
  if (placed || weapon || spoken) return undefined
  if (!introduced(p, np, from) && !apposed(p, np.to)) return undefined
  return { name: textOf(text, p.tokens, from, np.to), schema: 'Company', media: false }
}
