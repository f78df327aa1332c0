import { foldText } from '../fold.ts'
import type { ParsedDate } from './date-value.ts'

const alternatives = (words: string): string =>
  words
    .trim()
    .split(/\s+/)
    .map((w) => foldText(w).replaceAll('.', '\\.?'))
    .join('|')

/** Tells whether one of the words stands in a text; the expression is made on first use. */
function word(words: string): (text: string) => boolean {
  let form: RegExp | undefined
  return (text) => {
    form ??= new RegExp(`(?<![\\p{L}])(?:${alternatives(words)})(?![\\p{L}])`, 'u')
    return form.test(text)
  }
}

const hijri = word(
  `hijri hijra hegira hegire a.h. h.q. ah qamari هجري هجرية هجرى ه.ق هـ.ق hidschra хиджра хиджры
   muharram safar rabi rabiulawwal jumada rajab rejeb sha'ban shaban shaaban ramadan ramazan
   shawwal shawal dhu zulqadah zulhijjah محرم صفر رجب شعبان رمضان شوال`,
)
const persian = word(
  `shamsi jalali h.s. s.h. hijri-shamsi solar شمسی شمسي ه.ش هـ.ش farvardin ordibehesht khordad
   tir mordad shahrivar mehr aban azar dey bahman esfand فروردین اردیبهشت خرداد مرداد شهریور`,
)
const buddhist = word('พ.ศ. b.e. buddhist')
/** A year that Gregorian birth dates and listings do not have, but both Islamic calendars do. */
const islamicYear = /(?<!\d)1[234]\d\d(?!\d)/

/** Reports a date of a calendar that is recognised but not converted.
 *
 * Conversion is refused on purpose: the Hijri month begins by sighting, so a tabular day is a guess,
 * and a Persian year without its calendar's name looks the same as a Hijri one.
 */
export function otherCalendar(folded: string): ParsedDate | undefined {
  if (!/\d/.test(folded)) return undefined
  if (persian(folded))
    return report('persian', 'it is a date of the Persian (solar Hijri) calendar')
  if (hijri(folded)) return report('hijri', 'it is a date of the Hijri calendar')
  if (buddhist(folded)) return report('buddhist', 'it is a date of the Buddhist calendar')
  const year = islamicYear.exec(folded)
  if (year && !/(?<!\d)(?:1[5-9]|2[01])\d\d(?!\d)/.test(folded)) {
    return report('hijri_or_persian', `the year ${year[0]} looks like a Hijri or Persian year`)
  }
  return undefined
}

function report(
  calendar: 'hijri' | 'persian' | 'hijri_or_persian' | 'buddhist',
  reason: string,
): ParsedDate {
  return { state: 'other_calendar', calendar, reason }
}
