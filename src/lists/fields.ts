import {
  type CountryReading,
  countryAtEnd,
  datesOf,
  ftmDates,
  parseDate,
  readCountry,
} from '../values/index.ts'

/** FollowTheMoney prefix dates of a published date: one, or each year of a range.
 *
 * Where day and month can be read both ways both dates are given: a list must not miss its own.
 *
 * @example
 * datesIn('circa 1951')   // ['1951']
 * datesIn('1957 to 1959') // ['1957', '1958', '1959']
 */
export function datesIn(text: string): readonly string[] {
  return cached(dates, text, () => [...new Set(datesOf(parseDate(text)).flatMap(ftmDates))])
}

/** FollowTheMoney code of a country or region in any usual writing, or nothing.
 *
 * @example
 * countryIn('Korea, North') // 'kp'
 * countryIn('Crimea')       // 'ua-cri'
 */
export function countryIn(text: string): string | undefined {
  return cached(countries, text, () => codeOf(readCountry(text.replace(/^Region:\s*/i, ''))))
}

/** The country that ends a place: "Culiacan, Sinaloa, Mexico" gives "mx". */
export function countryEnding(place: string): string | undefined {
  return cached(places, place, () => codeOf(countryAtEnd(place)))
}

function codeOf(reading: CountryReading): string | undefined {
  switch (reading.state) {
    case 'country':
      return reading.iso
    case 'region':
      return reading.region
    case 'ambiguous':
    case 'unknown':
      return undefined
    default:
      return reading satisfies never
  }
}

// A list repeats a few hundred countries and some thousand dates; each is read once.
const dates = new Map<string, readonly string[]>()
const countries = new Map<string, string | undefined>()
const places = new Map<string, string | undefined>()
/** Far above what lists hold, so that no input makes the caches grow without end. */
const cacheLimit = 20_000

function cached<T>(cache: Map<string, T>, key: string, make: () => T): T {
  if (cache.has(key)) return cache.get(key)!
  const value = make()
  if (cache.size >= cacheLimit) cache.clear()
  cache.set(key, value)
  return value
}
