// Innocent monthly series, real and generated, with factors put into some of them.
import { readFileSync, writeFileSync } from 'node:fs'

/** Uniform numbers in [0, 1) from a seed (Mulberry32). */
export function uniform(seed) {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

export const monthText = (first, t) => {
  const [year, month] = first.split('-').map(Number)
  const index = year * 12 + month - 1 + t
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Sums by code and destination in Comext months before the sanctions, of the EU or of each member. */
export function comextBeforeSanctions(path, { members = false } = {}) {
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const columns = head.trim().split(',')
  const at = (name) => columns.indexOf(name)
  const first = '2020-01'
  const months = 26
  const index = new Map(Array.from({ length: months }, (_, t) => [monthText(first, t), t]))
  const series = new Map()
  for (const line of lines) {
    const cells = line.trim().split(',')
    const t = index.get(cells[at('month')])
    const partner = cells[at('partner')]
    if (t === undefined || partner === 'RU' || partner === 'BY') continue
    const reporter = members ? cells[at('reporter')] : 'DE'
    const key = `${reporter} ${cells[at('hs6')]} ${partner}`
    const one = series.get(key) ?? {
      reporter,
      code: cells[at('hs6')],
      partner,
      values: new Float64Array(months),
    }
    one.values[t] += Number(cells[at('value_eur')])
    series.set(key, one)
  }
  return { first, months, series: [...series.values()] }
}

/** Invented codes: log-normal shipments, drifting levels, months without trade. */
export function invented({ seed, codes, months, partners }) {
  const random = uniform(seed)
  const series = []
  for (let c = 0; c < codes; c++) {
    for (const partner of partners) {
      const noise = 0.2 + 1.4 * random()
      const active = random() < 0.6 ? 1 : 0.4 + 0.6 * random()
      let level = 6 + 6 * random()
      const values = Float64Array.from({ length: months }, () => {
        level += 0.15 * noise * normal(random)
        return random() < active ? Math.round(Math.exp(level + noise * normal(random))) : 0
      })
      series.push({ reporter: 'DE', code: String(600_000 + c * 10), partner, values })
    }
  }
  return { first: '2020-01', months, series }
}

export const factors = [1.5, 2, 3, 5, 10]

/** Puts one of the factors into about a tenth of the series from month `at` on.
 *
 * Only series that trade on both sides of the date take one: elsewhere a factor is no quantity.
 */
export function inject(table, at, seed) {
  const random = uniform(seed)
  return table.series.map((s) => {
    const trades = s.values.slice(0, at).some((v) => v > 0) && s.values.slice(at).some((v) => v > 0)
    const chosen = random() < 0.1 && trades
    const factor = factors[Math.floor(random() * factors.length)]
    if (!chosen) return { ...s, factor: 1, innocent: s.values }
    const values = s.values.map((v, t) => (t < at ? v : Math.round(v * factor)))
    return { ...s, values, factor, innocent: s.values }
  })
}

/** A file in the layout of Comext; zero months are left out, as there. */
export function writeTable(path, first, series) {
  const lines = ['reporter,partner,cn8,month,value_eur']
  for (const s of series) {
    s.values.forEach((value, t) => {
      if (value > 0)
        lines.push(`${s.reporter},${s.partner},${s.code}00,${monthText(first, t)},${value}`)
    })
  }
  writeFileSync(path, `${lines.join('\n')}\n`)
}
