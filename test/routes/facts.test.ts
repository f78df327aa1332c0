import { expect, test } from 'vitest'
import {
  chartRow,
  countryFacts,
  inGroup,
  type LicenceItem,
  licenceNeed,
  occupiedPlaces,
  readPort,
  reexportClause,
  regionSteps,
  routeFacts,
  vesselFacts,
} from '../../src/routes/index.ts'
import { tableAsOf } from '../../src/tables/index.ts'

const day = '2024-08-01'

test.each<[string, string | undefined, string[], string]>([
  ['Ul. Vinogradnaya 3, Sevastopol 299011', 'ua', ['ua-cri'], 'a town'],
  ['ул. Ленина 1, 295000', undefined, ['ua-cri'], 'a Russian code beside Cyrillic'],
  ['Lenina 1, 299011', 'ru', ['ua-cri'], 'Russia written as the country'],
  ['вул. Соборна 5, Нова Каховка', 'ua', ['ua-65'], 'a name of two words'],
  ['Sevastopol Street 4, Kyiv', 'ua', [], 'a street'],
  ['ul. Yalta 4, Moscow', 'ru', [], 'a street'],
  ['Donetsk, Rostov oblast 346330', 'ru', [], 'the other Donetsk'],
  ['10 Novena Rise, Singapore 298133', 'sg', [], 'six figures elsewhere'],
  ['10 Novena Rise 298133', undefined, [], 'six figures, no country, no Cyrillic'],
  ['Khreshchatyk 1, Kyiv 01001', 'ua', [], 'Kyiv'],
])('%s (%s) is in %j: %s', (address, country, regions) => {
  expect(occupiedPlaces(address, country, day).map((place) => place.region)).toEqual(regions)
})

test('a postal range that also holds free towns is only possible', () => {
  expect(occupiedPlaces('Kramatorsk 84300', 'ua', day)[0]).toMatchObject({ certainty: 'possible' })
  expect(occupiedPlaces('Donetsk 83000', 'ua', day)[0]).toMatchObject({ certainty: 'certain' })
})

test('occupation is dated', () => {
  expect(occupiedPlaces('Mariupol', 'ua', '2022-01-01')).toEqual([])
  expect(occupiedPlaces('Mariupol', 'ua', '2022-06-01')).toHaveLength(1)
  expect(occupiedPlaces('Simferopol', 'ua', '2013-06-01')).toEqual([])
})

test('country groups are dated: Cambodia left D:5 on 3 February 2026', () => {
  expect(inGroup('kh', 'D:5', '2026-02-02')).toBe(true)
  expect(inGroup('kh', 'D:5', '2026-02-03')).toBe(false)
  expect(inGroup('ni', 'D:5', '2024-03-14')).toBe(false)
  expect(inGroup('cn', 'D:5', day)).toBe(true)
})

test('the notices on transshipment name eighteen countries, from their day on', () => {
  const named = (date: string) =>
    tableAsOf('countries', date).rows.filter((row) =>
      countryFacts(row.iso2!.toLowerCase(), date)?.transshipment.some(
        (n) => n.source === 'FIN-2022-Alert003',
      ),
    )
  expect(named(day)).toHaveLength(18)
  expect(named('2022-06-27')).toHaveLength(0)
})

test('an EU exporter through Belarus and Russia to Kazakhstan meets the transit bans', () => {
  const facts = routeFacts({ origin: 'de', destination: 'kz', via: ['pl', 'by', 'ru'] }, day)
  expect(facts.map((fact) => fact.kind)).toEqual([
    'eu_transit_ban',
    'through_russia',
    'eu_transit_ban',
    'through_russia',
    'transshipment',
  ])
})

test.each([
  ['us', 'kz', ['ru'], ['through_russia', 'transshipment'], 'no EU exporter'],
  ['de', 'fi', ['ru'], ['eu_transit_ban'], 'to a member state'],
  ['de', 'ru', ['by'], [], 'to Russia itself: the embargo speaks'],
  ['de', 'in', ['ir'], ['passes_embargoed', 'transshipment'], 'through Iran'],
  ['de', 'fr', ['hk'], ['transshipment', 'detour'], 'from Germany to France by Hong Kong'],
  ['de', 'jp', ['sg'], ['transshipment'], 'the usual line to Japan'],
  ['de', 'fr', ['be'], [], 'a neighbour'],
])('%s to %s through %j: %j (%s)', (origin, destination, via, kinds) => {
  const facts = routeFacts({ origin, destination, via }, day)
  expect([...new Set(facts.map((fact) => fact.kind))]).toEqual(kinds)
})

test('steps between regions are the same both ways, and none within one', () => {
  const countries = ['de', 'ru', 'kz', 'ae', 'sg', 'cn', 'us', 'br', 'za', 'eg', 'au']
  for (const a of countries) {
    expect(regionSteps(a, a)).toBe(0)
    for (const b of countries) expect(regionSteps(a, b)).toBe(regionSteps(b, a))
  }
  expect(regionSteps('de', 'aq')).toBeUndefined()
})

test('every neighbour of a region is a region, and no country is in two', () => {
  const rows = tableAsOf('trade_regions', day).rows
  const names = new Set(rows.map((row) => row.region))
  const countries = rows.flatMap((row) => row.countries!.split(' '))
  expect(new Set(countries).size).toBe(countries.length)
  for (const row of rows)
    for (const other of row.neighbours!.split(';')) expect(names).toContain(other)
})

test('the country chart marks regional stability column 1 for all but Australia, Canada and the UK', () => {
  const without = tableAsOf('country_chart', '2026-01-01').rows.filter(
    (row) => !row.columns!.split(' ').includes('RS1'),
  )
  expect(without.map((row) => row.iso2)).toEqual(['AU', 'CA', 'GB'])
  expect(chartRow('kp', '2026-01-01')).toBeUndefined()
  expect(chartRow('hk', '2026-01-01')?.columns).toEqual(chartRow('cn', '2026-01-01')?.columns)
})

test('no country has two rows in the chart of a day, and every column has a name of the chart', () => {
  for (const date of ['2024-04-18', '2024-04-19', '2025-11-12', '2026-11-24']) {
    const { rows } = tableAsOf('country_chart', date)
    expect(new Set(rows.map((row) => row.iso2)).size).toBe(rows.length)
    for (const row of rows) expect(row.columns).toMatch(/^(?:(?:CB|NP|NS|MT|RS|FC|CC)[123] ?)+$/)
  }
  for (const { column } of tableAsOf('entry_controls', '2026-01-01').rows)
    expect(column).toMatch(/^(?:|(?:CB|NP|NS|MT|RS|FC|CC|AT)[123])$/)
})

const at: LicenceItem = { status: 'known', base: '3A991', reasonsForControl: ['AT'] }
const ns: LicenceItem = { status: 'known', base: '3A001', reasonsForControl: ['NS', 'AT'] }
const m600: LicenceItem = {
  status: 'known',
  base: '9A610',
  series: '600',
  reasonsForControl: ['NS'],
}
const ear99: LicenceItem = { status: 'EAR99', reasonsForControl: [] }
const unknown: LicenceItem = { status: 'unknown', reasonsForControl: [] }
const bare: LicenceItem = { status: 'none', reasonsForControl: [] }

test.each<[string, LicenceItem, string, string, string]>([
  ['3A991', at, 'ru', 'required', 'every entry of the list'],
  ['EAR99 of the priority list', { ...ear99, highPriority: true }, 'by', 'required', 'by code'],
  ['EAR99', ear99, 'ru', 'not_determined', 'lists of codes that are not held'],
  ['3A991', at, 'de', 'none_by_reason', 'anti-terrorism only'],
  ['3A001', ns, 'de', 'not_determined', 'the country chart'],
  ['9A610', m600, 'cn', 'required', 'arms embargo'],
  ['9A610', m600, 'de', 'not_determined', 'the country chart'],
  ['EAR99', ear99, 'cu', 'required', 'embargo'],
  ['EAR99', ear99, 'kz', 'none_by_reason', 'by classification'],
  ['unknown', unknown, 'kz', 'not_determined', 'unknown is not none'],
  ['nothing', bare, 'kz', 'not_determined', 'nothing stated'],
  ['EAR99', ear99, 'zz', 'not_determined', 'no row for the country'],
])('%s (%j) to %s: %s, %s', (_name, item, destination, state) => {
  const need = licenceNeed(item, destination, day)
  expect(need.state).toBe(state)
  expect(need.citation).not.toBe('')
})

test('the licence rule for Russia begins on 24 February 2022', () => {
  expect(licenceNeed(at, 'ru', '2022-02-23').state).not.toBe('required')
  expect(licenceNeed(at, 'ru', '2022-02-24').state).toBe('required')
})

test.each([
  ['ae', day, 'needed'],
  ['jp', day, 'partner'],
  ['fr', day, 'partner'],
  ['is', day, 'unknown'],
  ['ae', '2024-03-19', 'not_in_force'],
])('the clause of Art. 12g for %s on %s: %s', (destination, date, state) => {
  expect(reexportClause(destination, date).state).toBe(state)
})

test.each([
  ['UASVP', 'known', 'ua'],
  ['UA SVP', 'known', 'ua'],
  ['Jebel Ali', 'known', 'ae'],
  ['DEHAM', 'country_only', 'de'],
  ['Haifa', 'unknown', undefined],
  ['ZZXXX', 'unknown', undefined],
])('port %s is %s in %s', (text, state, country) => {
  expect(readPort(text)).toMatchObject({ state, ...(country ? { country } : {}) })
})

test('one ship under two names and flags is told; the same name twice is not', () => {
  const imo = '9116412'
  const kinds = vesselFacts(
    [
      { name: 'Grace 1', imo, flag: 'Panama', document: 'bill of lading' },
      { name: 'SEA BLOSSOM', imo: `IMO ${imo}`, flag: 'Iran', document: 'invoice' },
      { name: 'GRACE 1', imo, flag: 'pa', document: 'packing list' },
    ],
    day,
  ).map((fact) => fact.kind)
  expect(kinds).toEqual(['name_changed', 'flag_changed', 'flag_watch', 'flag_watch'])
})

test('a wrong check digit and a missing number are told', () => {
  expect(vesselFacts([{ imo: '9116413', document: 'order' }], day)[0]?.kind).toBe('imo_invalid')
  expect(vesselFacts([{ name: 'X', document: 'order' }], day)[0]?.kind).toBe('imo_missing')
})
