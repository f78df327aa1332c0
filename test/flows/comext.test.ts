import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type FlowsResult, findCorridors } from '../../src/flows/index.ts'
import { shared } from './given.ts'

const name = 'eurostat_cn8_chpl_exports_by_member_2020-2022.csv'

describe.skipIf(!shared)('priority goods of Comext (needs ../shared/data)', () => {
  let result: FlowsResult
  beforeAll(async () => {
    result = await findCorridors([join(shared!, name)], { since: '2022-03' })
  })

  const rankOf = (kind: string, hs6: string, destination: string) =>
    result.corridors.find((c) => c.kind === kind && c.hs6 === hs6 && c.destination === destination)
      ?.rank

  test('processors-and-other circuits to Armenia and Kyrgyzstan are among the first five', () => {
    expect(rankOf('rise', '854239', 'am')).toBeLessThanOrEqual(5)
    expect(rankOf('rise', '854239', 'kg')).toBeLessThanOrEqual(5)
  })

  test('those to Kazakhstan are among ten, memories to Armenia among fifteen', () => {
    expect(rankOf('rise', '854239', 'kz')).toBeLessThanOrEqual(10)
    expect(rankOf('rise', '854232', 'am')).toBeLessThanOrEqual(15)
  })

  test('direct trade with Russia and Belarus falls, after all rises', () => {
    expect(rankOf('fall', '854239', 'ru')).toBeDefined()
    expect(rankOf('fall', '854239', 'by')).toBeDefined()
    const kinds = result.corridors.map((c) => c.kind)
    expect(kinds.indexOf('fall')).toBeGreaterThan(kinds.lastIndexOf('rise'))
  })

  test('no code without history is ranked, and the caveats name them', () => {
    const codes = result.corridors.map((c) => c.hs6)
    for (const code of ['880730', '854151', '854159']) expect(codes).not.toContain(code)
    expect(result.caveats.join(' ')).toContain('854151, 854159, 880730')
  })

  test('November 2022 is left out because members have not reported', () => {
    expect(result.specification.until).toBe('2022-10')
    expect(result.caveats.join(' ')).toContain('2022-11 is left out as incomplete')
  })

  test('the date is found where none is given', async () => {
    const found = await findCorridors([join(shared!, name)])
    expect(found.specification.since).toBe('2022-03')
    expect(found.dateFound).toBe(true)
  })

  test('at dates when nothing happened at most one corridor in a hundred is listed', async () => {
    for (const since of ['2021-01', '2021-07']) {
      const quiet = await findCorridors([join(shared!, name)], { since, until: '2021-12' })
      const listed = quiet.corridors.filter((c) => c.kind !== 'fall').length
      expect(listed / quiet.detection.verdicts.length).toBeLessThanOrEqual(0.01)
    }
  })
})
