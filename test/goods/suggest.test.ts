import { expect, test } from 'vitest'
import {
  componentClaims,
  describeCode,
  kindOfTable,
  nomenclatureLine,
  suggestCodes,
} from '../../src/goods/index.ts'

const day = '2024-06-01'

test.each([
  ['8542.31', 'hs'],
  ['8542310000', 'hs'],
  ['3A001.a.2', 'eccn'],
  ['EAR99', 'eccn'],
  ['STM32F405RGT6', 'part'],
  ['Shahed-136', 'weapon'],
  ['ball bearings', 'description'],
])('%s is taken for a %s', (query, kind) => {
  expect(describeCode(query, day).takenFor).toBe(kind)
})

test.each([
  ['ball bearings', '848210'],
  ['tantalum capacitors', '853221'],
  ['oscilloscope', '9030'],
])('"%s" has %s among the first three, with the words that speak for it', (text, code) => {
  const first = suggestCodes(text).slice(0, 3)
  expect(first.map((one) => one.code.slice(0, code.length))).toContain(code)
  expect(first.every((one) => one.reasons.length > 0)).toBe(true)
})

test('a description alone gives candidates and no kind', () => {
  const answer = describeCode('infrared laser module', day)
  expect(answer.suggestions.length).toBeGreaterThan(0)
  expect(answer.classification.kinds).toEqual([])
})

test('a loaded nomenclature is searched too', () => {
  const lines = [{ code: '010121', text: 'Horses; live, pure-bred breeding animals' }]
  expect(suggestCodes('live horses', lines)[0]?.code).toBe('010121')
  expect(suggestCodes('live horses')).toEqual([])
})

test('tables are told apart by their columns', () => {
  expect(kindOfTable(['section', 'hscode', 'description'])).toBe('nomenclature')
  expect(kindOfTable(['oem_part_number', 'found_in_drones'])).toBe('components')
  expect(kindOfTable(['name'])).toBeUndefined()
})

test('a row gives a claim per weapon, with its page; a broken one gives none', () => {
  const cells = {
    component_id: 'x-1',
    oem_part_number: 'AB1234',
    manufacturer: 'Not identified',
    found_in_drones: '["uav-geran-2-77","odd-thing"]',
    source_url: 'https://example.org/1',
    last_verified: '2026-01-01',
  }
  expect(componentClaims(cells)?.map((claim) => claim.weapon)).toEqual(['Geran-2', 'odd-thing'])
  expect(componentClaims({ ...cells, found_in_drones: '[oops' })).toBeUndefined()
  expect(componentClaims({ ...cells, source_url: '' })).toBeUndefined()
  expect(nomenclatureLine({ hscode: 'TOTAL', description: 'x' })).toBeUndefined()
})
