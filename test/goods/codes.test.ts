import { expect, test } from 'vitest'
import {
  compareRevisions,
  existsIn,
  highPriorityList,
  hsRevisions,
  readControl,
  readHs,
  readRevision,
} from '../../src/goods/index.ts'
import { tableAsOf } from '../../src/tables/index.ts'

const day = '2024-06-01'

test('HS 2022 has 5,612 codes, and every high-priority code is one of them', () => {
  const rows = tableAsOf('hs_codes', day).rows.filter((row) => row.last === '')
  expect(rows.flatMap((row) => row.subheadings!.split(' '))).toHaveLength(5612)
  expect(highPriorityList(day)).toHaveLength(50)
  expect(highPriorityList(day).filter((entry) => !existsIn(entry.hs6, 'HS2022'))).toEqual([])
})

test.each([
  ['8542.31', undefined, 'exists', 'a plain code'],
  ['8542310000', undefined, 'exists', 'a national line'],
  ['1012100', undefined, 'exists', 'a lost leading zero'],
  ['854140', undefined, 'other_revision', 'withdrawn with HS 2022'],
  ['854140', 'HS2017', 'exists', 'and right in its own revision'],
  ['854141', 'HS2017', 'other_revision', 'not there yet'],
  ['999999', undefined, 'national', 'no goods of the convention'],
  ['770000', undefined, 'unreadable', 'chapter 77 is reserved'],
  ['854299', undefined, 'never', 'in no revision'],
  ['8542', undefined, 'incomplete', 'a heading'],
  ['', undefined, 'none', 'nothing'],
])('%s in %s: %s (%s)', (code, revision, state, _why) => {
  expect(readHs(code, revision, day).state).toBe(state)
})

test('the revision follows from the date, and is said to be assumed', () => {
  expect(readHs('854140', undefined, '2021-05-01')).toMatchObject({
    state: 'exists',
    revision: 'HS2017',
    revisionStated: false,
  })
})

test('a revision that nobody knows is told', () => {
  expect(readHs('8542.31', 'HS 2019', day).problems.join()).toContain('HS 2019')
  expect(readRevision('H5')).toBe('HS2017')
  expect(readRevision('hs2012')).toBe('HS2012')
})

test.each([
  ['854140', 'moved', ['854141', '854142', '854143', '854149']],
  ['854231', 'same_code', ['854231']],
  ['880330', 'moved', ['880730']],
  ['854141', 'not_in_from', []],
] as const)('%s from HS 2017 to HS 2022: %s %j', (code, state, codes) => {
  const compared = compareRevisions(code, 'HS2017', 'HS2022')
  expect(compared.state).toBe(state)
  expect(compared.codes).toEqual(codes)
})

test('revisions cannot be compared backwards', () => {
  expect(() => compareRevisions('854231', 'HS2022', 'HS2017')).toThrow('not older')
})

test('revisions are listed oldest first', () => {
  expect([...hsRevisions].sort()).toEqual(hsRevisions)
})

test.each([
  ['3A991.a', undefined, 'known'],
  ['EAR 99', undefined, 'EAR99'],
  ['6A999', undefined, 'unknown'],
  ['banana', undefined, 'unknown'],
  ['USML XI(c)', undefined, 'other_list'],
  ['', undefined, 'none'],
  ['3A001', 'EU', 'known'],
])('%s of %s is %s', (code, system, status) => {
  expect(readControl(code, system).status).toBe(status)
})

test('every entry of the table is read as it stands, with a reason for control', () => {
  for (const row of tableAsOf('eccn', day).rows) {
    const read = readControl(row.eccn)
    expect(read, row.eccn).toMatchObject({ status: 'known', base: row.eccn })
    expect(read.reasonsForControl.length, row.eccn).toBeGreaterThan(0)
  }
})
