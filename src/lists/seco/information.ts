import type { Party } from '../party.ts'

/** Labels in SECO's "other information", and the property of each. */
const labels: readonly (readonly [RegExp, string])[] = [
  [/^(?:E-?mail)(?: address)?$/i, 'email'],
  [/^(?:Tel\.|Telephone|Phone)(?: number)?$/i, 'phone'],
  [/^Website$/i, 'website'],
  [/^IMO number$/i, 'imoNumber'],
  [/^MMSI(?: number)?$/i, 'mmsi'],
  [
    /^Tax(?:payer identification| registration| identification)? number(?: \(INN\))?$/i,
    'taxNumber',
  ],
  [/(?:^|\b)registration number$/i, 'registrationNumber'],
  [/^Type of entity$/i, 'legalForm'],
  [/^Date of registration$/i, 'incorporationDate'],
  [/^SWIFT(?:\/BIC)?(?: code)?$/i, 'swiftBic'],
]

/** Adds one "Label: value" of a target; what has no known label is a note. */
export function addInformation(party: Party, text: string): void {
  const found = /^([^:]{2,50}?)\s*:\s*(.+?)\.?$/s.exec(text.trim())
  const property = found && labels.find(([label]) => label.test(found[1]!))?.[1]
  if (!property) {
    party.note(text)
    return
  }
  const value = found[2]!
  if (property === 'imoNumber') {
    const digits = /\d{7}/.exec(value)?.[0]
    if (digits === undefined) party.note(text)
    else party.add('imoNumber', `IMO${digits}`)
  } else if (property === 'incorporationDate') party.date(property, value)
  else party.add(property, value)
}
