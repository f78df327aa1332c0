import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadLists } from '../../src/lists/index.ts'
import { fixture } from './fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'lists-drift-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Case {
  readonly what: string
  readonly file: string
  /** What stands in the fixture, and what a later edition of the form might say there. */
  readonly change: readonly [string, string]
  readonly drift: string
  readonly note: string
}

const cases: readonly Case[] = [
  {
    what: 'an attribute inside a name of the EU list',
    file: 'eu/eu.xml',
    change: ['wholeName="Ivan Testov"', 'wholeName="Ivan Testov" callSign="Falcon"'],
    drift: 'unknown attribute callSign of nameAlias; kept in notes',
    note: 'nameAlias callSign: Falcon',
  },
  {
    what: 'an element inside an address of the EU list',
    file: 'eu/eu.xml',
    change: ['<contactInfo ', '<floor>third</floor><contactInfo '],
    drift: 'unknown element floor; kept in notes',
    note: 'floor: third',
  },
  {
    what: 'an element inside an alias of the UN list',
    file: 'un/list.xml',
    change: ['<ALIAS_NAME>', '<SCRIPT>Cyrl</SCRIPT><ALIAS_NAME>'],
    drift: 'unknown element SCRIPT; kept in notes',
    note: 'SCRIPT: Cyrl',
  },
  {
    what: "an element inside an alias of OFAC's classic form",
    file: 'ofac-xml/sdn.xml',
    change: ['<category>', '<source>cable</source><category>'],
    drift: 'unknown element source; kept in notes',
    note: 'source: cable',
  },
  {
    what: "an element inside a paper of OFAC's enhanced form",
    file: 'ofac-xml/sdn_enhanced.xml',
    change: ['<documentNumber>111222', '<chip>yes-it-has</chip><documentNumber>111222'],
    drift: 'unknown element chip; kept in notes',
    note: 'chip: yes-it-has',
  },
  {
    what: 'an attribute inside an identity of the Swiss list',
    file: 'seco/list.xml',
    change: ['document-type="passport"', 'document-type="passport" chip="yes"'],
    drift: 'unknown attribute chip of identification-document; kept in notes',
    note: 'identification-document chip: yes',
  },
]

async function changed(file: string, [from, to]: readonly [string, string]) {
  const text = readFileSync(fixture(file), 'utf8')
  expect(text).toContain(from)
  const path = join(folder, file.replaceAll('/', '-'))
  writeFileSync(path, text.replace(from, to))
  return loadLists([path])
}

describe('what a publisher adds to a form', () => {
  it.each(cases)('is told, and its value kept: $what', async ({ file, change, drift, note }) => {
    const { report, entities } = await changed(file, change)
    const told = report.files[0]!.drift ?? []
    expect(told.filter((text) => text.startsWith(drift))).toHaveLength(1)
    expect(entities.flatMap(({ properties }) => properties.notes ?? [])).toContain(note)
  })

  it('is told of a column of the EU list within a group that is known', async () => {
    const { report, entities } = await changed('eu/eu.csv', ['NameAlias_Title', 'NameAlias_Rank'])
    expect(report.files[0]!.drift).toEqual(['unknown column "NameAlias_Rank"; kept in notes'])
    expect(entities.flatMap(({ properties }) => properties.notes ?? [])).toContain(
      'NameAlias_Rank: Dr',
    )
  })

  it('is told of a field of a JSON record, at any depth, once with its number', async () => {
    const path = join(folder, 'csl.json')
    const record = (name: string) => ({
      name,
      source: 'Entity List (EL) - Bureau of Industry and Security',
      alt_names: [],
      source_list_url: 'https://example.org/',
      novelty: { grade: name === 'A' ? 7 : 8 },
      addresses: [{ address: '1 Invented Street', floor: 'third' }],
      empty: null,
    })
    writeFileSync(path, JSON.stringify({ results: [record('A'), record('B')] }))
    const { report, entities } = await loadLists([path])
    expect(report.files[0]!.drift).toEqual([
      'unknown field "novelty.grade"; kept in notes (2×)',
      'unknown field "addresses.floor"; kept in notes (2×)',
    ])
    expect(entities.map(({ properties }) => properties.notes)).toEqual([
      ['novelty.grade: 7', 'addresses.floor: third'],
      ['novelty.grade: 8', 'addresses.floor: third'],
    ])
  })
})
