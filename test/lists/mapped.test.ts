import { copyFile, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLists } from '../../src/lists/index.ts'
import { entity, fixture } from './fixture.ts'
import { hasShared, sharedLists, whenShared } from './shared.ts'

describe('a table with a mapping', () => {
  it('loads by the mapping beside it; a bad row never loses the others', async () => {
    const lists = await loadLists([fixture('mapped/customers.csv')])
    expect(lists.report.files[0]).toMatchObject({
      format: 'mapped',
      dataset: 'own_blocklist',
      read: 4,
      kept: 2,
      schemata: { Organization: 1, Person: 1 },
      names: 2,
    })
    expect(lists.report.files[0]!.skipped.map((s) => s.reason)).toEqual([
      'its column ref is empty',
      'it has no name and no address',
    ])
    expect(entity(lists, 'own-1')).toMatchObject({
      properties: { name: ['Alpenquell Handel GmbH'], country: ['at'] },
      listings: [{ measures: ['asset_freeze'], recordId: '1', listedOn: '2020-01-31' }],
    })
  })

  it('is named by its content where it states no date', async () => {
    const { datasets, entities } = await loadLists([fixture('mapped')])
    expect(datasets[0]!.version).toMatch(/^sha256-[0-9a-f]{12}$/)
    expect(entities[0]!.listings![0]!.version).toBe(datasets[0]!.version)
  })

  it('makes an Address of an Entity List entry that is only a place', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lists-'))
    const entry = (name: string, address: string) => ({
      name,
      aliases: [],
      country: 'China',
      address,
      federal_register: '89 FR 51652, 6/18/24',
      notes: 'For items on the CCL and listed in supplement no. 7 to part 746 of the EAR',
    })
    const list = {
      list_id: 'bis-entity-list',
      extracted: '2026-01-02',
      entities: [
        entry('Address 01', 'Unit 9, 3/F Invented Tower, 1 Nowhere Road, Hong Kong.'),
        entry('Addressograph Works', '1 Nowhere Road, Beijing.'),
      ],
    }
    await writeFile(join(folder, 'x.json'), JSON.stringify(list))
    const { entities } = await loadLists([folder])
    expect(entities.map(({ schema, properties }) => [schema, properties.name])).toEqual([
      ['Address', undefined],
      ['LegalEntity', ['Addressograph Works']],
    ])
    expect(entities[0]).toMatchObject({
      properties: {
        full: ['Unit 9, 3/F Invented Tower, 1 Nowhere Road, Hong Kong'],
        country: ['cn', 'hk'],
      },
      listings: [
        {
          recordId: 'Address 01',
          measures: ['licence_required', 'no_licence_exception'],
          scope: 'For items on the CCL and listed in supplement no. 7 to part 746 of the EAR',
        },
      ],
    })
  })

  it('joins the rows of one record, wherever they stand', async () => {
    const lists = await loadLists([fixture('mapped/grouped.csv')])
    expect(lists.report.files[0]).toMatchObject({
      dataset: 'au_dfat_sanctions',
      read: 3,
      kept: 2,
      names: 4,
      addresses: 2,
    })
    expect(lists.report.files[0]!.skipped).toMatchObject([
      { reason: 'the rule under group gives nothing for it' },
    ])
    expect(entity(lists, 'au-dfat-901')).toMatchObject({
      schema: 'Person',
      properties: {
        name: ['Ivan TESTOV'],
        weakAlias: ['John TESTOFF'],
        birthDate: ['1961-02-03'],
        address: ['1 Invented Street', '2 Other Street'],
      },
      listings: [
        {
          programs: ['Autonomous (Russia)', '1267 (Al-Qaida)'],
          measures: ['asset_freeze', 'travel_ban'],
          listedOn: '2020-02-01',
          citation: 'Invented Instrument 2023',
        },
      ],
    })
    expect(entity(lists, 'au-dfat-901').properties.alias).toContain('Иван Тестов')
    expect(entity(lists, 'au-dfat-902').listings![0]!.measures).toEqual(['port_ban'])
  })

  it('tells a column that a mapping with known columns does not read, and keeps its values', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lists-'))
    await writeFile(
      join(folder, 'x.csv'),
      'annex_iv_number,name,novelty\n7,Invented Works,something\n',
    )
    const { report, entities } = await loadLists([folder])
    expect(report.files[0]!.drift).toEqual(['unknown column "novelty"; kept in notes'])
    expect(entities[0]!.properties.notes).toEqual(['novelty: something'])
  })

  it.each([
    [
      'the Unverified List',
      'Country,Listed person and address,Federal Register citation and date of publication\n"Testland","Invented Works, Ltd., a.k.a. Other Works, Room 7, 1 Nowhere Road, Testville; and 2 Elsewhere Road, Testville",89 FR 51652; 6/18/24\n',
      {
        properties: { name: ['Invented Works, Ltd.'], alias: ['Other Works'] },
        listings: [{ dataset: 'us_bis_uvl', measures: ['no_licence_exception'] }],
      },
    ],
    [
      'the Japanese list',
      'No.,国名、地域名 Country or Region,企業名、組織名 Company or Organization,別名 Also Known As,懸念区分 Type of WMD\n1,イラン Iran,Invented Works（発明社）,・Other Works・Third Works,M N\n',
      {
        properties: {
          name: ['Invented Works'],
          alias: ['発明社', 'Other Works', 'Third Works'],
          country: ['ir'],
        },
        listings: [{ dataset: 'jp_meti_eul', measures: ['licence_required'], scope: 'M N' }],
      },
    ],
    [
      'Annex IV',
      'annex_iv_number,name,aliases,country\n7,Invented Works,Other Works; Third,Russia\n',
      {
        properties: { alias: ['Other Works', 'Third'], country: ['ru'] },
        listings: [{ recordId: '7', measures: ['licence_required'], programs: ['Annex IV'] }],
      },
    ],
    [
      'Annex XLII',
      'annex_xlii_number,name,imo\n3,Test Star,IMO 9074729\n',
      {
        schema: 'Vessel',
        properties: { imoNumber: ['IMO9074729'] },
        listings: [{ measures: ['port_ban'] }],
      },
    ],
    [
      'the Consolidated Screening List as JSON',
      JSON.stringify({
        results: [
          {
            id: 'x',
            name: 'Invented Works',
            alt_names: ['Other Works'],
            addresses: [{ address: '1 Nowhere Road', city: 'Testville', country: 'CN' }],
            source: 'Entity List (EL) - Bureau of Industry and Security',
            programs: null,
            ids: [{ type: 'Tax ID', number: '77', country: 'CN' }],
            license_requirement: 'For all items subject to the EAR',
            license_policy: 'Presumption of denial',
            federal_register_notice: '89 FR 1',
            start_date: '2024-01-02',
            source_list_url: 'http://example.org',
          },
        ],
      }),
      {
        properties: {
          alias: ['Other Works'],
          address: ['1 Nowhere Road, Testville, CN'],
          country: ['cn'],
          idNumber: ['77'],
        },
        listings: [
          {
            measures: ['licence_required'],
            scope: 'For all items subject to the EAR; Presumption of denial',
            listedOn: '2024-01-02',
          },
        ],
      },
    ],
  ])('of %s is known by content', async (_, text, expected) => {
    const folder = await mkdtemp(join(tmpdir(), 'lists-'))
    await writeFile(join(folder, 'x.dat'), text)
    const lists = await loadLists([folder])
    expect(lists.report.files[0]!.drift).toBeUndefined()
    expect(lists.entities[0]).toMatchObject(expected)
  })

  it('takes the mapping that the user names', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lists-'))
    await copyFile(fixture('mapped/customers.csv'), join(folder, 'x.csv'))
    const mapping = fixture('mapped/customers.csv.mapping.yml')
    const { report } = await loadLists([join(folder, 'x.csv')], { mapping })
    expect(report.files[0]!.kept).toBe(2)
  })

  it('without a mapping that fits is refused with the remedy, and passed over in a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lists-'))
    await copyFile(fixture('mapped/customers.csv'), join(folder, 'x.csv'))
    await expect(loadLists([join(folder, 'x.csv')])).rejects.toThrow(/how to write a mapping/)
    await expect(loadLists([folder])).rejects.toThrow(/no file there has the form of a list/)
  })

  it('of a shipped form is known by content, whatever its name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lists-'))
    const list = {
      list_id: 'state-nonproliferation',
      extracted: '2026-01-02',
      entities: [
        record(
          'In Force Ltd',
          'Authority: Missile Sanctions laws; imposed 1/2/2020; status: Active',
        ),
        record('Blocked Ltd', 'Authority: Executive Order 13382; imposed 1/2/2020; status: Active'),
        record('Over Ltd', 'Authority: Missile Sanctions laws; imposed 1/2/1999; status: Expired'),
      ],
    }
    await writeFile(join(folder, 'download'), JSON.stringify(list))
    const lists = await loadLists([join(folder, 'download')])
    expect(lists.datasets[0]).toMatchObject({
      dataset: 'us_state_nonproliferation',
      version: '2026-01-02',
      publishedOn: '2026-01-02',
    })
    expect(lists.entities.map((e) => e.listings![0]!.measures)).toEqual([
      ['debarred'],
      ['asset_freeze'],
      [],
    ])
  })
})

const record = (name: string, notes: string) => ({
  name,
  aliases: [],
  country: 'Russia',
  address: null,
  effective_date: '2020-01-02',
  federal_register: '85 FR 1, 1/2/20',
  notes,
})

describe.skipIf(!hasShared)(`real tables with shipped mappings${whenShared}`, () => {
  it('the Entity List, DPL, MEU and nonproliferation lists load with every record', async () => {
    const { report } = await loadLists([sharedLists('us-bis-2026-07')])
    const kept = Object.fromEntries(report.files.map((f) => [f.dataset, [f.read, f.kept]]))
    expect(kept).toEqual({
      us_bis_entity_list: [3409, 3409],
      us_bis_denied: [564, 564],
      us_bis_meu: [70, 70],
      us_state_nonproliferation: [528, 528],
    })
    expect(report.files.every((f) => f.version === '2026-07-09' && !f.drift)).toBe(true)
  })

  it('the DPL as BIS publishes it and the Consolidated Screening List load', async () => {
    const lists = await loadLists([sharedLists('us-bis-dpl'), sharedLists('us-csl')])
    expect(lists.report.files.map((f) => [f.dataset, f.kept, f.drift])).toEqual([
      ['us_bis_denied', 546, undefined],
      ['us_trade_csl', 115, undefined],
    ])
    const measures = new Set(lists.entities.flatMap((e) => e.listings![0]!.measures))
    expect(measures.has('unknown')).toBe(false)
  })
})
