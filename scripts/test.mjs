// `npm test`: whatever is needed first, then the static checks, then the tests.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs'

ensureInstalled()
await ensureBuilt()
const args = process.argv.slice(2)
const steps = [
  ...(args.length === 0 ? [['npm', ['run', '--silent', 'check']]] : []),
  [process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args]],
]
for (const [command, commandArgs] of steps) {
  const result = spawnSync(command, commandArgs, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) {
    if (command === 'npm') console.log('0 passed, 1 failed')
    process.exit(result.status ?? 1)
  }
}
