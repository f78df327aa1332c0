import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
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
})
