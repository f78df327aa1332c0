/** ISO 4217 codes in use, and those withdrawn since 2000 that old documents still have. */
const codes = `
  AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
  CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
  GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
  LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
  NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
  STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XAG
  XAU XCD XCG XDR XOF XPD XPF XPT YER ZAR ZMW ZWG
  BYR CUC DEM EEK FRF GHC HRK ITL LTL LVL MRO ROL RUR SDD SKK SLL STD TRL VEF ZWL`

const known: ReadonlySet<string> = new Set(codes.trim().split(/\s+/))

/** Signs and words that mean one currency, lower case. */
const signs: Readonly<Record<string, string>> = {
  us$: 'USD',
  $us: 'USD',
  usd$: 'USD',
  'us dollar': 'USD',
  'us dollars': 'USD',
  'u.s. dollars': 'USD',
  'долл. сша': 'USD',
  'долларов сша': 'USD',
  'доллары сша': 'USD',
  'дол. сша': 'USD',
  c$: 'CAD',
  ca$: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  nz$: 'NZD',
  hk$: 'HKD',
  s$: 'SGD',
  nt$: 'TWD',
  r$: 'BRL',
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  евро: 'EUR',
  євро: 'EUR',
  '£': 'GBP',
  stg: 'GBP',
  'pound sterling': 'GBP',
  'pounds sterling': 'GBP',
  sfr: 'CHF',
  'fr.': 'CHF',
  'swiss francs': 'CHF',
  '₽': 'RUB',
  rub: 'RUB',
  руб: 'RUB',
  'руб.': 'RUB',
  'р.': 'RUB',
  рублей: 'RUB',
  рубля: 'RUB',
  рубль: 'RUB',
  rubles: 'RUB',
  roubles: 'RUB',
  '₴': 'UAH',
  грн: 'UAH',
  'грн.': 'UAH',
  гривень: 'UAH',
  '₸': 'KZT',
  тенге: 'KZT',
  tenge: 'KZT',
  '֏': 'AMD',
  '₾': 'GEL',
  '₺': 'TRY',
  tl: 'TRY',
  '₹': 'INR',
  '₩': 'KRW',
  '₫': 'VND',
  '₪': 'ILS',
  '₱': 'PHP',
  '฿': 'THB',
  '₦': 'NGN',
  '₼': 'AZN',
  zł: 'PLN',
  kč: 'CZK',
  ft: 'HUF',
  dh: 'AED',
  dhs: 'AED',
  dirham: 'AED',
  rmb: 'CNY',
  yuan: 'CNY',
  юаней: 'CNY',
  元: 'CNY',
  人民币: 'CNY',
  'cn¥': 'CNY',
  円: 'JPY',
  yen: 'JPY',
  'jp¥': 'JPY',
}

/** Signs that several currencies share. */
const shared: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'CAD', 'AUD', 'HKD', 'SGD', 'NZD', 'MXN'],
  dollars: ['USD', 'CAD', 'AUD', 'HKD', 'SGD', 'NZD'],
  '¥': ['JPY', 'CNY'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  'kr.': ['SEK', 'NOK', 'DKK', 'ISK'],
  rs: ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  'rs.': ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  '﷼': ['IRR', 'SAR', 'QAR', 'OMR', 'YER'],
  rial: ['IRR', 'OMR', 'QAR', 'YER'],
}

const none: readonly string[] = Object.freeze([])

/** The ISO 4217 codes that a code, sign or word can mean: one, several for a shared sign, or none.
 *
 * @example
 * currenciesOf('eur') // ['EUR']
 * currenciesOf('руб.') // ['RUB']
 * currenciesOf('¥') // ['JPY', 'CNY']
 * currenciesOf('XYZ') // []
 */
export function currenciesOf(text: string): readonly string[] {
  const word = text.trim()
  if (word.length > 24) return none
  const upper = word.toUpperCase()
  if (known.has(upper)) return [upper]
  const lower = word.toLowerCase()
  if (Object.hasOwn(signs, lower)) return [signs[lower]!]
  return Object.hasOwn(shared, lower) ? shared[lower]! : none
}
