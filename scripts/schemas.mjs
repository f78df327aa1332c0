// Writes the JSON Schemas of all file formats to docs/schemas/, or checks that they are current.
//   node scripts/schemas.mjs           write
//   node scripts/schemas.mjs --check   compare
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** File name → the exported schema of dist/<room>/index.js that it holds. */
const published = {
  entity: ['model', 'Entity'],
  statement: ['model', 'Statement'],
  transaction: ['model', 'Transaction'],
  finding: ['model', 'Finding'],
  decision: ['model', 'Decision'],
  match: ['model', 'Match'],
  'load-report': ['model', 'LoadReport'],
  'list-diff': ['model', 'ListDiff'],
  'corridor-risk': ['model', 'CorridorRisk'],
  'claim-ref': ['model', 'ClaimRef'],
  mapping: ['files', 'Mapping'],
  policy: ['decision', 'PolicyFile'],
}

const folder = 'docs/schemas'
const check = process.argv.includes('--check')
const problems = []
mkdirSync(folder, { recursive: true })
for (const [file, [room, name]] of Object.entries(published)) {
  const schema = (await import(join(process.cwd(), 'dist', room, 'index.js')))[name]
  const text = `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: name, ...schema }, null, 2)}\n`
  const path = join(folder, `${file}.schema.json`)
  if (!check) writeFileSync(path, text)
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) problems.push(path)
}
for (const file of readdirSync(folder)) {
  if (!Object.hasOwn(published, file.replace(/\.schema\.json$/, '')))
    problems.push(join(folder, file))
}
if (problems.length > 0) {
  console.error(`not current: ${problems.join(', ')}. Run \`npm run schemas\`.`)
  process.exitCode = 1
}
