import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  applyMapping,
  loadMapping,
  mappingFits,
  readMapped,
  sniff,
  versionOf,
} from '../../src/files/index.ts'
import type { Entity } from '../../src/model/index.ts'
import { given, tableFrom } from './given.ts'

const minimal = `mapping: 1
dataset: my_list
id: {prefix: my-, columns: [id], hash: false}
schema: Person
properties:
  name: name
`

async function mapped(yaml: string, table: string): Promise<(Entity | Error)[]> {
  const mapping = await loadMapping(given(yaml, 'm.yml'))
  const { rows } = await tableFrom(given(table))
  return rows.map((row) => {
    const made = applyMapping(mapping, row)
    return 'error' in made ? made.error : made
  })
}

/** The properties that one set of rules makes of the first row of a table. */
async function properties(rules: string, table: string): Promise<Record<string, string[]>> {
  const yaml = `${minimal}${rules.replaceAll(/^/gm, '  ')}\n`
  const [first] = await mapped(yaml, table)
  if (first === undefined || first instanceof Error) throw first ?? new Error('no row')
  return first.properties
}

describe('applyMapping', () => {
  it('makes an entity of a row', async () => {
    expect(await mapped(minimal, 'id,name\n7, Anna Weber \n')).toEqual([
      { id: 'my-7', schema: 'Person', properties: { name: ['Anna Weber'] }, datasets: ['my_list'] },
    ])
  })

  it.each([
    ['splits at a text', 'alias: {column: a, split: ";"}', 'A; B ;;A', { alias: ['A', 'B'] }],
    [
      'splits at an expression',
      'alias: {column: a, splitPattern: "(?i) aka | fka "}',
      'A AKA B fka C',
      { alias: ['A', 'B', 'C'] },
    ],
    [
      'extracts',
      'passportNumber: {column: a, extract: "No[.] (\\\\w+)"}',
      'No. A1 and No. B2',
      { passportNumber: ['A1', 'B2'] },
    ],
    [
      'extracts the first',
      'passportNumber: {column: a, extract: "[A-Z]\\\\d", first: true}',
      'A1 B2',
      { passportNumber: ['A1'] },
    ],
    ['removes', 'alias: {column: a, remove: "\\\\(.*\\\\)$"}', 'A (see B)', { alias: ['A'] }],
    [
      'replaces whole values',
      'position: {column: a, replace: {Gen: General}}',
      'Gen',
      { position: ['General'] },
    ],
    [
      'joins columns that have a value',
      'address: {columns: [a, b, c], join: ", "}',
      'Street 1,,Kyiv',
      { address: ['Street 1, Kyiv'] },
    ],
    ['sets constants', 'topics: {value: sanction}', 'x', { topics: ['sanction'] }],
    ['joins several rules', 'alias: [a, {column: b}]', 'A,B', { alias: ['A', 'B'] }],
    ['reads countries', 'country: a', '"Iran, Islamic Republic of"', { country: ['ir'] }],
    ['keeps countries it cannot read', 'country: a', 'Atlantis', { country: ['Atlantis'] }],
    ['reads dates of any precision', 'birthDate: a', 'Aug 1971', { birthDate: ['1971-08'] }],
    [
      'reads dates in the order said',
      'birthDate: {column: a, date: mdy}',
      '05/08/1971',
      { birthDate: ['1971-05-08'] },
    ],
    [
      'keeps both readings of a date in no said order',
      'birthDate: a',
      '05/08/1971',
      { birthDate: ['1971-08-05', '1971-05-08'] },
    ],
    [
      'writes out years of two figures',
      'birthDate: {column: a, date: dmy, firstYear: 1930}',
      '05/08/71',
      { birthDate: ['1971-08-05'] },
    ],
    [
      'applies a rule only where its test holds',
      'alias: {column: a, when: {column: b, equals: yes}}',
      'A,no',
      {},
    ],
    [
      'tests with an expression',
      'alias: {column: a, when: {column: b, matches: "(?i)^Y"}}',
      'A,yes',
      { alias: ['A'] },
    ],
    [
      'tests for emptiness',
      'alias: {column: a, when: {column: b, empty: true}}',
      'A,',
      { alias: ['A'] },
    ],
    [
      'takes an optional column that is missing for empty',
      'alias: {column: zz, optional: true}',
      'A',
      {},
    ],
  ])('%s', async (_, rule, cells, expected) => {
    const table = `id,name,a,b,c\n1,N,${cells}${','.repeat(Math.max(0, 2 - (cells.startsWith('"') ? 0 : cells.split(',').length - 1)))}\n`
    const { name, ...rest } = await properties(rule, table)
    expect(name).toEqual(['N'])
    expect(rest).toEqual(expected)
  })

  it('reads lists of nested records', async () => {
    const json =
      '[{"id":1,"name":"N","addresses":[{"street":"S 1","city":"Kyiv"},{"city":"Lviv"}],"ids":[{"no":"A"},{"no":"B"}]}]'
    const rules =
      'address: {each: addresses, columns: [street, city], join: ", "}\npassportNumber: ids.no'
    expect(await properties(rules, json)).toEqual({
      name: ['N'],
      address: ['S 1, Kyiv', 'Lviv'],
      passportNumber: ['A', 'B'],
    })
  })

  it('chooses the schema by rule, then by column, then by default', async () => {
    const yaml = `mapping: 1
dataset: my_list
id: {prefix: my-, columns: [id], hash: false}
schema:
  rules:
    - {when: {column: name, matches: '^MV '}, schema: Vessel}
  column: kind
  values: {individual: Person, entity: Organization}
properties: {name: name}
`
    const made = await mapped(
      yaml,
      'id,name,kind\n1,MV Star,x\n2,A,Individual\n3,B,entity\n4,C,alien\n',
    )
    expect(made.map((entity) => ('schema' in entity ? entity.schema : 'fault'))).toEqual([
      'Vessel',
      'Person',
      'Organization',
      'fault',
    ])
    expect((made[3] as Error).message).toBe(
      'cannot tell what the record is "alien": the mapping has no schema for this value of kind (test.csv, row 4, line 5, column kind). Add it under schema in m.yml, or give a default there.',
    )
  })

  it('hashes the columns that identify a record, the same on every machine', async () => {
    const yaml = minimal.replace('columns: [id], hash: false', 'columns: [name, id]')
    const [first, second] = await mapped(yaml, 'id,name\n1,Weber\n,\u0041\u030a\n')
    expect(first).toMatchObject({ id: 'my-deb78adc5d24388f' })
    expect(second).toMatchObject({
      id: (await mapped(yaml, 'id,name\n,\u00c5\n')).map((e) => 'id' in e && e.id)[0],
    })
  })

  it('faults a row without an id and a table without a column', async () => {
    const [fault] = await mapped(minimal, 'id,name\n,Weber\n')
    expect(fault).toMatchObject({ fault: { code: 'files.mapping.id', place: { row: 1 } } })
    const [missing] = await mapped(minimal, 'id,title\n1,x\n')
    expect((missing as Error).message).toMatch(/cannot find the column "name".*only id, title/)
  })

  it('takes values that mean nothing as empty', async () => {
    const yaml = `empty: ['-0-']\n${minimal}`
    expect(await mapped(yaml, 'id,name\n1,-0- \n')).toMatchObject([{ properties: {} }])
  })
})

describe('readMapped', () => {
  it('keeps records with the same id apart and gives the version', async () => {
    const yaml = `${minimal}version: {preface: 'as of (.*)', date: dmy}
recognise: {columns: [id, name]}
listing: {authority: A, jurisdiction: us, programs: [{value: P}], measures: [licence_required]}
`
    const mapping = await loadMapping(given(yaml))
    const source = given('List as of 05/08/2025,\nid,name\n1,A\n1,B\n')
    const entities: unknown[] = []
    for await (const entity of readMapped(source, mapping)) entities.push(entity)
    expect(entities).toMatchObject([
      { id: 'my-1', listings: [{ version: '2025-08-05', recordId: 'my-1', programs: ['P'] }] },
      { id: 'my-1-2', listings: [{ recordId: 'my-1-2' }] },
    ])
    const { info } = await tableFrom(source)
    expect(mappingFits(mapping, await sniff(source), info)).toBe(true)
    expect(versionOf(mapping, info)).toBe('2025-08-05')
  })
})

describe('loadMapping', () => {
  it.each([
    ['an unknown key', `${minimal}  alias: {colum: a}\n`, 7, /"colum": this key is not known here/],
    [
      'an unknown schema',
      minimal.replace('Person', 'Ship'),
      4,
      /"Ship": FollowTheMoney has no such schema/,
    ],
    [
      'an unknown property',
      `${minimal}  imoNumber: imo\n`,
      7,
      /"imoNumber": Person has no such property/,
    ],
    [
      'a broken expression',
      `${minimal}  alias: {column: a, extract: '('}\n`,
      7,
      /no regular expression/,
    ],
    [
      'an expression without bound',
      `${minimal}  alias: {column: a, extract: '(a+)+$'}\n`,
      7,
      /unbounded time/,
    ],
    [
      'an alias',
      minimal.replace('columns: [id]', 'columns: &a [id]'),
      3,
      /anchors .* are not allowed/,
    ],
    ['a repeated key', `${minimal}  name: other\n`, 7, /unique/],
    ['a wrong type', minimal.replace('[id]', '7'), 3, /columns must be array/],
    ['no schema at all', minimal.replace('Person', '{column: a}'), 4, /names no schema/],
    [
      'several columns as plain id',
      minimal.replace('[id]', '[id, name]'),
      3,
      /only a single column/,
    ],
    ['broken YAML', `${minimal}  alias: [a\n`, 8, /cannot read the YAML/],
    ['something else', 'just text', 1, /must be object/],
  ])('refuses %s with its line', async (_, yaml, line, message) => {
    const refused = await loadMapping(given(yaml, 'm.yml')).catch((error) => error)
    expect(refused.message).toMatch(message)
    expect(refused.fault.place).toMatchObject({ file: 'm.yml', line })
  })
})

const shared = join(
  process.env.TIDEWAITER_SHARED ?? '../shared',
  'data/lists/us-bis-2026-07/bis_entity_list.json',
)

describe('the mapping of the BIS Entity List', () => {
  it('is valid', async () => {
    await expect(loadMapping('data/mappings/us_bis_entity_list.yml')).resolves.toBeDefined()
  })

  it.skipIf(!existsSync(shared))(
    'makes an entity with listing of every record (needs the shared data)',
    async () => {
      const mapping = await loadMapping('data/mappings/us_bis_entity_list.yml')
      expect(mappingFits(mapping, await sniff(shared))).toBe(true)
      const all: Entity[] = []
      for await (const made of readMapped(shared, mapping)) if (!('error' in made)) all.push(made)
      expect(all).toHaveLength(3409)
      expect(new Set(all.map(({ id }) => id)).size).toBe(3409)
      const listings = all.map(({ listings }) => listings![0]!)
      expect(listings.every(({ version }) => version === '2026-07-09')).toBe(true)
      expect(listings.filter(({ citation }) => citation === undefined)).toEqual([])
      // Two entries cite the Federal Register without a date.
      expect(
        listings.filter(({ listedOn }) => !/^\d{4}-\d\d-\d\d$/.test(listedOn ?? '')),
      ).toHaveLength(2)
      expect(
        all.filter(({ properties }) => !/^[a-z]{2}(-cri)?$/.test(properties.country?.[0] ?? '')),
      ).toEqual([])
    },
  )
})
