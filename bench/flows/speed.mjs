// Ten million generated rows, read cold and ranked, in a process of its own.
import { spawnSync } from 'node:child_process'
import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'

const door = new URL('../../dist/flows/index.js', import.meta.url).href

/** Writes rows of 27 reporters, 10 partners, 36 months and as many codes as are needed. */
async function generate(path, rows) {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const codes = Math.ceil(rows / (27 * 10 * 36))
  const members = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'
  const partners = 'AM AZ BY GE KG KZ MD RU TJ UZ'
  const list = (text) => `[${text.split(' ').map((c) => `'${c}'`)}]`
  await connection.run(`COPY (
    SELECT ${list(members)}[1 + i % 27] AS reporter,
      ${list(partners)}[1 + (i // 27) % 10] AS partner,
      (60000000 + 1000 * (i // (27 * 10 * 36)))::VARCHAR AS cn8,
      strftime(DATE '2020-01-01' + to_months(((i // 270) % 36)::INTEGER), '%Y-%m') AS month,
      1 + (hash(i // 9720 * 270 + i % 270) % 100000) * (1 + hash(i) % 9) AS value_eur
    FROM range(${codes * 27 * 10 * 36}) t(i) LIMIT ${rows}
  ) TO '${path}' (HEADER, DELIMITER ',')`)
  connection.closeSync()
  instance.closeSync()
}

/** Seconds and peak resident megabytes of one run over generated rows. */
export async function speed(folder, rows) {
  const path = join(folder, 'generated.csv')
  await generate(path, rows)
  const script = `
    const started = performance.now()
    const { findCorridors } = await import(${JSON.stringify(door)})
    const result = await findCorridors([${JSON.stringify(path)}], { since: '2022-03' })
    const read = result.files[0].kept
    console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000,
      megabytes: process.resourceUsage().maxRSS / 1024, read, ranked: result.corridors.length }))`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
  })
  const bytes = statSync(path).size
  rmSync(path)
  if (run.status !== 0) throw new Error(run.stderr)
  return { ...JSON.parse(run.stdout), bytes }
}
