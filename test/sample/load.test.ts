import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadLists } from '../../src/lists/index.ts'
import { parties } from './sample.ts'

const path = fileURLToPath(new URL('../../data/sample/entities.ftm.json', import.meta.url))

describe('the sample, loaded as lists', async () => {
  const { entities, report } = await loadLists([path])
  const measuresOf = (id: string) =>
    entities.find((entity) => entity.id === id)!.listings!.flatMap((listing) => listing.measures)

  it('keeps every party, skips nothing, and knows every schema, property and programme', () => {
    expect(entities.map((entity) => entity.id).sort()).toEqual(
      parties.map((party) => party.id).sort(),
    )
    expect(report.files.flatMap((file) => [...file.skipped, ...(file.drift ?? [])])).toEqual([])
  })

  it('gives each party its listing with measure, record and version "as published on"', () => {
    for (const entity of entities) {
      const [listing, ...others] = entity.listings ?? []
      expect(others, entity.id).toEqual([])
      expect(listing?.measures, entity.id).not.toContain('unknown')
      expect(listing?.measures.length, entity.id).toBeGreaterThan(0)
      expect(listing?.version, entity.id).toMatch(/^20/)
    }
  })

  it('tells a freeze from a licence, a sectoral, an investment and a travel-ban listing', () => {
    expect(measuresOf('ofac-27304')).toEqual(['asset_freeze'])
    expect(measuresOf('bis-el-iran-shahed-aviation-industries')).toEqual(['licence_required'])
    expect(measuresOf('bis-el-china-address-07')).toEqual(['licence_required'])
    expect(measuresOf('ofac-17014')).not.toContain('asset_freeze')
    expect(measuresOf('ofac-32084')).toEqual(['investment'])
    expect(measuresOf('un-690737')).toEqual(['travel_ban'])
  })
})
