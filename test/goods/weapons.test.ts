import { expect, test } from 'vitest'
import {
  existsIn,
  indexComponents,
  partFoundIn,
  weaponComponents,
  weaponNamed,
  weaponSystems,
  weaponsNaming,
} from '../../src/goods/index.ts'
import { tableAsOf } from '../../src/tables/index.ts'

test.each([
  ['shahed 136', 'Shahed-136'],
  ['Шахед-136', 'Shahed-136'],
  ['Geran 2', 'Geran-2'],
  ['SUNFLOWER-200', 'Sunflower 200'],
])('%s is %s', (text, name) => {
  expect(weaponNamed(text)?.name).toBe(name)
})

test('a likeness is attributed, never asserted', () => {
  expect(weaponNamed('Geran-2')?.like?.name).toBe('Shahed-136')
  for (const system of weaponSystems()) {
    if (system.like) expect(system.like.source, system.name).not.toBe('')
  }
})

test('a text names weapons by alias; an everyday word in small letters is none', () => {
  expect(weaponsNaming('parts of the Geran 2 and of Orlan-10').map((w) => w.name)).toEqual([
    'Geran-2',
    'Orlan-10',
  ])
  expect(weaponsNaming('harpy eagle, lancet for surgery, patriot')).toEqual([])
})

test('the graph goes from weapon to component to code and part number', () => {
  const servo = weaponComponents('Shahed-136').find((c) => c.component === 'servo motor')
  expect(servo?.hs6).toEqual(['850131'])
  expect(servo?.partNumbers.length).toBeGreaterThan(0)
})

test('every embedded claim names a known weapon, an existing code, a publisher and a page', () => {
  const rows = tableAsOf('weapon_components', '2026-11-24').rows
  expect(rows.length).toBeGreaterThan(48)
  for (const row of rows) {
    expect(weaponNamed(row.weapon!)?.name, row.record).toBe(row.weapon)
    expect(existsIn(row.hs6!, 'HS2022'), `${row.record} ${row.hs6}`).toBe(true)
    expect(row.url, row.record).toMatch(/^https:/)
    expect(partFoundIn(row.partNumber!).length, row.partNumber).toBeGreaterThan(0)
  }
})

test('an ordering suffix is of the family, a short beginning is not', () => {
  expect(partFoundIn('ADIS16488BMLZ-P')[0]).toMatchObject({ fit: 'family' })
  expect(partFoundIn('AD93')).toEqual([])
  expect(partFoundIn('MOSFET')).toEqual([])
})

test('another maker is said, not hidden', () => {
  expect(partFoundIn('STM32F405RGT6', 'Acme Toys')[0]?.makerAgrees).toBe(false)
  expect(partFoundIn('STM32F405RGT6')[0]?.makerAgrees).toBeUndefined()
})

test('the look-up agrees with a plain search over all claims', () => {
  const claims = Array.from({ length: 300 }, (_, i) => ({
    record: `r${i}`,
    partNumber: `X${(i * 7919) % 1000}Y${i % 13}${'ABC'.slice(0, i % 4)}`,
    maker: '',
    makerCountry: '',
    component: '',
    hs6: '',
    weapon: 'w',
    publisher: 'p',
    url: '',
    seenOn: '',
  }))
  const index = indexComponents(claims, 'test')
  const key = (text: string) => text.toUpperCase()
  for (const asked of claims) {
    const plain = claims.filter((claim) => {
      const [a, b] = [key(asked.partNumber), key(claim.partNumber)]
      if (a.length < 5 || b.length < 5) return false
      return a === b || (Math.min(a.length, b.length) >= 7 && (a.startsWith(b) || b.startsWith(a)))
    })
    expect(
      partFoundIn(asked.partNumber, undefined, index)
        .map((c) => c.record)
        .sort(),
    ).toEqual(plain.map((c) => c.record).sort())
  }
})
