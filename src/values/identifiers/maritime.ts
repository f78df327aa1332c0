import { weightedSum } from './digits.ts'
import { type IdentifierRule, invalid, unchecked, type Verdict, valid } from './identifier-kind.ts'

function digitShould(value: string, expected: number): Verdict {
  return +value.at(-1)! === expected ? valid() : invalid(`the check digit should be ${expected}`)
}

const sevenDigits = (value: string): boolean => /^\d{7}$/.test(value)

/** IMO ship number, IMO Resolution A.1117(30): weights 7 to 2, last digit of the sum. */
export const imo: IdentifierRule = {
  labels: 'IMO(?: NUMBER| NO| ID)?|VESSEL REGISTRATION IDENTIFICATION|ИМО',
  judge: (value) => {
    if (!sevenDigits(value)) return invalid('an IMO number has seven digits')
    const verdict = digitShould(value, weightedSum(value, [7, 6, 5, 4, 3, 2]) % 10)
    if (verdict.valid === 'valid' || +value.at(-1)! !== companyDigit(value)) return verdict
    return invalid(`${verdict.reason}; as an IMO company number it would be right`)
  },
}

function companyDigit(value: string): number {
  return (11 - (weightedSum(value, [8, 6, 4, 2, 9, 7]) % 11)) % 10
}

/** IMO company and registered owner number: weights 8, 6, 4, 2, 9, 7 modulo 11, then modulo 10. */
export const imoCompany: IdentifierRule = {
  labels: imo.labels,
  judge: (value) => {
    if (!sevenDigits(value)) return invalid('an IMO company number has seven digits')
    return digitShould(value, companyDigit(value))
  },
}

/** MMSI, ITU-R M.585: nine digits without a check digit; the first ones say what kind of station. */
export const mmsi: IdentifierRule = {
  labels: 'MMSI(?: NUMBER| NO)?|MARITIME MOBILE SERVICE IDENTITY',
  judge: (value) => {
    if (!/^\d{9}$/.test(value)) return invalid('an MMSI has nine digits')
    const station = stationOf(value)
    return station
      ? unchecked(undefined, station)
      : invalid(`no station has an MMSI that begins with ${value.slice(0, 3)}`)
  },
}

function stationOf(value: string): string | undefined {
  if (value.startsWith('00')) return isFlag(value.slice(2, 5)) ? 'coast station' : undefined
  if (value.startsWith('0')) return isFlag(value.slice(1, 4)) ? 'group of ships' : undefined
  if (value.startsWith('111'))
    return isFlag(value.slice(3, 6)) ? 'search and rescue aircraft' : undefined
  if (value.startsWith('98')) return isFlag(value.slice(2, 5)) ? 'craft of a ship' : undefined
  if (value.startsWith('99')) return isFlag(value.slice(2, 5)) ? 'aid to navigation' : undefined
  if (/^97[024]/.test(value)) return 'distress device'
  if (value.startsWith('8')) return isFlag(value.slice(1, 4)) ? 'handheld radio' : undefined
  return isFlag(value.slice(0, 3)) ? 'ship' : undefined
}

/** Maritime identification digits are given out from 201 to 775. */
function isFlag(digits: string): boolean {
  return +digits >= 201 && +digits <= 775
}

/** Radio call sign, ITU Radio Regulations article 19: a series, then letters and figures. */
export const callSign: IdentifierRule = {
  labels: 'CALL ?SIGN',
  judge: (value) =>
    /^(?=.*[A-Z])[A-Z0-9]{3,8}$/.test(value)
      ? unchecked()
      : invalid('a call sign has three to eight letters and figures, one of them a letter'),
}

/** Nationality and registration mark of an aircraft, ICAO Annex 7. */
export const aircraftMark: IdentifierRule = {
  labels:
    'TAIL(?: NUMBER| NO| #)?|AIRCRAFT (?:TAIL|REGISTRATION)(?: NUMBER)?|REG(?:ISTRATION)?(?: MARK)?',
  judge: (value) =>
    /^(?=.*[A-Z])[A-Z0-9]{4,7}$/.test(value)
      ? unchecked()
      : invalid('an aircraft mark has four to seven letters and figures, one of them a letter'),
}
