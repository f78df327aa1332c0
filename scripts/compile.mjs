// Keeps the compiled code of dist/bundle for this version of Node.js: runs the commands that people
// wait for, so that the functions they use are in it, and writes what V8 compiled.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const { bundle, compiled, compiledPath, load, modules, scriptOf } = createRequire(import.meta.url)(
  '../bin/load.js',
)

const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-compile-'))
process.env.TIDEWAITER_HOME = join(folder, 'home')
const rows = join(folder, 'rows.csv')
const list = join(folder, 'list.jsonl')
writeFileSync(rows, 'name,country\nIvan Petrov,RU\n')
writeFileSync(
  list,
  '{"id":"a","schema":"Person","caption":"Sergey Sidorov","datasets":["a"],"properties":{"name":["Sergey Sidorov"],"country":["ru"]}}\n',
)
mkdirSync(compiled)
try {
  const { main } = load(join(bundle, 'main.cjs'))
  for (const words of [
    ['screen', rows, '--lists', list],
    ['lists', 'load', list],
    ['screen', rows],
    ['match', 'Ivan Petrov'],
  ])
    await main([process.execPath, 'tidewaiter', ...words])
  for (const name of readdirSync(bundle).filter((file) => file.endsWith('.cjs'))) {
    const path = join(bundle, name)
    const script = modules.get(path)?.script ?? scriptOf(path)
    writeFileSync(compiledPath(path), script.createCachedData())
  }
  process.exitCode = 0
} finally {
  rmSync(folder, { recursive: true })
}
