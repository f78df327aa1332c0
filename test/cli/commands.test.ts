import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compareParties, pairWeights } from '../../src/screening/index.ts'
import { inventedList } from './lists.ts'
import { file, lines, tidewaiter } from './run.ts'

describe('match', () => {
  test('looks one name up, in any script, and explains in words', async () => {
    const { out, status } = await tidewaiter([
      'match',
      'Зарница Микросистемы',
      '--country',
      'Russia',
      '--lists',
      inventedList(),
    ])
    const decision = JSON.parse(out)
    expect(decision.matches[0]).toMatchObject({ id: 'zz-1', match: true })
    expect(decision.matches[0].contributions.every((c: { text: string }) => c.text !== '')).toBe(
      true,
    )
    expect(status).toBe(4)
  })
  test('takes any property by its name', async () => {
    const ran = await tidewaiter([
      'match',
      'Unheard Of',
      '--schema',
      'Vessel',
      '--property',
      'imoNumber=9074729',
      '--lists',
      inventedList(),
    ])
    expect(JSON.parse(ran.out).matches[0].id).toBe('zz-3')
  })
  test('refuses a schema that FollowTheMoney does not have', async () => {
    const ran = await tidewaiter(['match', 'X', '--schema', 'Ship', '--lists', inventedList()])
    expect(ran.said).toContain('Vessel')
    expect(ran.status).toBe(1)
  })
})

test('compare keeps the input columns unchanged and adds a score', async () => {
  const path = file(
    'pairs.csv',
    'id,schema,name1,name2,note\n7,Person,Anna Weber,Anna Weber,"a, b"\n8,Person,Anna Weber,Igor Petrov,=x\n',
  )
  const { out, status } = await tidewaiter(['compare', path, '--format', 'csv'])
  const [head, equal, different] = out.trimEnd().split(/\r?\n/)
  expect(head).toBe('id,schema,name1,name2,note,score')
  expect(equal).toMatch(/^7,Person,Anna Weber,Anna Weber,"a, b",0\.\d+$/)
  expect(different).toMatch(/^8,Person,Anna Weber,Igor Petrov,=x,0\.\d+$/)
  const score = (line: string) => Number(line.split(',').at(-1))
  expect(score(equal!)).toBeGreaterThan(0.7)
  expect(score(different!)).toBeLessThan(0.5)
  expect(status).toBe(0)
})

test('compare expects more of a pair than screening of a customer and a list', async () => {
  const path = file('prior.csv', 'schema,name1,name2\nPerson,Anna Weber,Anna Weber\n')
  const { out } = await tidewaiter(['compare', path, '--format', 'csv'])
  const compared = Number(out.trimEnd().split(',').at(-1))
  const query = {
    role: 'party' as const,
    schema: 'Person',
    name: 'Anna Weber',
    properties: { name: ['Anna Weber'] },
  }
  const screened = compareParties(query, { schema: 'Person', properties: { name: ['Anna Weber'] } })
  expect(compared).toBeGreaterThan(screened.score)
  expect(compared).toBe(compareParties(query, query, { weights: pairWeights }).score)
})

test('compare without its columns says which is missing', async () => {
  const ran = await tidewaiter(['compare', file('bad.csv', 'a,b\n1,2\n')])
  expect(ran.said).toContain('the column schema is missing')
  expect(ran.status).toBe(1)
})

describe('lists', () => {
  test('the index of many named entities is kept by what they say', async () => {
    const home = { env: { TIDEWAITER_HOME: file('x', '').replace(/x$/, 'named-home') } }
    const kept = () =>
      readdirSync(join(home.env.TIDEWAITER_HOME, 'index')).filter((name) => name.endsWith('.index'))
    const list = (name: string) =>
      file(
        'many.jsonl',
        Array.from({ length: 1000 }, (_, i) => ({
          id: `m${i}`,
          caption: i === 500 ? name : `Invented Company ${i}`,
          schema: 'Company',
          datasets: ['many'],
          properties: { name: [i === 500 ? name : `Invented Company ${i}`] },
        }))
          .map((entity) => `${JSON.stringify(entity)}\n`)
          .join(''),
      )
    const rows = file('petrel.csv', 'name\nGrey Petrel Shipping\n')
    const screened = async (name: string) =>
      (await tidewaiter(['screen', rows, '--lists', list(name)], '', home)).out
    const first = await screened('Grey Petrel Shipping')
    expect(lines(first)[0]!.matches[0].id).toBe('m500')
    expect(kept()).toHaveLength(1)
    expect(await screened('Grey Petrel Shipping')).toBe(first)
    expect(kept()).toHaveLength(1)
    expect(lines(await screened('Brown Heron Trading'))[0]!.matches).toEqual([])
    expect(kept()).toHaveLength(2)
  })

  test('load keeps a version, status shows it, and screening uses it and a kept index', async () => {
    const list = inventedList()
    const home = {
      env: { TIDEWAITER_HOME: file('home-marker', '').replace('home-marker', 'other-home') },
    }
    const loaded = JSON.parse(
      (await tidewaiter(['lists', 'load', list, '--format', 'json'], '', home)).out,
    )
    expect(loaded.files[0]).toMatchObject({
      dataset: 'us_ofac_sdn',
      read: 3,
      kept: 3,
      schemata: { Company: 1, Person: 1, Vessel: 1 },
    })
    for (const key of [
      'path',
      'parts',
      'format',
      'version',
      'derived',
      'skipped',
      'names',
      'addresses',
      'birthDates',
    ])
      expect(loaded.files[0]).toHaveProperty(key)
    const status = JSON.parse(
      (await tidewaiter(['lists', 'status', '--format', 'json'], '', home)).out,
    )
    expect(status[0]).toMatchObject({ dataset: 'us_ofac_sdn' })
    const screened = lines(
      (
        await tidewaiter(
          ['screen', file('c.csv', 'name\nGrey Petrel Shipping\nAnna Weber\n')],
          '',
          home,
        )
      ).out,
    )
    expect(screened[1]).toMatchObject({ outcome: 'clear' })
    expect(screened[1]).not.toHaveProperty('demonstration')
    const cached = lines(
      (
        await tidewaiter(
          ['screen', file('c.csv', 'name\nGrey Petrel Shipping\nAnna Weber\n')],
          '',
          home,
        )
      ).out,
    )
    expect(cached.map((line) => line.digest)).toEqual(screened.map((line) => line.digest))
    const index = join(home.env.TIDEWAITER_HOME, 'index')
    const [kept] = readdirSync(index).filter((name) => name.endsWith('.index'))
    writeFileSync(join(index, kept!), 'damaged')
    const anew = await tidewaiter(
      ['screen', file('c.csv', 'name\nGrey Petrel Shipping\nAnna Weber\n')],
      '',
      home,
    )
    expect(anew.said).toContain('built anew')
    expect(lines(anew.out).map((line) => line.digest)).toEqual(screened.map((line) => line.digest))
  })
  test('diff gives what was added, removed and changed', async () => {
    const before = inventedList()
    const text = (await import('node:fs')).readFileSync(before, 'utf8')
    const after = file(
      'after.ftm.json',
      text.replace(/^.*"zz-3".*$\n?/gm, '').replace('1961-04-12', '1962-04-12'),
    )
    const { out } = await tidewaiter(['lists', 'diff', before, after, '--format', 'json'])
    expect(JSON.parse(out)).toEqual({
      added: [],
      removed: ['zz-3'],
      changed: [{ id: 'zz-2', properties: ['birthDate'] }],
    })
  })
})

describe('replay', () => {
  test('of what screen wrote gives the same digests', async () => {
    const list = inventedList()
    const { out } = await tidewaiter([
      'screen',
      file('r.csv', 'name\nGrey Petrel\nZarnitsa Microsystems\n'),
      '--lists',
      list,
    ])
    const record = file('record.jsonl', out)
    const same = await tidewaiter(['replay', record, '--lists', list])
    expect(same.out.match(/: same/g)).toHaveLength(2)
    expect(same.status).toBe(0)
    const one = file('one.json', out.split('\n')[0]!)
    expect((await tidewaiter(['replay', one, '--lists', list])).out).toContain('row 1: same')
    const changed = file('changed.jsonl', out.replace('"outcome":"block"', '"outcome":"clear"'))
    const differs = await tidewaiter(['replay', changed, '--lists', list])
    expect(differs.said).toContain('changed after its digest')
    expect(differs.status).toBe(3)
  })
})

test('demo decides the sample, shows every outcome, and says where the report is', async () => {
  const { out, status } = await tidewaiter(['demo'])
  expect(out.match(/DEMONSTRATION: invented orders/g)).toHaveLength(1)
  for (const outcome of ['clear', 'REVIEW', 'BLOCK']) expect(out).toContain(outcome)
  expect(out).toMatch(/report.*file:\/\/.*report\.html/)
  expect(status).toBe(0)
})

test('every command has help with an example', async () => {
  for (const command of [
    ['screen'],
    ['match'],
    ['compare'],
    ['lists', 'load'],
    ['lists', 'status'],
    ['lists', 'diff'],
    ['replay'],
    ['demo'],
  ]) {
    const { out, status } = await tidewaiter([...command, '--help'])
    expect(out, command.join(' ')).toMatch(/Examples?:/)
    expect(status).toBe(0)
  }
})
