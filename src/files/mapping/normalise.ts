import { schemaProperties } from '../../model/index.ts'
import { type DateOrder, datesOf, ftmDates, parseDate, readCountry } from '../../values/index.ts'

/** How a rule says its dates are written. */
export interface DateHint {
  readonly date?: DateOrder
  readonly firstYear?: number
}

/** A value as FollowTheMoney writes it, by the type of its property; what cannot be read is kept.
 *
 * @example
 * normalised('Iran, Islamic Republic of', { schema: 'Person', name: 'country' }, {}) // ['ir']
 * normalised('Aug 1971', { schema: 'Person', name: 'birthDate' }, {}) // ['1971-08']
 */
export function normalised(
  value: string,
  property: { readonly schema: string; readonly name: string },
  hint: DateHint,
): readonly string[] {
  // A number of seven digits is written as FollowTheMoney writes an IMO number.
  if (property.name === 'imoNumber') return [value.replace(/^(?:IMO)?[\s:.-]*(\d{7})$/i, 'IMO$1')]
  switch (schemaProperties(property.schema).get(property.name)?.type) {
    case 'country':
      return [normalisedCountry(value)]
    case 'date': {
      const dates = datesIn(value, hint)
      return dates.length > 0 ? dates : [value]
    }
    default:
      return [value]
  }
}

function normalisedCountry(value: string): string {
  const reading = readCountry(value)
  switch (reading.state) {
    case 'country':
      return reading.iso
    case 'region':
      return reading.region
    case 'ambiguous':
    case 'unknown':
      return value
    default:
      return reading satisfies never
  }
}

/** A single date as an ISO prefix; as written where it has no reading, or more than one. */
export function singleDate(value: string, hint: DateHint): string {
  const dates = datesIn(value, hint)
  return dates.length === 1 ? dates[0]! : value
}

/** Every reading of a date whose order is open, and each year of a range. */
function datesIn(value: string, hint: DateHint): readonly string[] {
  const full = hint.firstYear === undefined ? value : withCentury(value, hint.firstYear)
  const parsed = parseDate(full, hint.date === undefined ? {} : { order: hint.date })
  return datesOf(parsed).flatMap(ftmDates)
}

/** Writes out the year of a date in figures whose century is left out.
 *
 * @example
 * withCentury('2/14/22', 1950) // '2/14/2022'
 */
function withCentury(value: string, firstYear: number): string {
  return value.replace(/^(\d{1,2}[./-]\d{1,2}[./-])(\d{2})$/, (_, start: string, year: string) => {
    const offset = (((Number(year) - firstYear) % 100) + 100) % 100
    return `${start}${firstYear + offset}`
  })
}
