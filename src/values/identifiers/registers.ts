import { remainder, weightedSum } from './digits.ts'
import { type IdentifierRule, invalid, unchecked, type Verdict, valid } from './identifier-kind.ts'

const wrongDigit = invalid('the check digit is wrong')
const digitIs = (value: string, expected: number): Verdict =>
  +value.at(-1)! === expected ? valid() : wrongDigit

/** The check digits of a Russian INN: one for an organisation (10), two for a person (12). */
const innTen = [2, 4, 10, 3, 5, 9, 4, 6, 8]
const innEleven = [7, ...innTen]
const innTwelve = [3, ...innEleven]

/** Russian taxpayer number (ИНН). */
export const inn: IdentifierRule = {
  labels: 'INN|ИНН|TAX(?:PAYER)? (?:ID|NUMBER|ID NO)(?: NO)?',
  judge: (value) => {
    if (!/^(\d{10}|\d{12})$/.test(value) || /^0+$/.test(value)) {
      return invalid('an INN has ten digits (organisation) or twelve (person)')
    }
    if (value.length === 10) {
      const right = (weightedSum(value, innTen) % 11) % 10 === +value[9]!
      return right ? valid('organisation') : wrongDigit
    }
    const right =
      (weightedSum(value, innEleven) % 11) % 10 === +value[10]! &&
      (weightedSum(value, innTwelve) % 11) % 10 === +value[11]!
    return right ? valid('person') : wrongDigit
  },
}

/** Russian state registration number of an organisation (ОГРН), 13 digits modulo 11. */
export const ogrn: IdentifierRule = {
  labels: 'OGRN(?:IP)?|ОГРН(?:ИП)?',
  judge: (value) => {
    if (/^\d{15}$/.test(value)) return ogrnip.judge(value)
    if (!/^[1-9]\d{12}$/.test(value))
      return invalid('an OGRN has thirteen digits, an OGRNIP fifteen')
    return digitIs(value, remainder(value.slice(0, 12), 11) % 10)
  },
}

/** Russian state registration number of an entrepreneur (ОГРНИП), 15 digits modulo 13. */
export const ogrnip: IdentifierRule = {
  labels: 'OGRNIP|ОГРНИП',
  judge: (value) => {
    if (!/^[34]\d{14}$/.test(value))
      return invalid('an OGRNIP has fifteen digits and begins with 3 or 4')
    return digitIs(value, remainder(value.slice(0, 14), 13) % 10)
  },
}

/** Russian tax registration reason code (КПП): office, reason, number; no check digit. */
export const kpp: IdentifierRule = {
  labels: 'KPP|КПП',
  judge: (value) =>
    /^\d{4}[0-9A-Z]{2}\d{3}$/.test(value)
      ? unchecked()
      : invalid('a KPP has nine characters, digits but for the fifth and sixth'),
}

/** Weights from 1, and from 3 where the first sum leaves 10 (Rosstat, PR 50.1.024-2005). */
function okpoDigit(value: string): number {
  const weights = Array.from({ length: value.length - 1 }, (_, i) => (i % 10) + 1)
  const first = weightedSum(value, weights) % 11
  if (first < 10) return first
  const second =
    weightedSum(
      value,
      weights.map((w) => ((w + 1) % 10) + 1),
    ) % 11
  return second === 10 ? 0 : second
}

/** Russian statistical register number (ОКПО): 8 digits, or 10 for an entrepreneur. */
export const okpo: IdentifierRule = {
  labels: 'OKPO|ОКПО',
  judge: (value) => {
    if (!/^(\d{8}|\d{10})$/.test(value)) return invalid('an OKPO number has eight or ten digits')
    return digitIs(value, okpoDigit(value))
  },
}

/** The numbers up to this one were given out before the check digits came. */
const lastUncheckedSnils = 1001998

/** Russian insurance number of a person (СНИЛС): nine digits and two check digits. */
export const snils: IdentifierRule = {
  labels: 'SNILS|СНИЛС',
  judge: (value) => {
    if (!/^\d{11}$/.test(value)) return invalid('a SNILS has eleven digits')
    if (+value.slice(0, 9) <= lastUncheckedSnils)
      return unchecked('so low a number has no check digits')
    const sum = weightedSum(value, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101
    const right = (sum === 100 ? 0 : sum) === +value.slice(9)
    return right ? valid() : invalid('the check digits are wrong')
  },
}

/** Russian bank code (БИК): begins with 04 or 0 to 2; no check digit. */
export const bik: IdentifierRule = {
  labels: 'BIK|БИК',
  judge: (value) => (/^[0-2]\d{8}$/.test(value) ? unchecked() : invalid('a BIK has nine digits')),
}

/** Ukrainian register number of enterprises (ЄДРПОУ): weights depend on the range. */
export const edrpou: IdentifierRule = {
  labels: 'EDRPOU|ЄДРПОУ|ЕДРПОУ|USREOU',
  judge: (value) => {
    if (!/^\d{8}$/.test(value)) return invalid('an EDRPOU number has eight digits')
    const number = +value
    const weights =
      number < 30000000 || number > 60000000 ? [1, 2, 3, 4, 5, 6, 7] : [7, 1, 2, 3, 4, 5, 6]
    const first = weightedSum(value, weights) % 11
    if (first < 10) return digitIs(value, first)
    const second =
      weightedSum(
        value,
        weights.map((w) => w + 2),
      ) % 11
    return digitIs(value, second % 10)
  },
}

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Chinese Unified Social Credit Code, GB 32100-2015: 17 characters and a check modulo 31. */
export const uscc: IdentifierRule = {
  labels: 'USCC|USC|UNIFIED SOCIAL CREDIT(?: CODE)?(?: \\(USCC\\))?|统一社会信用代码|社会信用代码',
  judge: (value) => {
    if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(value)) {
      return invalid('a USCC has 18 figures and letters without I, O, S, V and Z')
    }
    let sum = 0
    let weight = 1
    for (let i = 0; i < 17; i++) {
      sum += usccAlphabet.indexOf(value[i]!) * weight
      weight = (weight * 3) % 31
    }
    const expected = usccAlphabet[(31 - (sum % 31)) % 31]!
    return value[17] === expected ? valid() : invalid(`the check character should be ${expected}`)
  },
}

/** D-U-N-S number: nine digits; its check digit was given up, so none is required. */
export const duns: IdentifierRule = {
  labels: 'D-?U-?N-?S(?: NUMBER| NO)?',
  judge: (value) =>
    /^\d{9}$/.test(value) ? unchecked() : invalid('a D-U-N-S number has nine digits'),
}

/** CAGE or NCAGE code: five characters; the first and last are figures where a NATO state gave it. */
export const cage: IdentifierRule = {
  labels: 'N?CAGE(?: CODE)?',
  judge: (value) =>
    /^[0-9A-Z]{5}$/.test(value) && /\d/.test(value)
      ? unchecked()
      : invalid('a CAGE code has five figures and letters'),
}

/** Unique Entity ID of SAM.gov: twelve characters without I and O; its check rule is not public. */
export const uei: IdentifierRule = {
  labels: 'UEI|UNIQUE ENTITY ID(?:ENTIFIER)?|SAM UEI',
  judge: (value) =>
    /^[A-HJ-NP-Z1-9][A-HJ-NP-Z0-9]{11}$/.test(value)
      ? unchecked('the form is right; its check rule is not public')
      : invalid('a UEI has twelve letters and figures without I and O, not beginning with 0'),
}
