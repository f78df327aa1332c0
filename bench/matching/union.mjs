// Matching over SDN 2021, UN, the UK list and BIS together, as the lists room reads them: `npm run
// bench -- matching union`. Each figure stands beside that of SDN and UN alone, read the same way.
import { performance } from 'node:perf_hooks'
import { loadLists } from '../../dist/lists/index.js'
import { buildIndex, resolveParties, saveIndex, screen } from '../../dist/screening/index.js'
import { mutated, random } from './completeness.mjs'
import { rows, shared } from './read-lists.mjs'

const folders = ['us-ofac-sdn-2021', 'un-sc-2026', 'uk-2025-04', 'us-bis-2026-07']

const person = (row, more) => ({
  role: 'party',
  schema: 'Person',
  name: row.full_name,
  properties: { name: [row.full_name], ...more(row) },
})
const birth = (row) => (row.date_of_birth ? { birthDate: [row.date_of_birth] } : {})
const birthAndCountry = (row) => ({ ...birth(row), country: [row.nationality] })

/** Strangers that alert, and how many of them each list alone would alert for. */
function strangers(index, listsOf, more) {
  const byList = new Map()
  let alerts = 0
  let parties = 0
  for (const row of rows('screening/negatives_global.csv').slice(0, 10_000)) {
    const { matches } = screen(index, person(row, more), { cutoff: 0.7, limit: 20 })
    if (matches.length === 0) continue
    alerts++
    const lists = new Set(matches.flatMap(({ id }) => listsOf(id)))
    for (const list of lists) byList.set(list, (byList.get(list) ?? 0) + 1)
    parties += matches.length
  }
  const shown = [...byList].sort().map(([list, n]) => `${list} ${n}`)
  return `${alerts} (${parties} records: ${shown.join(', ')})`
}

/** UN positives for which the UN's record of that person alerts, and how often no record of another
 * party stands before it. */
function positives(index, partyOf, more) {
  const treated = rows('screening/positives_un_treated.csv')
  const plain = rows('screening/positives_un_untreated.csv')
  let judged = 0
  let found = 0
  let first = 0
  treated.forEach((row, i) => {
    const options = { cutoff: 0.7, limit: 20 }
    const target = screen(index, person(plain[i], birth), options).matches.find(({ id }) =>
      id.startsWith('un-'),
    )
    if (!target) return
    judged++
    const { matches } = screen(index, person(row, more), options)
    if (matches.some(({ id }) => id === target.id)) found++
    if (matches[0] && partyOf(matches[0].id) === partyOf(target.id)) first++
  })
  return `${found} of ${judged}, first ${first}`
}

function speed(index, names) {
  const r = random(5)
  const parties = Array.from({ length: 5000 }, () => ({
    role: 'party',
    ...mutated(names, r),
    properties: {},
  }))
  const run = () => {
    const times = parties.map((party) => {
      const before = process.cpuUsage()
      screen(index, party, { limit: 10 })
      const used = process.cpuUsage(before)
      return (used.user + used.system) / 1000
    })
    const all = times.reduce((sum, ms) => sum + ms, 0)
    times.sort((a, b) => a - b)
    return {
      perSecond: Math.round(parties.length / (all / 1000)),
      p50: times[times.length >> 1].toFixed(3),
      p99: times[Math.floor(times.length * 0.99)].toFixed(2),
    }
  }
  return { first: run(), again: run() }
}

async function measured(names) {
  const lists = await loadLists(names.map((name) => `${shared}/data/lists/${name}`))
  const entities = lists.entities.filter(({ derived }) => !derived)
  const started = process.cpuUsage()
  const index = buildIndex(entities)
  const used = process.cpuUsage(started)
  const parties = resolveParties(entities, { relations: lists.relations }).parties
  const partyOf = (id) => parties.get(id)?.members.join(' ') ?? id
  const datasets = new Map(entities.map((entity) => [entity.id, entity.datasets]))
  const listsOf = (id) => datasets.get(id) ?? []
  const fast = speed(
    index,
    entities.flatMap(({ schema, properties }) =>
      [...(properties.name ?? []), ...(properties.alias ?? [])].map((name) => ({ schema, name })),
    ),
  )
  const bytes = saveIndex(index)
  return [
    ['records', entities.length],
    ['building, processor s', ((used.user + used.system) / 1e6).toFixed(1)],
    ['snapshot, MB', (bytes.length / 1e6).toFixed(1)],
    ['UN positives, name only', positives(index, partyOf, () => ({}))],
    ['UN positives, with birth date', positives(index, partyOf, birth)],
    ['alerts for 10,000 strangers, name only', strangers(index, listsOf, () => ({}))],
    ['the same, with birth date and country', strangers(index, listsOf, birthAndCountry)],
    ['misspelt names, first in the process: a second', fast.first.perSecond],
    ['p50, p99 in ms', `${fast.first.p50}, ${fast.first.p99}`],
    ['the same again: a second', fast.again.perSecond],
    ['p50, p99 in ms, again', `${fast.again.p50}, ${fast.again.p99}`],
    ['most memory, MB', Math.round(process.resourceUsage().maxRSS / 1024)],
  ]
}

/** Prints one column for `union` and one for SDN and UN alone; one process measures one of them. */
export async function measureUnion(which) {
  const started = performance.now()
  const found = await measured(which === 'union' ? folders : folders.slice(0, 2))
  console.log(
    `| measure | ${which === 'union' ? 'SDN, UN, UK and BIS' : 'SDN and UN'} |\n|---|---|`,
  )
  for (const [what, value] of found) console.log(`| ${what} | ${value} |`)
  console.error(`${Math.round((performance.now() - started) / 1000)} s`)
}
