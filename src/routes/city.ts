import { perDate, tableAsOf } from '../tables/index.ts'
import { foldText, readCountry } from '../values/index.ts'

/** A city that stands for its country. */
export interface CityReading {
  /** Its English name: "Istanbul". */
  readonly name: string
  /** Lower-case ISO code of the country in which it lies. */
  readonly country: string
  /** A region with rules of its own in which it lies: "cn-xj", "ge-ab". */
  readonly region?: string
  readonly version: string
}

const citiesOn = perDate((asOf): ReadonlyMap<string, CityReading> => {
  const table = tableAsOf('cities', asOf)
  return new Map(
    table.rows.flatMap((row) => {
      const reading: CityReading = {
        name: row.name!,
        country: row.country!,
        ...(row.region ? { region: row.region } : {}),
        version: table.version,
      }
      const writings = [row.name!, ...row.writings!.split(';')].filter((text) => text !== '')
      return writings.map((text) => [cityKey(text), reading] as const)
    }),
  )
})

/** A writing made comparable: folded, with every mark a space, and without the word "city" or "г.". */
function cityKey(text: string): string {
  return foldText(text)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:city of|stadt|г|город) /u, '')
}

/** Reads a city that stands alone where a country is asked for; undefined where its name is in use for
 * several places that matter (Tripoli, Birmingham), and for a name that is a country's.
 *
 * @param asOf ISO date
 * @example
 * readCity('Shenzhen', '2026-01-01') // { name: 'Shenzhen', country: 'cn', version: '2026-11-24' }
 * readCity('Tripoli', '2026-01-01')  // undefined
 */
export function readCity(written: string, asOf: string): CityReading | undefined {
  return readCountry(written).state === 'unknown' ? citiesOn(asOf).get(cityKey(written)) : undefined
}
