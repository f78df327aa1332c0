import { describe, expect, it } from 'vitest'
import {
  loadMapping,
  readMapped,
  readTable,
  readText,
  readXml,
  sniff,
} from '../../src/files/index.ts'
import { type FuzzTarget, fuzz, fuzzCount } from '../fuzz/fuzz.ts'
import { realSeeds } from '../fuzz/real.ts'
import { spoiltInside } from '../lists/spreadsheet.ts'
import { given, tableFrom } from './given.ts'
import { workbook, workbookParts, zipped } from './workbook.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const csv = [
  bytes('name;country;note\nAnna Weber;DE;"says ""hi""\nand more"\nMinh Le;VN;\n;;\n'),
  bytes('Report of May,,\nid,name,hs\n1,"Smith, John",854231\n2,5" pipe,0101\n3,Zoë\n'),
  Buffer.from('название,город\r\nООО Ромашка,Москва\r\n', 'utf16le'),
  Uint8Array.from([...bytes('nom\tville\n'), 0xe9, 0x74, 0xe9, 9, 0xc9, 10]),
]

const parts = workbookParts({
  sheets: [
    {
      name: 'Data',
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2" s="1"><v>44408.5</v></c><c r="B2" t="e"><v>#REF!</v></c></row><row r="3"><c r="A3" t="b"><v>1</v></c></row>---<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
    },
    { name: 'Other', rows: '<row><c><v>1</v></c></row>' },
  ],
  strings: ['name', '<r><t>x</t></r>'],
  formats: ['General', 'yyyy-mm-dd'],
})

const mappingText = `mapping: 1
dataset: my_list
id: {prefix: my-, columns: [name, country]}
schema: {column: kind, values: {p: Person}, default: LegalEntity}
empty: ['-0-']
properties:
  name: name
  alias: [{column: note, splitPattern: ';|,', remove: '(?i)aka '}]
  country: country
  birthDate: {column: born, date: dmy, firstYear: 1930, optional: true}
listing: {authority: A, jurisdiction: us, scope: note}
`

const odsParts = {
  mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
  'content.xml':
    '<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="A"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row><table:table-row><table:table-cell><text:p>name</text:p></table:table-cell><table:table-cell><text:p>born<text:s text:c="2"/>on</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><office:annotation><text:p>note</text:p></office:annotation><text:p>Weber</text:p><text:p>&amp; Co</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="1961-02-03T00:00:00"><text:p>3.2.61</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>',
}

const targets: readonly FuzzTarget[] = [
  {
    name: 'CSV',
    seeds: [
      ...csv,
      ...realSeeds('us-ofac-sdn-2021/sdn.csv', 'us-bis-dpl/dpl.txt', 'us-csl/csl.csv'),
    ],
    read: (source) => readTable(source),
  },
  {
    name: 'JSON',
    seeds: [
      bytes('[{"name":"A","at":{"city":"Kyiv","n":[1,{"x":2}]},"alias":["B",null]},{"name":"C"}]'),
      bytes('{"count":2,"entities":[{"name":"A"},{"name":"B","z":1.5e3}]}'),
    ],
    read: (source) => readTable(source),
  },
  {
    name: 'JSON lines',
    seeds: [
      bytes(
        '{"id":"a","schema":"Person","properties":{"name":["A"]}}\n\n{"id":"b"}\n{"id":"c","x":[{}]}\n',
      ),
    ],
    read: (source) => readTable(source),
  },
  {
    name: 'XLSX',
    seeds: [zipped(parts)],
    read: (source) => readTable(source),
    spoil: (random) => spoiltInside(parts, random),
  },
  {
    name: 'ODS',
    seeds: [zipped(odsParts)],
    read: (source) => readTable(source),
    spoil: (random) => spoiltInside(odsParts, random),
  },
  {
    name: 'XML',
    seeds: [
      bytes(
        '<?xml version="1.0" encoding="UTF-8"?>\n<L d="1"><!-- x --><P id="1"><N>A &amp; B</N><N/></P><n:P><![CDATA[x]]></n:P></L>',
      ),
      ...realSeeds('un-sc-2026/UN_consolidated.xml'),
    ],
    read: (source) => readXml(source, ['P', 'INDIVIDUAL']),
  },
  {
    name: 'mapping file',
    seeds: [bytes(mappingText)],
    async *read(source) {
      const mapping = await loadMapping(source)
      const table = given(
        'name,country,note,kind,born\nA,DE,x aka y;z,p,05/08/71\n',
        nameOf(source),
      )
      yield* readMapped(table, mapping)
    },
  },
  {
    name: 'text',
    seeds: csv,
    async *read(source) {
      yield await sniff(source)
      yield await readText(source)
    },
  },
]

function nameOf(source: Parameters<FuzzTarget['read']>[0]): string {
  return typeof source === 'string' ? source : source.name
}

describe('spoilt files', () => {
  it.each(targets.map((target) => [target.name, target] as const))(
    `end in rows, faults or one clear error: ${fuzzCount} files for %s`,
    (_, target) => fuzz(target),
    60 * 60_000,
  )
})

describe('hostile files', () => {
  it('cannot make a JSON reader recurse without end', async () => {
    const deep = `[${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}]`
    const { rows, faults } = await tableFrom(
      given(`${deep.slice(0, -1)},{"a":1},${'['.repeat(3000)}${']'.repeat(3000)}]`),
    )
    expect(rows.map(({ cells }) => cells)).toEqual([{ a: '1' }])
    expect(faults.map(({ error }) => error.fault.code)).toEqual([
      'files.json.deep',
      'files.json.deep',
    ])
    await expect(tableFrom(given('['.repeat(100_000)))).rejects.toMatchObject({
      fault: { code: 'files.json' },
    })
  })

  it('cannot change what an object is', async () => {
    const { cells } = await tableFrom(given('[{"__proto__":{"polluted":"yes"},"constructor":"c"}]'))
    expect(Object.entries(cells[0]!)).toEqual([
      ['__proto__.polluted', 'yes'],
      ['constructor', 'c'],
    ])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('cannot name a sheet outside the workbook', async () => {
    const outside = workbook({
      sheets: [{ name: 'S', rows: '' }],
      parts: {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>',
      },
    })
    await expect(tableFrom(given(outside))).rejects.toMatchObject({
      fault: { code: 'files.spreadsheet', value: 'etc/passwd' },
    })
  })
})

describe('the message of an error', () => {
  it('is short, on one line, and without control characters, whatever the file holds', async () => {
    const ansi = '\x1b[2J\u202e'
    const source = given(`a,b\n${ansi},"${'x'.repeat(5000)}\n`, `or${ansi}ders.csv`)
    const { faults } = await tableFrom(source)
    const { message } = faults[0]!.error
    expect(message).toMatch(/^cannot read the row "·\[2J·,/)
    expect(message).toContain('or·[2J·ders.csv')
    expect(message.length).toBeLessThan(500)
    const xml = given(`<a></${'b'.repeat(9000)}>`)
    const failed = (async () => {
      for await (const _ of readXml(xml, ['a']));
    })()
    await expect(failed).rejects.toSatisfy((error: Error) => error.message.length < 2000)
  })

  it('cannot make an OpenDocument spreadsheet endless by repeating a filled row or cell', async () => {
    const source = given(zipped(odsParts), 'a.ods')
    const { cells } = await tableFrom(source)
    expect(cells).toEqual([{ name: 'Weber\n& Co', 'born on': '1961-02-03' }])
    for (const [attribute, cell] of [
      [
        'table:number-rows-repeated="99999999"',
        '<table:table-cell><text:p>x</text:p></table:table-cell>',
      ],
      [
        '',
        '<table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell>',
      ],
      [
        'table:number-rows-repeated="-1"',
        '<table:table-cell><text:p>x</text:p></table:table-cell>',
      ],
    ] as const) {
      const content = odsParts['content.xml'].replace(
        '<table:table-row>',
        `<table:table-row ${attribute}>${cell}</table:table-row><table:table-row>`,
      )
      await expect(
        tableFrom(given(zipped({ ...odsParts, 'content.xml': content }), 'a.ods')),
      ).rejects.toMatchObject({ fault: { code: 'files.spreadsheet' } })
    }
  })
})
