import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDates, datesOf, dayNumber, ftmDates, parseDate } from '../../src/values/index.ts'

/** One line that says all of a parsed date. */
function said(text: string, options = {}): string {
  const r = parseDate(text, options)
  if (r.state === 'known') {
    const d = r.date
    return `${d.earliest} ${d.latest} ${d.precision}${d.approximate ? ' approximate' : ''}`
  }
  if (r.state === 'ambiguous') return `ambiguous ${r.readings.map((d) => d.iso).join(' ')}`
  return r.state === 'other_calendar' ? `other_calendar ${r.calendar}` : 'unknown'
}

const year = (y: number, rest = '') => `${y}-01-01 ${y}-12-31 year${rest}`
const day = (d: string) => `${d} ${d} day`

const table: readonly [text: string, means: string, because: string][] = [
  ['1971-08-15', day('1971-08-15'), 'ISO'],
  ['1971-08', '1971-08-01 1971-08-31 month', 'ISO month'],
  ['1971', year(1971), 'a year alone'],
  ['1971-08-15T00:00:00Z', day('1971-08-15'), 'XML date and time'],
  ['1971-08-15+02:00', day('1971-08-15'), 'XML date with zone'],
  ['Aug 1971', '1971-08-01 1971-08-31 month', 'OFAC month'],
  ['15 Aug 1971', day('1971-08-15'), 'OFAC day'],
  ['DOB 12 Mar 1980', day('1980-03-12'), 'label before'],
  ['D.O.B.: 1 January 1960', day('1960-01-01'), 'label with points'],
  ['Sunday, March 12th, 1980', day('1980-03-12'), 'weekday and ordinal'],
  ['15-AUG-1971', day('1971-08-15'), 'database form'],
  ['15Aug1971', day('1971-08-15'), 'no spaces'],
  ['circa 1965', year(1965, ' approximate'), 'OFAC circa'],
  ['c. 1965', year(1965, ' approximate'), 'short circa'],
  ['approximately 1970', year(1970, ' approximate'), 'UN approximate'],
  ['1980?', year(1980, ' approximate'), 'question mark'],
  ['около 1965 г.', year(1965, ' approximate'), 'Russian about'],
  ['1957 to 1960', '1957-01-01 1960-12-31 range', 'OFAC range'],
  ['1957-1960', '1957-01-01 1960-12-31 range', 'dash without spaces'],
  ['1957 – 60', '1957-01-01 1960-12-31 range', 'century from the first end'],
  ['between 1960 and 1965', '1960-01-01 1965-12-31 range', 'UN between'],
  ['zwischen 1957 und 1960', '1957-01-01 1960-12-31 range', 'German'],
  ['entre 1957 et 1960', '1957-01-01 1960-12-31 range', 'French'],
  ['с 1957 по 1960', '1957-01-01 1960-12-31 range', 'Russian'],
  ['12 to 15 Mar 1980', '1980-03-12 1980-03-15 range', 'month from the second end'],
  ['Aug–Oct 1971', '1971-08-01 1971-10-31 range', 'year from the second end'],
  ['1 Jan 1960 - 31 Dec 1962', '1960-01-01 1962-12-31 range', 'two full dates'],
  ['1950s', '1950-01-01 1959-12-31 range', 'decade'],
  ['1970-х годов', '1970-01-01 1979-12-31 range', 'Russian decade'],
  ['1958 or 1965', '1958-01-01 1965-12-31 range approximate', 'alternatives'],
  ['15/08/1971', day('1971-08-15'), 'only day first is possible'],
  ['08/15/1971', day('1971-08-15'), 'only month first is possible'],
  ['05/08/1971', 'ambiguous 1971-08-05 1971-05-08', 'both orders are possible'],
  ['05/05/1971', day('1971-05-05'), 'both orders are one day'],
  ['05.08.1971', day('1971-08-05'), 'dots are day first'],
  ['12/03/1980 00:00', 'ambiguous 1980-03-12 1980-12-03', 'a spreadsheet adds a time'],
  ['00/00/1967', year(1967), 'UK: day and month unknown'],
  ['00/08/1971', '1971-08-01 1971-08-31 month', 'UK: day unknown'],
  ['1967-00-00', year(1967), 'ISO with unknown parts'],
  ['08/1971', '1971-08-01 1971-08-31 month', 'month and year'],
  ['19710815', day('1971-08-15'), 'eight figures'],
  ['12 Mar 80', 'ambiguous 1980-03-12 2080-03-12', 'no century'],
  ['12 марта 1980 г.', day('1980-03-12'), 'Russian genitive'],
  ['12 березня 1980 року', day('1980-03-12'), 'Ukrainian genitive'],
  ['15. März 1971', day('1971-03-15'), 'German'],
  ['le 1er août 1971', day('1971-08-01'), 'French'],
  ['15 de agosto de 1971', day('1971-08-15'), 'Spanish'],
  ['1971年8月15日', day('1971-08-15'), 'Chinese'],
  ['١٩٧١', year(1971), 'Arabic digits'],
  ['1390 AH', 'other_calendar hijri', 'Hijri said'],
  ['15 Ramadan 1390', 'other_calendar hijri', 'Hijri month'],
  ['1348 (shamsi)', 'other_calendar persian', 'Persian said'],
  ['1348', 'other_calendar hijri_or_persian', 'a year that is no Gregorian birth year'],
  ['before 1960', 'unknown', 'one end only'],
  ['31.02.1999', 'unknown', 'February has 28 days'],
  ['29 Feb 1981', 'unknown', 'no leap year'],
  ['31/04/1980', 'unknown', 'April has 30 days; not a range from 31'],
  ['26160', 'unknown', 'a spreadsheet number is not guessed'],
  ['9999', 'unknown', 'out of range'],
  ['soon', 'unknown', 'no date'],
  ['', 'unknown', 'empty'],
]

describe('parseDate', () => {
  it.each(table)('reads %j as %s (%s)', (text, means) => {
    expect(said(text)).toBe(means)
  })

  it('reads both ends of a range in one order', () => {
    const read = parseDate('01/02/1960 - 03/04/1960')
    expect(datesOf(read).map((d) => [d.earliest, d.latest])).toEqual([
      ['1960-02-01', '1960-04-03'],
      ['1960-01-02', '1960-03-04'],
    ])
    expect(datesOf(parseDate('Mar 57 to Apr 60')).map((d) => d.earliest)).toEqual([
      '1957-03-01',
      '2057-03-01',
    ])
  })

  it('lets a hint decide the order of day and month', () => {
    expect(said('05/08/1971', { order: 'mdy' })).toBe(day('1971-05-08'))
    expect(said('05/08/1971', { order: 'dmy' })).toBe(day('1971-08-05'))
    expect(said('13/08/1971', { order: 'mdy' })).toBe('unknown')
  })

  it('lets the latest possible year decide the century', () => {
    expect(said('12 Mar 80', { latestYear: 2026 })).toBe(day('1980-03-12'))
    expect(said('12 Mar 05', { latestYear: 2026 })).toBe('ambiguous 1905-03-12 2005-03-12')
  })

  it('says why a date is unknown', () => {
    expect(parseDate('31.02.1999')).toEqual({
      state: 'unknown',
      reason: 'February 1999 has 28 days',
    })
    expect(parseDate('soon')).toEqual({
      state: 'unknown',
      reason: 'the word "soon" is not understood',
    })
  })

  it('gives frozen values whose prefix date reads as the same date', () => {
    for (const [text] of table) {
      for (const d of datesOf(parseDate(text))) {
        expect(Object.isFrozen(d)).toBe(true)
        expect(d.earliest <= d.latest).toBe(true)
        if (d.precision === 'range' || d.iso === undefined) continue
        expect(parseDate(d.iso)).toEqual({ state: 'known', date: { ...d, approximate: false } })
      }
    }
  })

  it('reads every day in every writing as the same day', () => {
    const days = fc.date({
      min: new Date('1800-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    })
    const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [y, m, d] = iso.split('-') as [string, string, string]
        const expected = day(iso)
        for (const text of [
          iso,
          `${d}.${m}.${y}`,
          `${+d} ${names[+m - 1]} ${y}`,
          `${y}/${m}/${d}`,
        ]) {
          expect(said(text)).toBe(expected)
        }
        expect(said(`${d}/${m}/${y}`, { order: 'dmy' })).toBe(expected)
        expect(said(`${m}/${d}/${y}`, { order: 'mdy' })).toBe(expected)
        expect(dayNumber(iso) - dayNumber('1970-01-01')).toBe(Math.floor(date.getTime() / 86400000))
      }),
      { seed: 3, numRuns: 500 },
    )
  })
})

describe('ftmDates', () => {
  it('writes a range out as its years, and gives nothing for a range too long to help', () => {
    const of = (text: string) => datesOf(parseDate(text)).flatMap((d) => [...ftmDates(d)])
    expect(of('1957 to 1960')).toEqual(['1957', '1958', '1959', '1960'])
    expect(of('Aug 1971')).toEqual(['1971-08'])
    expect(of('1900-1999')).toEqual([])
  })
})

describe('compareDates', () => {
  const d = (text: string) => datesOf(parseDate(text))[0]!
  const pairs: readonly [a: string, b: string, relation: string, years: number, because: string][] =
    [
      ['1971-08-15', '1971-08-15', 'equal', 0, 'same day'],
      ['1971', '1971', 'equal', 0, 'same year at the same precision'],
      ['1971-08-15', '1971', 'overlap', 0, 'the day lies in the year'],
      ['1971-08-15', '1957 to 1980', 'overlap', 0, 'the day lies in the range'],
      ['circa 1971', '1971', 'overlap', 0, 'approximate is never equal'],
      ['circa 1971', '1973', 'near', 2, 'within two years of an approximate date'],
      ['circa 1971', '1974', 'one_digit_off', 3, 'beyond the two years'],
      ['1971-08-05', '1971-05-08', 'day_month_swapped', 0, 'European and American order'],
      ['1965', '1956', 'digits_swapped', 9, 'neighbouring figures swapped'],
      ['1971-08-15', '1971-08-16', 'one_digit_off', 0, 'one figure'],
      ['1971-08-15', '1971-09-26', 'disjoint', 0, 'two other figures in the same year'],
      ['1971-08-15', '1983-02-01', 'disjoint', 12, 'nothing alike'],
    ]
  it.each(pairs)('%s and %s are %s', (a, b, relation, years) => {
    expect(compareDates(d(a), d(b))).toEqual({ relation, years })
    expect(compareDates(d(b), d(a))).toEqual({ relation, years })
  })
})
