// Start of the values room, and one reading of each kind: processor time, since the machine is shared.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const door = fileURLToPath(new URL('../dist/values/index.js', import.meta.url))

/** Processor time of this process so far, in milliseconds. */
function now() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

/** Milliseconds to import the room, and of the first country read, each in a fresh process. */
function starts(times) {
  const script = `${now}
    const a = now(); const v = await import(${JSON.stringify(door)});
    const b = now(); v.countryOf('Iran'); const c = now();
    console.log(JSON.stringify([b - a, c - b]))`
  const runs = Array.from({ length: times }, () =>
    JSON.parse(
      spawnSync(process.execPath, ['--input-type=module', '-e', script]).stdout.toString(),
    ),
  )
  return { door: median(runs.map((r) => r[0])), table: median(runs.map((r) => r[1])) }
}

const values = await import(door)

const subjects = [
  ['date, ISO', () => values.parseDate('1971-08-15')],
  ['date, OFAC', () => values.parseDate('15 Aug 1971')],
  ['date, UK', () => values.parseDate('15/08/1971', { order: 'dmy' })],
  ['date, range', () => values.parseDate('between 1960 and 1965')],
  ['date, Russian', () => values.parseDate('12 марта 1980 г.')],
  ['country, name', () => values.countryOf('Iran')],
  ['country, long form', () => values.countryOf('Iran, Islamic Republic of')],
  ['country, Russian', () => values.countryOf('Российская Федерация')],
  ['country, unknown', () => values.countryOf('Atlantis')],
  ['IMO', () => values.parseIdentifier('imo', 'IMO 9187629')],
  ['LEI', () => values.parseIdentifier('lei', '5493001KJTIIGC8Y1R12')],
  ['IBAN', () => values.parseIdentifier('iban', 'DE89370400440532013000')],
  ['wallet, bitcoin', () => values.parseIdentifier('wallet', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')],
  ['HS', () => values.parseHs('8542.31')],
  ['ECCN', () => values.parseEccn('3A001.a.2')],
  ['money', () => values.parseMoney('USD 1,250.50')],
]

function microseconds(work) {
  const batch = 10_000
  for (let i = 0; i < batch; i++) work()
  const runs = Array.from({ length: 7 }, () => {
    const start = now()
    for (let i = 0; i < batch; i++) work()
    return ((now() - start) / batch) * 1000
  })
  return median(runs)
}

const { door: doorTime, table } = starts(9)
console.log(
  `import of the room: ${doorTime.toFixed(1)} ms; first country: ${table.toFixed(1)} ms\n`,
)
console.log('| reading | µs |\n|---|---:|')
for (const [name, work] of subjects) console.log(`| ${name} | ${microseconds(work).toFixed(2)} |`)
