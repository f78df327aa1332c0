import { describe, expect, it } from 'vitest'
import { ageOf, type ListStatus, listCoverage } from '../../src/lists/index.ts'

const held = (dataset: string, more: Partial<ListStatus> = {}): ListStatus => ({
  dataset,
  version: '1',
  sha256: 'ab',
  title: dataset,
  authority: 'x',
  jurisdiction: 'x',
  loadedOn: '2026-03-01T00:00:00.000Z',
  records: 1,
  ...more,
})

describe('the coverage of lists', () => {
  it('tells of each jurisdiction what is loaded, missing, or on no list at all', () => {
    const rows = listCoverage([held('eu_fsf', { publishedOn: '2026-02-27' })], '2026-03-01')
    const eu = rows.filter((row) => row.jurisdiction === 'eu')
    expect(eu.map((row) => row.state)).toEqual(['loaded', 'no list', 'no list', 'no list'])
    expect(eu[0]!.held).toEqual([
      { dataset: 'eu_fsf', age: { days: 2, since: 'published', day: '2026-02-27' } },
    ])
    const missing = rows.filter((row) => row.state === 'missing').map((row) => row.jurisdiction)
    expect([...new Set(missing)]).toEqual(['un', 'us', 'gb', 'ch', 'jp', 'au'])
  })

  it('counts a list that was made by a mapping where no official file exists', () => {
    const rows = listCoverage([held('eu_833_annex_iv')], '2026-03-01')
    const annex = rows.find((row) => row.matter.includes('Annex IV'))!
    expect(annex.state).toBe('loaded')
    expect(annex.held[0]!.age).toEqual({ since: 'unknown' })
  })

  it('lets one collection cover what it joins', () => {
    const rows = listCoverage([held('us_trade_csl')], '2026-03-01')
    const us = rows.filter((row) => row.jurisdiction === 'us')
    expect(new Set(us.map((row) => row.state))).toEqual(new Set(['loaded']))
  })
})

describe('the age of a list', () => {
  it('is unknown where nothing but the day of loading is known', () => {
    expect(ageOf(held('us_ofac_sdn'), '2026-03-10')).toEqual({ since: 'unknown' })
  })

  it('counts from the last day on which its publisher confirmed it', () => {
    const list = held('x', {
      publishedOn: '2026-01-01',
      confirmedOn: '2026-03-09T10:00:00.000Z',
    })
    expect(ageOf(list, '2026-03-10T12:00:00.000Z')).toEqual({
      days: 1,
      since: 'confirmed',
      day: '2026-03-09',
    })
  })
})
