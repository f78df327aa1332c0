// Reading tables: time, processor time and peak memory of a fresh process for each file.
//   node bench/files.mjs             the table
//   TIDEWAITER_SHARED=DIR node …     where the real lists are; without them only the made file
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const self = fileURLToPath(import.meta.url)
const door = new URL('../dist/files/index.js', import.meta.url)

if (process.argv[2] === 'read') await readOne(process.argv[3])
else await table()

async function readOne(path) {
  const { isRowFault, readTable, readXml } = await import(door)
  const before = process.cpuUsage()
  const started = performance.now()
  let rows = 0
  let faults = 0
  const options = { header: !/sdn\.csv$/.test(path) }
  const read = path.endsWith('.xml')
    ? readXml(path, ['INDIVIDUAL', 'ENTITY'])
    : readTable(path, options)
  for await (const row of read) {
    if ('error' in row && isRowFault(row)) faults++
    else rows++
  }
  const ms = Math.round(performance.now() - started)
  const used = process.cpuUsage(before)
  const cpu = Math.round((used.user + used.system) / 1000)
  const mb = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(JSON.stringify({ rows, faults, ms, cpu, mb }))
}

async function table() {
  const lists = join(process.env.TIDEWAITER_SHARED ?? '../shared', 'data/lists')
  const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-bench-'))
  try {
    const made = join(folder, '100-mb.csv')
    makeCsv(made, 100_000_000)
    const files = [
      ['OFAC sdn.csv, July 2021 (2.0 MB)', join(lists, 'us-ofac-sdn-2021/sdn.csv')],
      [
        'UK sanctions list XLSX, April 2025 (2.2 MB)',
        join(lists, 'uk-2025-04/uk_sanctions_list.xlsx'),
      ],
      [
        'UN consolidated list XML, February 2026 (2.0 MB)',
        join(lists, 'un-sc-2026/UN_consolidated.xml'),
      ],
      [
        'BIS Entity List JSON, July 2026 (1.7 MB)',
        join(lists, 'us-bis-2026-07/bis_entity_list.json'),
      ],
      ['made CSV (100 MB)', made],
    ]
    console.log(
      '| file | rows | faults | ms | processor ms | peak MB |\n|---|---:|---:|---:|---:|---:|',
    )
    for (const [title, path] of files) {
      if (!existsSync(path)) continue
      const runs = [1, 2, 3].map(() => {
        const { stdout } = spawnSync(process.execPath, [self, 'read', path], { encoding: 'utf8' })
        return JSON.parse(stdout)
      })
      const { rows, faults, ms, cpu, mb } = runs.sort((a, b) => a.cpu - b.cpu)[1]
      console.log(`| ${title} | ${rows} | ${faults} | ${ms} | ${cpu} | ${mb} |`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Ten columns, two of them quoted, a few letters outside ASCII: the same file on every run. */
function makeCsv(path, size) {
  const file = openSync(path, 'w')
  let state = 7
  const random = (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state % below
  }
  let written = writeSync(file, 'id,name,alias,address,country,hs,quantity,value,date,note\n')
  for (let i = 0; written < size; ) {
    let text = ''
    for (let n = 0; n < 5000; n++, i++) {
      text += `${i},Company ${random(99999)} Łtd,"Alias ${random(999)}, Inc.","${random(999)} Main Street, Suite ${random(99)}",DE,0${854231 + random(9)},${random(1000)},${random(99999) / 100},2024-0${1 + random(9)}-11,plain text of some length ${random(1e9)}\n`
    }
    written += writeSync(file, text)
  }
  closeSync(file)
}
