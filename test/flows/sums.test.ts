import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCorridors } from '../../src/flows/index.ts'
import { monthsOf } from '../../src/flows/panel.ts'
import { fileWith } from './given.ts'

const reporters = ['AT', 'DE', 'US']
const partners = ['KZ', 'AM', 'DE', 'RU']
const months = Array.from({ length: 12 }, (_, t) => `2021-${String(t + 1).padStart(2, '0')}`)

const row = fc.record({
  reporter: fc.constantFrom(...reporters),
  partner: fc.constantFrom(...partners),
  code: fc.integer({ min: 0, max: 400 }).map((i) => String(60_000_000 + i * 100)),
  month: fc.constantFrom(...months),
  value: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 10_000_000 }).map((n) => String(n / 100)) },
    { weight: 1, arbitrary: fc.constantFrom('', ':', 'c', 'many', '-5', 'Infinity') },
  ),
})

type Row = { readonly [K in 'reporter' | 'partner' | 'code' | 'month' | 'value']: string }

/** What the sums must be: one row after another into a map; a reporter without a figure is unknown. */
function plainSums(rows: readonly Row[]): Map<string, number> {
  const members = new Set(['AT', 'DE'])
  const known = new Map<string, number>()
  const silent = new Map<string, string>()
  for (const { reporter, partner, code, month, value } of rows) {
    const inBloc = members.has(reporter) && members.has(partner)
    if (reporter === partner || inBloc || value === '-5') continue
    const origin = members.has(reporter) ? 'eu' : reporter.toLowerCase()
    const cell = `${code.slice(0, 6)} ${origin} ${partner.toLowerCase()} ${month}`
    const key = `${cell}|${reporter}`
    const amount = value === '' ? Number.NaN : Number(value)
    if (Number.isFinite(amount)) known.set(key, (known.get(key) ?? 0) + Math.round(amount * 100))
    else silent.set(key, cell)
  }
  const unknown = new Set([...silent].filter(([key]) => !known.get(key)).map(([, cell]) => cell))
  const sums = new Map<string, number>()
  for (const [key, sum] of known) {
    const cell = key.split('|')[0]!
    if (!unknown.has(cell) && sum > 0) sums.set(cell, (sums.get(cell) ?? 0) + sum)
  }
  return sums
}

describe('rows become monthly sums', () => {
  test('of random files in random order, as a plain loop has them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 800, maxLength: 1600, size: 'max' }),
        async (rows) => {
          // A quiet frame, so that every code has history and all reporters deliver every month.
          const frame = reporters.flatMap((reporter) =>
            Array.from({ length: 401 }, (_, i) => String(60_000_000 + i * 100)).flatMap((code) =>
              months
                .slice(0, 1)
                .map((month) => ({ reporter, partner: 'GE', code, month, value: '1' })),
            ),
          )
          const last = reporters.flatMap((reporter) =>
            months
              .slice(1)
              .map((month) => ({ reporter, partner: 'GE', code: '60000000', month, value: '1' })),
          )
          const all = [...rows, ...frame, ...last]
          const lines = all.map((r) => `${r.reporter},${r.partner},${r.code},${r.month},${r.value}`)
          const path = fileWith(
            't.csv',
            `reporter,partner,cn8,month,value_eur\n${lines.join('\n')}\n`,
          )
          const result = await findCorridors([path], { since: '2021-08', until: '2021-12' })
          const found = new Map<string, number>()
          result.panel.corridors.forEach((c, i) => {
            monthsOf(result.panel, i).forEach((value, t) => {
              if (value > 0)
                found.set(
                  `${c.hs6} ${c.origin} ${c.destination} ${months[t]}`,
                  Math.round(value * 100),
                )
            })
          })
          expect(found).toEqual(plainSums(all))
        },
      ),
      { numRuns: 4, seed: 20220224, endOnFailure: true },
    )
  }, 60_000)
})
