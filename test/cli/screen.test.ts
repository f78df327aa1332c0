import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check, Decision } from '../../src/model/index.ts'
import { inventedList } from './lists.ts'
import { file, folder, type Json, lines, tidewaiter } from './run.ts'

const people = () =>
  file(
    'people.csv',
    'Name;Date of birth;Country;Remarks\nBartholomew Quillfeather;12/04/1961;Russia;met at a fair\nAnna Weber;1980;Germany;\nЗарница Микросистемы ООО;;Россия;\n',
  )

test('screen gives exactly one line for each row, in order, in the shape of the contract', async () => {
  const { out, said, status } = await tidewaiter(['screen', people(), '--lists', inventedList()])
  const all = lines(out)
  expect(all.map((line) => [line.row, line.outcome])).toEqual([
    [1, 'block'],
    [2, 'clear'],
    [3, 'block'],
  ])
  for (const { row, ...decision } of all) {
    expect(row).toBeTypeOf('number')
    check(Decision, decision, 'decision')
  }
  const [first] = all
  expect(Object.keys(first!)).toEqual(
    expect.arrayContaining([
      'row',
      'outcome',
      'why',
      'subject',
      'matches',
      'matchesTotal',
      'findings',
      'notEvaluated',
      'versions',
      'digest',
    ]),
  )
  const match = first!.matches[0]
  expect(match).toMatchObject({
    id: 'zz-2',
    schema: 'Person',
    match: true,
    party: { role: 'party', index: 0 },
  })
  expect(
    match.contributions.reduce((sum: number, c: { amount: number }) => sum + c.amount, 0),
  ).toBe(match.evidence)
  expect(first).not.toHaveProperty('demonstration')
  expect(said).toContain('Date of birth → birthDate')
  expect(said).toContain('not used: Remarks')
  expect(said).toContain('1 clear, 0 review, 2 block')
  expect(status).toBe(4)
})

test('screen exits with 3 where something needs review, and with 0 where all is clear', async () => {
  const list = inventedList()
  const clear = file('clear.csv', 'name,country\nAnna Weber,Germany\n')
  expect((await tidewaiter(['screen', clear, '--lists', list])).status).toBe(0)
  const review = file('review.csv', 'buyer,hs code,destination\nAnna Weber,732393,\n')
  const ran = await tidewaiter(['screen', review, '--lists', list])
  expect(ran.status).toBe(3)
  expect(lines(ran.out)[0]!.findings[0].needs).toEqual(['route.destinationCountry'])
})

test('without a list the sample stands in, is marked as a demonstration, and clears nobody', async () => {
  const { out, said, status } = await tidewaiter(['screen', file('one.csv', 'name\nAnna Weber\n')])
  const [line] = lines(out)
  expect(line).toMatchObject({ outcome: 'review', demonstration: true })
  expect(line!.findings.map((f: { rule: string }) => f.rule)).toContain('lists.not-loaded')
  expect(said).toContain('it clears nobody')
  expect(status).toBe(3)
})

test('screen reads from standard input, and JSON lines with transactions of our own form', async () => {
  const own = {
    parties: [
      {
        role: 'end_user',
        schema: 'Vessel',
        name: 'Grey Petrel',
        properties: { name: ['Grey Petrel'], imoNumber: ['9074729'] },
      },
    ],
    items: [],
  }
  const { out } = await tidewaiter(
    ['screen', '-', '--lists', inventedList()],
    `${JSON.stringify(own)}\n`,
  )
  expect(lines(out)[0]).toMatchObject({ row: 1, outcome: 'block' })
})

test('an unreadable row is a line of its own, with field, value and reason, and loses no other', async () => {
  const rows =
    '{"parties":"none"}\n{"name":"Anna Weber","country":"Germany"}\nnot json\n{"name":"Grey Petrel","imo":"9074729"}\n'
  const { out, status } = await tidewaiter([
    'screen',
    file('mixed.jsonl', rows),
    '--lists',
    inventedList(),
  ])
  const all = lines(out)
  expect(all.map((line) => [line.row, line.outcome])).toEqual([
    [1, 'review'],
    [2, 'clear'],
    [3, 'review'],
    [4, 'block'],
  ])
  expect(all[0]!.error).toMatchObject({ field: 'parties' })
  expect(all[2]!.error.reason).not.toBe('')
  expect(status).toBe(4)
})

describe('the other forms', () => {
  test('csv has one row for each, safe for a spreadsheet', async () => {
    const path = file('formula.csv', 'name\n=cmd()\n')
    const { out } = await tidewaiter(['screen', path, '--lists', inventedList(), '--format', 'csv'])
    const [head, row] = out.split(/\r?\n/)
    expect(head).toContain('row,outcome,why')
    expect(row).not.toMatch(/,=cmd/)
  })
  test('json is one array', async () => {
    const { out } = await tidewaiter([
      'screen',
      people(),
      '--lists',
      inventedList(),
      '--format',
      'json',
    ])
    expect(JSON.parse(out)).toHaveLength(3)
  })
  test('html goes whole to a file and holds no script', async () => {
    const path = join(folder, 'report.html')
    await tidewaiter([
      'screen',
      file('x.csv', 'name\n<script>alert(1)</script>\n'),
      '--lists',
      inventedList(),
      '--format',
      'html',
      '--out',
      path,
    ])
    const html = readFileSync(path, 'utf8')
    expect(html).toContain('Content-Security-Policy')
    expect(html).not.toContain('<script>alert')
  })
})

test('Ctrl-C leaves a complete part of the output and says where it stopped', async () => {
  const many = file('many.csv', `name\n${'Anna Weber\n'.repeat(200_000)}`)
  const child = spawn(
    process.execPath,
    ['bin/tidewaiter.js', 'screen', many, '--lists', inventedList()],
    {
      env: { ...process.env, TIDEWAITER_HOME: join(folder, 'home') },
    },
  )
  let out = ''
  let said = ''
  child.stdout.on('data', (piece: Buffer) => {
    if (out === '') child.kill('SIGINT')
    out += piece
  })
  child.stderr.on('data', (piece: Buffer) => {
    said += piece
  })
  const status = await new Promise((resolve) => child.on('close', resolve))
  const all = lines(out)
  expect(all.length).toBeGreaterThan(0)
  expect(all.length).toBeLessThan(200_000)
  expect(all.at(-1)!.row).toBe(all.length)
  expect(said).toContain(`stopped after row ${all.length}`)
  expect(status).toBe(1)
})

describe('faults', () => {
  test.each([
    [['screen'], 2, 'missing required argument', 'no file'],
    [['screen', 'x.csv', '--cutoff', '7'], 2, 'number from 0 to 1', 'a cutoff out of range'],
    [['screen', 'x.csv', '--as-of', '2026-02-30'], 2, 'YYYY-MM-DD', 'a day that does not exist'],
    [['screen', '/no/such.csv', '--lists', '/no/list.csv'], 1, '/no/', 'files that do not exist'],
    [['nonsense'], 2, 'unknown command', 'no such command'],
  ])('%j exits with %i and says %s (%s)', async (args, status, words) => {
    const ran = await tidewaiter(args as string[])
    expect(ran.said).toContain(words)
    expect(ran.status).toBe(status)
  })
  test('a header that nobody understands says how to map it', async () => {
    const ran = await tidewaiter([
      'screen',
      file('odd.csv', 'Foo,Bar\n1,2\n'),
      '--lists',
      inventedList(),
    ])
    expect(ran.said).toContain('--map')
    expect(ran.status).toBe(1)
  })
  test('a header without any name is refused, not decided blind', async () => {
    const path = file('noname.csv', 'Cusotmer,Country\nBartholomew Quillfeather,Russia\n')
    const ran = await tidewaiter(['screen', path, '--lists', inventedList()])
    expect(ran.said).toContain('who a party is')
    expect(ran.status).toBe(1)
  })
  test('a row without a name is a review', async () => {
    const path = file('gap.csv', 'Name,Country\n,Germany\nAnna Weber,Germany\n')
    const ran = await tidewaiter(['screen', path, '--lists', inventedList()])
    expect(lines(ran.out).map((line) => line.outcome)).toEqual(['review', 'clear'])
  })
  test('a file without rows is an error, not a complete result', async () => {
    const ran = await tidewaiter(['screen', file('empty.csv', 'Name\n'), '--lists', inventedList()])
    expect(ran.said).toContain('there is no row in it')
    expect(ran.status).toBe(1)
  })
  test('a file that cannot be written is refused before anything is decided', async () => {
    const path = join(people(), 'out.csv')
    const ran = await tidewaiter([
      'screen',
      people(),
      '--lists',
      inventedList(),
      '--out',
      path,
      '--format',
      'csv',
    ])
    expect(ran.said).toContain('There is no folder')
    expect(ran.status).toBe(2)
    expect(existsSync(path)).toBe(false)
  })
})

test('the options of a decision change it: threshold, limit, dropped fields', async () => {
  const list = inventedList()
  const path = people()
  const strict = lines(
    (await tidewaiter(['screen', path, '--lists', list, '--threshold', '0.999999'])).out,
  )
  expect(strict[0]!.matches[0].match).toBe(false)
  const dropped = lines(
    (await tidewaiter(['screen', path, '--lists', list, '--drop', 'birthDate'])).out,
  )
  const features = (line: Json) =>
    line.matches[0].contributions.map((c: { feature: string }) => c.feature)
  expect(features(dropped[0]!)).not.toContain('birthDate')
})
