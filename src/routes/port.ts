import { tableAsOf } from '../tables/index.ts'
import { countryOf } from '../values/index.ts'

/** A port as written: a UN/LOCODE or a name. */
export interface PortReading {
  /** `known`: in the table; `country_only`: a UN/LOCODE by form, of which only the country is read. */
  readonly state: 'known' | 'country_only' | 'unknown'
  readonly written: string
  readonly locode?: string
  readonly name?: string
  /** Lower-case ISO code. */
  readonly country?: string
  /** Occupied region in which the port lies. */
  readonly region?: string
  readonly role?: 'closed' | 'embargoed' | 'hub'
  readonly version: string
}

/** Reads a port by its UN/LOCODE or name.
 *
 * @example
 * readPort('UASVP').region // 'ua-cri'
 * readPort('DEHAM')        // { state: 'country_only', country: 'de', … }
 */
export function readPort(written: string): PortReading {
  const table = tableAsOf('ports', '9999-12-31')
  const text = written.trim()
  const code = text.replaceAll(/\s+/g, '').toUpperCase()
  const row =
    table.rows.find((one) => one.locode === code) ??
    table.rows.find((one) => one.name!.toLowerCase() === text.toLowerCase())
  if (row)
    return {
      state: 'known',
      written,
      locode: row.locode!,
      name: row.name!,
      country: row.country!,
      ...(row.region ? { region: row.region } : {}),
      role: row.role as 'closed',
      version: table.version,
    }
  const country = /^[A-Z]{2}[A-Z2-9]{3}$/.test(code) ? countryOf(code.slice(0, 2)) : undefined
  // A five-letter word is a code only where it is written as one, in capitals.
  if (country && text.replaceAll(/\s+/g, '') === code)
    return { state: 'country_only', written, locode: code, country, version: table.version }
  return { state: 'unknown', written, version: table.version }
}
