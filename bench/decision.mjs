// Full decisions over the loaded lists: node bench/decision.mjs [--against DIST] [LIST …]
// With --against the same orders are decided in turn by another build: the ratio, and whether every
// decision is equal.
import { createHash } from 'node:crypto'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const root = join(import.meta.dirname, '..')
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' }, seconds: { type: 'string', default: '4' } },
})
const lists = positionals.length > 0 ? positionals : [join(root, 'data/sample/entities.ftm.json')]

/** Orders that mix the columns of the sample's rows: so many, always the same. */
const mixed = 400

/** A small generator of whole numbers, always the same from one seed (mulberry32). */
function numbers(seed) {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** Columns that belong together, so that a mixed order is one that somebody could write. */
const together = [
  /^buyer/,
  /^(?:consignee|end_user)/,
  /^(?:contact|bank)/,
  /^(?:goods|hs|eccn|part_no)/,
]

function mix(rows, next) {
  const pick = () => rows[next(rows.length)]
  const made = { ...pick() }
  for (const group of together) {
    const from = pick()
    for (const name of Object.keys(made)) if (group.test(name)) made[name] = from[name]
  }
  return made
}

/** One build: its decisions of the orders, with and without the matching of parties. */
async function build(dist) {
  const from = (room) => import(pathToFileURL(join(resolve(dist), room, 'index.js')).href)
  const { buildAddressBook, decide, defaultPolicy, listedAddresses, ...intakes } =
    await from('decision')
  const { readTable } = await from('files')
  const { loadLists } = await from('lists')
  const { buildIndex, screen } = await from('screening')
  const loaded = await loadLists(lists)
  const index = buildIndex(loaded.entities)
  const listings = new Map(loaded.entities.map((entity) => [entity.id, entity.listings ?? []]))
  const rows = []
  for await (const row of readTable(join(root, 'data/sample/transactions.csv')))
    rows.push(row.cells)
  const intake = intakes.understandHeader(Object.keys(rows[0]))
  const next = numbers(1)
  const cells = [...rows, ...Array.from({ length: mixed }, () => mix(rows, next))]
  const orders = cells.map((row) => intakes.transactionFromRow(intake, row))
  const match = (party, settings) => screen(index, party, settings)
  const known = new Map()
  const remembered = (party, settings) => {
    if (!known.has(party)) known.set(party, match(party, settings))
    return known.get(party)
  }
  const context = (screening) => ({
    parties: { screen: screening, listingsOf: (id) => listings.get(id) ?? [] },
    lists: loaded.datasets.map(({ dataset, version, sha256 }) => ({ dataset, version, sha256 })),
    addresses: buildAddressBook(listedAddresses(loaded.entities)),
    policy: defaultPolicy,
    asOf: '2026-11-23',
  })
  const whole = context(match)
  const alone = context(remembered)
  return {
    entities: loaded.entities.length,
    orders,
    whole: (order) => decide(order, whole),
    alone: (order) => decide(order, alone),
  }
}

/** Seconds of processor time: what one core can do, also where others use the machine. */
function busy() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function round(orders, decideOne, times) {
  const start = busy()
  for (const order of orders) {
    const before = performance.now()
    decideOne(order)
    times.push(performance.now() - before)
  }
  return busy() - start
}

const builds = [await build(join(root, 'dist'))]
if (options.against) builds.push(await build(options.against))
// The first round warms up, fills what is remembered of the parties, and gives the digests.
const digests = builds.map(({ orders, alone }) => {
  const hash = createHash('sha256')
  for (const order of orders) hash.update(alone(order).digest)
  return hash.digest('hex').slice(0, 16)
})
const runs = builds.map(() => ({ rounds: 0, whole: 0, alone: 0, times: [], unused: [] }))
const end = performance.now() + Number(options.seconds) * 1000
do {
  for (const [i, { orders, whole, alone }] of builds.entries()) {
    const run = runs[i]
    run.rounds++
    run.whole += round(orders, whole, run.times)
    run.alone += round(orders, alone, run.unused)
  }
} while (performance.now() < end)

console.log(`machine: ${cpus()[0].model}, Node.js ${process.version}`)
console.log(`${builds[0].entities} entities, ${builds[0].orders.length} orders\n`)
console.log(
  '| build | decisions a second of processor time | without the matching of parties | p50 | p99 | digest of all |\n|---|---|---|---|---|---|',
)
for (const [i, { orders }] of builds.entries()) {
  const { rounds, whole, alone, times } = runs[i]
  times.sort((a, b) => a - b)
  const at = (share) => `${times[Math.floor(times.length * share)].toFixed(2)} ms`
  const rate = (seconds) => Math.round((rounds * orders.length) / seconds)
  console.log(
    `| ${i === 0 ? 'this' : 'the other'} | ${rate(whole)} | ${rate(alone)} | ${at(0.5)} | ${at(0.99)} | ${digests[i]} |`,
  )
}
if (runs[1])
  console.log(
    `\nratio ${(runs[1].whole / runs[0].whole).toFixed(2)}, without matching ${(runs[1].alone / runs[0].alone).toFixed(2)}`,
  )
