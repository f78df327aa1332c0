import { describe, expect, it } from 'vitest'
import { loadLists } from '../../src/lists/index.ts'
import { entity, fixture } from './fixture.ts'

const load = () => loadLists([fixture('ftm')])

describe('a FollowTheMoney file', () => {
  it('has one report for each dataset in it', async () => {
    const { report } = await load()
    const kept = Object.fromEntries(report.files.map((f) => [f.dataset, f.kept]))
    expect(kept).toEqual({
      us_ofac_sdn: 1,
      gb_fcdo_sanctions: 2,
      invented_list: 2,
      us_bis_entity_list: 1,
      unknown: 0,
    })
  })

  it('lines that are no entity are skipped, with their place', async () => {
    const { report } = await load()
    const unknown = report.files.find((f) => f.dataset === 'unknown')!
    expect(unknown.read).toBe(2)
    expect(unknown.skipped.map((s) => s.unit)).toEqual(['record', 'record'])
    expect(unknown.skipped.map((s) => s.reason)).toContain('id is missing or empty')
  })

  it('a Sanction becomes a listing of the party it names', async () => {
    expect(entity(await load(), 'x-1').listings).toMatchObject([
      {
        dataset: 'us_ofac_sdn',
        programs: ['SDGT'],
        measures: ['asset_freeze'],
        recordId: '77',
        listedOn: '2020-01-01',
        secondarySanctionsRisk: true,
      },
    ])
  })

  it('nested entities are taken out; their ids stay in the property', async () => {
    const lists = await load()
    expect(entity(lists, 'x-2').listings).toMatchObject([
      { measures: ['asset_freeze', 'sectoral'], until: '2025-12-31' },
    ])
    expect(entity(lists, 'x-2-o')).toMatchObject({
      schema: 'Ownership',
      properties: { owner: ['x-2'], asset: ['x-3'], percentage: ['51'] },
    })
    expect(entity(lists, 'x-3').datasets).toEqual(['gb_fcdo_sanctions'])
  })

  it('unknown schemata and properties are kept as they are, and reported', async () => {
    const lists = await load()
    expect(entity(lists, 'x-4')).toMatchObject({
      schema: 'Spaceship',
      properties: { warpFactor: ['9'] },
    })
    expect(entity(lists, 'x-5').properties.tailLength).toEqual(['3'])
    const drift = lists.report.files.find((f) => f.dataset === 'invented_list')!.drift
    expect(drift).toEqual([
      'unknown schema Spaceship; kept as it is',
      'unknown property Person.tailLength; kept as it is',
    ])
  })

  it('a party that only its topics call listed has an unknown measure', async () => {
    expect(entity(await load(), 'x-5').listings![0]!.measures).toEqual(['unknown'])
  })

  it('an address that is listed itself is a party', async () => {
    const lists = await load()
    expect(lists.entities.map((e) => e.id)).toContain('x-6')
    expect(entity(lists, 'x-6').listings![0]!.measures).toEqual(['licence_required'])
  })
})
