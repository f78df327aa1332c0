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

/** The measures of one jurisdiction on a place, by day. */
const said = (jurisdiction: string, place: string, date: string) =>
  embargoesOn(place, date)
    .filter((embargo) => embargo.jurisdiction === jurisdiction)
    .map(({ scope, effect, basis }) => `${scope} ${effect} ${basis}`)

const block = 'comprehensive block'
const review = 'goods review'

test.each<[string, string, string, string[], string[], string]>([
  ['us', 'kp', '2007-01-26', [], [`${block} licence_required`], 'all items but food and medicine'],
  ['us', 'sy', '2004-05-14', [], [`${block} licence_required`], 'General Order No. 2'],
  [
    'us',
    'sy',
    '2025-09-02',
    [`${block} licence_required`],
    [`${review} licence_required`],
    'eased',
  ],
  ['us', 'ua-dpr', '2022-02-21', [], [`${block} licence_required`], 'E.O. 14065'],
  ['us', 'ua-lpr', '2022-02-21', [], [`${block} licence_required`], 'E.O. 14065'],
  ['eu', 'kp', '2017-09-01', [], [`${block} prohibition`], 'Reg. (EU) 2017/1509'],
  ['eu', 'ir', '2025-09-30', [`${review} licence_required`], [`${review} prohibition`], 'snapback'],
  ['eu', 'ua-cri', '2014-12-20', [`${review} prohibition`], [`${block} prohibition`], '1351/2014'],
  ['eu', 'ua-65', '2022-10-07', [], [`${block} prohibition`], 'Reg. (EU) 2022/1903'],
  ['eu', 'ua-23', '2022-10-07', [], [`${block} prohibition`], 'Reg. (EU) 2022/1903'],
  ['gb', 'kp', '2020-12-31', [], [`${block} prohibition`], 'SI 2019/411'],
  ['gb', 'ir', '2020-12-31', [], [`${review} licence_required`], 'SI 2019/461'],
  ['gb', 'ua-cri', '2020-12-31', [], [`${block} prohibition`], 'SI 2019/855'],
  ['gb', 'ua-dpr', '2022-03-30', [], [`${block} prohibition`], 'SI 2022/395'],
  ['gb', 'ua-65', '2023-06-20', [], [`${block} prohibition`], 'SI 2023/665'],
  ['gb', 'ua-23', '2023-06-20', [], [`${block} prohibition`], 'SI 2023/665'],
])('%s on %s changes on %s (%s → %s: %s)', (jurisdiction, place, day, before, after) => {
  const dayBefore = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
  expect(said(jurisdiction, place, dayBefore)).toEqual(before)
  expect(said(jurisdiction, place, day)).toEqual(after)
})

test('the rules of the UK on Iran name the regulations of their day', () => {
  const citation = (date: string) =>
    embargoesOn('ir', date).find(({ jurisdiction }) => jurisdiction === 'gb')!.citation
  expect(citation('2023-12-13')).not.toContain('SI 2023/1314')
  expect(citation('2023-12-14')).toContain('SI 2023/1314')
})

test('no two rows of a law speak of one place on one day', () => {
  for (const day of ['2014-07-01', '2022-03-30', '2023-12-13', '2025-09-01', '2026-11-24'])
    for (const place of [
      'cu',
      'kp',
      'ir',
      'sy',
      'ru',
      'by',
      'ua-cri',
      'ua-dpr',
      'ua-65',
      'ua-23',
    ]) {
      const laws = embargoesOn(place, day).map(({ jurisdiction }) => jurisdiction)
      expect(new Set(laws).size).toBe(laws.length)
    }
})
