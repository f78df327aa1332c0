import countries from 'i18n-iso-countries'
import { readCountry } from '../../values/index.ts'

/** What a reporter or partner cell means. */
export type TradePlace =
  | { readonly kind: 'country'; readonly code: string }
  /** A sum over countries: counting it beside them would count trade twice. */
  | { readonly kind: 'aggregate'; readonly code: string }
  /** Ships' stores, high seas, secret partners: trade without a country. */
  | { readonly kind: 'unallocated' }
  | { readonly kind: 'unknown' }

// Statistical codes that differ from ISO 3166: Comtrade's country groups of customs territories,
// Eurostat's GEONOM letters.
const statistical: Readonly<Record<string, string>> = {
  '842': 'us',
  '841': 'us',
  '699': 'in',
  '757': 'ch',
  '579': 'no',
  '251': 'fr',
  '381': 'it',
  '490': 'tw',
  S19: 'tw',
  EL: 'gr',
  UK: 'gb',
  XS: 'rs',
  XI: 'gb',
  XU: 'gb',
  XK: 'xk',
  KV: 'xk',
  WBG: 'ps',
  KOS: 'xk',
  UVK: 'xk',
}

const aggregate =
  /^(0|w00|wld|wl|world|1|total|all|eu\d*(_\d{4}|_extra|_intra)?|eu_?(extra|intra).*|(ext|int|extra|intra|dext|dint)[_ -].*|ea\d*|e[um]u?\d{2}(_\d{4})?|g\d{3}|tx\d{3}|r\d+|97|european union.*|euro area.*|world.*|.*(countries|economies|areas?, n\.?e\.?s\.?|areas?|asean|oecd|efta|cis|union).*|(sub-saharan |north )?africa.*|asia.*|middle east.*|.*western hemisphere.*|.*europe$|europe.*|america.*)$/i
const unallocated =
  /^(q[a-z]|qq|_x|_z|837|838|839|899|bunkers|free zones|special categories|.*not specified.*|.*n\.?e\.?s\.?|unspecified|other .* nes|secret.*|xx|stores and provisions.*|high seas)$/i

/** Reads a country of a trade file: ISO letters, UN M49 numbers, Eurostat letters or names.
 *
 * @example
 * readTradePlace('842') // { kind: 'country', code: 'us' }
 * readTradePlace('EU27_2020') // { kind: 'aggregate', code: 'eu' }
 */
export function readTradePlace(text: string): TradePlace {
  const cell = text.trim()
  const known = statistical[cell.toUpperCase()]
  if (known) return { kind: 'country', code: known }
  if (/^\d{1,3}$/.test(cell) && cell !== '0') {
    const code = countries.numericToAlpha2(cell.padStart(3, '0'))
    if (code) return { kind: 'country', code: code.toLowerCase() }
  }
  if (/^(eu|eu27|eu28|eu27_2020|eu28_2013|97|european union.*)$/i.test(cell)) {
    return { kind: 'aggregate', code: 'eu' }
  }
  const reading = readWithoutNote(cell)
  if (reading.state === 'country') return { kind: 'country', code: reading.iso }
  if (unallocated.test(cell)) return { kind: 'unallocated' }
  if (aggregate.test(cell)) return { kind: 'aggregate', code: 'world' }
  return { kind: 'unknown' }
}

// Eurostat's labels carry their history: "Germany (incl. German Democratic Republic …)".
function readWithoutNote(cell: string): ReturnType<typeof readCountry> {
  const whole = readCountry(cell)
  if (whole.state !== 'unknown') return whole
  const bare = cell.replace(/\s*\(.*$/, '').replace(/,[^,]*(?:Kingdom|British)[^,]*$/, '')
  return bare === cell ? whole : readCountry(bare)
}
