import type { GoodsObservation, PartClaim } from '../../goods/index.ts'
import type { Finding, Source } from '../../model/index.ts'
import type { Rule } from '../rule.ts'

/** What an observation of the goods means for the decision: only what does not fit stops it. */
const effects: Readonly<Record<GoodsObservation['strength'], Finding['effect']>> = {
  mismatch: 'review',
  doubt: 'note',
  data: 'note',
  ask: 'note',
}

/** Observations that leave unknown what the goods are: a question, however slight they look. */
const questions: ReadonlySet<GoodsObservation['id']> = new Set([
  'hs.unreadable',
  'hs.never-existed',
  'eccn.unknown',
  'description.names-weapon',
])

function observed(observation: GoodsObservation, index: number, sources: Source[]): Finding {
  return {
    rule: `goods.${observation.id}`,
    effect: questions.has(observation.id) ? 'review' : effects[observation.strength],
    basis: observation.strength === 'data' ? 'data_quality' : 'indicator',
    area: 'what',
    jurisdiction: '',
    text: observation.text,
    facts: observation.facts.map((fact) => ({ ...fact, field: `items[${index}].${fact.field}` })),
    sources,
    citation: 'own rule',
    clears: observation.clears,
  }
}

/** A publisher's claim that the part was found in a weapon: it stands beside, it decides nothing. */
function found(part: PartClaim, index: number): Finding {
  return {
    rule: 'goods.found-in-weapon',
    effect: 'note',
    basis: 'indicator',
    area: 'what',
    jurisdiction: '',
    text: part.text,
    facts: [
      { field: `items[${index}].partNumber`, value: part.partNumber },
      { field: 'weapon', value: part.weapon },
    ],
    sources: [
      {
        dataset: 'weapon_components',
        version: part.seenOn,
        record: part.record,
        publisher: part.publisher,
      },
    ],
    citation: part.url,
    clears: 'An end use and an end user that are checked',
  }
}

/** Goods: whether they are classified, whether their papers fit each other, published finds of the part.
 *
 * What does not fit is an indicator and never blocks; goods without any code keep a clear away.
 */
export const goods: Rule = {
  id: 'goods',
  evaluate(view) {
    const { items } = view.transaction
    if (view.partiesOnly || items.length === 0) return { findings: [] }
    const findings: Finding[] = []
    for (const [index, read] of view.goods.entries()) {
      const sources = read.versions.map(({ name, version }) => ({ dataset: name, version }))
      for (const observation of read.observations)
        findings.push(observed(observation, index, sources))
      for (const part of read.parts) {
        if (part.fit === 'exact' && part.makerAgrees !== false) findings.push(found(part, index))
      }
    }
    const bare = items.flatMap((item, i) =>
      item.hs || item.eccn ? [] : [`items[${i}].hs or .eccn`],
    )
    if (bare.length === 0) return { findings }
    return {
      findings,
      notEvaluated: { needs: bare, reason: 'goods are stated without an HS code or an ECCN' },
    }
  },
}
