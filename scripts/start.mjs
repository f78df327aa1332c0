// `npm start`: whatever is needed first, then the main job on the embedded sample.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs'

ensureInstalled()
await ensureBuilt()
const result = spawnSync(
  process.execPath,
  [join(root, 'bin/tidewaiter.js'), 'demo', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
process.exitCode = result.status ?? 1
