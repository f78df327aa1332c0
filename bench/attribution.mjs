// Attribution apart from claim finding: every hand-annotated span, found as a claim or not, is laid
// over the clauses that the reader heard, and the source of the clause that covers most of it is
// compared. `npm run bench -- attribution [--errors] [--set=FOLDER,…]` prints one row per set, the
// errors by class and, with --errors, each of them; `--folder=PATH` reads another folder. Spans that a claim overlaps take its source,
// so that a state's own act counts as the state's.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { align, sameList, sameSource, share } from './evidence/scoring.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const dist = new URL(`../dist/evidence/`, import.meta.url)
const { loadDocument } = await import(new URL('index.js', dist).href)
const { readEnglish } = await import(new URL('read-english.js', dist).href)

const only = process.argv
  .find((arg) => arg.startsWith('--set='))
  ?.slice(6)
  .split(',')
const errorsWanted = process.argv.includes('--errors')

const shown = (s) => (s ? `${s.name ?? `(${s.role})`}${s.anonymous ? '*' : ''}` : 'nobody')

/** The clause that covers most of a span; of two equal ones the shorter, which is the inner one. */
function clauseOver(span, clauses) {
  let best
  for (const c of clauses) {
    const shared = Math.min(span.end, c.end) - Math.max(span.start, c.start)
    if (shared <= 0) continue
    const value = shared - (c.attribution.cue ? shared / 2 : 0) - (c.end - c.start) / 1e6
    if (!best || value > best.value) best = { clause: c, value }
  }
  return best?.clause
}

/** What kind of error a wrong source is. */
function classOf(want, got) {
  if (!got) return 'no clause there'
  if (want.role === 'publisher') return 'somebody heard where nobody speaks'
  if (got.role === 'publisher') return 'nobody heard: cue unknown or scope ended'
  if (got.role === 'unspecified') return 'speaker left unspecified'
  if (want.role === 'unspecified') return 'speaker named where none is'
  if (want.name && !got.name) return 'description or pronoun not resolved to the name'
  if (!want.name && got.name) return 'name for a collective or unnamed speaker'
  if (!want.name && !got.name) return 'role in other words, or not anonymous'
  return 'another speaker'
}

const folders = readdirSync(join(here, 'evidence'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && (!only || only.includes(entry.name)))
  .map((entry) => [entry.name, join(here, 'evidence', entry.name)])
const shared = join(process.env.TIDEWAITER_SHARED ?? join(here, '../../shared'), 'data/evidence')
if (existsSync(shared) && (!only || only.includes('article'))) folders.push(['article', shared])

const elsewhere = process.argv.find((arg) => arg.startsWith('--folder='))?.slice(9)
if (elsewhere) folders.splice(0, folders.length, [elsewhere.split('/').at(-1), elsewhere])

const table = []
const classes = new Map()
for (const [name, folder] of folders.sort()) {
  const t = { all: 0, right: 0, direct: 0, directRight: 0, indirect: 0, indirectRight: 0, via: 0 }
  Object.assign(t, { own: 0, ownRight: 0, viaRight: 0, modality: 0, matched: 0 })
  const errors = []
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.gold.json'))) {
    const gold = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    const document = await loadDocument(join(folder, file.replace('.gold.json', '.txt')))
    if (document.language !== 'en') continue
    const clauses = []
    const dated = { ...document, published: document.published ?? gold.published }
    const { claims } = readEnglish(dated, { heard: (clause) => clauses.push(clause) })
    const { byGold } = align(gold.claims, claims)
    for (const g of gold.claims) {
      if (g.optional) continue
      const claim = byGold.get(g)
      const clause = clauseOver(g, clauses)
      const got = claim?.source ?? clause?.attribution.source.source
      const via = claim ? claim.via : clause?.attribution.via
      const right = got !== undefined && sameSource(g.source, got)
      const key = g.source.role === 'publisher' ? 'own' : g.quotation ? 'direct' : 'indirect'
      t.all++
      t[key]++
      if (right) {
        t.right++
        t[`${key}Right`]++
      } else {
        const kind = classOf(g.source, got)
        classes.set(kind, (classes.get(kind) ?? 0) + 1)
        errors.push(
          `${gold.document} ${g.id} ${key}: ${shown(got)} for ${shown(g.source)} [${kind}; ${claim ? 'claim, ' : ''}${clause?.attribution.pattern ?? ''}] ${g.quote.slice(0, 70).replace(/\s+/g, ' ')}`,
        )
      }
      if (claim) {
        t.matched++
        if (claim.modality === g.modality) t.modality++
      }
      if (g.via) {
        t.via++
        if (sameList(g.via, via)) t.viaRight++
        else errors.push(`${gold.document} ${g.id} via: [${via ?? ''}] for [${g.via}]`)
      }
    }
  }
  // errors of a half that is kept unread stay unread
  if (errorsWanted && !/^(seventh|eighth)-held-out$/.test(name))
    console.log(`${name}\n${errors.map((e) => `- ${e}`).join('\n')}\n`)
  table.push([
    name,
    share(t.directRight, t.direct),
    share(t.indirectRight, t.indirect),
    share(t.ownRight, t.own),
    share(t.viaRight, t.via),
    share(t.modality, t.matched),
  ])
}
console.log('| set | direct speech | indirect | publisher | via | modality of matched claims |')
console.log('|---|---|---|---|---|---|')
for (const row of table) console.log(`| ${row.join(' | ')} |`)
console.log('\n| class of error | number |\n|---|---|')
for (const [kind, n] of [...classes].sort((a, b) => b[1] - a[1])) console.log(`| ${kind} | ${n} |`)
