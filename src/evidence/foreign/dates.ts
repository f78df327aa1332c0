import type { MentionedDate } from '../reading.ts'

/** Beginnings of the month names of Russian and Ukrainian, in whatever case they stand. */
const months: readonly (readonly string[])[] = [
  ['январ', 'січн'],
  ['феврал', 'лют'],
  ['март', 'березн'],
  ['апрел', 'квітн'],
  ['ма[йяе]', 'травн'],
  ['июн', 'червн'],
  ['июл', 'липн'],
  ['август', 'серпн'],
  ['сентябр', 'вересн'],
  ['октябр', 'жовтн'],
  ['ноябр', 'листопад'],
  ['декабр', 'грудн'],
]

const month = `(${months.flat().join('|')})\\p{Ll}{0,3}`
const cyrillic = new RegExp(
  `(?<!\\p{N})(?:(\\d{1,2})\\s+)?(?<!\\p{L})${month}(?:\\s+(\\d{4}))?(?!\\p{N})`,
  'giu',
)
const year = /(?<!\p{N})((?:19|20)\d{2})\s*(?:год|г\.|рок|роц|рік)/giu
const numeric = /(?<!\p{N})(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})(?!\p{N})/gu
const chinese = /((?:19|20)\d{2})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|(\d{1,2})月(\d{1,2})日/gu

const pad = (n: string | number): string => String(n).padStart(2, '0')

/** Dates of a Russian, Ukrainian or Chinese text, ISO at the precision they are written with; a day
 * or month without a year takes that of the document, and is left out where the document has none.
 *
 * @example
 * foreignDates('5 марта 2024 года', 'ru', undefined)[0]!.date // '2024-03-05'
 */
export function foreignDates(
  text: string,
  language: string,
  published: string | undefined,
): readonly MentionedDate[] {
  const own = /^(\d{4})/.exec(published ?? '')?.[1]
  const found = language === 'zh' ? hanDates(text, own) : cyrillicDates(text, own)
  return found.sort((a, b) => a.start - b.start)
}

const at = (match: RegExpMatchArray, date: string): MentionedDate => ({
  date,
  start: match.index!,
  end: match.index! + match[0].length,
})

function hanDates(text: string, own: string | undefined): MentionedDate[] {
  return [...text.matchAll(chinese)].flatMap((match) => {
    const [, y = own, m = match[4], d = match[5]] = match
    if (!y) return []
    return [at(match, [y, ...(m ? [pad(m)] : []), ...(m && d ? [pad(d)] : [])].join('-'))]
  })
}

function cyrillicDates(text: string, own: string | undefined): MentionedDate[] {
  const named = [...text.matchAll(cyrillic)].flatMap((match) => {
    const [, d, name, y = own] = match
    if (!y || (!d && !match[3])) return []
    const m = months.findIndex((stems) =>
      stems.some((stem) => new RegExp(`^${stem}`, 'iu').test(name!)),
    )
    return [at(match, [y, pad(m + 1), ...(d ? [pad(d)] : [])].join('-'))]
  })
  const digits = [...text.matchAll(numeric)].map((match) =>
    at(match, `${match[3]}-${pad(match[2]!)}-${pad(match[1]!)}`),
  )
  const taken = (start: number): boolean =>
    [...named, ...digits].some((d) => start >= d.start && start < d.end)
  const years = [...text.matchAll(year)]
    .filter((match) => !taken(match.index))
    .map((match) => at(match, match[1]!))
  return [...named, ...digits, ...years]
}
