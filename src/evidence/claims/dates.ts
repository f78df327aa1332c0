import * as chrono from 'chrono-node'

/** ISO date at the precision that the words have: year, month or day; a range as `from/to`. */
function isoOf(parts: chrono.ParsedComponents): string | undefined {
  const year = parts.get('year')
  const month = parts.get('month')
  const day = parts.get('day')
  if (year === null) return undefined
  const pad = (n: number): string => String(n).padStart(2, '0')
  if (parts.isCertain('day') || (parts.isCertain('weekday') && day !== null)) {
    return `${year}-${pad(month!)}-${pad(day!)}`
  }
  if (parts.isCertain('month')) return `${year}-${pad(month!)}`
  return undefined
}

/** Most clauses name no date: a cheap look saves the parser its work. */
const dateHint =
  /\b(?:19|20)\d{2}\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|\b(?:last|this|next) (?:week|month|year)\b|\byesterday\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}/

const yearAlone =
  /\b(?:in|since|during|of|back in|early|late|mid|by|until|through)[\s-]+((?:19|20)\d{2})\b(?!\s*[-–]\s*\d)/i
const yearWords = /\b(last|this|next) year\b/i

/** What only the parser reads: everything but a year alone. */
const dayHint =
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|day\b|\b(?:last|this|next) (?:week|month)\b|\d[-./]\d/

const anyHint = new RegExp(`${dateHint.source}|${dayHint.source}`, 'g')

/** The part of the words in which dates stand, with some room: the parser's work grows with length. */
function aroundDates(words: string): string {
  const hints = [...words.matchAll(anyHint)]
  const first = hints[0]
  const last = hints.at(-1)
  if (!first || !last) return words
  const from = words.lastIndexOf(' ', Math.max(0, first.index - 24)) + 1
  return words.slice(from, last.index + last[0].length + 24)
}

/** The first date that the words name, as of the document's date.
 *
 * Numbers that are no dates ("400 warships", "Kh-101") are not taken; a year needs its preposition.
 *
 * @param published ISO date of the document; without it "in May" stays unknown
 * @example
 * dateIn('reported in July 2024 that', '2024-09') // '2024-07'
 * dateIn('discussed back in 2023', '2024-09')     // '2023'
 * dateIn('since Tuesday', undefined)              // undefined
 */
export function dateIn(words: string, published: string | undefined): string | undefined {
  if (!dateHint.test(words)) return undefined
  const reference = referenceOf(published)
  const found = dayHint.test(words)
    ? chrono.en.casual.parse(
        aroundDates(words),
        { instant: reference ?? new Date(Date.UTC(2000, 0, 1, 12)), timezone: 0 },
        { forwardDate: false },
      )
    : []
  for (const result of found) {
    if (!reference && !result.start.isCertain('year')) continue
    if (
      !/\d/.test(result.text) &&
      !/\p{Lu}/u.test(result.text) &&
      !/\b(?:week|month|yesterday)\b/.test(result.text)
    )
      continue
    if (/^\d{1,2}$|^now$|^\d+ ?(?:am|pm)$/i.test(result.text.trim())) continue
    if (
      /^(?:\d+|a|an|few|several|\w+) (?:second|minute|hour|day|week|month|year)s?$/i.test(
        result.text,
      )
    )
      continue
    const start = isoOf(result.start)
    if (start === undefined) continue
    const end = result.end ? isoOf(result.end) : undefined
    return end && end !== start ? `${start}/${end}` : start
  }
  const year = yearAlone.exec(words)
  if (year) return year[1]!
  const relative = yearWords.exec(words)
  if (relative && reference) {
    const shift = { last: -1, this: 0, next: 1 }[
      relative[1]!.toLowerCase() as 'last' | 'this' | 'next'
    ]
    return String(reference.getUTCFullYear() + shift)
  }
  return undefined
}

/** Noon UTC of the document's date, so that no time zone moves a day. */
function referenceOf(published: string | undefined): Date | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(published ?? '')
  if (!match) return undefined
  return new Date(
    Date.UTC(Number(match[1]), Number(match[2] ?? '7') - 1, Number(match[3] ?? '15'), 12),
  )
}
