import { describe, expect, it } from 'vitest'
import { loadLists } from '../../src/lists/index.ts'
import { entity, fixture } from './fixture.ts'

const load = () => loadLists([fixture('seco')])

describe('the Swiss list', () => {
  it('is known by its root, dated by it, and tells a target without a name', async () => {
    const { report } = await load()
    expect(report.files[0]).toMatchObject({
      format: 'seco-xml',
      dataset: 'ch_seco_sanctions',
      version: '2026-03-07',
      read: 4,
      kept: 3,
      schemata: { Person: 1, Organization: 1, Vessel: 1 },
      drift: ['no measure is known for programme "Belarus: article 99 -- Something new"'],
    })
    expect(report.files[0]!.skipped).toMatchObject([{ reason: 'it has no name', count: 1 }])
  })

  it('puts names together in the order of their parts, with variants of one script each', async () => {
    const { properties } = entity(await load(), 'ch-seco-100')
    expect(properties).toMatchObject({
      name: ['Testov Ivan'],
      alias: ['Тестов Иван', 'Tsestau Ivan', 'John Testoff'],
      weakAlias: ['The Tester'],
      firstName: ['Ivan'],
      lastName: ['Testov'],
      title: ['Dr'],
      birthDate: ['1961-02-03'],
      birthPlace: ['Minsk, Belarus'],
      nationality: ['by'],
      gender: ['male'],
      passportNumber: ['111222'],
      address: ['ul. Invented, 4, 220029, Minsk, Belarus'],
      notes: ['An invented reason.'],
    })
    expect(JSON.stringify(properties)).not.toContain('Past')
  })

  it('takes the measures from what the articles are called, and keeps the delisted with the date', async () => {
    const lists = await load()
    expect(entity(lists, 'ch-seco-100').listings).toMatchObject([
      {
        programs: ['Belarus: article 2 and 3 -- Financial sanctions, ban on entry and transit'],
        measures: ['asset_freeze', 'travel_ban'],
        listedOn: '2023-01-31',
        scope: 'foreign identifier QDi.901',
      },
    ])
    expect(entity(lists, 'ch-seco-200')).toMatchObject({
      properties: { swiftBic: ['INVTBY22'], incorporationDate: ['2001-02-03'] },
      listings: [{ measures: ['debt_equity'] }],
    })
    expect(entity(lists, 'ch-seco-300')).toMatchObject({
      properties: { imoNumber: ['IMO9074729'] },
      listings: [{ measures: ['unknown'], listedOn: '2016-05-18', until: '2024-03-01' }],
    })
    expect(lists.relations.find((r) => r.schema === 'UnknownLink')!.properties).toMatchObject({
      subject: ['ch-seco-100'],
      object: ['ch-seco-200'],
      role: ['related-to'],
    })
  })
})
