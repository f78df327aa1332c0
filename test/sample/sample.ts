import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

const folder = new URL('../../data/sample/', import.meta.url)

/** One line of data/sample/entities.ftm.json. */
export interface FtmLine {
  readonly id: string
  readonly caption: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
  readonly datasets: readonly string[]
}

export function sampleText(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

export function sampleLines<T>(name: string): readonly T[] {
  return sampleText(name)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}

export const lines = sampleLines<FtmLine>('entities.ftm.json')
export const listings = lines.filter((line) => line.schema === 'Sanction')
export const parties = lines.filter((line) => line.schema !== 'Sanction')

export type Row = Readonly<Record<string, string>>

export const orders: readonly Row[] = parse(sampleText('transactions.csv'), { columns: true })

export const earlierOrders: readonly Row[] = parse(sampleText('earlier-orders.csv'), {
  columns: true,
})

export const expected: readonly Row[] = parse(
  readFileSync(new URL('expected.csv', import.meta.url), 'utf8'),
  { columns: true },
)
