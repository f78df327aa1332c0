import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { seededRandom } from '../../src/flows/stats/rng.ts'

/** Where real data lies, or null: tests that need it are then skipped. */
export const shared = (() => {
  const path = resolve(process.env.TIDEWAITER_SHARED ?? '../shared', 'data/trade')
  return existsSync(path) ? path : null
})()

/** Writes a file into a folder of its own and gives its path. */
export function fileWith(name: string, content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'tidewaiter-flows-')), name)
  writeFileSync(path, content)
  return path
}

/** A standard normal number. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Six-digit codes that exist in no nomenclature's priority list: 600000, 600010, … */
function inventedCodes(count: number): string[] {
  return Array.from({ length: count }, (_, i) => String(600_000 + i * 10))
}

interface InventedSeries {
  readonly reporter: string
  readonly partner: string
  readonly code: string
  readonly values: number[]
}

/** Innocent monthly series: log-normal shipments, slowly drifting levels, months without trade. */
export function innocentSeries(options: {
  readonly seed: number
  readonly codes: number
  readonly months: number
  readonly partners?: readonly string[]
}): InventedSeries[] {
  const random = seededRandom(options.seed)
  const result: InventedSeries[] = []
  for (const code of inventedCodes(options.codes)) {
    for (const partner of options.partners ?? ['KZ', 'KG', 'AM', 'GE', 'UZ']) {
      const noise = 0.2 + 1.4 * random()
      const active = 0.4 + 0.6 * random()
      let level = 6 + 6 * random()
      const values = Array.from({ length: options.months }, () => {
        level += 0.15 * noise * normal(random)
        return random() < active ? Math.round(Math.exp(level + noise * normal(random))) : 0
      })
      result.push({ reporter: 'DE', partner, code, values })
    }
  }
  return result
}

/** Series as a file in the layout of Comext by CN8; zero months are left out, as there. */
export function comextFile(series: readonly InventedSeries[], first = '2020-01'): string {
  const [year, month] = first.split('-').map(Number) as [number, number]
  const lines = ['reporter,partner,cn8,month,value_eur']
  for (const s of series) {
    s.values.forEach((value, t) => {
      if (value === 0) return
      const index = year * 12 + month - 1 + t
      const period = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
      lines.push(`${s.reporter},${s.partner},${s.code}00,${period},${value}`)
    })
  }
  return fileWith('comext.csv', `${lines.join('\n')}\n`)
}
