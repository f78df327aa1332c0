import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'
import { TidewaiterError } from '../../model/index.ts'
import { monthIndex } from '../month.ts'

/** Exchange rates given by the user: units of the target currency for one unit of another. */
export interface Rates {
  readonly target: string
  /** Rate for a currency in a month; throws where the file has none. */
  rate(currency: string, month: number): number
}

/** Reads a file of rates: CSV with columns month, currency, rate.
 *
 * A rate is the number of units of the target currency that one unit of `currency` is worth.
 *
 * @throws TidewaiterError `flows.rates` for a row that is none, with file and row
 * @example
 * // month,currency,rate
 * // 2022-03,USD,0.9077        with target EUR: one dollar is 0.9077 euro
 */
export async function readRates(path: string, target: string): Promise<Rates> {
  const file = basename(path)
  const records = parse(await readFile(path, 'utf8'), {
    columns: true,
    trim: true,
    bom: true,
  }) as Record<string, string>[]
  const table = new Map<string, number>()
  records.forEach((record, i) => {
    const month = monthIndex(record.month ?? '')
    const rate = Number(record.rate)
    if (month === null || !record.currency || !(rate > 0)) {
      throw new TidewaiterError({
        code: 'flows.rates',
        act: 'cannot use the exchange rate',
        value: `${record.month},${record.currency},${record.rate}`,
        reason: 'a month such as 2022-03, a currency and a positive number are needed',
        place: { file, row: i + 1 },
        remedy: 'Write columns month,currency,rate.',
      })
    }
    table.set(`${record.currency.toUpperCase()} ${month}`, rate)
  })
  return {
    target,
    rate: (currency, month) => {
      if (currency === target) return 1
      const rate = table.get(`${currency} ${month}`)
      if (rate !== undefined) return rate
      throw new TidewaiterError({
        code: 'flows.rates',
        act: 'cannot convert into',
        value: target,
        reason: `there is no rate for ${currency} in ${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
        place: { file },
        remedy: 'Add the month to the file of rates.',
      })
    },
  }
}
