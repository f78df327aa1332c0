import { copyFile, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLists } from '../../src/lists/index.ts'
import { entity, fixture } from './fixture.ts'

const load = () => loadLists([fixture('ofac')], { statements: true })

describe('an OFAC list', () => {
  it('is recognised by content, with the files beside it, and counted', async () => {
    const { report } = await load()
    expect(report.files).toHaveLength(1)
    expect(report.files[0]).toMatchObject({
      parts: ['sdn.csv', 'alt.csv', 'add.csv', 'sdn_comments.csv'],
      format: 'ofac-csv',
      dataset: 'us_ofac_sdn',
      read: 6,
      kept: 6,
      derived: 2,
      schemata: { Airplane: 1, Organization: 2, Person: 2, Vessel: 1 },
      names: 6 + 4,
      addresses: 3,
      birthDates: 2,
    })
  })

  it('says what was skipped, with the reason and the first place', async () => {
    const { report } = await load()
    expect(report.files[0]!.skipped).toEqual([
      { unit: 'address', reason: 'no address given', count: 2, first: 'add.csv, row 3: -0-' },
      { unit: 'name', reason: 'no name given', count: 1, first: 'alt.csv, row 5' },
      { unit: 'name', reason: 'its record is not in the list', count: 1, first: 'alt.csv, row 6' },
    ])
  })

  it('an individual becomes a Person with names in natural order', async () => {
    const person = entity(await load(), 'ofac-9002')
    expect(person.schema).toBe('Person')
    expect(person.properties).toMatchObject({
      name: ['Ivan Petrovich TESTOVIC'],
      lastName: ['TESTOVIC'],
      firstName: ['Ivan Petrovich'],
      alias: ['Iwan TESTOWITSCH', 'Ivan TESTOV'],
    })
    const junior = entity(await load(), 'ofac-9006')
    expect(junior.properties).toMatchObject({
      name: ['Feliciano Maria DE LA PRUEBA Jr.'],
      nameSuffix: ['Jr.'],
    })
  })

  it('every birth date, place, nationality and paper of the remarks becomes a property', async () => {
    const lists = await load()
    const person = entity(lists, 'ofac-9002')
    expect(person.properties).toMatchObject({
      birthDate: ['1955-01-15', '1956', '1957', '1958', '1959'],
      birthPlace: ['Culiacan, Sinaloa, Mexico', 'Minsk, Belarus'],
      birthCountry: ['mx', 'by'],
      nationality: ['by'],
      citizenship: ['kp'],
      gender: ['male'],
      passportNumber: ['A123456', '7654321'],
      idNumber: ['555-1', '16247821'],
      socialSecurityNumber: ['523-33-8386'],
      phone: ['982188526300'],
      position: ['Deputy Minister of Widgets', 'Colonel'],
    })
    const passports = lists.relations.filter(
      (r) => r.schema === 'Passport' && r.properties.holder?.includes('ofac-9002'),
    )
    expect(passports[0]!.properties).toMatchObject({
      passportNumber: ['A123456'],
      country: ['ir'],
      startDate: ['2015-03-02'],
      endDate: ['2020-03-01'],
    })
  })

  it('a crypto address stands on the party and, with its currency, on a wallet', async () => {
    const lists = await load()
    expect(entity(lists, 'ofac-9002').properties.publicKey).toHaveLength(2)
    const wallets = lists.relations.filter((r) => r.schema === 'CryptoWallet')
    expect(wallets.map((w) => w.properties.currency![0])).toEqual(['XBT', 'ETH'])
  })

  it('identifiers, addresses and programmes of an organisation are kept apart by kind', async () => {
    const lists = await load()
    const company = entity(lists, 'ofac-9001')
    expect(company.properties).toMatchObject({
      previousName: ['BERGQUELL HANDEL GMBH'],
      website: ['www.alpenquell.example'],
      email: ['office@alpenquell.example', 'sales@alpenquell.example'],
      swiftBic: ['ALPQATWW'],
      dunsCode: ['123456789'],
      innCode: ['7707083893'],
      ogrnCode: ['1027700132195'],
      leiCode: ['253400WSS48YWMBUA688'],
      incorporationDate: ['2016-12-17'],
      jurisdiction: ['at'],
      imoNumber: ['IMO5055293'],
      address: ['Quellweg 4, 6020 Innsbruck, Austria'],
      country: ['at', 'kp'],
    })
    expect(company.listings).toMatchObject([
      {
        programs: ['NPWMD', 'IFSR'],
        measures: ['asset_freeze'],
        recordId: '9001',
        jurisdiction: 'us',
        secondarySanctionsRisk: true,
      },
    ])
  })

  it('weak aliases are kept apart, even with a semicolon in them', async () => {
    const lists = await load()
    expect(entity(lists, 'ofac-9001').properties.weakAlias).toEqual(['AQH', 'QUELL; HANDEL'])
    expect(entity(lists, 'ofac-9001').properties.alias).toEqual(['ALPENQUELL TRADING'])
  })

  it('ships and aircraft keep their numbers, marks, flags and owners', async () => {
    const lists = await load()
    expect(entity(lists, 'ofac-9003').properties).toMatchObject({
      imoNumber: ['IMO9187629'],
      mmsi: ['572469210'],
      callSign: ['T2XX4'],
      type: ['Crude Oil Tanker'],
      tonnage: ['99144'],
      flag: ['pa'],
      pastFlags: ['mt'],
      weakAlias: ['OLD TESTA'],
    })
    expect(entity(lists, 'ofac-9004').properties).toMatchObject({
      registrationNumber: ['EP-XYZ', 'YI-NAE'],
      serialNumber: ['8401', '1023409321'],
      model: ['IL76-TD'],
      buildDate: ['1992'],
    })
    const owner = lists.relations.find((r) => r.schema === 'Ownership')!
    expect(entity(lists, owner.properties.owner![0]!)).toMatchObject({
      derived: true,
      properties: { name: ['Testa Shipping Co.'] },
    })
  })

  it('a relation finds the listed party by name; one that is not listed is derived', async () => {
    const lists = await load()
    const links = lists.relations.filter(
      (r) => r.schema === 'UnknownLink' && r.properties.subject?.includes('ofac-9001'),
    )
    expect(links[0]!.properties).toMatchObject({ object: ['ofac-9002'], role: ['Linked To'] })
    const stranger = entity(lists, links[1]!.properties.object![0]!)
    expect(stranger.derived).toBe(true)
    expect(stranger.listings).toBeUndefined()
  })

  it('a remark goes on in the comments file without a space between', async () => {
    const long = entity(await load(), 'ofac-9006')
    expect(long.properties.notes).toEqual(['long remark that is cut in the middle'])
    expect(long.properties.birthPlace).toEqual(['Minsk, Belarus'])
    expect(long.properties.weakAlias).toEqual(['EL LARGO'])
  })

  it('what is not understood stays in the notes and is counted', async () => {
    const lists = await load()
    expect(entity(lists, 'ofac-9002').properties.notes).toContain(
      'something that nobody understands',
    )
    expect(lists.report.files[0]!.unparsed).toBe(2)
  })

  it('a programme that no table knows is unknown, never free, and reported', async () => {
    const lists = await load()
    expect(entity(lists, 'ofac-9005').listings![0]!.measures).toEqual(['unknown'])
    expect(lists.report.files[0]!.drift).toEqual([
      'no measure is known for programme "BRAND-NEW-EO19999"',
    ])
  })

  it('a statement says where its value stood and how it was written', async () => {
    const statements = [...(await load()).statements!()]
    expect(statements).toContainEqual({
      entityId: 'ofac-9001',
      schema: 'Organization',
      prop: 'country',
      value: 'kp',
      original: 'Korea, North',
      dataset: 'us_ofac_sdn',
      version: (await load()).datasets[0]!.version,
      recordId: '9001',
      place: 'add.csv, row 2',
    })
  })

  it('works with the primary file alone, under any name, and says what is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lists-'))
    await copyFile(fixture('ofac/sdn.csv'), join(folder, 'download.txt'))
    const { report } = await loadLists([join(folder, 'download.txt')])
    expect(report.files[0]).toMatchObject({ dataset: 'us_ofac_sdn', read: 6, kept: 6, names: 6 })
    expect(report.files[0]!.drift).toContain('download_alt.txt is not beside download.txt')
  })

  it('files of the companions alone are refused with the remedy', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lists-'))
    await copyFile(fixture('ofac/alt.csv'), join(folder, 'alt.csv'))
    await expect(loadLists([join(folder, 'alt.csv')])).rejects.toThrow(/Name sdn.csv/)
  })

  it('a record with a cell too many is kept, and one without a number is counted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lists-'))
    const row = (id: string, extra = '') =>
      `${id},"NAME ${id}",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Website a.example${extra}"`
    const rows = [row('1'), row('2', '",oops,"x'), row('x'), row('1'), row('3')]
    await writeFile(join(folder, 'sdn.csv'), `${rows.join('\r\n')}\r\n`)
    const { report, entities } = await loadLists([folder])
    expect(entities.map((e) => e.id)).toEqual(['ofac-1', 'ofac-2', 'ofac-3'])
    expect(report.files[0]).toMatchObject({ read: 5, kept: 3 })
    expect(report.files[0]!.skipped.map((s) => s.reason)).toEqual([
      'the record number is no number',
      'the record number occurs twice; the first is kept',
    ])
  })
})

describe('the Consolidated list', () => {
  it('is told from the SDN list by its records, and freezes nothing', async () => {
    const lists = await loadLists([fixture('cons')])
    expect(lists.report.files[0]!.dataset).toBe('us_ofac_cons')
    const measures = (id: string) => entity(lists, id).listings![0]!.measures
    expect(measures('ofac-9101')).toEqual(['debt_equity'])
    expect([...measures('ofac-9102')].sort()).toEqual(['debt_equity', 'sectoral'])
    expect(measures('ofac-9103')).toEqual(['investment'])
    expect(measures('ofac-9104')).toEqual(['sectoral'])
  })

  it('securities make an organisation a Company; listing dates are read', async () => {
    const lists = await loadLists([fixture('cons')])
    const company = entity(lists, 'ofac-9103')
    expect(company.schema).toBe('Company')
    expect(company.properties).toMatchObject({ ticker: ['CHA US'], isinCode: ['CND100020NC4'] })
    expect(company.listings![0]!.listedOn).toBe('2021-06-03')
  })
})
