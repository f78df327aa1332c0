import { tableAsOf } from '../tables/index.ts'

/** An address that lies, or may lie, in an occupied region of Ukraine. */
export interface OccupiedPlace {
  /** "ua-cri", "ua-dpr", "ua-lpr", "ua-65" (Kherson) or "ua-23" (Zaporizhzhia). */
  readonly region: string
  /** `possible`: the postal range or the oblast also holds places under control of Ukraine. */
  readonly certainty: 'certain' | 'possible'
  readonly by: 'place' | 'postal'
  /** The word or code of the address that says so. */
  readonly matched: string
  readonly verified: string
  readonly version: string
}

interface Row {
  readonly region: string
  /** `held`: Ukraine holds the places of this postal range, whatever their oblast. */
  readonly certainty: 'certain' | 'possible' | 'held'
  readonly verified: string
}

interface Loaded {
  readonly version: string
  readonly places: ReadonlyMap<string, Row>
  /** Names that count only where nothing else is written: of an oblast, or of the city in it. */
  readonly alone: ReadonlyMap<string, Row>
  readonly longestPlace: number
  readonly postal: readonly (Row & { readonly low: number; readonly high: number })[]
}

const byDate = new Map<string, Loaded>()

function load(asOf: string): Loaded {
  const known = byDate.get(asOf)
  if (known) return known
  const table = tableAsOf('occupied_places', asOf)
  const places = new Map<string, Row>()
  const alone = new Map<string, Row>()
  const postal: (Row & { low: number; high: number })[] = []
  for (const row of table.rows) {
    const facts = row as unknown as Row
    if (row.kind === 'place') places.set(wordsOf(row.low!).join(' '), facts)
    else if (row.kind === 'alone') alone.set(wordsOf(row.low!).join(' '), facts)
    else postal.push({ ...facts, low: Number(row.low), high: Number(row.high) })
  }
  const longestPlace = Math.max(...[...places.keys()].map((key) => key.split(' ').length))
  const loaded = { version: table.version, places, alone, longestPlace, postal }
  byDate.set(asOf, loaded)
  return loaded
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** Words that make a town's name the name of a street, before or after it. */
const street = new Set(
  'street st road avenue ave lane square str ul ulitsa ulica vul vulytsia vulitsya prospekt pr shosse улица ул вулиця вул проспект пр площадь шоссе restaurant hotel'.split(
    ' ',
  ),
)
/** Words after a town's name that make it the name of its oblast, which Ukraine may hold in part. */
const oblast = new Set(['oblast', 'obl', 'region', 'province', 'область', 'обл', 'області'])
/** Donetsk of Rostov oblast is a town of Russia. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  donetsk: ['rostov', 'rostovskaya', 'ростовская', '346330'],
  донецк: ['rostov', 'rostovskaya', 'ростовская', '346330'],
}

/** The occupied regions that an address names by a town or a postal code, on a day.
 *
 * Only addresses in Ukraine or Russia, or with no country stated, are read: postal codes of six
 * figures are in use elsewhere too, and with no country a code counts beside Cyrillic text only. What is
 * only possible goes where a postal code lies in the part that Ukraine holds.
 *
 * @param country lower-case ISO code of the address, where it is known
 * @param asOf ISO date: occupation began at different times
 * @example
 * occupiedPlaces('Ul. Vinogradnaya 3, Sevastopol 299011', 'ua', '2024-06-01')[0]
 * // { region: 'ua-cri', certainty: 'certain', by: 'place', matched: 'sevastopol', … }
 * occupiedPlaces('Kherson', undefined, '2026-01-01')[0]?.certainty // 'possible'
 * occupiedPlaces('Kherson 73003', 'ua', '2026-01-01') // []
 */
export function occupiedPlaces(
  address: string,
  country: string | undefined,
  asOf: string,
): readonly OccupiedPlace[] {
  if (country !== undefined && country !== 'ua' && country !== 'ru') return []
  const { version, places, alone, longestPlace, postal } = load(asOf)
  const words = wordsOf(address.slice(0, 1000))
  const found = new Map<string, OccupiedPlace>()
  const held = new Set<string>()
  const add = ({ region, certainty, verified }: Row, by: OccupiedPlace['by'], matched: string) => {
    if (certainty === 'held') {
      held.add(region)
      return
    }
    const before = found.get(region)
    if (before && (before.certainty === 'certain' || certainty === 'possible')) return
    found.set(region, { region, certainty, by, matched, verified, version })
  }
  for (let from = 0; from < words.length; from++) {
    for (let size = Math.min(longestPlace, words.length - from); size > 0; size--) {
      const name = words.slice(from, from + size).join(' ')
      const row = places.get(name)
      if (!row || isElsewhere(name, words) || isStreet(words, from, size)) continue
      const inPart = oblast.has(words[from + size] ?? '')
      add(inPart ? { ...row, certainty: 'possible' } : row, 'place', name)
    }
  }
  if (country !== undefined || /\p{Script=Cyrillic}/u.test(address)) {
    for (const word of words) {
      if (!/^\d{5,6}$/.test(word)) continue
      for (const row of postal) {
        const number = Number(word)
        if (row.low <= number && number <= row.high) add(row, 'postal', word)
      }
    }
  }
  const whole = words.join(' ')
  const row = alone.get(whole)
  if (row) add(row, 'place', whole)
  return [...found.values()].filter(
    ({ region, certainty }) => certainty === 'certain' || !held.has(region),
  )
}

function isElsewhere(name: string, words: readonly string[]): boolean {
  return elsewhere[name]?.some((word) => words.includes(word)) ?? false
}

function isStreet(words: readonly string[], from: number, size: number): boolean {
  return street.has(words[from - 1] ?? '') || street.has(words[from + size] ?? '')
}
