import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSinglebyteEncoder } from '@exodus/bytes/single-byte.js'
import { describe, expect, test } from 'vitest'
import { inventedList } from './lists.ts'
import { file, folder, lines, tidewaiter } from './run.ts'

/** The decisions on a file, against the invented list. */
async function decided(path: string) {
  const { out } = await tidewaiter(['screen', path, '--lists', inventedList(), '--format', 'jsonl'])
  return lines(out)
}

describe('screen', () => {
  test('says once which lists are searched and that the age of one is unknown', async () => {
    const path = file('one.csv', 'name,country\nAnna Weber,Austria\nIgor Weber,Austria\n')
    const { said } = await tidewaiter(['screen', path, '--lists', inventedList()])
    expect(said.match(/searched: .*age unknown/g)).toHaveLength(1)
  })

  test('prints the totals once under a table, and to no table says them', async () => {
    const path = file('one.csv', 'name,country\nAnna Weber,Austria\n')
    const args = ['screen', path, '--lists', inventedList(), '--format']
    const table = await tidewaiter([...args, 'table'])
    expect(table.out).toMatch(/1 row: 0 block, 0 review, 1 clear\./)
    expect(table.said).not.toMatch(/1 clear/)
    expect((await tidewaiter([...args, 'jsonl'])).said).toMatch(/1 clear, 0 review, 0 block/)
  })

  test('names on a clear row what was not evaluated', async () => {
    const path = file('one.csv', 'name,country\nAnna Weber,Austria\n')
    const { out } = await tidewaiter([
      'screen',
      path,
      '--lists',
      inventedList(),
      '--format',
      'table',
    ])
    expect(out.replaceAll(/[│\s]+/g, ' ')).toMatch(/not looked at: .*who owns the parties/)
  })

  test('reads the country of a delivery address, and of a cell with a city', async () => {
    const path = file(
      'orders.csv',
      'order,buyer,country,delivery address,goods,HS code,destination\n' +
        '1,Garten GmbH,Germany,"Lenina 5, Moscow, Russia",microcontrollers,8542.31,Austria\n' +
        '2,Garten GmbH,Germany,,microcontrollers,8542.31,"Moscow, Russia"\n' +
        '3,Garten GmbH,Germany,"Hauptstr 5, Wien, Austria",garden shears,8201.50,Austria\n' +
        '4,Garten Inc,United States,"1 Oak St, Atlanta, Georgia",garden shears,8201.50,United States\n' +
        '5,Garten GmbH,Germany,,garden shears,8201.50,Istanbul\n',
    )
    expect((await decided(path)).map((line) => line.outcome)).toEqual([
      'block',
      'block',
      'clear',
      'clear',
      'clear',
    ])
  })

  test('never clears a party that is a placeholder', async () => {
    const names = ['N/A', 'TBD', 'to be confirmed', 'xxx', '123456', 'Unknown']
    const path = file('gaps.csv', `name,country\n${names.map((n) => `${n},Austria`).join('\n')}\n`)
    expect((await decided(path)).map((line) => line.outcome)).toEqual(names.map(() => 'review'))
  })

  test('takes a contact for a person, unless the name has a legal form', async () => {
    const path = file(
      'contacts.csv',
      'buyer,contact person\nGarten GmbH,Anna Weber\nGarten GmbH,Sample Trading Ltd\n',
    )
    expect((await decided(path)).map((line) => line.subject.parties[1].schema)).toEqual([
      'Person',
      'LegalEntity',
    ])
  })

  test('reads a file in the encoding that --encoding names', async () => {
    const bytes = createSinglebyteEncoder('windows-1250')('name,country\nNguyęn,Austria\n')
    const args = ['screen', file('one.csv', bytes), '--lists', inventedList()]
    const named = await tidewaiter([...args, '--encoding', 'windows-1252'])
    expect(lines(named.out)[0]!.subject.parties[0].name).toBe('Nguyên')
    expect((await tidewaiter(args)).said).toMatch(/a guess from its letters.*--encoding/)
  })

  test('takes a country under "Ship to" for the destination, a name for the consignee', async () => {
    const path = file(
      'ship.csv',
      'Customer,Ship to,Destination\nAnna Weber,Österreich,\nIgor Weber,Weber Handel GmbH,Austria\nEva Weber,Austria,Österreich\nOleg Weber,Korea,\n',
    )
    const { out } = await tidewaiter(['screen', path, '--lists', inventedList()])
    const rows = lines(out)
    expect(rows.map((row) => row.subject.parties.map((p: { name: string }) => p.name))).toEqual([
      ['Anna Weber'],
      ['Igor Weber', 'Weber Handel GmbH'],
      ['Eva Weber'],
      ['Oleg Weber'],
    ])
    expect(rows.map((row) => row.subject.route.destinationCountry)).toEqual([
      'Österreich',
      'Austria',
      'Österreich',
      'Korea',
    ])
    expect(rows.map((row) => row.outcome)).toEqual(['clear', 'clear', 'clear', 'review'])
    expect(rows[3]!.findings.map((f: { text: string }) => f.text)).toContain(
      'The country “Korea” can mean North Korea or South Korea, so no embargo could be looked up for it.',
    )
  })

  test('refuses a field under --drop that no party has', async () => {
    const path = file('one.csv', 'name\nAnna Weber\n')
    const { said, status } = await tidewaiter(['screen', path, '--drop', 'emial'])
    expect(said).toContain('"emial" is no field of a party')
    expect(status).toBe(2)
  })

  test('says of a cut workbook what a person can do', async () => {
    const path = file('broken.xlsx', Buffer.from(`PK\u0003\u0004${'x'.repeat(300)}`, 'latin1'))
    const { said, status } = await tidewaiter(['screen', path])
    expect(said).toMatch(/its end is missing or damaged.*broken\.xlsx.*Fetch the file again/)
    expect(status).toBe(1)
  })
})

describe('match', () => {
  test('refuses a name without a letter or digit as wrong usage', async () => {
    for (const name of ['', ' - ']) {
      const { said, status } = await tidewaiter(['match', name, '--lists', inventedList()])
      expect(said).toContain('at least one letter or digit')
      expect(status).toBe(2)
    }
  })

  test('says which country and birth date it could not read', async () => {
    const { out, said } = await tidewaiter([
      'match',
      'Anna Weber',
      '--country',
      'Ruritania',
      '--birth-date',
      '33.33.1990',
      '--lists',
      inventedList(),
    ])
    expect(said).toContain('“Ruritania” was not understood')
    expect(said).toContain('“33.33.1990” in parties[0].birthDate could not be read')
    const rules = JSON.parse(out).findings.map((f: { rule: string }) => f.rule)
    expect(rules).toEqual(expect.arrayContaining(['input.unreadable-value']))
  })
})

test('compare gives no score to a missing name, and says which schema it does not know', async () => {
  const path = file(
    'pairs.csv',
    'schema,name1,name2\nPerson,Anna Weber,\nShip,Sea Star,Sea Star\nShip,Sea Star,Ocean\n',
  )
  const { out, said, status } = await tidewaiter(['compare', path, '--format', 'csv'])
  const [, missing, unknown] = out.trimEnd().split(/\r?\n/)
  expect(missing).toBe('Person,Anna Weber,,')
  expect(unknown).toMatch(/^Ship,Sea Star,Sea Star,0\.\d+$/)
  expect(said).toMatch(/row 1: name2 is empty/)
  expect(said).toMatch(/row 2 and 1 more: FollowTheMoney has no schema "Ship"/)
  expect(status).toBe(0)
})

test('lists load names the files of a folder that it passes over, and why', async () => {
  const lists = join(folder, 'some-lists')
  mkdirSync(lists, { recursive: true })
  const put = (name: string, text: string) => writeFileSync(join(lists, name), text)
  put(
    'list.ftm.json',
    `${JSON.stringify({ id: 'zz-9', schema: 'Person', datasets: ['zz'], properties: { name: ['Igor Weber'] } })}\n`,
  )
  put('notes.txt', 'fetched on Monday\n')
  put('stray.csv', 'a,b\n1,2\n')
  put('gone.csv.mapping.yml', 'mapping: 1\ndataset: gone\n')
  put('empty.csv', '')
  const { out, said, status } = await tidewaiter(['lists', 'load', lists, '--format', 'json'])
  expect(status).toBe(0)
  const report = JSON.parse(out)
  expect(report.files).toHaveLength(1)
  const reasons = report.passedOver.map((one: { path: string; reason: string }) => [
    one.path.slice(lists.length + 1),
    one.reason,
  ])
  expect(reasons).toEqual([
    ['empty.csv', 'it is empty'],
    ['gone.csv.mapping.yml', 'it is a mapping file without its table'],
    ['notes.txt', 'it is a text without the form of a list'],
    ['stray.csv', 'no mapping fits it (columns a, b)'],
  ])
  expect(said).toMatch(/stray\.csv: passed over, no mapping fits it/)
  const searched = await tidewaiter(['match', 'Igor Weber', '--lists', lists])
  expect(searched.said).toMatch(/stray\.csv: passed over/)
})
