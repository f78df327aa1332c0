import { describe, expect, it } from 'vitest'
import { loadLists } from '../../src/lists/index.ts'
import { entity, fixture } from './fixture.ts'

const load = () => loadLists([fixture('un/list.xml')])

describe('the UN list', () => {
  it('is named by the day it was generated, and counted', async () => {
    const { report, datasets } = await load()
    expect(datasets[0]).toMatchObject({ version: '2026-01-15', publishedOn: '2026-01-15' })
    expect(report.files[0]).toMatchObject({
      format: 'un-xml',
      read: 5,
      kept: 3,
      schemata: { Person: 2, Organization: 1 },
      names: 3 + 4,
      addresses: 1,
      birthDates: 1,
    })
    expect(report.files[0]!.skipped.map((s) => [s.unit, s.reason, s.count])).toEqual([
      ['name', 'no name given', 1],
      ['address', 'no address given', 1],
      ['record', 'it has no name', 1],
      ['address', 'only a note given; kept in notes', 1],
      ['record', 'DATAID occurs twice; the first is kept', 1],
    ])
  })

  it('a person has names, scripts, dates of every kind, papers and office', async () => {
    expect(entity(await load(), 'un-9201').properties).toMatchObject({
      name: ['ANNA MARIA PROBE'],
      alias: ['안나 프로베', 'Anna Probeh'],
      weakAlias: ['Die Rote'],
      birthDate: ['1978-04-28', '1979', '1973', '1974', '1975'],
      birthPlace: ['Goma, Democratic Republic of the Congo'],
      birthCountry: ['cd'],
      nationality: ['kp'],
      gender: ['female'],
      title: ['Dr.'],
      position: ['Director', 'Representative in Testland'],
      passportNumber: ['PS 472310104'],
      idNumber: ['381310014'],
      modifiedAt: ['2020-02-25'],
    })
  })

  it('a listing has its regime, reference, date and measures', async () => {
    expect(entity(await load(), 'un-9201').listings).toMatchObject([
      {
        programs: ['DPRK'],
        measures: ['asset_freeze', 'travel_ban'],
        recordId: '9201',
        listedOn: '2017-06-02',
        scope: 'UN reference KPi.999',
      },
    ])
  })

  it('Guinea-Bissau is a travel ban and nothing else', async () => {
    const lists = await load()
    expect(entity(lists, 'un-9202').listings![0]!.measures).toEqual(['travel_ban'])
  })

  it('unknown elements and regimes are reported', async () => {
    const { report } = await load()
    expect(report.files[0]!.drift).toEqual([
      'unknown element SHOE_SIZE; kept in notes',
      'no measure is known for programme "Atlantis"',
    ])
  })
})
