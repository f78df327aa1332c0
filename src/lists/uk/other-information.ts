import { type UkField, ukField } from './fields.ts'

/** Labels inside the column "Other Information" of OFSI's list: "(UN Ref):QDi.371. …". */
const label = /\(([A-Z][A-Za-z ]{2,30})\)\s*:\s*/g

/** Labels whose value is one word, after which free text goes on. */
const reference: Partial<Record<UkField, RegExp>> = {
  ukRef: /^([A-Z]{2,5}\d+)\.?\s*/,
  unRef: /^([A-Z]{2}[ie]\.\d+)\.?\s*/,
}

/** Takes OFSI's "Other Information" apart; text under no label is `other`.
 *
 * @example
 * otherInformation('(UK Sanctions List Ref):AQD0089. (UN Ref):QDi.371. Key operative.')
 * // [['ukRef', 'AQD0089'], ['unRef', 'QDi.371'], ['other', 'Key operative.']]
 */
export function otherInformation(text: string): [UkField, string][] {
  const found: [UkField, string][] = []
  const add = (field: UkField, value: string): void => {
    const trimmed = value.trim()
    if (trimmed !== '') found.push([field, trimmed])
  }
  let field: UkField = 'other'
  let from = 0
  const close = (to: number): void => {
    const value = text.slice(from, to)
    const word = reference[field]?.exec(value)
    if (word) {
      add(field, word[1]!)
      add('other', value.slice(word[0].length))
    } else add(field in reference ? 'other' : field, value)
  }
  for (const mark of text.matchAll(label)) {
    const next = ukField(mark[1]!)
    // "(Aden): …" is text, not a label.
    if (next === undefined) continue
    close(mark.index)
    field = next
    from = mark.index + mark[0].length
  }
  close(text.length)
  return found
}
