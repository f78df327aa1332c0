import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findCorridors, problemText } from '../../src/flows/index.ts'
import { TidewaiterError } from '../../src/model/index.ts'
import { comextFile, fileWith, innocentSeries } from './given.ts'

const good = readFileSync(comextFile(innocentSeries({ seed: 5, codes: 30, months: 30 })), 'utf8')
const rows = good.trimEnd().split('\n').length - 1

/** Reads a good file with lines added behind it, and gives the messages about them. */
async function messagesFor(...lines: string[]): Promise<string[]> {
  const path = fileWith('trade.csv', `${good}${lines.join('\n')}\n`)
  const result = await findCorridors([path], { since: '2021-06' })
  expect(result.files[0]!.kept).toBeGreaterThanOrEqual(rows - 1)
  return result.files[0]!.problems.map(problemText)
}

async function refusal(path: string): Promise<TidewaiterError> {
  try {
    await findCorridors([path], { since: '2021-06' })
  } catch (error) {
    expect(error).toBeInstanceOf(TidewaiterError)
    return error as TidewaiterError
  }
  throw new Error('the file was not refused')
}

describe('a bad row is named by file and row and loses no other', () => {
  test('text in a number column', async () => {
    const [message] = await messagesFor('DE,KZ,60000000,2021-03,many')
    expect(message).toContain('"many": text in a number column')
    expect(message).toContain(`trade.csv, row ${rows + 1}`)
  })

  test('a thirteenth month', async () => {
    const [message] = await messagesFor('DE,KZ,60000000,2021-13,100')
    expect(message).toContain('"2021-13": a year has 12 months, not 13')
    expect(message).toContain(`trade.csv, row ${rows + 1}`)
  })

  test('a partner equal to its reporter', async () => {
    const [message] = await messagesFor('DE,DE,60000000,2021-03,100')
    expect(message).toContain('partner equal to reporter')
    expect(message).toContain(`trade.csv, row ${rows + 1}`)
  })

  test('a country that is none', async () => {
    const [message] = await messagesFor('DE,Atlantis,60000000,2021-03,100')
    expect(message).toContain('"Atlantis": it is no country')
    expect(message).toContain(`trade.csv, row ${rows + 1}`)
  })

  test('a file cut in the middle of a row', async () => {
    const path = fileWith('trade.csv', `${good}DE,KZ,600000`)
    const result = await findCorridors([path], { since: '2021-06' })
    const [message] = result.files[0]!.problems.map(problemText)
    expect(message).toContain('ends in the middle of this row')
    expect(message).toContain(`trade.csv, row ${rows + 1}`)
  })

  test('row numbers behind a row with too many columns still hold', async () => {
    const messages = await messagesFor('DE,KZ,60000000,2021-03,1,2,3', 'DE,KZ,60000000,2021-03,x')
    expect(messages.join('\n')).toContain(`trade.csv, row ${rows + 1}`)
    expect(messages.join('\n')).toContain(`trade.csv, row ${rows + 2}, column value`)
  })
})

describe('a file that cannot be used is refused with one clear message', () => {
  test('two currencies without rates', async () => {
    const path = fileWith(
      'trade.csv',
      'reporter,partner,hs6,period,value,currency\nDE,KZ,854239,2021-01,1,EUR\nDE,KZ,854239,2021-02,2,USD\n',
    )
    const { message } = await refusal(path)
    expect(message).toContain('two currencies "EUR, USD"')
    expect(message).toContain('trade.csv, row 2')
    expect(message).toContain('--rates')
  })

  test('an empty file', async () => {
    expect((await refusal(fileWith('trade.csv', ''))).message).toContain('it is empty (trade.csv')
  })

  test('a file with nothing but a header', async () => {
    const { message } = await refusal(
      fileWith('trade.csv', 'reporter,partner,cn8,month,value_eur\n'),
    )
    expect(message).toContain('a header but no rows')
  })

  test('an HTML error page named .csv', async () => {
    const page = '<!DOCTYPE html><html><head><title>503 Service Unavailable</title></head></html>'
    const { message } = await refusal(fileWith('trade.csv', page))
    expect(message).toContain('web page titled "503 Service Unavailable"')
    expect(message).toContain('trade.csv, row 1')
  })

  test('a file without a column of values', async () => {
    const { message } = await refusal(
      fileWith('trade.csv', 'reporter,partner,cn8,month\nDE,KZ,1,2021-01\n'),
    )
    expect(message).toContain('--map value=COLUMN')
  })
})

describe('other forms of bad input', () => {
  test('a JSON file cut in the middle', async () => {
    const { message } = await refusal(fileWith('api.json', '{"data":[{"reporterISO":"DEU","pa'))
    expect(message).toContain('api.json')
    expect(message).not.toMatch(/DuckDB|Binder|Invalid Input Error/)
  })

  test('a JSON file without rows', async () => {
    const { message } = await refusal(fileWith('api.json', '{"data":[],"error":""}'))
    expect(message).toContain('api.json')
  })

  test('a JSON error message of a publisher', async () => {
    const { message } = await refusal(
      fileWith('api.json', '{"statusCode":429,"message":"Rate limit is exceeded."}'),
    )
    expect(message).toContain('api.json')
    expect(message).toContain('Rate limit is exceeded')
  })

  test('a Parquet file cut in the middle', async () => {
    const { message } = await refusal(fileWith('trade.parquet', 'PAR1 and then nothing'))
    expect(message).toContain('trade.parquet')
  })

  test('a thirteenth month among the columns of a wide file is named', async () => {
    const head = `freq,reporter,partner,product,flow\\TIME_PERIOD\t${Array.from({ length: 24 }, (_, t) => `202${Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`).join('\t')}\t2021-13`
    const line = `M,DE,KZ,60000000,2\t${Array.from({ length: 25 }, (_, t) => 10 + t).join('\t')}`
    const path = fileWith('ds.tsv', `${head}\n${line}\n`)
    const result = await findCorridors([path], { since: '2021-06' })
    expect(result.files[0]!.problems.map(problemText).join('\n')).toContain(
      '"2021-13": a year has 12 months, not 13',
    )
  })

  test('infinite and absurd figures are text in a number column', async () => {
    const messages = await messagesFor(
      'DE,KZ,60000000,2021-03,Infinity',
      'DE,KZ,60000000,2021-04,1e400',
    )
    expect(messages.join('\n')).toContain('"Infinity": text in a number column')
  })

  test('figures with thousands separators are named, not guessed', async () => {
    const messages = await messagesFor('DE,KZ,60000000,2021-03,"1,234.5"')
    expect(messages.join('\n')).toContain('"1,234.5": text in a number column')
  })
})
