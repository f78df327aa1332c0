// Full decisions over the loaded lists: node bench/decision.mjs [LIST …]
import { cpus } from 'node:os'
import { join } from 'node:path'
import {
  buildAddressBook,
  decide,
  defaultPolicy,
  listedAddresses,
  transactionFromRow,
  understandHeader,
} from '../dist/decision/index.js'
import { readTable } from '../dist/files/index.js'
import { loadLists } from '../dist/lists/index.js'
import { buildIndex, screen } from '../dist/screening/index.js'

const root = join(import.meta.dirname, '..')
const paths = process.argv.slice(2)
const lists = await loadLists(
  paths.length > 0 ? paths : [join(root, 'data/sample/entities.ftm.json')],
)
const index = buildIndex(lists.entities)
const listings = new Map(lists.entities.map((entity) => [entity.id, entity.listings ?? []]))
const context = {
  parties: {
    screen: (party, options) => screen(index, party, options),
    listingsOf: (id) => listings.get(id) ?? [],
  },
  lists: lists.datasets.map(({ dataset, version, sha256 }) => ({ dataset, version, sha256 })),
  addresses: buildAddressBook(listedAddresses(lists.entities)),
  policy: defaultPolicy,
  asOf: '2026-11-23',
}
const orders = []
let intake
for await (const row of readTable(join(root, 'data/sample/transactions.csv'))) {
  intake ??= understandHeader(Object.keys(row.cells))
  orders.push(transactionFromRow(intake, row.cells))
}
const times = []
for (const order of orders) decide(order, context)
const end = performance.now() + 4000
const start = performance.now()
const cpu = process.cpuUsage()
let count = 0
while (performance.now() < end) {
  for (const order of orders) {
    const before = performance.now()
    decide(order, context)
    times.push(performance.now() - before)
    count++
  }
}
const seconds = (performance.now() - start) / 1000
// Seconds of processor time say what one core can do, also where others use the machine.
const used = process.cpuUsage(cpu)
const busy = (used.user + used.system) / 1e6
times.sort((a, b) => a - b)
const at = (share) => times[Math.floor(times.length * share)].toFixed(2)
console.log(`machine: ${cpus()[0].model}, Node.js ${process.version}`)
console.log(`${lists.entities.length} entities, ${orders.length} orders`)
console.log(
  `${Math.round(count / seconds)} decisions a second, ${Math.round(count / busy)} a second of processor time; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
)
