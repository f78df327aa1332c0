import type { NounPhrase } from '../language/chunks.ts'
import type { Frame, GoodsTerm } from '../lexicon.ts'
import type { Party } from '../mentions/party.ts'
import type { ClauseView } from './view.ts'

interface Draft {
  readonly frame: Frame
  readonly parties: Readonly<Record<string, readonly Party[]>>
  readonly what: readonly NounPhrase[]
  readonly modal: string
}

const anaphor =
  /^(it|them|they|this|that|these|those|some|many|most|such|so|anything|something|nothing|everything)$/

const within = (
  view: ClauseView,
  nps: readonly NounPhrase[],
  classes: readonly GoodsTerm['class'][],
): boolean =>
  nps.some(
    (np) =>
      view.p.weapons.some((w) => w.from < np.to && w.to > np.from) ||
      view.p.goods.some((g) => g.from < np.to && g.to > np.from && classes.includes(g.term.class)),
  )

const inClause = (view: ClauseView, classes: readonly GoodsTerm['class'][]): boolean =>
  view.p.goods.some(
    (g) => g.from >= view.segment.from && g.to <= view.segment.to && classes.includes(g.term.class),
  )

const weaponsInClause = (view: ClauseView): number =>
  new Set(
    view.p.weapons
      .filter((w) => w.from >= view.segment.from && w.to <= view.segment.to)
      .map((w) => w.system.name),
  ).size

const isAnaphor = (view: ClauseView, np: NounPhrase): boolean =>
  anaphor.test(view.p.tokens[np.from]!.lower) && np.to - np.from === 1

const parties = (draft: Draft): number =>
  new Set(Object.values(draft.parties).flatMap((list) => list.map((party) => party.id))).size

const countries = (view: ClauseView, draft: Draft): number =>
  new Set([
    ...view.p.places
      .filter((m) => m.from >= view.segment.from && m.to <= view.segment.to)
      .map((m) => m.country),
    ...Object.values(draft.parties).flatMap((list) =>
      list.flatMap((party) => (party.country ? [party.country] : [])),
    ),
  ]).size

const goodsClasses = ['weapon', 'technology', 'component', 'ship'] as const

const bothEnds = (draft: Draft): boolean =>
  (draft.parties.to?.length ?? 0) > 0 &&
  ((draft.parties.from?.length ?? 0) > 0 || (draft.parties.via?.length ?? 0) > 0)

/** What is handed over and is no goods: words, people, money. */
const immaterialNoun =
  /^(message|letter|signal|note|delegation|envoy|ambassador|team|minister|condolence|question|invitation|reply|statement|answer|request|protest|warning|greeting|support|aid|help|assistance|food|grain|wheat|vaccine|medicine|money|fund|loan|troop|soldier|people|refugee|worker|student|diplomat|visitor|journalist|time|hope|chance|advice|thanks|complaint|report|name|prisoner|body|tourist|gas|call|word|proposal|pressure)$/

const immaterial = (view: ClauseView, np: NounPhrase): boolean => {
  const head = view.p.tokens[np.head]!
  return head.pos === 'PRON' || head.pos === 'PROPN' || immaterialNoun.test(head.lemma)
}

function hasGoods(view: ClauseView, draft: Draft): boolean {
  if (within(view, draft.what, goodsClasses)) return true
  // "forwarded them to X", "these are being applied to": the goods were named before
  if (draft.what.some((np) => isAnaphor(view, np))) return parties(draft) > 0
  if (draft.what.length === 0) return parties(draft) > 1 && inClause(view, goodsClasses)
  // "delivered nine lifting frames to Bandar Abbas": giver and receiver make anything goods
  return bothEnds(draft) && !draft.what.some((np) => immaterial(view, np))
}

const words = (view: ClauseView, pattern: RegExp): boolean =>
  view.has((lemma) => pattern.test(lemma))

/** What must stand in the clause for a trigger to make a claim; the names are those of frames.csv. */
const needs: Readonly<Record<string, (view: ClauseView, draft: Draft) => boolean>> = {
  goods: hasGoods,
  negated: (view) => view.has((_, lower) => /^(no|not|n't|n’t|never|without)$/.test(lower)),
  self: (view) => {
    const first = view.chunks.find((c) => c.kind === 'np')
    const t = first && view.p.tokens[first.from]!
    const head = first && view.p.tokens[(first as NounPhrase).head]!
    if (!t || !head) return false
    return (
      /^(it|he|she|we|they|i|its|his|her|our|their|my)$/.test(t.lower) ||
      /^(company|firm|ministry|government|bank|country|client|allegation|accusation|claim|report|charge|story)$/.test(
        head.lemma,
      )
    )
  },
  // "sends kits and engineers" is a transfer, "sends engineers" is support
  people: (view, draft) => !within(view, draft.what, goodsClasses),
  anaphor: (view) => {
    const first = view.chunks.find((c) => c.kind === 'np')
    return first !== undefined && isAnaphor(view, first as NounPhrase)
  },
  domain: (view) =>
    view.p.goods.some(
      (g) => g.term.domain !== '' && g.from >= view.segment.from && g.to <= view.segment.to,
    ),
  from: (_, draft) => (draft.parties.from?.length ?? 0) > 0,
  via: (_, draft) => (draft.parties.via?.length ?? 0) > 0,
  to: (_, draft) => (draft.parties.to?.length ?? 0) > 0,
  weapon: (view, draft) =>
    within(view, draft.what, ['weapon', 'technology', 'component', 'ship', 'industry']) ||
    (parties(draft) > 0 && draft.what.some((np) => isAnaphor(view, np))) ||
    (draft.what.length > 0 && weaponsInClause(view) > 0) ||
    (draft.frame.words.length > 1 &&
      draft.frame.pos === 'verb' &&
      draft.what.length === 0 &&
      inClause(view, goodsClasses)),
  component: (view, draft) => within(view, draft.what, ['component', 'technology', 'weapon']),
  military: (view) =>
    inClause(view, ['weapon', 'technology', 'industry', 'military', 'component', 'ship']) ||
    weaponsInClause(view) > 0,
  sanction: (view, draft) =>
    words(
      view,
      /^(sanction|restriction|control|embargo|ban|measure|prohibition|export|licence|license|resolution|law)$/,
    ) ||
    view.has((_, lower) => lower === 'something') ||
    (draft.what.length > 0 && words(view, /^(sanction)$/)),
  trade: (view) =>
    words(
      view,
      /^(export|import|sale|delivery|shipment|supply|licence|license|transfer|purchase|re-export|reexport)$/,
    ) && inClause(view, ['weapon', 'technology', 'component', 'ship', 'military']),
  illicit: (view) =>
    words(
      view,
      /^(smuggling|evasion|circumvention|sanction|trafficking|diversion|re-export|reexport|transshipment|contraband|restriction)$/,
    ),
  finance: (view) => words(view, /^(bank|payment|money|account|fund|transaction)$/),
  deal: (view, draft) =>
    words(
      view,
      /^(agreement|deal|pact|treaty|memorandum|accord|contract|cooperation|partnership|protocol|something|purchase|sale|delivery|supply)$/,
    ) && countries(view, draft) + parties(draft) > 0,
  party: (_, draft) => parties(draft) > 0,
  country: (view, draft) => countries(view, draft) > 0,
  country2: (view, draft) => countries(view, draft) > 1,
  weapon2: (view) =>
    weaponsInClause(view) > 1 ||
    (weaponsInClause(view) > 0 && words(view, /^(version|copy|clone|variant|replica)$/)),
  company: (view, draft) =>
    words(
      view,
      /^(company|firm|subsidiary|shareholder|distributor|business|entity|holding|trader|network|bank)$/,
    ) ||
    Object.values(draft.parties).some((list) => list.some((party) => party.entity !== undefined)) ||
    view.p.tokens
      .slice(view.segment.from, view.segment.to)
      .some((t) => /^(LLC|Ltd|Inc|GmbH|Corp|Co|OOO|JSC|FZE)$/.test(t.text)),
  entity: (_, draft) => parties(draft) > 0,
  predicted: (_, draft) => /^(might|may|could|would|will|'ll|’ll|'d|’d)$/.test(draft.modal),
  topic: (view) =>
    inClause(view, ['weapon', 'technology', 'component', 'industry', 'ship']) ||
    words(
      view,
      /^(sanction|weapon|arm|control|neutrality|neutral|military|conflict|war|export|trade|item|embargo|proliferation|cooperation|resolution|missile|drone|restriction|obligation|shipment|sale|security|unilateral|pressure|interference|technology|party|defence|defense|peaceful|peace)$/,
    ),
}

/** True where everything that the frame needs stands in the clause. */
export function meetsNeeds(view: ClauseView, draft: Draft): boolean {
  return draft.frame.needs.every((name) => {
    const test = needs[name]
    return test ? test(view, draft) : true
  })
}
