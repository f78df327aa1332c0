// Claims against hand annotation: the tuning half, the held-out half, and the shared article when it
// is there. One-to-one, overlap over union at least 0.5. `npm run bench -- evidence [--errors]`
// prints the tables of docs/benchmarks.md and the stage at which each claim was lost; `--tuning`
// leaves the held-out half closed;
// `--ablate` takes every trigger out once and says what it earns.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { align, plain, sameList, sameSource, share } from './evidence/scoring.mjs'
import { lostAt, stageTable, wrongBeside } from './evidence/stages.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const built = (path) => import(new URL(`../dist/evidence/${path}`, import.meta.url).href)
const { loadDocument, readDocument } = await built('index.js')
const { readEnglish } = await built('read-english.js')
const flags = new Set(process.argv.slice(2))

function goldFiles(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.gold.json'))
    .map((file) => join(folder, file))
}

const sameDirection = (a, b) =>
  plain(a.from) === plain(b.from) &&
  plain(a.to) === plain(b.to) &&
  (!a.actors || sameList(a.actors, b.actors))

function score(files, documents) {
  const t = {
    gold: 0,
    found: 0,
    spurious: 0,
    mistaken: 0,
    source: 0,
    direct: 0,
    directRight: 0,
    indirect: 0,
    indirectRight: 0,
    modality: 0,
    direction: 0,
    via: 0,
    viaRight: 0,
    control: 0,
    controlRight: 0,
    errors: [],
    lost: [],
    wrong: [],
  }
  for (const file of files) {
    const gold = JSON.parse(readFileSync(file, 'utf8'))
    const { reading, trace } = documents.get(file)
    const { byGold, used } = align(gold.claims, reading.claims)
    for (const g of gold.claims) {
      if (g.optional) continue
      t.gold++
      const c = byGold.get(g)
      const name = `${gold.document} ${g.id} ${g.kind}`
      const right = c !== undefined && sameSource(g.source, c.source)
      if (c !== undefined && g.source.role !== 'publisher') {
        const key = g.quotation ? 'direct' : 'indirect'
        t[key]++
        if (right) t[`${key}Right`]++
      }
      if (c?.kind !== g.kind) {
        const stage = lostAt(g, c, reading.claims, trace)
        t.lost.push(stage)
        t.errors.push(`${name}: ${stage}`)
        if (c) {
          t.wrong.push('kind: aligned with a claim of another kind')
          t.mistaken++
        }
        continue
      }
      t.found++
      if (right) t.source++
      else
        t.errors.push(
          `${name}: source ${c.source.name ?? c.source.role} for ${g.source.name ?? g.source.role}`,
        )
      if (g.modality === c.modality) t.modality++
      else t.errors.push(`${name}: ${c.modality} for ${g.modality}`)
      if (sameDirection(g, c)) t.direction++
      else
        t.errors.push(
          `${name}: ${c.from ?? '?'} → ${c.to ?? '?'} [${c.actors ?? ''}] for ${g.from ?? '?'} → ${g.to ?? '?'} [${g.actors ?? ''}]`,
        )
      if (g.via) {
        t.via++
        if (
          sameList(
            g.via.map((v) => v.replace(/^The /, '')),
            (c.via ?? []).map((v) => v.replace(/^The /, '')),
          )
        )
          t.viaRight++
      }
      if (g.control || g.domains) {
        t.control++
        if (
          (!g.control || g.control === c.control) &&
          (!g.domains || sameList(g.domains, c.domains))
        )
          t.controlRight++
      }
    }
    for (const c of reading.claims) {
      if (used.has(c)) continue
      t.spurious++
      const stage = wrongBeside(c, gold.claims)
      t.wrong.push(stage)
      t.errors.push(
        `${gold.document} spurious ${c.kind} (${stage}; ${c.pattern}): ${c.quote.slice(0, 70)}`,
      )
    }
  }
  return t
}

async function load(files) {
  const documents = new Map()
  for (const file of files) {
    const gold = JSON.parse(readFileSync(file, 'utf8'))
    const path = file.replace('.gold.json', '.txt')
    const document = await loadDocument(path)
    const dated = { ...document, published: document.published ?? gold.published }
    const trace = []
    if (!/^(ru|uk|zh)$/.test(dated.language)) readEnglish(dated, { trace })
    documents.set(file, { document: dated, reading: readDocument(dated), trace })
  }
  return documents
}

const shared = join(process.env.TIDEWAITER_SHARED ?? join(here, '../../shared'), 'data/evidence')
const only = process.argv.find((arg) => arg.startsWith('--set='))?.slice(6)
const folders = [
  ['tuning half', 'tuning'],
  ['held-out half', 'held-out'],
  ['second set', 'held-out-2'],
  ['third set, tuning half', 'fresh-tuning'],
  ['third set, held-out half', 'fresh-held-out'],
  ['fourth set, tuning half', 'fourth-tuning'],
  ['fourth set, held-out half', 'fourth-held-out'],
  ['fifth set, tuning half', 'fifth-tuning'],
  ['fifth set, held-out half', 'fifth-held-out'],
  ['sixth set', 'sixth'],
  ['seventh set, tuning half', 'seventh-tuning'],
  ['seventh set, held-out half', 'seventh-held-out'],
  ['eighth set, tuning half', 'eighth-tuning'],
  ['eighth set, held-out half', 'eighth-held-out'],
]
const sets = [
  ...folders
    .filter(([, folder]) => !only || only.split(',').includes(folder))
    .filter(([, folder]) => !flags.has('--tuning') || /tuning/.test(folder))
    .map(([name, folder]) => [name, goldFiles(join(here, 'evidence', folder))]),
  ...(only && !only.includes('article') ? [] : [['shared article', goldFiles(shared)]]),
].filter(([, files]) => files.length > 0)

/** Sets whose errors nobody is to look at. */
const closed = new Set(['seventh set, held-out half', 'eighth set, held-out half'])
const rows = []
const lost = []
const wrong = []
for (const [name, files] of sets) {
  const documents = await load(files)
  const t = score(files, documents)
  rows.push([
    name,
    share(t.found, t.gold),
    share(t.found, t.found + t.spurious + t.mistaken),
    t.spurious + t.mistaken,
    share(t.directRight, t.direct),
    share(t.indirectRight, t.indirect),
    share(t.source, t.found),
    share(t.modality, t.found),
    share(t.direction, t.found),
    share(t.viaRight, t.via),
    share(t.controlRight, t.control),
  ])
  if (!closed.has(name)) {
    lost.push(...t.lost)
    wrong.push(...t.wrong)
  }
  if (flags.has('--errors') && !closed.has(name))
    console.log(`${name}\n${t.errors.map((e) => `- ${e}`).join('\n')}\n`)
  if (flags.has('--ablate')) {
    const earns = new Map()
    for (const file of files) {
      const gold = JSON.parse(readFileSync(file, 'utf8'))
      const { reading } = documents.get(file)
      const { byGold, used } = align(gold.claims, reading.claims)
      const right = new Set([...byGold].filter(([g, c]) => g.kind === c.kind).map(([, c]) => c))
      for (const c of reading.claims) {
        const [trigger, attribution] = c.pattern.split('; ')
        for (const rule of [trigger, `attribution ${attribution}`]) {
          const e = earns.get(rule) ?? { right: 0, wrong: 0, documents: new Set() }
          if (right.has(c)) e.right++
          else if (!used.has(c)) e.wrong++
          e.documents.add(file)
          earns.set(rule, e)
        }
      }
    }
    const list = [...earns].sort((a, b) => b[1].right - a[1].right || (a[0] < b[0] ? -1 : 1))
    console.log(`${name}: what each rule earns (claims right, spurious, documents)`)
    for (const [rule, e] of list)
      console.log(`- ${rule}: ${e.right}, ${e.wrong}, ${e.documents.size}`)
    console.log()
  }
}
if (flags.has('--errors'))
  console.log(`${stageTable('lost, by stage', lost)}\n\n${stageTable('wrong, by stage', wrong)}\n`)
const columns = [
  '',
  'recall (span and kind)',
  'precision',
  'spurious',
  'direct speech',
  'indirect',
  'source',
  'modality',
  'direction',
  'via',
  'control, domains',
]
console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`)
for (const row of rows) console.log(`| ${row.join(' | ')} |`)

if (flags.has('--quick')) process.exit(0)

// Speed and memory on 5 MB of text that does not repeat: numbers are mixed into every paragraph.
const texts = goldFiles(join(here, 'evidence/tuning'))
  .map((file) => readFileSync(file.replace('.gold.json', '.txt'), 'utf8'))
  .filter((text) => /[a-z]{4}/.test(text.slice(0, 80)))
let big = ''
for (let i = 0; big.length < 5e6; i++)
  big += texts[i % texts.length].replace(/\n\n/g, `\n\nNote ${i}. `)
const bytes = new TextEncoder().encode(big)
globalThis.gc?.()
const start = process.cpuUsage()
const reading = readDocument(await loadDocument({ name: 'big.txt', bytes }))
const used = process.cpuUsage(start)
const seconds = (used.user + used.system) / 1e6
console.log(
  `\n5 MB: ${(bytes.length / 1e6 / seconds).toFixed(2)} MB per second of processor time, ${reading.claims.length} claims, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most, Node.js ${process.version}`,
)
