import { describe, expect, it } from 'vitest'
import { buildIndex, compareParties, screen } from '../../src/screening/index.ts'

const compare = (property: string, ours: string, theirs: string, schema = 'Company') =>
  compareParties(
    { schema, name: 'Amber Quay', properties: { [property]: [ours] } },
    { schema, properties: { name: ['Silver Mole'], [property]: [theirs] } },
  )

describe('identifiers in different writing', () => {
  const rows: [string, string, string, string, string][] = [
    ['imoNumber', 'IMO 9187629', '9187629', 'Vessel', 'label'],
    ['imoNumber', 'IMO No. 9187629', 'imo9187629', 'Vessel', 'label with a stop'],
    ['innCode', '7707 083 893', 'ИНН 7707083893', 'Company', 'spaces and a Cyrillic label'],
    ['leiCode', '253400rdvmprwy50j953', '2534 00RD VMPR WY50 J953', 'Company', 'lower case'],
    ['swiftBic', 'SABRRUMM', 'SABRRUMMXXX', 'Company', 'head office with and without XXX'],
    ['dunsCode', '15-048-3782', '150483782', 'Company', 'dashes'],
    ['passportNumber', 'A 123-456', 'a123456', 'Person', 'a document of no known form'],
  ]
  it.each(rows)('%s %s equals %s (%s): %s', (property, ours, theirs, schema) => {
    const { evidence, contributions } = compare(property, ours, theirs, schema)
    expect(evidence).toBeGreaterThan(85)
    expect(contributions.map((c) => c.feature)).toContain(`${property}.equal`)
  })

  it('are found through the index', () => {
    const index = buildIndex([
      {
        id: 'a',
        schema: 'Company',
        properties: { name: ['Silver Mole'], innCode: ['ИНН 7707083893'] },
        datasets: ['test'],
      },
    ])
    const party = {
      role: 'buyer' as const,
      schema: 'Company',
      name: 'Amber Quay',
      properties: { taxNumber: ['7707083893'] },
    }
    expect(screen(index, party).matches.map((match) => match.id)).toEqual(['a'])
  })
})

describe('identifiers that do not agree', () => {
  it('contradict where they are of one kind', () => {
    const found = compare('imoNumber', '9187629', '9074729', 'Vessel')
    expect(
      found.contributions.find((c) => c.feature === 'imoNumber.different')?.amount,
    ).toBeLessThan(0)
  })

  it('say what is wrong with a number, whether it agrees or not', () => {
    const texts = compare('imoNumber', '9187628', 'IMO 9187628', 'Vessel').contributions
    expect(texts.map((c) => c.text).join()).toContain('the check digit should be 9')
    const other = compare('imoNumber', '9187628', '9074729', 'Vessel').contributions
    expect(other.map((c) => c.text).join()).toContain('the check digit should be 9')
  })

  it('are no evidence where one digit stands for "unknown"', () => {
    expect(compare('imoNumber', '0000000', '0000000', 'Vessel').contributions).not.toContainEqual(
      expect.objectContaining({ feature: 'imoNumber.equal' }),
    )
  })
})
