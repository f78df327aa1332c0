import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import type { Source } from '../../src/files/index.ts'
import { loadLists } from '../../src/lists/index.ts'
import { TidewaiterError } from '../../src/model/index.ts'
import { zipped } from '../files/workbook.ts'
import { type FuzzTarget, fuzz, fuzzCount } from '../fuzz/fuzz.ts'
import { realSeeds } from '../fuzz/real.ts'
import { fixture } from './fixture.ts'
import { odsParts, type Parts, spoiltInside, xlsxParts } from './spreadsheet.ts'

const folder = mkdtempSync(join(tmpdir(), 'lists-fuzz-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const seed = (name: string): Uint8Array => readFileSync(fixture(name))

/** Loads a spoilt file under a fixed name, beside good companions where there are any.
 *
 * @param first a companion that is named before the spoilt file: the list that it changes
 */
function reader(name: string, companions: Readonly<Record<string, string>> = {}, first?: string) {
  const home = mkdtempSync(join(folder, 'x-'))
  for (const [as, from] of Object.entries(companions)) writeFileSync(join(home, as), seed(from))
  return async function* (source: Source): AsyncGenerator<unknown> {
    if (typeof source === 'string') throw new Error('bytes were expected')
    const path = join(home, name)
    writeFileSync(path, source.bytes)
    try {
      const paths = first === undefined ? [path] : [join(home, first), path]
      const lists = await loadLists(paths, { statements: true })
      for (const file of lists.report.files) {
        const skipped = file.skipped.filter((s) => s.unit === 'record')
        const total = file.kept + skipped.reduce((sum, s) => sum + s.count, 0)
        if (total !== file.read) throw new Error(`read ${file.read}, kept and skipped ${total}`)
      }
      yield* lists.entities
    } catch (error) {
      if (!(error instanceof TidewaiterError) || error.fault.place?.file !== path) throw error
      const place = { ...error.fault.place, file: source.name }
      throw new TidewaiterError({ ...error.fault, place })
    }
  }
}

const targets: readonly FuzzTarget[] = [
  {
    name: 'OFAC CSV, primary',
    seeds: [
      seed('ofac/sdn.csv'),
      seed('cons/cons_prim.csv'),
      ...realSeeds('us-ofac-sdn-2021/sdn.csv'),
    ],
    read: reader('sdn.csv', { 'alt.csv': 'ofac/alt.csv', 'add.csv': 'ofac/add.csv' }),
  },
  {
    name: 'UN XML',
    seeds: [seed('un/list.xml'), ...realSeeds('un-sc-2026/UN_consolidated.xml')],
    read: reader('list.xml'),
  },
  { name: 'FollowTheMoney', seeds: [seed('ftm/entities.ftm.jsonl')], read: reader('e.jsonl') },
  {
    name: 'table with a mapping',
    seeds: [seed('mapped/customers.csv')],
    read: reader('c.csv', { 'c.csv.mapping.yml': 'mapped/customers.csv.mapping.yml' }),
  },
]

const publishers: readonly (readonly [name: string, as: string, seeds: readonly string[]])[] = [
  ['OFAC sdn.xml', 'sdn.xml', ['ofac-xml/sdn.xml']],
  ['OFAC enhanced XML', 'sdn_enhanced.xml', ['ofac-xml/sdn_enhanced.xml']],
  ['OFAC advanced XML', 'sdn_advanced.xml', ['ofac-xml/sdn_advanced.xml']],
  ['UK Consolidated List, CSV', 'ConList.csv', ['uk/ConList.csv']],
  ['UK Consolidated List, XML', 'ConList.xml', ['uk/ConList.xml']],
  ['UK Sanctions List, CSV', 'uksl.csv', ['uk/UK-Sanctions-List.csv']],
  ['UK Sanctions List, XML', 'uksl.xml', ['uk/UK-Sanctions-List.xml']],
  ['EU list, XML', 'eu.xml', ['eu/eu.xml']],
  ['EU list, CSV', 'eu.csv', ['eu/eu.csv']],
  ['Swiss list', 'seco.xml', ['seco/list.xml']],
  ['OpenSanctions statements', 'statements.csv', ['opensanctions/statements.csv']],
  ['OpenSanctions simplified targets', 'targets.csv', ['opensanctions/targets.simple.csv']],
]

const changes: readonly FuzzTarget[] = [
  {
    name: 'OFAC file of changes',
    seeds: [seed('ofac-delta/sdn_delta_2026-03-08.xml')],
    read: reader('delta.xml', { 'base.xml': 'ofac-xml/sdn_enhanced.xml' }, 'base.xml'),
  },
  {
    name: 'OpenSanctions file of changes',
    seeds: [seed('opensanctions/entities.delta.jsonl')],
    read: reader('delta.json', { 'base.json': 'ftm/entities.ftm.jsonl' }, 'base.json'),
  },
  {
    name: 'table of several rows a record',
    seeds: [seed('mapped/grouped.csv')],
    read: reader('g.csv', { 'g.csv.mapping.yml': 'mapped/grouped.csv.mapping.yml' }),
  },
]

const text = (name: string): string => readFileSync(fixture(name), 'utf8')

/** A list as a spreadsheet file: spoilt as it lies, or spoilt inside and packed again. */
function packed(name: string, parts: Parts, read: FuzzTarget['read']): FuzzTarget {
  return { name, seeds: [zipped(parts)], read, spoil: (random) => spoiltInside(parts, random) }
}

const customers = text('mapped/customers.csv').replaceAll(';', ',')
const spreadsheets: readonly FuzzTarget[] = [
  packed('UK list, XLSX', xlsxParts(text('uk/UK-Sanctions-List.csv')), reader('uk.xlsx')),
  packed('UK list, ODS', odsParts(text('uk/UK-Sanctions-List.csv')), reader('uk.ods')),
  packed(
    'XLSX with a mapping',
    xlsxParts(customers),
    reader('c.xlsx', { 'c.xlsx.mapping.yml': 'mapped/customers.csv.mapping.yml' }),
  ),
]

const consolidated: FuzzTarget = {
  name: 'Consolidated Screening List, JSON',
  seeds: [
    strToU8(
      JSON.stringify({
        results: [
          {
            name: 'Alpenquell Handel GmbH',
            source: 'Entity List (EL) - Bureau of Industry and Security',
            alt_names: ['Alpenquell Trading'],
            addresses: [{ address: '1 Invented Street', city: 'Wien', country: 'AT' }],
            programs: ['SDGT'],
            start_date: '2020-01-31',
            source_list_url: 'https://example.org/',
          },
          { name: 'Ivan Testovic', type: 'Individual', dates_of_birth: ['1961'], source: null },
        ],
      }),
    ),
  ],
  read: reader('csl.json'),
}

const all: readonly FuzzTarget[] = [
  ...targets,
  ...publishers.map(([name, as, seeds]) => ({ name, seeds: seeds.map(seed), read: reader(as) })),
  ...changes,
  ...spreadsheets,
  consolidated,
]

describe('hostile lists', () => {
  it.each(all)(
    `${fuzzCount} spoilt files end in records or one clear error: $name`,
    async (target) => {
      await fuzz(target)
    },
    3_600_000,
  )

  it('spoilt companion files never lose a record of the primary one', async () => {
    const home = mkdtempSync(join(folder, 'c-'))
    writeFileSync(join(home, 'sdn.csv'), seed('ofac/sdn.csv'))
    let count = 0
    const target: FuzzTarget = {
      name: 'OFAC CSV, companions',
      seeds: [seed('ofac/alt.csv'), seed('ofac/add.csv')],
      read: async function* (source) {
        if (typeof source === 'string') return
        writeFileSync(join(home, count++ % 2 === 0 ? 'alt.csv' : 'add.csv'), source.bytes)
        const { report } = await loadLists([join(home, 'sdn.csv')])
        if (report.files[0]!.kept !== 6) throw new Error(`kept ${report.files[0]!.kept}`)
        yield report
      },
    }
    await fuzz(target)
  }, 3_600_000)

  it.each([
    ['an empty file', ''],
    ['a page about the list', '<!doctype html><html><body>Not found</body></html>'],
    ['a document type', '<!DOCTYPE x><CONSOLIDATED_LIST></CONSOLIDATED_LIST>'],
    ['prose', 'This is not a list at all.\n'],
    ['bytes', '\u0000\u0001\u0002\u0003'],
  ])('%s named as a list is one clear error', async (_, text) => {
    const path = join(folder, 'named')
    writeFileSync(path, text)
    await expect(loadLists([path])).rejects.toBeInstanceOf(TidewaiterError)
  })

  it('a property called __proto__ is a property', async () => {
    const path = join(folder, 'proto.jsonl')
    const line = (id: string) =>
      `{"id":"${id}","schema":"Person","properties":{"__proto__":["x"],"name":["A"]},"datasets":["d"]}`
    writeFileSync(path, `${line('a')}\n${line('b')}\n`)
    const { entities } = await loadLists([path])
    expect(entities).toHaveLength(2)
    expect(Object.keys(entities[0]!.properties)).toContain('name')
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })

  it('a path where nothing is, and a stop, are told', async () => {
    await expect(loadLists([join(folder, 'nowhere')])).rejects.toThrow(/no such file or folder/)
    const stop = new AbortController()
    stop.abort(new Error('stopped'))
    await expect(loadLists([fixture('ofac')], { signal: stop.signal })).rejects.toThrow('stopped')
  })

  it.each([
    ['eu/eu.xml', 'gender="M"', 'gender="constructor"'],
    ['eu/eu.xml', 'code="person" classificationCode="P"', 'code="constructor"'],
    ['eu/eu.xml', 'TypeCode="regnumber"', 'TypeCode="toString"'],
    ['un/list.xml', /<QUALITY>\w+/, '<QUALITY>constructor'],
    ['seco/list.xml', 'name-type="alias"', 'name-type="constructor"'],
    ['seco/list.xml', '"given-name"', '"constructor"'],
    ['ofac-xml/sdn_enhanced.xml', '>Vessel Flag<', '>constructor<'],
    ['ofac-xml/sdn_enhanced.xml', '>Individual<', '>constructor<'],
    ['uk/UK-Sanctions-List.csv', 'Alias', 'constructor'],
  ] as const)(
    'a word of %s that every object answers to (%s) is a word',
    async (file, from, to) => {
      const text = readFileSync(fixture(file), 'utf8')
      expect(text.search(from)).toBeGreaterThan(-1)
      const path = join(folder, 'word')
      writeFileSync(path, text.replace(from, to))
      const { entities } = await loadLists([path])
      for (const { schema, properties } of entities)
        for (const value of [
          schema,
          ...Object.keys(properties),
          ...Object.values(properties).flat(),
        ])
          expect(value).not.toMatch(/native code/)
    },
  )

  it.each(['1,2,', '1,', '1,"x",-0-,', '1,2,aka,', '"'])(
    'a line of blanks and commas after %s is looked at once, and not in all ways',
    async (start) => {
      const path = join(folder, 'blanks.csv')
      writeFileSync(path, `${start}${`${' '.repeat(4000)},`.repeat(9)}"\n`.repeat(30))
      await expect(loadLists([path])).rejects.toBeInstanceOf(TidewaiterError)
    },
  )

  const roots = [
    ['UN', 'CONSOLIDATED_LIST', 'INDIVIDUAL'],
    ['OFAC classic', 'sdnList', 'sdnEntry'],
    ['OFAC enhanced', 'sanctionsData', 'entity'],
    ['OFAC advanced', 'Sanctions', 'DistinctParty'],
    ['UK', 'Designations', 'Designation'],
    ['OFSI', 'ArrayOfFinancialSanctionsTarget', 'FinancialSanctionsTarget'],
    ['EU', 'export xmlns="http://eu.europa.ec/fpi/fsd/export"', 'sanctionEntity'],
    ['Swiss', 'swiss-sanctions-list', 'target'],
  ] as const

  it.each(roots)(
    '%s XML: entities that multiply, outside files, depth and endless texts are refused',
    async (_, root, record) => {
      const end = root.split(' ')[0]
      const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
      const outside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
      const cases: readonly (readonly [string, string])[] = [
        [`${bomb}<${root}><${record}>&b;</${record}></${end}>`, 'files.xml.doctype'],
        [`${outside}<${root}><${record}>&f;</${record}></${end}>`, 'files.xml.doctype'],
        [`<${root}><${record}>&unknown;</${record}></${end}>`, 'files.xml'],
        [`<${root}>${'<x>'.repeat(1000)}`, 'files.xml.limit'],
        [`<${root}><${record}>${'endless '.repeat(1_000_000)}`, 'files.xml.limit'],
        [`<${root}><${record} a="${'endless '.repeat(1_000_000)}`, 'files.xml.limit'],
        [`<${root}><!-- ${'endless '.repeat(1_000_000)}`, 'files.xml.limit'],
        [`<${root}><${record}><uid>1</uid>`, 'files.xml'],
      ]
      for (const [text, code] of cases) {
        const path = join(folder, 'hostile.xml')
        writeFileSync(path, text)
        await expect(loadLists([path]), text.slice(0, 60)).rejects.toMatchObject({
          fault: { code },
        })
      }
    },
  )

  it('a spreadsheet that would unpack without end is refused', async () => {
    const path = join(folder, 'bomb.ods')
    const zeros = new Uint8Array(80 * 1024 * 1024)
    const parts = { mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }
    writeFileSync(path, zipSync({ ...parts, 'content.xml': zeros }))
    await expect(loadLists([path])).rejects.toBeInstanceOf(TidewaiterError)
  })
})
