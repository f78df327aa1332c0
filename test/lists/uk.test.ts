import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLists } from '../../src/lists/index.ts'
import { zipped } from '../files/workbook.ts'
import { entity, fixture } from './fixture.ts'
import { odsParts, xlsxParts } from './spreadsheet.ts'

const load = (name: string) => loadLists([fixture(`uk/${name}`)])

describe("OFSI's Consolidated List", () => {
  it('is read from CSV: several rows are one party, and a row without a number is told', async () => {
    const { report } = await load('ConList.csv')
    expect(report.files[0]).toMatchObject({
      format: 'uk-ofsi',
      dataset: 'gb_hmt_sanctions',
      version: '2026-03-07',
      read: 4,
      kept: 3,
      derived: 1,
      schemata: { Person: 1, Organization: 1, Vessel: 1 },
      names: 7,
      addresses: 3,
      birthDates: 1,
    })
    expect(report.files[0]!.skipped).toMatchObject([{ reason: 'it has no identifier', count: 1 }])
    expect(report.files[0]!.drift).toBeUndefined()
  })

  it('keeps names of all kinds and scripts, dates, papers, positions, and what stands in the text', async () => {
    const { properties, listings } = entity(await load('ConList.csv'), 'gb-hmt-90001')
    expect(properties).toMatchObject({
      name: ['Ivan Petrovich TESTOV'],
      firstName: ['Ivan'],
      lastName: ['TESTOV'],
      weakAlias: ['John TESTOFF'],
      previousName: ['Ivan TESTIN'],
      alias: ['Иван Петрович Тестов'],
      birthDate: ['1961', '1966-02-07'],
      birthCountry: ['ru'],
      nationality: ['ru', 'cy'],
      passportNumber: ['111222', 'K99'],
      position: ['Director', 'Minister'],
      gender: ['male'],
      country: ['ru', 'cy'],
      address: ['1 Invented Street, Moscow, 101000, Russia', '2 Other Street, Limassol, Cyprus'],
    })
    expect(properties.notes).toContain('An invented reason.')
    expect(listings).toMatchObject([
      {
        programs: ['Russia', 'Belarus'],
        measures: ['asset_freeze', 'sectoral'],
        recordId: '90001',
        listedOn: '2020-01-31',
        scope: 'UK Sanctions List reference RUS9001; UN reference QDi.901; Trust services',
      },
    ])
  })

  it('joins a ship to its owner on the list, and a parent that is not on it is derived', async () => {
    const lists = await load('ConList.csv')
    expect(entity(lists, 'gb-hmt-90003').properties).toMatchObject({
      imoNumber: ['IMO9074729'],
      flag: ['pa'],
      pastFlags: ['lr'],
      buildDate: ['1975'],
    })
    const owned = lists.relations.filter((r) => r.schema === 'Ownership').map((r) => r.properties)
    expect(owned).toMatchObject([
      { asset: ['gb-hmt-90002'], role: ['Parent company'] },
      { owner: ['gb-hmt-90002'], asset: ['gb-hmt-90003'] },
    ])
    expect(entity(lists, owned[0]!.owner![0]!).derived).toBe(true)
    expect(entity(lists, 'gb-hmt-90002').properties).toMatchObject({
      phone: ['+357 1', '+357 2'],
      email: ['a@example.org', 'b@example.org'],
      registrationNumber: ['12345'],
    })
  })

  it('is read from XML, whose rows are flat elements', async () => {
    const lists = await load('ConList.xml')
    expect(lists.report.files[0]).toMatchObject({ version: '2026-03-07', kept: 1, names: 2 })
    expect(entity(lists, 'gb-hmt-90001')).toMatchObject({
      properties: { weakAlias: ['John TESTOFF'], birthDate: ['1961'] },
      listings: [{ listedOn: '2023-02-01', scope: 'UK Sanctions List reference RUS9001' }],
    })
  })
})

describe('the UK Sanctions List', () => {
  it('takes the measures from the words, and a travel ban alone freezes nothing', async () => {
    const lists = await load('UK-Sanctions-List.csv')
    expect(lists.report.files[0]).toMatchObject({
      format: 'uk-fcdo',
      dataset: 'gb_fcdo_sanctions',
      version: '2026-03-07',
      read: 3,
      kept: 3,
      drift: ['no measure is known for "A novel measure"'],
    })
    const measures = (id: string) => entity(lists, id).listings![0]!.measures
    expect(measures('gb-fcdo-rus9001')).toEqual(['asset_freeze', 'travel_ban', 'sectoral'])
    expect(measures('gb-fcdo-gbi9002')).toEqual(['travel_ban'])
    expect(measures('gb-fcdo-rus9003')).toEqual(['port_ban', 'unknown'])
    expect(entity(lists, 'gb-fcdo-gbi9002').listings![0]!.scope).toMatch(/UN reference GBi\.902/)
    expect(entity(lists, 'gb-fcdo-rus9001').properties).toMatchObject({
      alias: ['Иван Тестов'],
      weakAlias: ['John TESTOFF'],
      birthDate: ['1961'],
    })
  })

  it('gives the same of its XML, and tells an element that is new', async () => {
    const xml = await load('UK-Sanctions-List.xml')
    const csv = await load('UK-Sanctions-List.csv')
    expect(xml.report.files[0]!.drift).toEqual(['unknown element NovelThing; kept in notes'])
    const { notes, ...same } = entity(xml, 'gb-fcdo-rus9001').properties
    expect(notes).toContain('NovelThing: something new')
    const { notes: _, title, ...expected } = entity(csv, 'gb-fcdo-rus9001').properties
    expect(title).toEqual(['Doctor'])
    expect(same).toEqual(expected)
    expect(entity(xml, 'gb-fcdo-rus9003').listings![0]!.measures).toEqual(['port_ban'])
  })

  it.each([
    ['an OpenDocument spreadsheet', 'list.ods', odsParts],
    ['an Excel workbook', 'list.xlsx', xlsxParts],
  ])('gives the same of %s', async (_, name, parts) => {
    const path = join(mkdtempSync(join(tmpdir(), 'uk-')), name)
    writeFileSync(path, zipped(parts(readFileSync(fixture('uk/UK-Sanctions-List.csv'), 'utf8'))))
    const { entities, report } = await loadLists([path])
    const csv = await load('UK-Sanctions-List.csv')
    expect(report.files[0]).toMatchObject({ version: '2026-03-07', kept: 3 })
    expect(entities).toEqual(csv.entities)
  })
})
