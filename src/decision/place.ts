import { occupiedPlaces, readCity, readPort } from '../routes/index.ts'
import { perDate } from '../tables/index.ts'
import { type CountryReading, countryAtEnd, memoryOf, readCountry } from '../values/index.ts'

/** What a cell that should hold a country says of a place. */
export interface PlaceReading {
  /** ISO code, or a region and the country it belongs to: ["ru-kgd", "ru"]; empty where the writing was
   * not understood. */
  readonly places: readonly string[]
  /** The city or port that stands there in place of a country, by its English name. */
  readonly city?: string
  /** The code of the one country that the cell names; none for regions that stand alone. */
  readonly country?: string
  /** True where the place may lie outside the embargo: an oblast of which Ukraine holds a part. */
  readonly possible?: true
}

/** Reads a cell for a country, which may also hold a city with its country ("Moscow, Russia"), or alone a
 * place of an occupied region, a port or a city that matters in trade.
 *
 * An occupied region goes before the country that is written after it: the embargo is on the place,
 * whatever state it is counted to ("Sevastopol, Russia").
 *
 * @param asOf ISO date
 * @example
 * readPlace('Shenzhen', '2026-01-01') // { places: ['cn'], city: 'Shenzhen', country: 'cn' }
 * readPlace('Melitopol', '2026-01-01') // { places: ['ua-23'], city: 'Melitopol' }
 * readPlace('Crimea, Russia', '2026-01-01') // { places: ['ua-cri', 'ru'], country: 'ru' }
 * readPlace('Kherson', '2026-01-01') // { places: ['ua-65', 'ua'], possible: true }
 * readPlace('Tripoli', '2026-01-01') // { places: [] }
 */
export function readPlace(written: string, asOf: string): PlaceReading {
  return readings(asOf).recall(written, () => Object.freeze(readingOf(written, asOf)))
}

/** The same few places come order after order. */
const readings = perDate(() => ({ recall: memoryOf<PlaceReading>(10_000) }))

function readingOf(written: string, asOf: string): PlaceReading {
  const whole = readCountry(written)
  if (whole.state === 'region') return ofRegion(whole, written, asOf)
  if (whole.state !== 'unknown') return ofCountry(whole)
  const ending = countryAtEnd(written)
  if (ending.state === 'country')
    return regionWithin(written, ending.iso, asOf) ?? ofCountry(ending)
  if (ending.state !== 'unknown') return ofCountry(ending)
  const [occupied] = occupiedPlaces(written, undefined, asOf)
  if (occupied)
    return { places: [occupied.region], city: written.trim(), ...doubtOf(occupied.certainty) }
  const port = readPort(written)
  if (port.state !== 'unknown' && port.country !== undefined)
    return {
      ...within(port.country, port.region),
      ...(port.name && port.locode !== written.trim() ? { city: port.name } : {}),
    }
  const city = readCity(written, asOf)
  return city ? { ...within(city.country, city.region), city: city.name } : { places: [] }
}

/** A country, or a region of it, which is then no country that stands for itself. */
function within(country: string, region: string | undefined): PlaceReading {
  return region === undefined ? { places: [country], country } : { places: [region, country] }
}

function ofCountry(reading: CountryReading): PlaceReading {
  if (reading.state === 'country') return within(reading.iso, undefined)
  if (reading.state !== 'region') return { places: [] }
  return { places: reading.iso ? [reading.region, reading.iso] : [reading.region] }
}

/** A region that stands alone: an oblast, or a city of its name, may be in the part that Ukraine holds. */
function ofRegion(reading: CountryReading, written: string, asOf: string): PlaceReading {
  const { places } = ofCountry(reading)
  const known = occupiedPlaces(written, undefined, asOf).find(({ region }) => region === places[0])
  return { places, ...(known ? doubtOf(known.certainty) : {}) }
}

function doubtOf(certainty: 'certain' | 'possible'): Pick<PlaceReading, 'possible'> {
  return certainty === 'possible' ? { possible: true } : {}
}

/** The region that stands before a country: "Sevastopol, Russia", "Urumqi, China", "Xinjiang, China".
 *
 * A region that is named beside Ukraine may be the part of it that Ukraine holds; Crimea has none.
 */
function regionWithin(written: string, country: string, asOf: string): PlaceReading | undefined {
  const [occupied] = occupiedPlaces(written, country, asOf)
  if (occupied)
    return {
      places: [occupied.region, country],
      country,
      ...doubtOf(occupied.certainty),
    }
  const before = written.split(/[,;\n]/).slice(0, -1)
  for (const part of before) {
    const region = regionOf(part, country, asOf)
    if (region === undefined) continue
    const partly = country === 'ua' && region !== 'ua-cri'
    return { places: [region, country], country, ...(partly ? { possible: true } : {}) }
  }
  return undefined
}

/** A region by its name or by a city in it, where the country after it is the one it belongs to or, for
 * what Russia says it has annexed, Russia. */
function regionOf(part: string, country: string, asOf: string): string | undefined {
  const reading = readCountry(part)
  if (reading.state === 'region' && reading.iso !== undefined)
    return reading.iso === country || (reading.iso === 'ua' && country === 'ru')
      ? reading.region
      : undefined
  const city = readCity(part, asOf)
  return city?.country === country ? city.region : undefined
}

/** The code of the one country that a cell names, in words or by a city alone; undefined for regions and
 * for what is not understood.
 *
 * @example
 * countryOfPlace('Istanbul', '2026-01-01') // 'tr'
 */
export function countryOfPlace(written: string, asOf: string): string | undefined {
  return readPlace(written, asOf).country
}
