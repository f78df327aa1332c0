import { expect, test } from 'vitest'
import { embargoesOn } from '../../src/routes/index.ts'

test.each([
  ['kp', '2024-01-01', ['eu', 'gb', 'un', 'us'], 'every jurisdiction'],
  ['cu', '2024-01-01', ['us'], 'the United States alone'],
  ['no', '2024-01-01', [], 'no embargo'],
  ['ua-cri', '2014-07-01', ['eu'], 'the EU came first'],
  ['ua-cri', '2024-01-01', ['eu', 'gb', 'us'], 'all three'],
  ['ua-65', '2024-01-01', ['eu', 'gb'], 'the US does not embargo Kherson as a region'],
])('%s on %s: %j (%s)', (place, date, jurisdictions) => {
  expect(
    embargoesOn(place, date)
      .map((embargo) => embargo.jurisdiction)
      .sort(),
  ).toEqual(jurisdictions)
})

test('the US embargo on Syria ended on 30 June 2025, and controlled goods still need a licence', () => {
  const scope = (date: string) =>
    embargoesOn('sy', date).find((e) => e.jurisdiction === 'us')!.scope
  expect(scope('2025-06-30')).toBe('comprehensive')
  expect(scope('2025-07-01')).toBe('goods')
})
