// Reads many spoilt files with every reader: `npm run fuzz` (20,000 each), `npm run fuzz -- 500 test/lists`;
// `--from 5000` begins with the file of that number and `--seconds 100` ends each reader after so long,
// so that slices add up; `--only "UN XML"` reads with the readers of that name. Every test file called
// hostile.test.ts takes part; readers plug in through test/fuzz/fuzz.ts.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
    seconds: { type: 'string' },
  },
})
const [first, ...rest] = positionals
const isCount = /^\d+$/.test(first ?? '')
const filters = isCount ? rest : positionals
const only = values.only === undefined ? [] : ['-t', values.only]
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...(filters.length > 0 ? filters : ['hostile']),
    ...only,
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      TIDEWAITER_FUZZ: isCount ? first : '20000',
      TIDEWAITER_FUZZ_FROM: values.from,
      ...(values.seconds === undefined ? {} : { TIDEWAITER_FUZZ_SECONDS: values.seconds }),
    },
  },
)
process.exitCode = status ?? 1
