import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { diffLists, loadLists } from '../../src/lists/index.ts'
import { hasShared, sharedLists, whenShared } from './shared.ts'

describe.skipIf(!hasShared)(`the real lists${whenShared}`, () => {
  it('SDN 2021 and the UN list load with every record', async () => {
    const lists = await loadLists([sharedLists('us-ofac-sdn-2021'), sharedLists('un-sc-2026')])
    const [sdn, un] = lists.report.files
    expect(sdn).toMatchObject({
      parts: ['sdn.csv', 'alt.csv', 'add.csv', 'sdn_comments.csv'],
      format: 'ofac-csv',
      dataset: 'us_ofac_sdn',
      read: 8976,
      kept: 8976,
      schemata: { Person: 4620, Vessel: 406, Airplane: 277 },
      names: 8976 + 11910,
      addresses: 13837 - 2397,
      birthDates: 4428,
    })
    expect((sdn!.schemata.Organization ?? 0) + (sdn!.schemata.Company ?? 0)).toBe(3673)
    expect(sdn!.skipped).toMatchObject([
      { unit: 'address', reason: 'no address given', count: 2397 },
    ])
    expect(un).toMatchObject({
      version: '2026-02-27',
      read: 1003,
      kept: 1003,
      schemata: { Person: 730, Organization: 273 },
    })
  })

  it('SDN 2021 agrees with a plain count of its rows, and under 1 % of remarks stay unread', async () => {
    const rows = (name: string): string[][] =>
      parse(readFileSync(join(sharedLists('us-ofac-sdn-2021'), name), 'utf8').replace('\x1a', ''), {
        relax_quotes: true,
        relax_column_count: true,
      })
    const more = new Map(rows('sdn_comments.csv').map((row) => [row[0], row[1]!]))
    const remarks = rows('sdn.csv').map((row) => `${row[11]}${more.get(row[0]!) ?? ''}`)
    const born = remarks.filter((text) => /(?:^|; )DOB /.test(text)).length
    const parts = remarks.reduce((sum, text) => sum + text.split('; ').length, 0)
    const { report } = await loadLists([sharedLists('us-ofac-sdn-2021')])
    const file = report.files[0]!
    expect(file.birthDates).toBe(born)
    expect(file.names - file.kept).toBe(rows('alt.csv').length)
    expect(file.unparsed! / parts).toBeLessThan(0.01)
    expect(file.drift).toBeUndefined()
  })

  it('from SDN 2019 to 2021 1,858 records are added and 261 removed', async () => {
    const diff = diffLists(
      await loadLists([sharedLists('us-ofac-sdn-2019')]),
      await loadLists([sharedLists('us-ofac-sdn-2021')]),
    )
    expect(diff.added.length).toBe(1858)
    expect(diff.removed.length).toBe(261)
  })

  it('the Consolidated list freezes nothing', async () => {
    const lists = await loadLists([sharedLists('us-ofac-consolidated')])
    expect(lists.report.files[0]).toMatchObject({ dataset: 'us_ofac_cons', read: 442, kept: 442 })
    const measures = new Set(
      lists.entities.flatMap((e) => e.listings ?? []).flatMap((l) => l.measures),
    )
    expect([...measures].sort()).toEqual(['debt_equity', 'investment', 'sectoral'])
  })

  it('the UN list agrees with a plain count of its tags', async () => {
    const text = readFileSync(join(sharedLists('un-sc-2026'), 'UN_consolidated.xml'), 'utf8')
    const count = (pattern: RegExp) => [...text.matchAll(pattern)].length
    const { report } = await loadLists([sharedLists('un-sc-2026')])
    const file = report.files[0]!
    expect(file.schemata).toEqual({
      Person: count(/<INDIVIDUAL>/g),
      Organization: count(/<ENTITY>/g),
    })
    expect(file.names - file.kept).toBe(count(/<ALIAS_NAME>\s*[^\s<]/g))
    expect(file.drift).toBeUndefined()
  })

  it('the Consolidated list agrees with a plain count of its rows', async () => {
    const rows = (name: string): string[][] =>
      parse(
        readFileSync(join(sharedLists('us-ofac-consolidated'), name), 'utf8').replace('\x1a', ''),
        {
          relax_quotes: true,
          relax_column_count: true,
        },
      )
    const { report } = await loadLists([sharedLists('us-ofac-consolidated')])
    const file = report.files[0]!
    const given = rows('cons_add.csv').filter((row) =>
      row.slice(2, 5).some((c) => c.trim() !== '-0-'),
    )
    expect(file.kept).toBe(rows('cons_prim.csv').length)
    expect(file.names - file.kept).toBe(rows('cons_alt.csv').length)
    expect(file.addresses).toBe(given.length)
  })

  it("SDN 2021 in the forms of OFAC's XML files is the same list", async () => {
    const forms = (await import(
      new URL('../../bench/lists/ofac-forms.mjs', import.meta.url).href
    )) as {
      recordsOf: (folder: string) => unknown[]
      write: (path: string, pieces: readonly string[]) => Promise<void>
    } & Record<'classic' | 'enhanced' | 'advanced', (records: unknown[]) => string[]>
    const folder = mkdtempSync(join(tmpdir(), 'forms-'))
    const records = forms.recordsOf(sharedLists('us-ofac-sdn-2021'))
    const csv = await loadLists([sharedLists('us-ofac-sdn-2021')])
    const own = csv.report.files[0]!
    const known = new Map(csv.entities.map((one) => [one.id, sorted(one.properties)]))
    for (const form of ['classic', 'enhanced', 'advanced'] as const) {
      const path = join(folder, `${form}.xml`)
      await forms.write(path, forms[form](records))
      const xml = await loadLists([path])
      const { schemata, names, birthDates, addresses } = xml.report.files[0]!
      expect({ schemata, birthDates }, form).toEqual({
        schemata: own.schemata,
        birthDates: own.birthDates,
      })
      // What the CSV files have as weak aliases in remarks are names of their own in XML.
      expect(names).toBeGreaterThan(own.names)
      expect(Math.abs(addresses - own.addresses)).toBeLessThanOrEqual(2)
      expect(xml.relations.length).toBe(csv.relations.length)
      // Weak aliases stand the other way round, and XML joins runs of spaces: all else is the same.
      const other = xml.entities.filter((one) => known.get(one.id) !== sorted(one.properties))
      expect(other.length, form).toBeLessThan(30)
    }
    rmSync(folder, { recursive: true })
  }, 120_000)

  it('the UK list of April 2025 agrees with a plain count of its cells', async () => {
    const { report, entities } = await loadLists([sharedLists('uk-2025-04')])
    const rows = cellsOf(readFileSync(join(sharedLists('uk-2025-04'), 'uk_sanctions_list.xlsx')))
    const header = rows.findIndex((row) => Object.values(row).includes('Group ID'))
    const column = (name: string): string =>
      Object.entries(rows[header]!).find(([, cell]) => cell === name)![0]
    const data = rows.slice(header + 1).filter((row) => row[column('Group ID')] !== undefined)
    const groups = new Map(data.map((row) => [row[column('Group ID')], row[column('Group Type')]]))
    const kinds = (kind: string) => [...groups.values()].filter((k) => k === kind).length
    const born = new Set(
      data.filter((row) => row[column('DOB')]).map((row) => row[column('Group ID')]),
    )
    const others = new Set(
      data
        .filter((row) => row[column('Name Non-Latin Script')])
        .map((row) => `${row[column('Group ID')]}|${row[column('Name Non-Latin Script')]!.trim()}`),
    )
    expect(report.files[0]).toMatchObject({
      dataset: 'gb_hmt_sanctions',
      version: '2025-04-10',
      read: groups.size,
      kept: groups.size,
      skipped: [],
      schemata: {
        Person: kinds('Individual'),
        Organization: kinds('Entity'),
        Vessel: kinds('Ship'),
      },
    })
    expect(groups.size).toBe(4686)
    const people = entities.filter((e) => e.schema === 'Person')
    expect(people.filter((e) => e.properties.birthDate).length).toBe(born.size)
    const aliases = new Set(
      entities.flatMap((e) =>
        (e.properties.alias ?? []).map((a) => `${e.id.replace('gb-hmt-', '')}|${a}`),
      ),
    )
    expect([...others].filter((name) => !aliases.has(name))).toEqual([])
    expect(report.files[0]!.drift).toBeUndefined()
  })
})

/** Properties in one order, without weak aliases. */
function sorted(properties: Readonly<Record<string, readonly string[]>>): string {
  return JSON.stringify(
    Object.entries(properties)
      .filter(([name]) => name !== 'weakAlias')
      .map(([name, values]) => [name, [...values].sort()])
      .sort(([a], [b]) => (a! < b! ? -1 : 1)),
  )
}

/** The cells of a workbook's only sheet by column letter, read with regular expressions alone. */
function cellsOf(bytes: Uint8Array): Record<string, string>[] {
  const parts = unzipSync(bytes)
  const part = (ending: string): string =>
    strFromU8(parts[Object.keys(parts).find((name) => name.endsWith(ending))!]!)
  const texts = [...part('sharedStrings.xml').matchAll(/<si>([\s\S]*?)<\/si>/g)].map((si) =>
    plain([...si[1]!.matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)].map((t) => t[1]!).join('')),
  )
  return [...part('sheet1.xml').matchAll(/<row [\s\S]*?<\/row>/g)].map((row) =>
    Object.fromEntries(
      [...row[0].matchAll(/<c r="([A-Z]+)\d+"([^>]*)>\s*<v>([^<]*)<\/v>/g)].map(
        ([, letters, attributes, value]) => [
          letters!,
          attributes!.includes('t="s"') ? texts[Number(value)]! : value!,
        ],
      ),
    ),
  )
}

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .replaceAll(/&#(\d+);/g, (_, n: string) => String.fromCodePoint(Number(n)))
    .replaceAll('&amp;', '&')
}
