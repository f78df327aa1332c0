import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, test } from 'vitest'
import { type FlowsResult, findCorridors } from '../../src/flows/index.ts'
import { monthsOf } from '../../src/flows/panel.ts'
import { fileWith } from './given.ts'

/** One small world that every form must give back: three goods, two partners, thirty months. */
const codes = ['600000', '600010', '600020']
const partners = [
  { iso2: 'KZ', iso3: 'KAZ', m49: 398 },
  { iso2: 'AM', iso3: 'ARM', m49: 51 },
] as const
const length = 30
const monthOf = (t: number, form: (year: number, month: number) => string) =>
  form(2020 + Math.floor(t / 12), (t % 12) + 1)
const two = (n: number) => String(n).padStart(2, '0')
const figureOf = (c: number, p: number, t: number) => 1000 * (c + 1) + 100 * p + t

const cells = codes.flatMap((code, c) =>
  partners.flatMap((partner, p) =>
    Array.from({ length }, (_, t) => ({ code, partner, t, value: figureOf(c, p, t) })),
  ),
)

function expectWorld(result: FlowsResult, factor: (t: number) => number = () => 1): void {
  const series = result.panel.corridors.map((c, i) => [
    `${c.hs6} ${c.origin} ${c.destination}`,
    Array.from(monthsOf(result.panel, i)),
  ])
  const expected = codes.flatMap((code, c) =>
    partners.map((partner, p) => [
      `${code} de ${partner.iso2.toLowerCase()}`,
      Array.from({ length }, (_, t) => Math.round(100 * figureOf(c, p, t) * factor(t)) / 100),
    ]),
  )
  expect(Object.fromEntries(series)).toEqual(Object.fromEntries(expected))
}

const read = (path: string, options = {}) => findCorridors([path], { since: '2021-06', ...options })

describe('every form of trade file gives the same series', () => {
  test('UN Comtrade API, JSON: rows under "data", codes as numbers and letters', async () => {
    const data = cells.map(({ code, partner, t, value }) => ({
      typeCode: 'C',
      freqCode: 'M',
      refYear: 2020 + Math.floor(t / 12),
      refMonth: (t % 12) + 1,
      period: monthOf(t, (y, m) => `${y}${two(m)}`),
      reporterCode: 276,
      reporterISO: 'DEU',
      flowCode: 'X',
      partnerCode: partner.m49,
      partnerISO: partner.iso3,
      partner2Code: 0,
      classificationCode: 'H6',
      cmdCode: code,
      aggrLevel: 6,
      customsCode: 'C00',
      motCode: 0,
      netWgt: null,
      primaryValue: value,
    }))
    const path = fileWith(
      'api.json',
      JSON.stringify({ elapsedTime: '0.1 secs', count: data.length, data, error: '' }),
    )
    const result = await read(path)
    expectWorld(result)
    expect(result.files[0]!.format).toBe('UN Comtrade')
    expect(result.currency).toBe('USD')
  })

  test('UN Comtrade API with totals beside their parts and re-exports counts once', async () => {
    const base = { reporterISO: 'DEU', partner2Code: 0, motCode: 0, customsCode: 'C00' }
    const data = cells.flatMap(({ code, partner, t, value }) => {
      const row = {
        ...base,
        period: monthOf(t, (y, m) => `${y}${two(m)}`),
        flowCode: 'X',
        partnerISO: partner.iso3,
        cmdCode: code,
        primaryValue: value,
      }
      return [
        row,
        { ...row, motCode: 1000, primaryValue: value / 2 },
        { ...row, customsCode: 'C01', primaryValue: value / 3 },
        { ...row, flowCode: 'RX', primaryValue: value / 4 },
        { ...row, cmdCode: code.slice(0, 4), primaryValue: value * 9 },
        { ...row, partnerISO: 'W00', primaryValue: value * 9 },
      ]
    })
    const result = await read(fileWith('api.json', JSON.stringify({ data })))
    expectWorld(result)
    expect(result.files[0]!.problems.every((p) => !p.bad)).toBe(true)
  })

  test('UN Comtrade bulk with the column names before 2023', async () => {
    const lines = cells.map(
      ({ code, partner, t, value }) =>
        `HS,2020,${monthOf(t, (y, m) => `${y}${two(m)}`)},6,1,2,Exports,276,Germany,DEU,${partner.m49},,${partner.iso3},${code},${value}`,
    )
    const head =
      'Classification,Year,Period,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,Commodity Code,Trade Value (US$)'
    expectWorld(await read(fileWith('bulk.csv', `${head}\n${lines.join('\n')}\n`)))
  })

  test('Eurostat TSV: dimensions in one column, a column a month, flags behind figures', async () => {
    const months = Array.from({ length }, (_, t) => monthOf(t, (y, m) => `${y}-${two(m)}`))
    const head = `freq,reporter,partner,product,flow,indicators\\TIME_PERIOD\t${months.map((m) => `${m} `).join('\t')}`
    const lines = codes.flatMap((code, c) =>
      partners.map(
        (partner, p) =>
          `M,DE,${partner.iso2},${code}00,2,VALUE_IN_EUROS\t${months.map((_, t) => `${figureOf(c, p, t)}${t % 7 === 0 ? ' p' : ' '}`).join('\t')}`,
      ),
    )
    const quantity = lines[0]!.replace('VALUE_IN_EUROS', 'QUANTITY_IN_100KG')
    const result = await read(fileWith('ds.tsv', `${[head, ...lines, quantity].join('\n')}\n`))
    expectWorld(result)
    expect(result.files[0]!.format).toBe('Eurostat TSV')
    expect(result.currency).toBe('EUR')
  })

  test('Eurostat TSV: a confidential month is unknown, not zero', async () => {
    const months = Array.from({ length }, (_, t) => monthOf(t, (y, m) => `${y}-${two(m)}`))
    const head = `freq,reporter,partner,product,flow\\TIME_PERIOD\t${months.join('\t')}`
    const line = `M,DE,KZ,60000000,2\t${months.map((_, t) => (t === 5 ? ': c' : `${10 + t}`)).join('\t')}`
    const result = await read(fileWith('ds.tsv', `${head}\n${line}\n`))
    expect(monthsOf(result.panel, 0)[5]).toBeNaN()
    expect(result.files[0]!.problems.map((p) => p.reason).join()).toContain('confidential')
  })

  test('SDMX-CSV', async () => {
    const lines = cells.map(
      ({ code, partner, t, value }) =>
        `ESTAT:DS-045409(1.0),12/01/24 11:00:00,M,DE,${partner.iso2},${code}00,2,VALUE_IN_EUROS,${monthOf(t, (y, m) => `${y}-${two(m)}`)},${value},`,
    )
    const head =
      'DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE,OBS_FLAG'
    const result = await read(fileWith('sdmx.csv', `${head}\n${lines.join('\n')}\n`))
    expectWorld(result)
    expect(result.files[0]!.format).toBe('SDMX-CSV')
  })

  test('Parquet with names of one’s own, by a mapping', async () => {
    const path = fileWith('trade.parquet', '')
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const values = cells.map(
      ({ code, partner, t, value }) =>
        `('Germany', '${partner.iso2}', '${code}', DATE '${monthOf(t, (y, m) => `${y}-${two(m)}`)}-01', ${value})`,
    )
    await connection.run(
      `COPY (SELECT * FROM (VALUES ${values.join(', ')}) t(seller, buyer, item, day, amount)) TO '${path}' (FORMAT parquet)`,
    )
    connection.closeSync()
    instance.closeSync()
    const mapping = {
      reporter: 'seller',
      partner: 'buyer',
      product: 'item',
      period: 'day',
      value: 'amount',
      currency: '=EUR',
    }
    const result = await read(path, { mapping })
    expectWorld(result)
    expect(result.currency).toBe('EUR')
  })

  test('semicolons, a byte order mark, Latin-1 and UTF-16', async () => {
    const text = `reporter;partner;cn8;month;value_eur;note\n${cells
      .map(
        ({ code, partner, t, value }) =>
          `DE;${partner.iso2};${code}00;${monthOf(t, (y, m) => `${y}-${two(m)}`)};${value};é`,
      )
      .join('\n')}\n`
    expectWorld(await read(fileWith('bom.csv', `\uFEFF${text}`)))
    expectWorld(await read(fileWith('latin.csv', Buffer.from(text, 'latin1'))))
    expectWorld(await read(fileWith('wide.csv', Buffer.from(`\uFEFF${text}`, 'utf16le'))))
  })
})

describe('the wide form of the IMF', () => {
  test('years as columns, figures in millions, one series a flow', async () => {
    const years = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023]
    const head = `"DATASET","COUNTRY.ID","COUNTRY","INDICATOR.ID","COUNTERPART_COUNTRY.ID","COUNTERPART_COUNTRY","FREQUENCY.ID","SCALE.ID","TRADE_FLOW.ID",${years.map((y) => `"${y}"`).join(',')}`
    const line = (code: string, name: string, base: number) =>
      `"IMF.STA:IMTS(1.0.0)","DEU","Germany","XG_FOB_USD","${code}","${name}","A","6","XG",${years.map((_, t) => `"${base + t}"`).join(',')}`
    const lines = [
      line('KAZ', 'Kazakhstan, Republic of', 100),
      line('ARM', 'Armenia, Republic of', 20),
      line('G001', 'World', 9000),
    ]
    const path = fileWith('imts.csv', `${[head, ...lines].join('\n')}\n`)
    const result = await findCorridors([path], { since: '2022-01' })
    expect(result.panel.step).toBe(12)
    expect(result.currency).toBe('USD')
    const armenia = result.panel.corridors.findIndex((c) => c.destination === 'am')
    const monthly = Array.from(monthsOf(result.panel, armenia), (v) => Math.round(v * 12))
    expect(monthly).toEqual(years.map((_, t) => (20 + t) * 1e6))
    expect(result.panel.corridors).toHaveLength(2)
  })
})

describe('several currencies', () => {
  const rows = cells.map(({ code, partner, t, value }) => {
    const month = monthOf(t, (y, m) => `${y}-${two(m)}`)
    return `DE,${partner.iso2},${code},${month},${value},${t % 2 === 0 ? 'EUR' : 'USD'}`
  })
  const table = () =>
    fileWith('t.csv', `reporter,partner,hs6,period,value,currency\n${rows.join('\n')}\n`)
  const months = Array.from({ length }, (_, t) => monthOf(t, (y, m) => `${y}-${two(m)}`))

  let rates: string
  beforeAll(() => {
    rates = fileWith(
      'rates.csv',
      `month,currency,rate\n${months.map((m) => `${m},USD,0.5`).join('\n')}\n`,
    )
  })

  test('are converted by the month with a file of rates', async () => {
    const result = await read(table(), { rates: { path: rates, currency: 'EUR' } })
    expect(result.currency).toBe('EUR')
    expectWorld(result, (t) => (t % 2 === 0 ? 1 : 0.5))
  })

  test('are refused where a month has no rate, which is named', async () => {
    const short = fileWith('rates.csv', 'month,currency,rate\n2020-02,USD,0.5\n')
    await expect(read(table(), { rates: { path: short, currency: 'EUR' } })).rejects.toThrow(
      /no rate for USD in 2020-04/,
    )
  })

  test('a rate that is none is refused with its row', async () => {
    const bad = fileWith('rates.csv', 'month,currency,rate\n2020-02,USD,0.5\n2020-04,USD,zero\n')
    await expect(read(table(), { rates: { path: bad, currency: 'EUR' } })).rejects.toThrow(
      /rates\.csv, row 2/,
    )
  })
})
