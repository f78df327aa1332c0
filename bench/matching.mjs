// Accuracy and speed of matching: npm run bench -- matching [quick|speed|million|completeness|union].
// Needs ../shared. completeness compares index and brute force over SDN 2021 and UN; it takes
// --queries N and --seed S, so that many short runs add up, and ends after --minutes M (3). union
// measures four lists together, and `union two` SDN and UN alone read the same way.
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { evidenceFor } from '../dist/model/index.js'
import { buildIndex, loadIndex, saveIndex, screen } from '../dist/screening/index.js'
import { measureLeftOut, measurePrimaryOnly } from './matching/aliases.mjs'
import { measureCalibration, showCalibration } from './matching/calibration.mjs'
import { measureCompleteness, mutated, random } from './matching/completeness.mjs'
import { judge, labelledPairs, sameNames, verdictPairs } from './matching/labelled.mjs'
import { measureMechanisms } from './matching/mechanisms.mjs'
import { measureSizes } from './matching/million.mjs'
import { measureChecks, measurePairs, pairNames } from './matching/pairs.mjs'
import { anyQuery } from './matching/queries.mjs'
import { sdn, un } from './matching/read-lists.mjs'
import { measurePositives, measureStrangers } from './matching/screening.mjs'
import { measureUnion } from './matching/union.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    queries: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '3' },
  },
})
const mode = positionals[0]
const say = (what, value) => console.log(`| ${what} | ${value} |`)
const percent = (part, all) => `${((100 * part) / all).toFixed(2)} % (${part} of ${all})`

const { entities: listed, aliases } = sdn()
const all = [...listed, ...un()]

export function speed(index, parties, limit) {
  for (const p of parties.slice(0, 300)) screen(index, p, { limit })
  const times = []
  const start = process.cpuUsage()
  for (const p of parties) {
    const t = process.cpuUsage()
    screen(index, p, { limit })
    const used = process.cpuUsage(t)
    times.push([(used.user + used.system) / 1000, p.name])
  }
  const used = process.cpuUsage(start)
  times.sort((a, b) => a[0] - b[0])
  return {
    perSecond: Math.round(parties.length / ((used.user + used.system) / 1e6)),
    p50: times[times.length >> 1][0],
    p99: times[Math.floor(times.length * 0.99)][0],
    slowest: times.slice(-3),
  }
}

function accuracy() {
  const pairs = measurePairs(false)
  say(
    'F1 at 0.7, names/pairs.csv',
    `${pairs.f1.toFixed(3)} (${pairs.tp} right, ${pairs.fp} false, ${pairs.fn} missed)`,
  )
  const checks = measureChecks(false)
  say('entity-checks.yml right', percent(checks.right, checks.of))
  const least = evidenceFor(0.7)
  const score = (p) => pairNames(p.a, p.b, p.schema).evidence
  const sayJudged = (what, j) =>
    say(
      what,
      `${j.f1.toFixed(3)}, precision ${j.precision.toFixed(3)}, recall ${j.recall.toFixed(3)}`,
    )
  const labelled = labelledPairs(all, 4)
  const heldOut = labelled.filter((p) => p.held)
  const held = judge(heldOut, score, least)
  sayJudged(`held-out pairs, ${heldOut.length}: F1`, held)
  for (const line of held.wrong.slice(0, 12)) console.log(`    ${line}`)
  const read = verdictPairs(listed, aliases, 6)
  sayJudged(`${read.length} pairs whose true half was read: F1`, judge(read, score, least))
  const mechanisms = measureMechanisms()
  sayJudged('pairs by mechanism, fitted half: F1', mechanisms.tuning)
  sayJudged('pairs by mechanism, held-out half: F1', mechanisms.held)
  showCalibration(measureCalibration(labelled))
  const unIndex = buildIndex(un())
  for (const more of [undefined, () => ({})]) {
    const p = measurePositives(unIndex, 'treated', more)
    say(`UN positives, ${more ? 'with birth date' : 'name only'}`, percent(p.right, p.judged))
    for (const m of p.missed) console.log(`    ${m.join(' | ')}`)
  }
  const index = buildIndex(all)
  for (const more of [undefined, (row) => ({ country: [row.nationality] })]) {
    const s = measureStrangers(index, 10000, more)
    say(
      `alerts for 10,000 strangers, ${more ? 'with birth date and country' : 'name only'}`,
      s.alerts.length,
    )
    for (const a of s.alerts.slice(0, 30)) console.log(`    ${a.join(' | ')}`)
  }
  const primary = measurePrimaryOnly(listed, aliases)
  say('alias rows, primary name indexed: in top 10', percent(primary.found, primary.of))
  const left = measureLeftOut(listed, aliases, 10)
  say('alias rows, all other names indexed: rank 1 above threshold', percent(left.first, left.of))
  for (const line of left.missed.slice(0, 20)) console.log(`    ${line}`)
  const same = sameNames(aliases)
  const one = measurePrimaryOnly(listed, same)
  say(
    'alias rows read as the same name, primary name indexed: in top 10',
    percent(one.found, one.of),
  )
  const kept = measureLeftOut(listed, same, 1)
  say('the same, all other names indexed: rank 1 above threshold', percent(kept.first, kept.of))
  for (const line of kept.missed.slice(0, 20)) console.log(`    ${line}`)
  return index
}

function speeds(index) {
  const r = random(5)
  const names = all.flatMap((e) =>
    [...e.properties.name, ...(e.properties.alias ?? [])].map((name) => ({
      schema: e.schema,
      name,
    })),
  )
  const parties = Array.from({ length: 5000 }, () => ({
    role: 'party',
    ...mutated(names, r),
    properties: {},
  }))
  const found = speed(index, parties, 10)
  say('screenings a second, one core, top 10, mutated listed names', found.perSecond)
  say('p50, p99 in ms', `${found.p50.toFixed(3)}, ${found.p99.toFixed(3)}`)
  say('slowest', found.slowest.map(([ms, name]) => `${ms.toFixed(1)} ms "${name}"`).join('; '))
  const bytes = saveIndex(index)
  const t = performance.now()
  loadIndex(bytes)
  say(
    'snapshot at 10 thousand: bytes, load ms',
    `${bytes.length}, ${(performance.now() - t).toFixed(0)}`,
  )
}

function completeness() {
  const checked = measureCompleteness(
    buildIndex(all),
    all,
    Number(options.queries),
    Number(options.seed),
    { make: anyQuery, until: Number(options.minutes) * 60_000 },
  )
  say(
    `index against brute force, SDN and UN, seed ${options.seed}`,
    `${checked.different} differences in ${checked.queries} queries, ${checked.found} found`,
  )
  for (const line of checked.shown) console.log(line)
  if (checked.different > 0) process.exitCode = 1
}

if (mode !== 'union') console.log('| measure | value |\n|---|---|')
if (mode === 'union') await measureUnion(positionals[1] === 'two' ? 'two' : 'union')
else if (mode === 'million') for (const line of measureSizes([10_000, 1_000_000])) say(...line)
else if (mode === 'speed') speeds(buildIndex(all))
else if (mode === 'completeness') completeness()
else {
  const index = accuracy()
  speeds(index)
  for (const line of measureSizes([10_000, 100_000])) say(...line)
  if (mode !== 'quick') {
    const checked = measureCompleteness(
      buildIndex(all.filter((_, i) => i % 10 === 0)),
      all.filter((_, i) => i % 10 === 0),
      1000,
      3,
    )
    say(
      'index against brute force, a tenth of SDN and UN',
      `${checked.different} differences in ${checked.queries} queries`,
    )
  }
}
