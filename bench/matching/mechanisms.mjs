// Invented and public pairs by the mechanism that makes them alike or different. Every second pair of a
// mechanism is for looking at, the rest is only counted: node bench/matching/mechanisms.mjs [-v]
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { evidenceFor } from '../../dist/model/index.js'
import { judge } from './labelled.mjs'
import { pairNames } from './pairs.mjs'

/** @returns pairs {schema, a, b, same, mechanism, held}, every second of a mechanism held out */
export function mechanismPairs() {
  const file = new URL('pairs/by-mechanism.csv', import.meta.url)
  const seen = new Map()
  return parse(readFileSync(file, 'utf8'), { columns: true }).map((row) => {
    const key = `${row.mechanism} ${row.same}`
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    return {
      mechanism: row.mechanism,
      schema: row.schema,
      a: row.name1,
      b: row.name2,
      same: row.same === 'true',
      held: count % 2 === 1,
    }
  })
}

export function measureMechanisms() {
  const score = (p) => pairNames(p.a, p.b, p.schema).evidence
  const pairs = mechanismPairs()
  const half = (held) =>
    judge(
      pairs.filter((p) => p.held === held),
      score,
      evidenceFor(0.7),
    )
  return { tuning: half(false), held: half(true), pairs }
}

if (process.argv[1].endsWith('mechanisms.mjs')) {
  const { tuning, held, pairs } = measureMechanisms()
  const show = (name, j) =>
    console.log(name, `F1 ${j.f1.toFixed(3)}, ${j.tp} right, ${j.fp} false, ${j.fn} missed`)
  show('tuning half', tuning)
  show('held-out half', held)
  const least = evidenceFor(0.7)
  const counts = new Map()
  for (const p of pairs) {
    const { evidence, contributions } = pairNames(p.a, p.b, p.schema)
    const right = evidence >= least === p.same
    if (p.held) {
      const c = counts.get(p.mechanism) ?? { of: 0, right: 0 }
      counts.set(p.mechanism, { of: c.of + 1, right: c.right + (right ? 1 : 0) })
    } else if (!right && process.argv.includes('-v'))
      console.log(
        p.same ? 'miss ' : 'false',
        evidence,
        `${p.mechanism} ${p.schema} ${p.a} | ${p.b} |`,
        contributions.map((c) => `${c.feature.replace('name.', '')}${c.amount}`).join(' '),
      )
  }
  console.log('held-out half by mechanism, right of:')
  console.log([...counts].map(([m, c]) => `${m} ${c.right}/${c.of}`).join(', '))
}
