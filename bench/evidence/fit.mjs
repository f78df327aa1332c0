// Fits data/evidence/weights.csv to the annotated documents of this folder, but for sets that are
// not to be looked at: multinomial logistic regression by seeded stochastic descent, the same bytes
// every time. `node bench/evidence/fit.mjs` on a built dist; `--check` holds documents out in turn
// and prints what weights give on text they were not fitted to.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { overlap } from './stages.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const built = (path) => import(new URL(`../../dist/evidence/${path}`, import.meta.url).href)
const { loadDocument } = await built('index.js')
const { readEnglish } = await built('read-english.js')

const closed = new Set(['seventh-held-out', 'eighth-held-out'])
/** Rules were written for the errors of the older sets, so that they seem surer there than they are. */
const unread = new Set(['seventh-tuning', 'eighth-tuning'])
const settings = { epochs: 30, rate: 0.15, decay: 0.03, optional: 0.3, unread: 1.5, documents: 3 }

async function examplesOf(file, set) {
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
    const weight =
      (claim?.optional ? settings.optional : 1) * (unread.has(set) ? settings.unread : 1)
    const { features } = clause
    return { file, set, kind: claim?.kind ?? 'none', optional: claim?.optional, weight, features }
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
  for (const { features } of kept)
    for (const f of features)
      if (!weights.has(f))
        weights.set(
          f,
          kinds.map(() => 0),
        )
  const random = seeded(1)
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (let i = kept.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      ;[kept[i], kept[j]] = [kept[j], kept[i]]
    }
    const rate = settings.rate / (1 + epoch * 0.2)
    for (const { features, k, weight } of kept) {
      const share = shares(sumsOf(weights, features, kinds))
      for (const f of features) {
        const w = weights.get(f)
        for (let i = 0; i < kinds.length; i++)
          w[i] -= rate * weight * (share[i] - (i === k ? 1 : 0) + settings.decay * w[i])
      }
    }
  }
  return weights
}

/** What the weights alone give, documents held out in turn. */
function check(examples, kinds) {
  const files = [...new Set(examples.map((e) => e.file))]
  const rounds = 20
  const t = { right: 0, given: 0, annotated: 0 }
  for (let r = 0; r < rounds; r++) {
    const out = new Set(files.filter((_, i) => i % rounds === r))
    const weights = weightsOf(
      examples.filter((e) => !out.has(e.file)),
      kinds,
    )
    for (const e of examples) {
      if (!out.has(e.file) || !unread.has(e.set) || e.optional) continue
      const sums = sumsOf(weights, ['bias', ...e.features], kinds)
      const kind = kinds[sums.indexOf(Math.max(...sums))]
      if (kind !== 'none') t.given++
      if (e.kind !== 'none') t.annotated++
      if (kind === e.kind && kind !== 'none') t.right++
    }
  }
  console.log(
    `clauses of ${[...unread]}, held out in turn: recall ${t.right}/${t.annotated}, precision ${t.right}/${t.given}`,
  )
}

const examples = []
for (const set of readdirSync(here, { withFileTypes: true })) {
  if (!set.isDirectory() || closed.has(set.name)) continue
  for (const file of readdirSync(join(here, set.name)).filter((f) => f.endsWith('.gold.json')))
    examples.push(...(await examplesOf(join(here, set.name, file), set.name)))
}
const kinds = [...new Set(examples.map((e) => e.kind))].sort()
if (process.argv.includes('--check')) check(examples, kinds)
else {
  const lines = [...weightsOf(examples, kinds)].sort().flatMap(([feature, w]) => {
    const parts = w.flatMap((v, i) => {
      const hundredths = Math.round(v * 100)
      return Math.abs(hundredths) < 5 ? [] : [`${kinds[i]} ${hundredths}`]
    })
    return parts.length === 0 ? [] : [`"${feature.replaceAll('"', '""')}",${parts.join(';')}`]
  })
  writeFileSync(
    join(here, '../../data/evidence/weights.csv'),
    `# How much each feature of a clause (see src/evidence/claims/features.ts) speaks for each kind of claim, or for\n# none, in hundredths of a natural logarithm of odds. Made by bench/evidence/fit.mjs; do not edit by hand.\nfeature,weights\n${lines.join('\n')}\n`,
  )
  console.log(`${examples.length} clauses, ${lines.length} features`)
}
