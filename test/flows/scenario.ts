import { seededRandom } from '../../src/flows/stats/rng.ts'
import { fileWith } from './given.ts'

/** One monthly series of a made-up world. */
export interface Series {
  readonly flow: 'X' | 'M'
  readonly reporter: string
  readonly partner: string
  readonly code: string
  readonly values: readonly number[]
  /** Kilograms beside the values, where the series has them. */
  readonly kilograms?: readonly number[]
}

/** A generator of months: a level with noise in log units. */
export function noisyMonths(
  seed: number,
): (level: (t: number) => number, noise: number) => number[] {
  const random = seededRandom(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return (level, noise) =>
    Array.from({ length: months }, (_, t) =>
      Math.round(level(t) * Math.exp(noise * normal() - (noise * noise) / 2)),
    )
}

/** Months of every scenario, and the column of its date, January 2022. */
const months = 36
export const at = 24
export const since = '2022-01'

const monthText = (t: number) =>
  `${2020 + Math.floor(t / 12)}${String((t % 12) + 1).padStart(2, '0')}`

/** Series as a file in the layout of UN Comtrade since 2023; months of zero are left out. */
export function comtradeFile(series: readonly Series[], name = 'comtrade.csv'): string {
  const weighed = series.some((s) => s.kilograms)
  const lines = [
    `typeCode,freqCode,period,reporterISO,flowCode,partnerISO,cmdCode,primaryValue${weighed ? ',netWgt' : ''}`,
  ]
  for (const s of series) {
    s.values.forEach((value, t) => {
      if (!(value > 0)) return
      const weight = weighed ? `,${s.kilograms?.[t] ?? ''}` : ''
      lines.push(
        `C,M,${monthText(t)},${s.reporter},${s.flow},${s.partner},${s.code},${value}${weight}`,
      )
    })
  }
  return fileWith(name, `${lines.join('\n')}\n`)
}

/** Codes that exist in no nomenclature's priority list: 600000, 600010, … */
export const codes = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => String(600_000 + i * 10))
