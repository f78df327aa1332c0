import { expect, test } from 'vitest'
import { inventedList } from './lists.ts'
import { file, lines, tidewaiter } from './run.ts'

const header =
  'order no,order date,buyer,buyer country,goods,hs,eccn,quantity,destination country\n'
const chips = 'Microcontrollers,8542.31,EAR99'
const now = () =>
  file(
    'orders.csv',
    `${header}N-1,2026-05-01,Steppe Marmot LLP,Kazakhstan,${chips},900,Kazakhstan\nN-2,2026-05-20,Steppe Marmot LLP,Kazakhstan,${chips},950,Kazakhstan\n`,
  )
const before = (quantity: number) =>
  file(
    `before-${quantity}.csv`,
    `${header}B-1,2021-05-01,Steppe Marmot LLP,Kazakhstan,${chips},${quantity},Kazakhstan\n`,
  )

test('screen reads earlier orders from a file and from the rows above', async () => {
  const args = ['screen', now(), '--lists', inventedList(), '--as-of', '2026-06-01']
  const alone = lines((await tidewaiter(args)).out)
  expect(alone.map((line) => line.subject.history?.orders)).toEqual([undefined, 1])
  const beside = lines((await tidewaiter([...args, '--history', before(100)])).out)
  expect(beside.map((line) => line.subject.history.orders)).toEqual([1, 2])
  expect(beside.map((line) => line.subject.history.rise)).toEqual([9, 18.5])
  expect(beside[0]!.findings.map((finding: { rule: string }) => finding.rule)).toContain('RF32')
  expect(beside[0]!.versions).toContainEqual(
    expect.objectContaining({ kind: 'snapshot', name: 'history' }),
  )
})

test('screen refuses a file of earlier orders that holds none', async () => {
  const { status, said } = await tidewaiter([
    'screen',
    now(),
    '--lists',
    inventedList(),
    '--history',
    file('empty.csv', header),
  ])
  expect(status).not.toBe(0)
  expect(said).toContain('earlier orders')
})

test('replay reads policy and earlier orders again and finds the same digests', async () => {
  const policy = file('house.yml', 'name: house\nversion: "7"\neffects: { RF32: note }\n')
  const list = inventedList()
  const beside = ['--history', before(100), '--policy', policy]
  const screened = await tidewaiter([
    'screen',
    now(),
    '--lists',
    list,
    ...beside,
    '--as-of',
    '2026-06-01',
  ])
  const record = file('decided.jsonl', screened.out)
  const again = await tidewaiter(['replay', record, '--lists', list, ...beside])
  expect(again.out.match(/: same, /g)).toHaveLength(2)
  expect(again.said).not.toContain('something else')
  expect(again.status).toBe(0)

  const without = await tidewaiter(['replay', record, '--lists', list])
  expect(without.status).toBe(3)
  expect(without.said).toContain('not at hand: policy house 7')

  const other = await tidewaiter([
    'replay',
    record,
    '--lists',
    list,
    '--policy',
    policy,
    '--history',
    before(200),
  ])
  expect(other.status).toBe(3)
  expect(other.said).toContain('the earlier orders at hand say something else')
})
