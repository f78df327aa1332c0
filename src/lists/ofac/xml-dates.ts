import type { XmlElement } from '../../files/index.ts'
import { childIn, textIn } from './xml-parts.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "2010-03-02" as OFAC writes it; an unknown day or month is left out.
 *
 * @example
 * inWords('2010-03-02') // '02 Mar 2010'
 */
function inWords(iso: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso) ?? []
  if (year === undefined) return ''
  const word = month === undefined ? undefined : months[Number(month) - 1]
  return [day, word, year].filter((part) => part !== undefined).join(' ')
}

/** The ISO date of an element with Year, Month and Day; undefined without a year. */
export function dateOf(element: XmlElement): string | undefined {
  const of = (part: string): string => textIn(element, part).padStart(2, '0')
  const year = textIn(element, 'Year')
  if (!/^\d{4}$/.test(year)) return undefined
  const parts = [year, of('Month'), of('Day')]
  const known = parts.findIndex((part) => !/^\d{2,4}$/.test(part) || Number(part) === 0)
  return parts.slice(0, known === -1 ? 3 : known).join('-')
}

/** A DatePeriod in the words of a remark. A whole month or year stands for an unknown day.
 *
 * @example
 * // From 1960-01-01 to 1960-12-31: '1960'; from 1957-01-01 to 1959-12-31: '1957 to 1959'
 */
export function datePeriod(period: XmlElement): string {
  const start = childIn(period, 'Start')
  const end = childIn(period, 'End')
  const at = (side: XmlElement | undefined, name: string): string | undefined => {
    const element = side && childIn(side, name)
    return element && dateOf(element)
  }
  const from = at(start, 'From') ?? at(start, 'To') ?? ''
  const to = at(end, 'To') ?? at(end, 'From') ?? from
  const circa = start?.attributes.Approximate === 'true' ? 'circa ' : ''
  return `${circa}${span(from, to)}`
}

/** A span of ISO days in words, as short as it can be said.
 *
 * @example
 * span('1960-03-01', '1960-03-31') // 'Mar 1960'
 */
export function span(from: string, to: string): string {
  if (from === to || to === '') return inWords(from)
  const wholeYears = /-01-01$/.test(from) && /-12-31$/.test(to)
  if (wholeYears) {
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)]
    return first === last ? first : `${first} to ${last}`
  }
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  if (sameMonth && /-01$/.test(from) && to.endsWith(`-${lastDay(to)}`))
    return inWords(from.slice(0, 7))
  return `${inWords(from)} to ${inWords(to)}`
}

function lastDay(iso: string): number {
  return new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), 0)).getUTCDate()
}
