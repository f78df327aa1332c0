import { describe, expect, it } from 'vitest'
import { decide, transactionFromRow, understandHeader } from '../../src/decision/index.ts'
import { tableAsOf } from '../../src/tables/index.ts'
import { countryName, readCountry } from '../../src/values/index.ts'
import { contextOf, screenOf } from './invented.ts'

/** What a row with a city under "Destination" is decided to be. */
function decided(cell: string, heading = 'Destination') {
  const headings = ['Buyer', 'HS code', heading]
  const row = { Buyer: 'Garten GmbH', 'HS code': '8201.50', [heading]: cell }
  return decide(transactionFromRow(understandHeader(headings), row), contextOf(screenOf({})))
}

const rulesOf = (decision: ReturnType<typeof decided>) => decision.findings.map(({ rule }) => rule)

describe('a city in place of a country', () => {
  it.each([
    ['Shenzhen', 'China'],
    ['深圳', 'China'],
    ['ISTANBUL', 'Türkiye'],
    ['İstanbul', 'Türkiye'],
    ['São Paulo', 'Brazil'],
    ['г. Бишкек', 'Kyrgyzstan'],
  ])('%s is read as %s, and a note says so', (written, country) => {
    const note = decided(written).findings.find(({ rule }) => rule === 'destination.city')
    expect(note).toMatchObject({ effect: 'note' })
    expect(note?.text).toContain(`“${written}” stands where a country is asked for`)
    expect(note?.text).toContain(`, ${country}.`)
  })

  it.each(['Tripoli', 'Birmingham', 'Hyderabad', 'Jerusalem', 'Atlantis'])(
    '%s stays unknown and asks',
    (written) => {
      const decision = decided(written)
      expect(rulesOf(decision)).toContain('destination.unknown-country')
      expect(decision.outcome).toBe('review')
    },
  )

  it('comes under the embargo on its country', () => {
    expect(rulesOf(decided('Teheran'))).toContain('destination.embargo.us-ir')
    expect(rulesOf(decided('Moskau'))).toContain('destination.embargo.us-ru')
  })

  it('lies in the occupied region before it lies in a country', () => {
    const decision = decided('Simferopol')
    expect(decision.outcome).not.toBe('clear')
    expect(decision.findings.some(({ text }) => /Crimea|occupied/.test(text))).toBe(true)
  })

  it('is a destination under "Ship to", and no consignee of that name', () => {
    const decision = decided('Istanbul', 'Ship to')
    expect(decision.subject.route?.destinationCountry).toBe('Istanbul')
    expect(decision.subject.parties).toHaveLength(1)
  })
})

describe('the table of cities', () => {
  const { rows } = tableAsOf('cities', '2026-06-01')

  it('has countries that exist and no writing twice for two countries', () => {
    const seen = new Map<string, string>()
    for (const { name, country, writings } of rows) {
      expect(countryName(country!), name).toBeDefined()
      for (const text of [name!, ...writings!.split(';')].filter((one) => one !== '')) {
        const key = text.toLowerCase()
        expect(seen.get(key) ?? country, text).toBe(country)
        seen.set(key, country!)
        const read = readCountry(text)
        if (read.state === 'country') expect(read.iso, text).toBe(country)
      }
    }
    expect(seen.size).toBeGreaterThan(500)
  })
})
