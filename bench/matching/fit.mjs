// Fits weights of names on aliases of the real lists (true) and names with one part swapped (false).
//
//   node bench/matching/fit.mjs [ROUNDS]
//
// Coordinate search over whole centinats with the signs of the table, on 60 % of the entities; the
// rest judge. The prior and the worth of whole names stay fixed, because strangers, of which these
// pairs hold none, decide them. Prints the weights that changed; they are rounded and entered in
// src/names/weights.ts by hand.
import { evidenceFor } from '../../dist/model/index.js'
import { compareNames, defaultWeights, nameEvidence } from '../../dist/names/index.js'
import { judge, labelledPairs } from './labelled.mjs'
import { kindOf } from './pairs.mjs'
import { sdn, un } from './read-lists.mjs'

const pairs = labelledPairs([...sdn().entities, ...un()], 4)
const fitting = pairs.filter((p) => !p.held).filter((_, i) => i % 2 === 0)
const held = pairs.filter((p) => p.held)
const least = evidenceFor(0.7)
const run = (list, weights) =>
  judge(list, (p) => nameEvidence(p.a, p.b, { kind: kindOf(p.schema), weights }), least)
function value(weights) {
  let loss = 0
  const found = judge(
    fitting,
    (p) => {
      const e = nameEvidence(p.a, p.b, { kind: kindOf(p.schema), weights })
      loss += Math.log1p(Math.exp(((p.same ? -1 : 1) * (e - least)) / 100))
      return e
    },
    least,
  )
  return found.f1 - (0.05 * loss) / fitting.length
}
const fields = [
  'contradiction',
  'clash',
  'surplus',
  'surplusDescriptor',
  'surplusWeak',
  'surplusPlace',
  'descriptor',
  'weakDescriptor',
  'place',
  'order',
  'ceiling',
  'beyondCeiling',
  'initial',
  'initialContradicted',
  'patronymicContradicted',
  'numberContradicted',
  'numberSurplus',
  'legalDifferent',
  'shortEdit',
  'relation.edit1',
  'relation.edit2',
  'relation.vowels',
  'relation.truncated',
  'relation.romanisation',
  'relation.spelling',
  'relation.cognate',
  'relation.nickname',
]
const get = (w, f) => f.split('.').reduce((o, k) => o[k], w)
const set = (w, f, v) => {
  const [a, b] = f.split('.')
  return b ? { ...w, [a]: { ...w[a], [b]: v } } : { ...w, [a]: v }
}
const allowed = (w, f, v) =>
  !(f.startsWith('relation.') || f === 'beyondCeiling')
    ? w.contradiction >= Math.max(w.surplus, w.surplusDescriptor, w.surplusPlace, w.surplusWeak)
    : v <= 100
console.log(fitting.length, 'to fit', held.length, 'held out')
const show = (name, j) =>
  console.log(
    name,
    j.f1.toFixed(4),
    'precision',
    j.precision.toFixed(3),
    'recall',
    j.recall.toFixed(3),
  )
show('before, held out', run(held, defaultWeights))
let weights = defaultWeights
let best = value(weights)
for (let round = 0; round < Number(process.argv[2] ?? 2); round++) {
  for (const field of fields) {
    const here = get(weights, field)
    const tries =
      field === 'clash'
        ? [here - 150, here - 70, here + 70].filter((v) => v <= 0)
        : [0.6, 0.8, 1.25, 1.6].map((f) => Math.round(here * f))
    for (const v of tries) {
      const next = set(weights, field, v)
      if (!allowed(next, field, v)) continue
      const found = value(next)
      if (found > best + 1e-5) {
        best = found
        weights = next
      }
    }
  }
  show(`round ${round + 1}, held out`, run(held, weights))
}
for (const field of fields)
  if (get(weights, field) !== get(defaultWeights, field))
    console.log(field, get(defaultWeights, field), '→', get(weights, field))
const end = run(held, weights)
for (const line of end.wrong.filter((_, i) => i % Math.ceil(end.wrong.length / 30) === 0)) {
  const [a, b] = line.replace(/^(false|miss) /, '').split(' | ')
  console.log(line, compareNames(a, b, { kind: 'person', weights }).evidence)
}
