import { memoryOf } from '../remember.ts'
import { splitNumbered } from '../split-numbered.ts'
import { countryKey } from './key.ts'
import {
  countryNamesJson,
  countryWritings,
  regionsJson,
  subdivisionCodes,
} from './names.generated.ts'

/** What a text says about a country. Regions and unknown writings are states of their own. */
export type CountryReading =
  | {
      readonly state: 'country'
      /** Lower-case ISO 3166-1 alpha-2, a former code (su, yu, cs, dd, an), or xk. */
      readonly iso: string
    }
  | {
      readonly state: 'region'
      /** FollowTheMoney code where it has one: "ua-cri", "x-so", "eu"; else ISO 3166-2. */
      readonly region: string
      /** The state it belongs to in international law; undefined where disputed or none. */
      readonly iso: string | undefined
      readonly label: string
      readonly note: string
    }
  | { readonly state: 'ambiguous'; readonly note: string }
  | { readonly state: 'unknown' }

let table: Map<string, CountryReading> | undefined
let englishNames: Readonly<Record<string, string>> | undefined

/** Longer texts are no country; the longest official names have about 60 letters. */
const longest = 100

function readings(): Map<string, CountryReading> {
  if (table) return table
  const regions = (JSON.parse(regionsJson) as [string, string, string, string][]).map(regionReading)
  const built = new Map<string, CountryReading>()
  for (const line of countryWritings.split('\n')) {
    const [code, ...keys] = line.split('|')
    const reading: CountryReading = code!.startsWith('#')
      ? regions[+code!.slice(1)]!
      : Object.freeze({ state: 'country', iso: code! })
    for (const key of keys) built.set(key, reading)
  }
  table = built
  return built
}

function regionReading([region, state, label, note]: [string, string, string, string]) {
  const reading: CountryReading =
    region === ''
      ? { state: 'ambiguous', note }
      : { state: 'region', region, iso: state === '' ? undefined : state, label, note }
  return Object.freeze(reading)
}

const unknownCountry: CountryReading = Object.freeze({ state: 'unknown' })

/** Reads a country in any usual writing, in 78 languages, as code, long form or demonym.
 *
 * Case, accents, marks and the word "the" do not matter. Nothing is guessed: a writing that is not
 * in the table is `unknown`, one that names two countries is `ambiguous`, and a region that is no
 * country (Crimea, the European Union) is a `region` with a note. Total: never throws.
 *
 * @example
 * readCountry('Iran, Islamic Republic of') // { state: 'country', iso: 'ir' }
 * readCountry('Российская Федерация')      // { state: 'country', iso: 'ru' }
 * readCountry('Crimea')
 * // { state: 'region', region: 'ua-cri', iso: 'ua', label: 'Crimea', note: 'Ukraine in …' }
 * readCountry('US-CA')    // { state: 'country', iso: 'us' }: a subdivision by its ISO 3166-2 code
 * readCountry('Korea')    // { state: 'ambiguous', note: 'North Korea or South Korea' }
 * readCountry('DE-CH')    // { state: 'ambiguous', note: 'Germany or Switzerland' }
 * readCountry('Atlantis') // { state: 'unknown' }
 */
export function readCountry(text: string): CountryReading {
  if (text.length > longest) return unknownCountry
  return recall(text, () => readings().get(countryKey(text)) ?? ofSubdivision(text))
}

/** A subdivision by its code of ISO 3166-2 lies in the country that begins the code: "DE-BY" is Bavaria.
 * Those with rules or codes of their own (CN-HK, UA-43) stand in the table. Two countries joined by a
 * hyphen, as in "DE-CH", are one or the other. */
function ofSubdivision(text: string): CountryReading {
  const [, code, part] = /^([A-Z]{2})-([A-Z0-9]{1,3})$/.exec(text.trim()) ?? []
  if (code === undefined || part === undefined) return unknownCountry
  const reading = readings().get(code.toLowerCase())
  if (reading?.state !== 'country') return unknownCountry
  if (isSubdivision(reading.iso, part)) return reading
  const other = readings().get(part.toLowerCase())
  if (other?.state !== 'country') return unknownCountry
  if (other.iso === reading.iso) return reading
  return { state: 'ambiguous', note: `${countryName(reading.iso)} or ${countryName(other.iso)}` }
}

let subdivisions: ReadonlyMap<string, ReadonlySet<string>> | undefined

/** Is it the code of a subdivision? Numbers change with reforms: those of a length in use count too. */
function isSubdivision(country: string, part: string): boolean {
  subdivisions ??= new Map(
    subdivisionCodes.split('\n').map((line) => {
      const [iso, parts] = line.split('|') as [string, string]
      return [iso, new Set(parts.split(' '))] as const
    }),
  )
  const known = subdivisions.get(country) ?? new Set()
  if (known.has(part) || !/^\d+$/.test(part)) return known.has(part)
  return [...known].some((other) => /^\d+$/.test(other) && other.length === part.length)
}

const recall = memoryOf<CountryReading>(10_000)

/** The code of a country in any usual writing; undefined for regions, ambiguous and unknown ones.
 *
 * @example
 * countryOf('Korea, North') // 'kp'
 * countryOf('USSR')         // 'su'
 * countryOf('Crimea')       // undefined: see readCountry
 */
export function countryOf(text: string): string | undefined {
  const reading = readCountry(text)
  return reading.state === 'country' ? reading.iso : undefined
}

/** Reads a cell that may hold several countries: numbered, with marks between, or "now" in brackets.
 *
 * What is written once and reads as a whole stays whole. Every reading is given once, the unknown
 * ones too, so that the caller can count them.
 *
 * @example
 * readCountries('(1) Russia (2) Ukraine')
 * // [{ state: 'country', iso: 'ru' }, { state: 'country', iso: 'ua' }]
 * readCountries('USSR (now Ukraine)') // the readings of su and ua
 * readCountries('Iran, Islamic Republic of') // the reading of ir alone
 */
export function readCountries(text: string): readonly CountryReading[] {
  const found = new Set<CountryReading>()
  for (const value of splitNumbered(text)) {
    const whole = readCountry(value)
    if (whole.state !== 'unknown') found.add(whole)
    else
      for (const part of value.split(severalMarks))
        if (/\S/.test(part)) found.add(readCountry(part))
  }
  return [...found]
}

const severalMarks = /[;/|\n(),]|\.\s|\b(?:now|currently|former|formerly)\b/i

/** The country or region that ends an address or a place, after its last comma.
 *
 * @example
 * countryAtEnd('Moscow, Russia')                        // { state: 'country', iso: 'ru' }
 * countryAtEnd('12 Main St., Seoul, Korea, Republic of') // { state: 'country', iso: 'kr' }
 * countryAtEnd('Moscow')                                // { state: 'unknown' }
 */
export function countryAtEnd(text: string): CountryReading {
  const parts = text.slice(-2 * longest).split(/[,;\n]/)
  const ends = [parts.slice(-2).join(','), parts.at(-1)!]
  for (const end of ends) {
    const reading = readCountry(end.replace(/[.\s]+$/, ''))
    if (reading.state !== 'unknown') return reading
  }
  return unknownCountry
}

/** The English name of a country by its code; undefined for a code that is none.
 *
 * @example
 * countryName('ir') // 'Iran'
 * countryName('su') // 'Soviet Union'
 * countryName('zz') // undefined
 */
export function countryName(iso: string): string | undefined {
  englishNames ??= JSON.parse(countryNamesJson) as Record<string, string>
  const code = iso.toLowerCase()
  return Object.hasOwn(englishNames, code) ? englishNames[code] : undefined
}
