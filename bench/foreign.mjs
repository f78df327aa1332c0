// Russian, Ukrainian and Chinese: what `read` gives in place of claims, against three annotated
// texts of our own invention (bench/foreign). `npm run bench -- foreign [--errors]`.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { share } from './evidence/scoring.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const { loadDocument, readDocument } = await import(
  new URL('../dist/evidence/index.js', import.meta.url).href
)

/** What was found of each thing asked for; the European Union is no country. */
const found = (r) => ({
  countries: r.countries,
  weapons: r.weapon_systems.map((w) => w.name),
  dates: r.mentions.dates.map((d) => d.date),
  numbers: r.mentions.numbers.map((n) => n.value),
  entities: r.entities.filter((e) => /Person|Company/.test(e.schema)).map((e) => e.name),
  speakers: r.mentions.quotations.flatMap(
    (q) => r.entities.find((e) => e.id === q.speaker)?.name ?? [],
  ),
})

/** An entity or speaker is right in its dictionary form; a surname may stand for the full name. */
const same = (a, b) =>
  a === b || (typeof a === 'string' && (a.endsWith(` ${b}`) || b.endsWith(` ${a}`)))

const rows = []
for (const file of readdirSync(join(here, 'foreign')).sort()) {
  const gold = JSON.parse(readFileSync(join(here, 'foreign', file), 'utf8'))
  const bytes = new TextEncoder().encode(gold.text)
  const reading = readDocument(await loadDocument({ name: `${gold.language}.txt`, bytes }))
  for (const [what, got] of Object.entries(found(reading))) {
    const distinct = [...new Set(got)]
    const hit = gold[what].filter((g) => distinct.some((x) => same(g, x)))
    const wrong = distinct.filter((x) => !gold[what].some((g) => same(g, x)))
    rows.push([
      file.replace('.json', ''),
      what,
      share(hit.length, gold[what].length),
      share(distinct.length - wrong.length, distinct.length),
    ])
    if (process.argv.includes('--errors')) {
      const missed = gold[what].filter((g) => !hit.includes(g))
      if (missed.length > 0 || wrong.length > 0)
        console.log(
          `- ${gold.language} ${what}: missed ${missed.join(', ')}; wrong ${wrong.join(', ')}`,
        )
    }
  }
}
console.log('| language | what | recall | precision |\n|---|---|---|---|')
for (const row of rows) console.log(`| ${row.join(' | ')} |`)
