import { describe, expect, test } from 'vitest'
import { dualUseFromEu, dualUseFromUk, underArmsEmbargo } from '../../src/routes/index.ts'

describe('a destination of dual-use goods', () => {
  test.each([
    ['de', '2026-01-01', 'inside', 'general'],
    ['jp', '2026-01-01', 'general', 'general'],
    ['gb', '2026-01-01', 'general', 'inside'],
    ['in', '2026-01-01', 'other', 'other'],
    ['zz', '2026-01-01', 'other', 'other'],
    ['is', '2021-09-08', 'other', 'other'],
    ['is', '2021-09-09', 'general', 'general'],
  ])('%s on %s is %s from the EU and %s from the UK', (iso, date, fromEu, fromUk) => {
    expect([dualUseFromEu(iso, date), dualUseFromUk(iso, date)]).toEqual([fromEu, fromUk])
  })

  test.each([
    ['mm', '2026-01-01', true],
    ['ht', '2022-10-20', false],
    ['ht', '2022-10-21', true],
    ['cn', '2026-01-01', false],
    ['no', '2026-01-01', false],
  ])('%s on %s: arms embargo %s', (iso, date, expected) => {
    expect(underArmsEmbargo(iso, date)).toBe(expected)
  })
})
