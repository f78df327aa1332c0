// Time and peak memory of loading lists, each in a fresh process of its own; the median of five.
// The lists are those of `../shared/data` (TIDEWAITER_SHARED names another place); OFAC's XML forms
// are written from its CSV files, twice over, which is about the number of records of today's list.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { advanced, classic, copies, enhanced, recordsOf, write } from './lists/ofac-forms.mjs'
import { otherForms } from './lists/other-forms.mjs'

const door = fileURLToPath(new URL('../dist/lists/index.js', import.meta.url))
const lists = join(process.env.TIDEWAITER_SHARED ?? '../shared', 'data/lists')
const subjects = [
  ['SDN 2021 + UN 2026', ['us-ofac-sdn-2021', 'un-sc-2026']],
  ['SDN 2021', ['us-ofac-sdn-2021']],
  ['UN 2026', ['un-sc-2026']],
  ['OFAC Consolidated', ['us-ofac-consolidated']],
  ['BIS and State, JSON by mapping', ['us-bis-2026-07']],
  ['UK Consolidated List 2025, XLSX', ['uk-2025-04']],
]

function run(paths, statements) {
  const script = `
    const { loadLists } = await import(${JSON.stringify(door)})
    const before = performance.now()
    const cpu = process.cpuUsage()
    const lists = await loadLists(${JSON.stringify(paths)}, { statements: ${statements} })
    const wall = performance.now() - before
    const { user, system } = process.cpuUsage(cpu)
    console.log(JSON.stringify({
      wall, cpu: (user + system) / 1000, rss: process.resourceUsage().maxRSS / 1024,
      entities: lists.entities.length, relations: lists.relations.length,
    }))`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script])
  if (stdout.length === 0) throw new Error(stderr.toString())
  return JSON.parse(stdout.toString())
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

function measure(title, paths, statements = false) {
  const runs = Array.from({ length: 5 }, () => run(paths, statements))
  const of = (field) => Math.round(median(runs.map((r) => r[field])))
  console.log(
    `| ${title} | ${runs[0].entities} | ${runs[0].relations} | ${of('wall')} | ${of('cpu')} | ${of('rss')} |`,
  )
}

if (!existsSync(lists)) {
  console.log(`no lists in ${lists}: set TIDEWAITER_SHARED`)
} else {
  console.log('| lists | parties | relations | wall, ms | processor, ms | peak memory, MB |')
  console.log('|---|---:|---:|---:|---:|---:|')
  for (const [title, names] of subjects)
    measure(
      title,
      names.map((name) => join(lists, name)),
    )
  const [first, names] = subjects[0]
  measure(
    `${first}, with statements`,
    names.map((name) => join(lists, name)),
    true,
  )
  const folder = mkdtempSync(join(tmpdir(), 'ofac-forms-'))
  try {
    const records = copies(recordsOf(join(lists, 'us-ofac-sdn-2021')), 2)
    for (const [title, form] of Object.entries({ classic, advanced, enhanced })) {
      const path = join(folder, `${title}.xml`)
      const pieces = form(records)
      await write(path, pieces)
      const size = Math.round(pieces.reduce((sum, piece) => sum + piece.length, 0) / 1e6)
      measure(`OFAC ${title} XML of ${records.length} records, ${size} MB`, [path])
    }
    for (const [title, name, form] of otherForms) {
      const path = join(folder, name)
      await write(path, form())
      measure(`${title}, ${Math.round(statSync(path).size / 1e6)} MB`, [path])
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
