import { tableAsOf } from '../tables/index.ts'
import { foldText } from '../values/index.ts'

/** An address as the words and numbers that tell where a building is. */
export interface AddressForm {
  readonly numbers: readonly string[]
  readonly words: readonly string[]
}

let synonyms: ReadonlyMap<string, string> | undefined

/** Writings of the same word: "street" → "st"; words that tell nothing become empty. */
function synonymsOf(): ReadonlyMap<string, string> {
  synonyms ??= new Map(
    // The words are not dated: any day gives them all.
    tableAsOf('address_words', '2026-01-01').rows.map((row) => [row.word!, row.means!]),
  )
  return synonyms
}

/** Breaks an address into its telling words and numbers, in a form in which writings agree.
 *
 * @example
 * addressForm('12, Harbour Road, Office 4, Limassol')
 * // { numbers: ['12', '4'], words: ['harbour', 'limassol', 'rd'] }
 */
export function addressForm(address: string): AddressForm {
  const map = synonymsOf()
  const tokens = foldText(address)
    .split(/[^\p{L}\p{N}]+/u)
    .map((token) => map.get(token) ?? token)
    .filter((token) => token !== '')
  const unique = [...new Set(tokens)].sort()
  return {
    numbers: unique.filter((token) => /\p{N}/u.test(token)),
    words: unique.filter((token) => !/\p{N}/u.test(token)),
  }
}

/** Two telling words beside the number make a place; fewer could be anywhere. */
const fewest = 2

/** Are two addresses the same building? One must hold every word and number of the other.
 *
 * "12 Harbour Road, Limassol" is the same building as "Office 4, 12 Harbour Rd, Limassol, Cyprus".
 * Addresses without a number, or with less than two words, are never enough.
 *
 * @example
 * sameBuilding(addressForm('12 Harbour Rd, Limassol'), addressForm('Limassol, Harbour Road 12')) // true
 */
export function sameBuilding(a: AddressForm, b: AddressForm): boolean {
  const size = (form: AddressForm) => form.words.length + form.numbers.length
  const [small, large] = size(a) <= size(b) ? [a, b] : [b, a]
  if (small.numbers.length === 0 || small.words.length < fewest) return false
  return (
    small.numbers.every((n) => large.numbers.includes(n)) &&
    small.words.every((w) => large.words.includes(w))
  )
}
