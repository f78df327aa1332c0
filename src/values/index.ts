export { currenciesOf } from './amounts/currencies.ts'
export { type Money, type ParsedMoney, parseMoney } from './amounts/money.ts'
export { type NumberOptions, type ParsedNumber, parseNumber } from './amounts/number.ts'
export { type ParsedQuantity, parseQuantity, type Quantity } from './amounts/quantity.ts'
export { compareText } from './compare-text.ts'
export {
  type CountryReading,
  countryAtEnd,
  countryName,
  countryOf,
  readCountries,
  readCountry,
} from './countries/country.ts'
export { dayNumber } from './dates/calendar.ts'
export { compareDates, type DateComparison, type DateRelation } from './dates/compare-dates.ts'
export {
  type DatePrecision,
  type DateValue,
  datesOf,
  ftmDates,
  type ParsedDate,
} from './dates/date-value.ts'
export { type DateOptions, parseDate } from './dates/parse-date.ts'
export type { DateOrder } from './dates/single.ts'
export { foldText } from './fold.ts'
export {
  type ControlCode,
  type EccnOptions,
  type EccnSeries,
  type EccnSystem,
  parseEccn,
} from './goods-codes/eccn.ts'
export { type HsCode, parseHs } from './goods-codes/hs.ts'
export { parseIdentifier } from './identifiers/identifier.ts'
export {
  type Identifier,
  type IdentifierKind,
  identifierKind,
} from './identifiers/identifier-kind.ts'
export { memoryOf } from './remember.ts'
export { schemaOfWord } from './schema-word.ts'
export { sha256, sha256Hex } from './sha256.ts'
export { splitNumbered } from './split-numbered.ts'
export { enumerated, plainWords, sentenceCase } from './words.ts'
