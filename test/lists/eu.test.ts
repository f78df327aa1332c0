import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLists } from '../../src/lists/index.ts'
import { entity, fixture } from './fixture.ts'

const load = (name: string) => loadLists([fixture(`eu/${name}`)])

describe("the EU's consolidated list", () => {
  it('is read from XML, tells a record without number, and an element that is new', async () => {
    const { report } = await load('eu.xml')
    expect(report.files[0]).toMatchObject({
      format: 'eu-xml',
      dataset: 'eu_fsf',
      version: '2026-03-07',
      read: 3,
      kept: 2,
      schemata: { Person: 1, Organization: 1 },
      names: 4,
      addresses: 1,
      birthDates: 1,
      drift: ['unknown element novelty; kept in notes'],
    })
    expect(report.files[0]!.skipped).toMatchObject([{ reason: 'it has no reference number' }])
  })

  it('keeps names, births, papers, contacts and the legal basis', async () => {
    const lists = await load('eu.xml')
    expect(entity(lists, 'eu-fsf-eu-9001-1')).toMatchObject({
      properties: {
        name: ['Ivan Testov'],
        alias: ['Иван Тестов'],
        weakAlias: ['The Tester'],
        birthDate: ['1961-02-03', '1962'],
        birthPlace: ['Moscow, RUSSIAN FEDERATION'],
        nationality: ['ru'],
        position: ['Minister'],
        title: ['Dr'],
        gender: ['male'],
        passportNumber: ['111222'],
        email: ['a@example.org'],
        address: ['1 Invented Street, 101000, Moscow, RUSSIAN FEDERATION'],
        notes: ['An invented remark.'],
      },
      listings: [
        {
          programs: ['UKR'],
          measures: ['asset_freeze'],
          recordId: 'EU.9001.1',
          listedOn: '2023-01-31',
          scope: 'UN reference QDi.901',
          citation: '2023/9999 (OJ L1); the EU regulation that is named in the entry',
        },
      ],
    })
    expect(lists.relations[0]!.properties.summary).toEqual(['(passport); knownExpired'])
    expect(entity(lists, 'eu-fsf-eu-9002-2').properties).toMatchObject({
      registrationNumber: ['1027700000000'],
      notes: ['novelty: x'],
    })
  })

  it('is read from CSV, whose rows each carry a part of a record', async () => {
    const csv = await load('eu.csv')
    expect(csv.report.files[0]).toMatchObject({
      format: 'eu-csv',
      version: '2026-03-07',
      read: 2,
      kept: 2,
      names: 4,
    })
    const xml = entity(await load('eu.xml'), 'eu-fsf-eu-9001-1')
    const own = entity(csv, 'eu-fsf-eu-9001-1')
    expect(own.listings).toEqual(xml.listings)
    expect(own.properties).toEqual({ ...xml.properties, birthDate: ['1961-02-03'] })
  })

  it('keeps the values of new columns of the CSV form in notes, and tells them', async () => {
    const [head, ...rows] = (await readFile(fixture('eu/eu.csv'), 'utf8')).trimEnd().split('\n')
    const folder = await mkdtemp(join(tmpdir(), 'lists-'))
    const more = rows.map((row) => `${row};new of a record;new of a kind`)
    const text = [`${head};Entity_Novelty;Ship_Name`, ...more].join('\n')
    await writeFile(join(folder, 'eu.csv'), `${text}\n`)
    const csv = await loadLists([join(folder, 'eu.csv')])
    expect(csv.report.files[0]!.drift).toEqual(
      expect.arrayContaining([
        expect.stringContaining('unknown column "Entity_Novelty"; kept in notes'),
        expect.stringContaining('unknown column "Ship_Name"; kept in notes'),
      ]),
    )
    expect(entity(csv, 'eu-fsf-eu-9001-1').properties.notes).toEqual(
      expect.arrayContaining(['Entity_Novelty: new of a record', 'Ship_Name: new of a kind']),
    )
  })
})
