import { describe, expect, it } from 'vitest'
import { captionOf, isKnownSchema, schemaProperties } from '../../src/model/index.ts'
import { lines, listings, parties, sampleText } from './sample.ts'

describe('data/sample/entities.ftm.json', () => {
  it('holds at least 80 parties of six lists and six schemata', () => {
    expect(parties.length).toBeGreaterThanOrEqual(80)
    expect(new Set(parties.flatMap((party) => party.datasets)).size).toBe(6)
    expect([...new Set(parties.map((party) => party.schema))].sort()).toEqual([
      'Address',
      'Airplane',
      'Company',
      'Organization',
      'Person',
      'Vessel',
    ])
  })

  it('uses only schemata and properties of FollowTheMoney', () => {
    const wrong = lines.flatMap((line) => {
      if (!isKnownSchema(line.schema)) return [`${line.id}: schema ${line.schema}`]
      const known = schemaProperties(line.schema)
      return Object.keys(line.properties)
        .filter((name) => !known.has(name))
        .map((name) => `${line.id}: ${line.schema}.${name}`)
    })
    expect(wrong).toEqual([])
  })

  it('has every id once and no empty, untrimmed or repeated value', () => {
    expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length)
    const wrong = lines.flatMap((line) =>
      Object.entries(line.properties).flatMap(([name, values]) =>
        values.length > 0 &&
        new Set(values).size === values.length &&
        values.every((value) => value !== '' && value.trim() === value)
          ? []
          : [`${line.id}.${name}`],
      ),
    )
    expect(wrong).toEqual([])
  })

  it('gives each party exactly one listing with authority, programme, record and version', () => {
    const listed = listings.map((listing) => listing.properties.entity?.[0])
    expect(listed).toEqual(parties.map((party) => party.id))
    for (const listing of listings) {
      for (const name of ['authority', 'program', 'recordId', 'modifiedAt', 'sourceUrl']) {
        expect(listing.properties[name], `${listing.id}.${name}`).toBeDefined()
      }
      expect(listing.properties.modifiedAt![0]).toMatch(/^20\d\d-\d\d(-\d\d)?$/)
    }
  })

  it('has a caption for each party that is one of its own values', () => {
    for (const party of parties) {
      if (party.schema === 'Address') expect(captionOf(party)).toBe(party.properties.full?.[0])
      else expect(captionOf(party)).toBe(party.caption)
    }
  })

  it('has dates in ISO form, countries as two letters, no control or replacement characters', () => {
    for (const line of lines) {
      for (const name of ['birthDate', 'buildDate', 'listingDate']) {
        for (const value of line.properties[name] ?? []) {
          expect(value, line.id).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/)
        }
      }
      for (const name of ['country', 'nationality', 'flag', 'pastFlags']) {
        for (const value of line.properties[name] ?? [])
          expect(value, line.id).toMatch(/^[a-z]{2}$/)
      }
    }
    expect(sampleText('entities.ftm.json')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\ufffd]/u)
  })

  it('writes names in Latin, Cyrillic, Chinese, Arabic and Korean script', () => {
    const names = parties.flatMap((party) => [
      ...(party.properties.name ?? []),
      ...(party.properties.alias ?? []),
    ])
    const scripts = [
      /\p{Script=Latin}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Han}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Hangul}/u,
    ]
    for (const script of scripts) {
      expect(
        names.some((name) => script.test(name)),
        String(script),
      ).toBe(true)
    }
  })

  it('keeps weak aliases, address-only entries and listings that do not freeze apart', () => {
    expect(parties.filter((party) => party.properties.weakAlias).length).toBeGreaterThan(5)
    expect(parties.filter((party) => party.schema === 'Address').length).toBe(5)
    const provisions = listings.flatMap((listing) => listing.properties.provisions ?? [])
    expect(provisions).toContain('travel ban')
    expect(provisions).toContain('Executive Order 13662 Directive 1')
  })
})
