import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { at, codes, comtradeFile, noisyMonths, since } from '../flows/scenario.ts'
import { file, folder, type Json, tidewaiter } from './run.ts'

/** Trade files whose first code rises to Kazakhstan, and whose second to Armenia half a year later. */
function trade(months: number): string {
  const draw = noisyMonths(4)
  const series = codes(30).flatMap((code) =>
    ['KAZ', 'ARM', 'GEO', 'SRB'].map((partner) => {
      const level = (t: number): number => {
        if (code === '600000' && partner === 'KAZ' && t >= at) return 400_000
        return code === '600010' && partner === 'ARM' && t >= at + 6 ? 400_000 : 20_000
      }
      const values = draw(level, 0.3).slice(0, months)
      return { flow: 'X' as const, reporter: 'DEU', partner, code, values }
    }),
  )
  return comtradeFile(series)
}

const corridorsOf = (out: string): string[] =>
  JSON.parse(out).corridors.map((c: Json) => `${c.hs6} ${c.destination}`)

describe('flows', () => {
  const early = trade(at + 6)
  const late = trade(at + 12)
  const snapshot = join(folder, 'risk.json')
  let first: string
  beforeAll(async () => {
    const ran = await tidewaiter(['flows', early, '--since', since, '--snapshot', snapshot])
    expect(ran).toMatchObject({ status: 0, said: '' })
    first = ran.out
  })

  test('--snapshot holds what the output lists', () => {
    const risks: Json[] = JSON.parse(readFileSync(snapshot, 'utf8'))
    expect(corridorsOf(first)).toContain('600000 kz')
    expect(risks.map((r) => `${r.hs6} ${r.destination}`)).toEqual(corridorsOf(first))
  })

  test('--since SNAPSHOT takes its date and gives only what is new', async () => {
    const { out, said, status } = await tidewaiter(['flows', late, '--since', snapshot])
    expect(corridorsOf(out)).toContain('600010 am')
    expect(corridorsOf(out)).not.toContain('600000 kz')
    expect(said).toMatch(/\d+ new and 0 changed since the snapshot/)
    expect(status).toBe(0)
  })

  test('--since SNAPSHOT of the same files gives nothing', async () => {
    const { out, said } = await tidewaiter(['flows', early, '--since', snapshot])
    expect(corridorsOf(out)).toEqual([])
    expect(said).toContain('0 new and 0 changed')
  })

  test('--since refuses a file that is no snapshot', async () => {
    const { said, status } = await tidewaiter(['flows', late, '--since', file('x.json', '{"a":1}')])
    expect(said).toContain('x.json')
    expect(status).not.toBe(0)
  })

  test('--specification repeats a saved run to the same digest, with no file named', async () => {
    const saved = file('result.json', first)
    const { out, status } = await tidewaiter(['flows', '--specification', saved])
    expect(JSON.parse(out).digest).toBe(JSON.parse(first).digest)
    expect(status).toBe(0)
  })

  test('--specification refuses other bytes by name', async () => {
    const saved = file('result.json', first)
    const { said, status } = await tidewaiter(['flows', late, '--specification', saved])
    expect(said).toMatch(/comtrade\.csv.*SHA-256/)
    expect(status).not.toBe(0)
  })
})
