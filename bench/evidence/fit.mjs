// Fits data/evidence/weights.csv to the annotated documents of this folder, but for sets that are
// not to be looked at: multinomial logistic regression by seeded stochastic descent with a step of
// its own for every weight (Duchi, Hazan & Singer 2011), the same bytes every time.
// `node bench/evidence/fit.mjs` on a built dist; `--check` holds documents out in turn, and prints
// what the reading gives on text to which no weight was fitted.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { align } from './scoring.mjs'
import { overlap } from './stages.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const built = (path) => import(new URL(`../../dist/evidence/${path}`, import.meta.url).href)
const { loadDocument } = await built('index.js')
const { readEnglish } = await built('read-english.js')
const { kindWeights } = await built('lexicon.js')

const closed = new Set(['seventh-held-out', 'eighth-held-out'])
const settings = { epochs: 6, rate: 0.04, decay: 0.003, optional: 0.6, documents: 2 }

async function examplesOf(file) {
  const gold = JSON.parse(readFileSync(file, 'utf8'))
  const document = await loadDocument(file.replace('.gold.json', '.txt'))
  if (/^(ru|uk|zh)$/.test(document.language)) return []
  const trace = []
  readEnglish(document, { trace })
  return trace.map((clause) => {
    const near = gold.claims
      .map((claim) => ({ claim, v: overlap(claim, clause) }))
      .filter(({ v }) => v >= 0.4)
      .sort((a, b) => b.v - a.v)
    const claim = near[0]?.claim
    const weight = claim?.optional ? settings.optional : 1
    const { features } = clause
    return { file, kind: claim?.kind ?? 'none', weight, features }
  })
}

function seeded(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x80000000
  }
}

function shares(sums) {
  const most = Math.max(...sums)
  const raised = sums.map((v) => Math.exp(v - most))
  const total = raised.reduce((a, b) => a + b)
  return raised.map((v) => v / total)
}

const sumsOf = (weights, features, kinds) =>
  kinds.map((_, k) => features.reduce((sum, feature) => sum + (weights.get(feature)?.[k] ?? 0), 0))

function weightsOf(examples, kinds) {
  const files = new Map()
  for (const { file, features } of examples)
    for (const f of features) files.set(f, (files.get(f) ?? new Set()).add(file))
  const kept = examples.map((e) => ({
    ...e,
    k: kinds.indexOf(e.kind),
    features: ['bias', ...e.features.filter((f) => files.get(f).size >= settings.documents)],
  }))
  const weights = new Map()
  const squares = new Map()
  for (const { features } of kept)
    for (const f of features)
      if (!weights.has(f)) {
        weights.set(f, new Float64Array(kinds.length))
        squares.set(f, new Float64Array(kinds.length).fill(0.01))
      }
  const random = seeded(1)
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (let i = kept.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      ;[kept[i], kept[j]] = [kept[j], kept[i]]
    }
    for (const { features, k, weight } of kept) {
      const share = shares(sumsOf(weights, features, kinds))
      for (const f of features) {
        const w = weights.get(f)
        const sum = squares.get(f)
        for (let i = 0; i < kinds.length; i++) {
          const slope = weight * (share[i] - (i === k ? 1 : 0)) + settings.decay * w[i]
          sum[i] += slope * slope
          w[i] -= (settings.rate * slope) / Math.sqrt(sum[i])
        }
      }
    }
  }
  return weights
}

/** Rows of the table: hundredths, those that count for next to nothing left out. */
function rowsOf(weights, kinds) {
  return [...weights].sort().flatMap(([feature, w]) => {
    const parts = [...w].flatMap((v, i) => {
      const hundredths = Math.round(v * 100)
      return Math.abs(hundredths) < 5 ? [] : [[kinds[i], hundredths]]
    })
    return parts.length === 0 ? [] : [[feature, parts]]
  })
}

/** What the reading gives on documents of newer sets, each read with weights of other documents. */
async function check(examples, kinds) {
  const files = [...new Set(examples.map((e) => e.file))]
  const rounds = 5
  const t = new Map()
  for (let r = 0; r < rounds; r++) {
    const out = new Set(files.filter((_, i) => i % rounds === r))
    const fitted = weightsOf(
      examples.filter((e) => !out.has(e.file)),
      kinds,
    )
    kindWeights().clear()
    for (const [feature, parts] of rowsOf(fitted, kinds)) kindWeights().set(feature, parts)
    for (const file of out) {
      const set = file.split('/').at(-2)
      if (!unread.has(set)) continue
      const gold = JSON.parse(readFileSync(file, 'utf8'))
      const { claims } = readEnglish(await loadDocument(file.replace('.gold.json', '.txt')))
      const { byGold, used } = align(gold.claims, claims)
      const s = t.get(set) ?? { found: 0, annotated: 0, given: 0, right: 0 }
      t.set(set, s)
      for (const g of gold.claims) {
        if (g.optional) continue
        s.annotated++
        if (byGold.get(g)?.kind === g.kind) s.found++
      }
      for (const [g, c] of byGold) if (!g.optional || g.kind === c.kind) s.given++
      for (const [g, c] of byGold) if (g.kind === c.kind) s.right++
      for (const c of claims) if (!used.has(c)) s.given++
    }
  }
  for (const [set, s] of t)
    console.log(
      `${set}, held out in turn: recall ${s.found}/${s.annotated} = ${(s.found / s.annotated).toFixed(3)}, precision ${s.right}/${s.given} = ${(s.right / s.given).toFixed(3)}`,
    )
}

/** Sets for which no rule was written: what holds on them holds on news. */
const unread = new Set(['eighth-tuning'])

const examples = []
for (const set of readdirSync(here, { withFileTypes: true })) {
  if (!set.isDirectory() || closed.has(set.name)) continue
  for (const file of readdirSync(join(here, set.name)).filter((f) => f.endsWith('.gold.json')))
    examples.push(...(await examplesOf(join(here, set.name, file))))
}
const kinds = [...new Set(examples.map((e) => e.kind))].sort()
if (process.argv.includes('--check')) await check(examples, kinds)
else {
  const lines = rowsOf(weightsOf(examples, kinds), kinds).map(
    ([feature, parts]) =>
      `"${feature.replaceAll('"', '""')}",${parts.map((part) => part.join(' ')).join(';')}`,
  )
  writeFileSync(
    join(here, '../../data/evidence/weights.csv'),
    `# How much each feature of a clause (see src/evidence/claims/features.ts) speaks for each kind of claim, or for\n# none, in hundredths of a natural logarithm of odds. Made by bench/evidence/fit.mjs; do not edit by hand.\nfeature,weights\n${lines.join('\n')}\n`,
  )
  console.log(`${examples.length} clauses, ${lines.length} features`)
}
