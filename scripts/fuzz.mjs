// Reads many spoilt files with every reader: `npm run fuzz` (20,000 each), `npm run fuzz -- 500 test/lists`.
// Every test file called hostile.test.ts takes part; readers plug in through test/fuzz/fuzz.ts.
import { spawnSync } from 'node:child_process'

const [first, ...rest] = process.argv.slice(2)
const count = /^\d+$/.test(first ?? '') ? first : '20000'
const filters = count === first ? rest : process.argv.slice(2)
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', ...(filters.length > 0 ? filters : ['hostile'])],
  { stdio: 'inherit', env: { ...process.env, TIDEWAITER_FUZZ: count } },
)
process.exitCode = status ?? 1
