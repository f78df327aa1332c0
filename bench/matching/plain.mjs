// The plain model of screening: a party's evidence against every entity, by the functions of
// `compareParties` without its words, with what depends on the entity alone read once. Nothing is
// looked up and nothing left out: every pair of names is compared in all pairs of their parts.
import { linkedEvidence, nameForms } from '../../dist/names/index.js'
import { linksOf } from '../../dist/names/links.js'
import { compareFacts, namedEvidence, withName } from '../../dist/screening/compare-parties.js'
import { factsOf } from '../../dist/screening/facts.js'
import { comparedAs } from '../../dist/screening/kinds.js'
import { resolveWeights } from '../../dist/screening/weight-options.js'

const weights = resolveWeights()

/** The forms of all names of a side, read in a way. */
function formsOf(facts, kind) {
  return facts.names.map(({ text, weak }) => ({ weak, forms: nameForms(text, kind) }))
}

/** The evidence of a party against each of some entities, in their order.
 *
 * @example
 * plainModel(entities)({ schema: 'Person', name: 'Igor Sechin', properties: {} })[0] // -1200
 */
export function plainModel(entities) {
  const sides = entities.map(({ schema, properties }) => ({
    schema,
    facts: factsOf(properties),
    read: new Map(),
  }))
  return (party) => {
    const query = { schema: party.schema, facts: factsOf(withName(party)), read: new Map() }
    return sides.map((entity) => evidenceOf(query, entity))
  }
}

function readIn(side, kind) {
  if (!side.read.has(kind)) side.read.set(kind, formsOf(side.facts, kind))
  return side.read.get(kind)
}

function evidenceOf(query, entity) {
  const kind = comparedAs(query.schema, entity.schema)
  const named = kind && query.facts.names.length > 0 && entity.facts.names.length > 0
  if (!named || query.facts.keys.length > 0) return compareFacts(query, entity, weights).evidence
  let best = Number.NEGATIVE_INFINITY
  for (const theirs of readIn(entity, kind)) {
    for (const ours of readIn(query, kind)) {
      const weak = ours.weak || theirs.weak ? weights.feature.weakAlias : 0
      for (const a of ours.forms)
        for (const b of theirs.forms) best = Math.max(best, formEvidence(a, b) + weak)
    }
  }
  return namedEvidence(query.facts, entity.facts, best, weights)
}

function formEvidence(a, b) {
  const person = a.kind === 'person' && b.kind === 'person'
  const links = linksOf(a, b, { weights: weights.name, person })
  return linkedEvidence(a, b, links, weights.name)
}
