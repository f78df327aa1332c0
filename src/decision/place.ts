import { occupiedPlaces, readCity, readPort } from '../routes/index.ts'
import { type CountryReading, countryAtEnd, readCountry } from '../values/index.ts'

/** What a cell that should hold a country says of a place. */
export interface PlaceReading {
  /** ISO code, or a region and the country it belongs to: ["ru-kgd", "ru"]; empty where the writing was
   * not understood. */
  readonly places: readonly string[]
  /** The city or port that stands there in place of a country, by its English name. */
  readonly city?: string
}

/** Reads a cell for a country, which may also hold a city with its country ("Moscow, Russia"), or alone a
 * place of an occupied region, a port or a city that matters in trade.
 *
 * An occupied region goes before everything but a country: the embargo is on the place, whatever state
 * it is counted to.
 *
 * @param asOf ISO date
 * @example
 * readPlace('Shenzhen', '2026-01-01') // { places: ['cn'], city: 'Shenzhen' }
 * readPlace('Melitopol', '2026-01-01') // { places: ['ua-23'], city: 'Melitopol' }
 * readPlace('Tripoli', '2026-01-01') // { places: [] }
 */
export function readPlace(written: string, asOf: string): PlaceReading {
  const whole = readCountry(written)
  const reading = whole.state === 'unknown' ? countryAtEnd(written) : whole
  if (reading.state !== 'unknown') return { places: codesOf(reading) }
  const [occupied] = occupiedPlaces(written, undefined, asOf)
  if (occupied) return { places: [occupied.region], city: written.trim() }
  const port = readPort(written)
  if (port.state !== 'unknown' && port.country !== undefined)
    return {
      places: port.region ? [port.region, port.country] : [port.country],
      ...(port.name && port.locode !== written.trim() ? { city: port.name } : {}),
    }
  const city = readCity(written, asOf)
  if (!city) return { places: [] }
  return {
    places: city.region ? [city.region, city.country] : [city.country],
    city: city.name,
  }
}

function codesOf(reading: CountryReading): readonly string[] {
  if (reading.state === 'country') return [reading.iso]
  if (reading.state !== 'region') return []
  return reading.iso ? [reading.region, reading.iso] : [reading.region]
}

/** The code of the one country that a cell names, in words or by a city alone; undefined for regions and
 * for what is not understood.
 *
 * @example
 * countryOfPlace('Istanbul', '2026-01-01') // 'tr'
 */
export function countryOfPlace(written: string, asOf: string): string | undefined {
  const whole = readCountry(written)
  if (whole.state === 'country') return whole.iso
  const { places } = readPlace(written, asOf)
  return whole.state === 'unknown' && places.length === 1 && places[0]!.length === 2
    ? places[0]
    : undefined
}
