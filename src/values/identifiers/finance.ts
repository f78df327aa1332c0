import { isValidBIC, ValidationErrorsIBAN, validateIBAN } from 'ibantools'
import { lettersAsDigits, luhn, remainder } from './digits.ts'
import { type IdentifierRule, invalid, unchecked, valid } from './identifier-kind.ts'

/** Legal Entity Identifier, ISO 17442: 18 characters and two check digits (ISO 7064 MOD 97-10). */
export const lei: IdentifierRule = {
  labels: 'LEI(?: CODE)?|LEGAL ENTITY IDENTIFIER',
  judge: (value) => {
    if (!/^[A-Z0-9]{18}\d\d$/.test(value)) {
      return invalid('an LEI has 18 letters and figures and two check digits')
    }
    return remainder(lettersAsDigits(value), 97) === 1
      ? valid()
      : invalid('the check digits are wrong')
  },
}

/** International Securities Identification Number, ISO 6166: country, nine characters, Luhn digit. */
export const isin: IdentifierRule = {
  labels: 'ISIN(?: CODE)?',
  judge: (value) => {
    if (!/^[A-Z]{2}[A-Z0-9]{9}\d$/.test(value)) {
      return invalid('an ISIN has two letters, nine letters or figures and a check digit')
    }
    return luhn(lettersAsDigits(value))
      ? valid(value.slice(0, 2).toLowerCase())
      : invalid('the check digit is wrong')
  },
}

/** Business Identifier Code, ISO 9362: eight or eleven characters, no check digit. */
export const bic: IdentifierRule = {
  labels: 'SWIFT(?:[/ ]?BIC)?(?: CODE)?|BIC(?:[/ ]?SWIFT)?(?: CODE)?',
  judge: (value) =>
    isValidBIC(value)
      ? unchecked(undefined, value.slice(4, 6).toLowerCase())
      : invalid('a BIC has four letters, a country and two or five more characters'),
}

const ibanProblems: Readonly<Record<ValidationErrorsIBAN, string>> = {
  [ValidationErrorsIBAN.NoIBANProvided]: 'it is empty',
  [ValidationErrorsIBAN.NoIBANCountry]: 'no country with IBANs has its first two letters',
  [ValidationErrorsIBAN.WrongBBANLength]: 'the length is not that of its country',
  [ValidationErrorsIBAN.WrongBBANFormat]: 'the account part has not the form of its country',
  [ValidationErrorsIBAN.ChecksumNotNumber]: 'the third and fourth character are no digits',
  [ValidationErrorsIBAN.WrongIBANChecksum]: 'the check digits are wrong',
  [ValidationErrorsIBAN.WrongAccountBankBranchChecksum]: 'the national check digits are wrong',
  [ValidationErrorsIBAN.QRIBANNotAllowed]: 'it is a QR-IBAN',
}

/** International Bank Account Number, ISO 13616, with the form of each country. */
export const iban: IdentifierRule = {
  labels: 'IBAN',
  judge: (value) => {
    const result = validateIBAN(value)
    if (result.valid) return valid(value.slice(0, 2).toLowerCase())
    return invalid(result.errorCodes.map((code) => ibanProblems[code]).join('; '))
  },
}
