import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { activeLists, loadLists, storeLists } from '../../src/lists/index.ts'
import { entity, fixture } from './fixture.ts'

const load = (name: string) => loadLists([fixture(name)])

describe.each([
  ['sdn.xml', 'ofac-xml', 'unknown element noveltyList; kept in notes'],
  ['sdn_enhanced.xml', 'ofac-enhanced-xml', 'unknown element novelties; kept in notes'],
  ['sdn_advanced.xml', 'ofac-advanced-xml', 'FeatureType 7777 has no reference value'],
])("OFAC's %s", (name, format, drift) => {
  it('is known by its root, dated by its own word, and tells what is new in it', async () => {
    const { report } = await load(`ofac-xml/${name}`)
    expect(report.files[0]).toMatchObject({
      format,
      dataset: 'us_ofac_sdn',
      version: '2026-03-07',
      read: 3,
      kept: 3,
      schemata: { Person: 1, Organization: 1, Vessel: 1 },
      addresses: 1,
      birthDates: 1,
      drift: [drift],
    })
  })

  it('gives the same person', async () => {
    const lists = await load(`ofac-xml/${name}`)
    const { properties, listings } = entity(lists, 'ofac-100')
    expect(properties).toMatchObject({
      name: ['Ivan TESTOV'],
      firstName: ['Ivan'],
      lastName: ['TESTOV'],
      weakAlias: ['THE TESTER'],
      birthDate: ['1961'],
      birthPlace: ['Moscow, Russia'],
      birthCountry: ['ru'],
      nationality: ['ru'],
      gender: ['male'],
      position: ['Minister'],
      passportNumber: ['111222'],
      country: ['ru'],
    })
    expect(properties.alias).toContain('John TESTOFF')
    expect(properties.address![0]).toMatch(/^1 Invented Street, Moscow/)
    expect(listings![0]).toMatchObject({
      programs: ['RUSSIA-EO14024', 'SDGT'],
      recordId: '100',
      secondarySanctionsRisk: true,
    })
    expect(lists.relations.find((r) => r.schema === 'Passport')!.properties).toMatchObject({
      country: ['ru'],
      startDate: ['2010-03-02'],
    })
    const link = lists.relations.find((r) => r.schema === 'UnknownLink')!
    expect(link.properties).toMatchObject({ subject: ['ofac-100'], object: ['ofac-200'] })
  })

  it('gives the same ship', async () => {
    expect(entity(await load(`ofac-xml/${name}`), 'ofac-300')).toMatchObject({
      schema: 'Vessel',
      properties: { imoNumber: ['IMO9074729'], flag: ['pa'], callSign: ['TST1'] },
    })
  })
})

describe("what only OFAC's newer forms tell", () => {
  it.each(['sdn_enhanced.xml', 'sdn_advanced.xml'])(
    '%s has names in their script, dates of listing and legal authorities',
    async (name) => {
      const { properties, listings } = entity(await load(`ofac-xml/${name}`), 'ofac-100')
      expect(properties.alias).toContain('Иван ТЕСТОВ')
      expect(listings![0]).toMatchObject({ listedOn: '2023-01-31' })
      expect(listings![0]!.citation).toMatch(/^Executive Order 14024 \(Russia\); /)
    },
  )

  it('a count of records in sdn.xml that is not right is told', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'sdn-')), 'sdn.xml')
    const text = readFileSync(fixture('ofac-xml/sdn.xml'), 'utf8')
    writeFileSync(path, text.replace('<Record_Count>3', '<Record_Count>4'))
    const { report } = await loadLists([path])
    expect(report.files[0]!.drift).toContain(
      'the file says that it has 4 records, and 3 were found',
    )
  })
})

describe("OFAC's files of changes", () => {
  it('are applied to the list beside them, those that are newer than it', async () => {
    const lists = await load('ofac-delta')
    expect(lists.report.files[0]).toMatchObject({
      parts: ['sdn_enhanced.xml', 'sdn_delta_2026-03-01.xml', 'sdn_delta_2026-03-08.xml'],
      version: '2026-03-08',
      kept: 3,
    })
    expect(lists.entities.map((e) => e.id)).toEqual(['ofac-100', 'ofac-200', 'ofac-400'])
    expect(entity(lists, 'ofac-200').properties).toMatchObject({
      previousName: ['FORMER SHIPPING LTD'],
      notes: ['novelties: x', 'All offices worldwide'],
    })
    expect(lists.report.files[0]!.drift).toContain(
      'sdn_delta_2026-03-01.xml is not newer than the list, and is not applied',
    )
  })

  it('are kept with the list, which is read again with them', async () => {
    const home = mkdtempSync(join(tmpdir(), 'home-'))
    await storeLists(home, [fixture('ofac-delta')])
    const lists = await activeLists(home)
    expect(lists!.entities.map((e) => e.id)).toEqual(['ofac-100', 'ofac-200', 'ofac-400'])
  })

  it('alone are refused with the remedy', async () => {
    await expect(load('ofac-delta/sdn_delta_2026-03-08.xml')).rejects.toThrow(
      /only the changes of a list.*beside the whole list/s,
    )
  })
})
