// Diversion in trade statistics: ranking on real priority goods, recall, coverage, placebos, speed.
//   node bench/flows.mjs                     everything
//   node bench/flows.mjs comext injected     some of: comext injected members generated links speed
//   TIDEWAITER_ROWS=1000000 node …           fewer generated rows
//   TIDEWAITER_SEEDS=60 node …               more injections into the real series at each date
// Real files are looked for in TIDEWAITER_SHARED or ../shared; without them their parts are left out.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { links } from './flows/links.mjs'
import { oracle } from './flows/oracle.mjs'
import {
  comextBeforeSanctions,
  factors,
  inject,
  invented,
  monthText,
  writeTable,
} from './flows/series.mjs'
import { newShare } from './flows/share.mjs'
import { speed } from './flows/speed.mjs'

const { findCorridors } = await import(
  fileURLToPath(new URL('../dist/flows/index.js', import.meta.url))
)
const comext = join(
  resolve(process.env.TIDEWAITER_SHARED ?? '../shared'),
  'data/trade/eurostat_cn8_chpl_exports_by_member_2020-2022.csv',
)
const wanted = process.argv.slice(2)
const wants = (part) => wanted.length === 0 || wanted.includes(part)
/** Columns of the real months at which factors are put in: March to September 2021. */
const dates = [14, 15, 16, 17, 18, 19, 20]
const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-bench-flows-'))
const percent = (part, whole) => (whole > 0 ? `${((100 * part) / whole).toFixed(1)} %` : '–')

function row(...cells) {
  console.log(`| ${cells.join(' | ')} |`)
}

async function ranking() {
  const result = await findCorridors([comext], { since: '2022-03' })
  row('corridor', 'kind', 'rank', 'factor (95 %)', 'q')
  row('---', '---', '---', '---', '---')
  const asked = [
    ['854239', 'am'],
    ['854239', 'kg'],
    ['854239', 'kz'],
    ['854232', 'am'],
    ['854239', 'ru'],
    ['854239', 'by'],
  ]
  for (const [hs6, destination] of asked) {
    const c = result.corridors.find((x) => x.hs6 === hs6 && x.destination === destination)
    row(
      `${hs6} ${destination}`,
      c?.kind ?? 'none',
      c?.rank ?? '–',
      c ? `${c.factor} (${c.low}–${c.high})` : '–',
      c?.q ?? '–',
    )
  }
  const count = (kind) => result.corridors.filter((c) => c.kind === kind).length
  console.log(
    `\n${count('rise')} rises, ${count('lump')} lumps, ${count('fall')} falls; tested at placebo dates ${result.detection.placebo.map((p) => `${p.flagged}/${p.tested}`).join(', ')}`,
  )
}

async function quiet() {
  let flagged = 0
  let tested = 0
  for (const since of ['2020-10', '2021-01', '2021-04', '2021-07', '2021-10']) {
    const result = await findCorridors([comext], { since, until: '2021-12' })
    const own = result.detection.verdicts
    tested += own.length
    flagged += own.filter((v) => v.kind === 'rise' || v.kind === 'lump').length
  }
  console.log(
    `\nplacebo dates inside 2020–2021: ${flagged} of ${tested} flagged (${percent(flagged, tested)})`,
  )
}

/** Quarter of noise of each series, among all whose noise is known. */
function quarters(noise) {
  const sorted = noise.filter((x) => x >= 0).sort((a, b) => a - b)
  return noise.map((own) => {
    if (Number.isNaN(own)) return 'sparse'
    const share = sorted.filter((x) => x < own).length / sorted.length
    return 1 + Math.min(3, Math.floor(share * 4))
  })
}

/** Verdicts of one table by goods and destination. */
async function verdictsOn({ table, at, by = 'bloc' }, series) {
  const path = join(folder, 'injected.csv')
  writeTable(path, table.first, series)
  const result = await findCorridors([path], {
    since: monthText(table.first, at),
    until: monthText(table.first, table.months - 1),
    by,
  })
  return new Map(
    result.detection.verdicts.map((v) => {
      const c = result.panel.corridors[v.corridor]
      const way = `${c.hs6} ${c.destination}`
      return [by === 'origin' ? `${c.origin} ${way}` : way, v]
    }),
  )
}

/** Detection against the oracle over several tables; one line of shares for every factor. */
async function injected(tables) {
  const tally = new Map()
  const of = (key) => {
    if (!tally.has(key)) {
      tally.set(key, { untested: 0, ours: newShare(), oracle: newShare(), inside: newShare() })
    }
    return tally.get(key)
  }
  const precision = { ours: newShare(), oracle: newShare() }
  const tested = []
  for (const one of tables) {
    const { at } = one
    const series = inject(one.table, at, one.seed)
    const verdicts = await verdictsOn(one, series)
    const known = oracle(series, at)
    const quarter = quarters(known.noise)
    series.forEach((s, i) => {
      const way = `${s.code} ${s.partner.toLowerCase()}`
      const name = one.by === 'origin' ? `${s.reporter.toLowerCase()} ${way}` : way
      const v = verdicts.get(name)
      const ours = v && v.kind !== 'fall' ? v.p : 1
      tested.push({ injected: s.factor !== 1, ours, oracle: known.p[i] })
      const hit = v?.kind === 'rise' || v?.kind === 'lump'
      if (hit) precision.ours.add(name, s.factor !== 1)
      if (known.flagged[i]) precision.oracle.add(name, s.factor !== 1)
      if (s.factor === 1) return
      const own = `quarter ${quarter[i]}`
      for (const key of [`×${s.factor}`, own, `×${s.factor} ${own}`, 'all']) {
        const t = of(key)
        t.ours.add(name, hit)
        t.oracle.add(name, known.flagged[i])
        if (v) t.inside.add(name, v.low <= Math.log(s.factor) && Math.log(s.factor) <= v.high)
        else t.untested++
      }
    })
  }
  row('injected', 'draws', 'series', 'found', 'oracle', 'inside the interval', 'not tested')
  row('---', '---', '---', '---', '---', '---', '---')
  const order = [
    ...factors.map((f) => `×${f}`),
    ...[1, 2, 3, 4, 'sparse'].map((q) => `quarter ${q}`),
    'all',
  ]
  for (const key of [...order, ...[...tally.keys()].filter((k) => / quarter/.test(k)).sort()]) {
    const t = tally.get(key)
    if (!t) continue
    const { ours, oracle: best, inside } = t
    row(key, ours.n, ours.series, ours.text(), best.text(), inside.text(), t.untested)
  }
  console.log(
    `\nprecision ${precision.ours.text()} of ${precision.ours.n} flagged; the oracle's ${precision.oracle.text()} of ${precision.oracle.n}`,
  )
  for (const wanted of [0.9, 0.8, 0.7])
    console.log(
      `found where ${100 * wanted} % of the flagged are right: ${percent(...foundAt(tested, 'ours', wanted))}; the oracle ${percent(...foundAt(tested, 'oracle', wanted))}`,
    )
}

/** Most that are found by one limit of p for all tables whose flagged are right to a wanted share. */
function foundAt(tested, whose, wanted) {
  const sorted = tested.toSorted((a, b) => a[whose] - b[whose])
  let right = 0
  let most = 0
  sorted.forEach((one, i) => {
    if (one.injected) right++
    if (right >= wanted * (i + 1)) most = right
  })
  return [most, right]
}

try {
  if (!existsSync(comext)) console.log(`no file ${comext}: the parts on real data are left out`)
  else {
    if (wants('comext')) {
      console.log('\n## priority goods of Comext, since 2022-03\n')
      await ranking()
      await quiet()
    }
    if (wants('injected')) {
      console.log('\n## factors injected into real months before the sanctions\n')
      const table = comextBeforeSanctions(comext)
      const seeds = Number(process.env.TIDEWAITER_SEEDS ?? 20)
      await injected(
        dates.flatMap((at, k) =>
          Array.from({ length: seeds }, (_, seed) => ({ table, at, seed: k * seeds + seed + 1 })),
        ),
      )
    }
  }
  if (wants('members') && existsSync(comext)) {
    console.log('\n## factors injected into the months of every member state\n')
    const table = comextBeforeSanctions(comext, { members: true })
    await injected(
      dates.flatMap((at, k) =>
        [1, 2, 3, 4].map((seed) => ({ table, at, by: 'origin', seed: 4 * k + seed })),
      ),
    )
  }
  if (wants('generated')) {
    console.log('\n## factors injected into generated series of 2,000 other codes\n')
    const table = invented({ seed: 7, codes: 2000, months: 34, partners: ['KZ', 'AM', 'GE'] })
    await injected([{ table, at: 26, seed: 1 }])
  }
  if (wants('links')) {
    console.log('\n## substitution, second legs and mirror gaps in made-up worlds\n')
    row('what is known', 'cases', 'found')
    row('---', '---', '---')
    for (const cells of await links(findCorridors, folder)) row(...cells)
  }
  if (wants('speed')) {
    const rows = Number(process.env.TIDEWAITER_ROWS ?? 10_000_000)
    const s = await speed(folder, rows)
    console.log(
      `\n## ${s.read.toLocaleString('en')} generated rows (${(s.bytes / 1e6).toFixed(0)} MB), cold\n`,
    )
    console.log(
      `${s.seconds.toFixed(1)} s, ${s.megabytes.toFixed(0)} MB, ${s.ranked} corridors ranked`,
    )
  }
} finally {
  rmSync(folder, { recursive: true })
}
