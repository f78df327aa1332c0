// `npm run bench`            runs every benchmark of bench/, one after another
// `npm run bench -- SUBJECT` runs bench/SUBJECT.mjs (or .ts, on Node.js 24 and later)
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs'

ensureInstalled()
await ensureBuilt()
const [subject, ...rest] = process.argv.slice(2)
const all = readdirSync(join(root, 'bench'))
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => name.slice(0, -'.mjs'.length))
  .sort()
const chosen = subject ? [subject] : all
for (const name of chosen) {
  const file = join(root, 'bench', `${name}.mjs`)
  if (!existsSync(file)) {
    console.error(`no benchmark "${name}": there are ${all.join(', ') || 'none yet'}`)
    process.exit(2)
  }
  console.error(`\n# ${name}`)
  const result = spawnSync(process.execPath, ['--expose-gc', file, ...rest], {
    cwd: root,
    stdio: 'inherit',
  })
  if (result.status !== 0) process.exit(result.status ?? 1)
}
