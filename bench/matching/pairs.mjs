// F1 at the threshold on the labelled pairs, and the share of entity checks that come out right.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { scoreOf } from '../../dist/model/index.js'
import { compareNames } from '../../dist/names/index.js'
import { pairWeights, resolveWeights } from '../../dist/screening/weight-options.js'
import { rows, shared } from './read-lists.mjs'

const ofPairs = resolveWeights(pairWeights).name

/** As the command `compare` weighs two names. */
export const pairNames = (a, b, schema) =>
  compareNames(a, b, {
    kind: kindOf(schema),
    weights: ofPairs,
  })

export const kindOf = (schema) =>
  schema === 'Person'
    ? 'person'
    : schema === 'Vessel'
      ? 'vessel'
      : schema === 'LegalEntity' || schema === 'Thing'
        ? 'unknown'
        : 'organisation'

export function measurePairs(show) {
  let tp = 0,
    fp = 0,
    fn = 0,
    tn = 0
  for (const row of rows('names/pairs.csv')) {
    const { evidence, contributions } = pairNames(row.name1, row.name2, row.schema)
    const hit = scoreOf(evidence) >= 0.7
    const truth = row.is_match === 'true'
    if (hit && truth) tp++
    else if (hit) fp++
    else if (truth) fn++
    else tn++
    if (show && hit !== truth)
      console.log(
        truth ? 'FN' : 'FP',
        evidence,
        row.quality,
        row.schema,
        row.name1,
        '|',
        row.name2,
        '|',
        contributions.map((c) => `${c.feature.replace('name.', '')}${c.amount}`).join(' '),
      )
  }
  const f1 = (2 * tp) / (2 * tp + fp + fn)
  return { tp, fp, fn, tn, f1 }
}
const fullName = (p) => p.name ?? [p.firstName, p.middleName, p.lastName].filter(Boolean).join(' ')
export function measureChecks(show) {
  const { checks } = parse(readFileSync(`${shared}/data/names/entity-checks.yml`, 'utf8'))
  let right = 0
  for (const c of checks) {
    const { evidence } = pairNames(fullName(c.query), fullName(c.candidate), c.schema)
    if (scoreOf(evidence) >= 0.7 === c.match) right++
    else if (show)
      console.log(
        c.match ? 'miss' : 'false',
        evidence,
        c.schema,
        fullName(c.query),
        '|',
        fullName(c.candidate),
      )
  }
  return { right, of: checks.length }
}
if (process.argv[1].endsWith('pairs.mjs')) {
  console.log(measurePairs(process.argv.includes('-v')))
  console.log(measureChecks(process.argv.includes('-c')))
}
