// Fits the weights of names by logistic regression and tells whether the shipped ones come out again.
//
//   node bench/matching/fit.mjs [ROUNDS] [--write]
//
// The loss is the logistic loss at the threshold of (a) aliases of the real lists against the same names
// with one part swapped, of 60 % of the entities, (b) the first half of the pairs by mechanism. Aliases
// that are other names altogether would pull every weight: the loss of a pair is bounded. The guard: of
// every second of 10,000 strangers no more may be alerted than the goal allows, or each costs dearly.
// Weights are not free in a regression of this form (a part's worth is multiplied by its relation's
// share, and what is left over is the lesser of two sums), so the minimum is sought one weight after the
// other from start-weights.json, in a fixed order, on whole centinats: same data, same result. Signs
// and bounds are those that the index needs. The prior is the scale and stays, and
// so do the worth of a part by its commonness, of both ends, the bound on names that many bear, and the
// ceiling, which says how much birth dates and countries count beside names.
import { readFileSync, writeFileSync } from 'node:fs'
import { evidenceFor } from '../../dist/model/index.js'
import { defaultWeights, nameEvidence } from '../../dist/names/index.js'
import { buildIndex, screen } from '../../dist/screening/index.js'
import { judge, labelledPairs } from './labelled.mjs'
import { mechanismPairs } from './mechanisms.mjs'
import { kindOf } from './pairs.mjs'
import { rows, sdn, un } from './read-lists.mjs'

const here = new URL('.', import.meta.url)
const least = evidenceFor(0.7)
const start = JSON.parse(readFileSync(new URL('start-weights.json', here), 'utf8'))
const all = [...sdn().entities, ...un()]
const labelled = labelledPairs(all, 4)
const held = labelled.filter((p) => p.held)
const aliases = labelled.filter((p) => !p.held).filter((_, i) => i % 4 < 2)
const mechanisms = mechanismPairs().filter((p) => !p.held)

/** Strangers with the listed names that come near them by the start weights, so that what is fitted does
 * not depend on what is shipped: people of every second row, and the makers of
 * components, of which few are on a list: how many may be alerted is what the start alerts. */
function strangerPairs() {
  const index = buildIndex(all)
  const people = rows('screening/negatives_global.csv').filter((_, i) => i % 2 === 1)
  const makers = new Set(rows('components/components.csv').map((row) => row.manufacturer))
  const parties = [
    ...people.map((row) => ({ schema: 'Person', name: row.full_name })),
    ...[...makers].filter(Boolean).map((name) => ({ schema: 'Company', name })),
  ]
  return parties.flatMap(({ schema, name }) => {
    const party = { role: 'party', schema, name, properties: {} }
    const options = { cutoff: 0.05, limit: 5, weights: { name: start } }
    return screen(index, party, options).matches.map((m) => ({
      schema,
      stranger: name,
      a: name,
      b: m.name,
    }))
  })
}

const strangers = strangerPairs()
const allowedPeople = 9

const evidence = (p, weights) => nameEvidence(p.a, p.b, { kind: kindOf(p.schema), weights })

/** The bounded logistic loss of a pair, at the threshold. */
const mostLoss = 3
const lossOf = (p, weights) =>
  Math.min(
    mostLoss,
    Math.log1p(Math.exp(((p.same ? -1 : 1) * (evidence(p, weights) - least)) / 100)),
  )
const mean = (pairs, weights) =>
  pairs.reduce((sum, p) => sum + lossOf(p, weights), 0) / pairs.length

function alerts(schema, weights) {
  const found = new Set()
  for (const p of strangers)
    if (p.schema === schema && evidence(p, weights) >= least) found.add(p.stranger)
  return found.size
}

const allowedMakers = alerts('Company', start)

function loss(weights) {
  const beyond =
    Math.max(0, alerts('Person', weights) - allowedPeople) +
    Math.max(0, alerts('Company', weights) - allowedMakers)
  const found = mean(aliases, weights) + 2 * mean(mechanisms, weights)
  return found + 0.02 * beyond + distance(weights)
}

/** Weights stay near their start unless many pairs ask for more: the square of the logarithm. */
function distance(weights) {
  let sum = 0
  for (const field of fields) {
    const ratio = get(weights, field) / get(start, field)
    sum += Number.isFinite(ratio) && ratio > 0 ? Math.log(ratio) ** 2 : 0
  }
  return 0.006 * sum
}

const fields = [
  'contradiction',
  'clash',
  'clashGeneral',
  'surplus',
  'surplusMost',
  'surplusDescriptor',
  'surplusWeak',
  'surplusPlace',
  'surplusSyllable',
  'complete',
  'identical',
  'identicalOther',
  'initialsComplete',
  'soundComplete',
  'roughlyComplete',
  'nearlyComplete',
  'order',
  'shuffled',
  'descriptor',
  'weakDescriptor',
  'place',
  'number',
  'initial',
  'initialEqual',
  'initialContradicted',
  'patronymicContradicted',
  'numberContradicted',
  'numberSurplus',
  'legalEqual',
  'legalDifferent',
  'acronym',
  'shortEdit',
  ...Object.keys(defaultWeights.relation)
    .filter((r) => !['equal', 'initial', 'acronym'].includes(r))
    .map((r) => `relation.${r}`),
]
const get = (w, f) => f.split('.').reduce((o, k) => o[k], w)
function set(w, f, v) {
  const [a, b] = f.split('.')
  if (b === undefined) return { ...w, [a]: v }
  return { ...w, [a]: { ...w[a], [b]: v } }
}
const surpluses = ['surplus', 'surplusDescriptor', 'surplusPlace', 'surplusWeak', 'surplusSyllable']

/** What the index and common sense ask of weights: shares up to 100, contradiction no less than surplus;
 * other spellings nearly as good as equal, general words and places far less than names. */
function allowed(w) {
  return (
    w.contradiction >= Math.max(...surpluses.map((s) => w[s])) &&
    Object.values(w.relation).every((v) => v <= 100) &&
    w.contradiction <= 300 &&
    w.surplusMost <= 100 &&
    w.descriptor <= 200 &&
    w.place <= 200 &&
    w.weakDescriptor <= 90 &&
    w.identicalOther <= 300 &&
    w.shortEdit <= 100 &&
    w.relation.lookalike <= 15 &&
    Math.min(w.relation.spelling, w.relation.romanisation) >= 85
  )
}

/** Whole centinats, in steps of five above a hundred. */
const rounded = (v) => (Math.abs(v) > 100 ? 5 * Math.round(v / 5) : Math.round(v))

function fitted(start, rounds) {
  let weights = start
  let best = loss(weights)
  for (let round = 0; round < rounds; round++) {
    const before = best
    for (const field of fields) {
      const now = get(weights, field)
      for (const factor of [0.75, 0.9, 1.1, 1.33]) {
        const next = set(weights, field, rounded(now * factor))
        if (get(next, field) === now || !allowed(next)) continue
        const found = loss(next)
        if (found < best - 5e-5) {
          best = found
          weights = next
        }
      }
    }
    report(`round ${round + 1}, loss ${best.toFixed(4)}`, weights)
    if (before - best < 1e-3) break
  }
  return weights
}

function report(name, weights) {
  const j = judge(held, (p) => evidence(p, weights), least)
  const m = judge(mechanisms, (p) => evidence(p, weights), least)
  console.log(
    `${name}: held out F1 ${j.f1.toFixed(4)}, precision ${j.precision.toFixed(3)}, recall ${j.recall.toFixed(3)}; mechanisms F1 ${m.f1.toFixed(3)}; alerts ${alerts('Person', weights)} people of half, ${alerts('Company', weights)} makers`,
  )
}

/** Puts the numbers into the table, beside the examples that stand there. */
function write(weights) {
  const file = new URL('../../src/names/weights.ts', here)
  let text = readFileSync(file, 'utf8')
  const number = (name, value, indent) => {
    text = text.replace(new RegExp(`^( {${indent}}${name}: )-?\\d+(?=,)`, 'm'), `$1${value}`)
  }
  for (const [name, value] of Object.entries(weights)) {
    if (Array.isArray(value))
      text = text.replace(
        new RegExp(`^(  ${name}: Object\\.freeze\\(\\[)[^\\]]*`, 'm'),
        `$1${value.join(', ')}`,
      )
    else if (typeof value === 'number') number(name, value, 2)
  }
  for (const [name, value] of Object.entries(weights.relation)) number(name, value, 4)
  writeFileSync(file, text)
}

console.log(
  `${aliases.length} aliases, ${mechanisms.length} by mechanism, ${strangers.length} near strangers`,
)
report('start', start)
const end = fitted(start, Number(process.argv[2]) || 3)
const differing = [...fields, 'prior'].filter((f) => get(end, f) !== get(defaultWeights, f))
for (const field of differing)
  console.log(field, 'shipped', get(defaultWeights, field), 'fitted', get(end, field))
console.log(
  differing.length === 0 ? 'the shipped weights come out again' : `${differing.length} differ`,
)
if (process.argv.includes('--write')) write(end)
