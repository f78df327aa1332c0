// One million ownership statements: reading rows, building the graph, solving, one question.
//   node bench/ownership.mjs             the table
//   TIDEWAITER_STATEMENTS=100000 node …  another size
import { fileURLToPath } from 'node:url'

const door = fileURLToPath(new URL('../dist/ownership/index.js', import.meta.url))
const ownership = await import(door)

const size = Number(process.env.TIDEWAITER_STATEMENTS ?? 1_000_000)
const parties = Math.floor(size / 2)
const listedCount = 500
const asOf = '2024-06-01'

/** A small generator of its own, so that every run has the same statements (Marsaglia's xorshift). */
function random(seed) {
  let x = seed
  return (below) => {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    return (x >>> 0) % below
  }
}

const percents = ['100', '50', '25', '10', '75-100', '25-50', '33.3', '51', '', '5']
const days = ['', '', '', '2015-01-01', '2020-06', '2023-03-15']

// Two statements for each company; seven owners of ten are people whom nobody owns, so that what
// stands above a company is a few dozen parties, as in registers, and not half the file.
function* rows() {
  const next = random(20_240_601)
  for (let i = 0; i < size; i++) {
    yield {
      owner: next(10) < 7 ? `person ${next(size)}` : `company ${next(parties)}`,
      owned: `company ${next(parties)}`,
      percent: percents[next(percents.length)],
      kind: next(10) === 0 ? 'voting' : '',
      from: days[next(days.length)],
      to: next(12) === 0 ? '2023-12-31' : '',
    }
  }
}

const lines = []
function measure(what, work) {
  const start = performance.now()
  const result = work()
  lines.push([what, `${Math.round(performance.now() - start)} ms`])
  return result
}

measure('make the rows (no part of the product)', () => {
  let cells = 0
  for (const row of rows()) cells += row.owner.length
  return cells
})
const begin = performance.now()
const reader = measure('read the rows', () => {
  const made = ownership.ownershipRowReader({ dataset: 'bench', version: '1' })
  let number = 0
  for (const row of rows()) made.add(row, ++number)
  return made.finish()
})
const graph = measure('build the graph', () => ownership.buildOwnership(reader))
const listed = Array.from({ length: listedCount }, (_, i) =>
  i % 2 ? `person ${i * 97}` : `company ${i * 97}`,
)
const solvedFor = (rule) =>
  ownership.solveOwnership(graph, { rule: ownership.ruleAsOf(rule, asOf), asOf, listed })
for (const rule of ['ofac', 'uk']) {
  measure(`solve ${rule}, ${listedCount} listed`, () => solvedFor(rule))
}
const peak = () => `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`
lines.push(['all so far', `${Math.round(performance.now() - begin)} ms, peak ${peak()}`])
const result = measure('the whole answer for ofac, with paths, words and data findings', () =>
  ownership.assessOwnership(graph, { rule: 'ofac', asOf, listed }),
)
const view = ownership.prepareOwnership(
  graph,
  listed.map((id) => ({ id })),
  { asOf, rules: ['ofac'] },
)
const asked = result.reached.slice(0, 200).map((r) => r.id)
function question(what, work) {
  const times = asked.map((id) => {
    const start = performance.now()
    work(id)
    return performance.now() - start
  })
  times.sort((a, b) => a - b)
  const at = (share) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(2)
  lines.push([what, `median ${at(0.5)} ms, p99 ${at(0.99)} ms`])
}
const ofac = solvedFor('ofac')
question('one party on a solved graph: outcome', (id) => ownership.outcomeKind(ofac, id))
question('one party on a solved graph: why, with path and words', (id) =>
  ownership.explainOutcome(ofac, id),
)
question('one party on a solved graph: all findings', (id) => ownership.findingsOf(view, { id }))
lines.push([
  'reached / cannot be excluded',
  `${result.reached.length} / ${result.cannotBeExcluded.length}`,
])
lines.push([
  'memory at the end (resident, peak)',
  `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
])

console.log(`ownership: ${size} statements, ${graph.ids.length} parties\n`)
for (const [what, value] of lines) console.log(`| ${what} | ${value} |`)
