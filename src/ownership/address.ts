import { tableAsOf } from '../tables/index.ts'
import { foldText, readCountry } from '../values/index.ts'

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

/** The country that ends an address as one word, "=ae", in place of its many writings. */
function withCountry(address: string): {
  readonly rest: string
  readonly country: readonly string[]
} {
  const comma = address.lastIndexOf(',')
  if (comma < 0) return { rest: address, country: [] }
  const reading = readCountry(address.slice(comma + 1).trim())
  if (reading.state !== 'country') return { rest: address, country: [] }
  return { rest: address.slice(0, comma), country: [`=${reading.iso}`] }
}

/** Breaks an address into its telling words and numbers, in a form in which writings agree.
 *
 * @example
 * addressForm('12, Harbour Road, Office 4, Limassol, Cyprus')
 * // { numbers: ['12', '4'], words: ['=cy', 'harbour', 'limassol', 'rd'] }
 */
export function addressForm(address: string): AddressForm {
  const map = synonymsOf()
  const { rest, country } = withCountry(address)
  const tokens = foldText(rest)
    .split(/[^\p{L}\p{N}]+/u)
    .map((token) => map.get(token) ?? token)
    .filter((token) => token !== '')
  const unique = [...new Set([...tokens, ...country])].sort()
  return {
    numbers: unique.filter((token) => /\p{N}/u.test(token)),
    words: unique.filter((token) => !/\p{N}/u.test(token)),
  }
}

/** Two telling words beside the number make a place, "street" not being one; fewer could be anywhere. */
const fewest = 2

function telling(form: AddressForm): number {
  roads ??= new Set([...synonymsOf().values()].filter((word) => word !== ''))
  return form.words.filter((word) => !roads!.has(word)).length
}
let roads: ReadonlySet<string> | undefined

/** Are two addresses the same building? One must hold every word and number of the other.
 *
 * "12 Harbour Road, Limassol" is the same building as "Office 4, 12 Harbour Rd, Limassol, Cyprus".
 * Addresses without a number, or with less than two words that tell a place, are never enough.
 *
 * @example
 * sameBuilding(addressForm('12 Harbour Rd, Limassol'), addressForm('Limassol, Harbour Road 12')) // true
 */
export function sameBuilding(a: AddressForm, b: AddressForm): boolean {
  const size = (form: AddressForm) => form.words.length + form.numbers.length
  const [small, large] = size(a) <= size(b) ? [a, b] : [b, a]
  if (small.numbers.length === 0 || telling(small) < fewest) return false
  return (
    small.numbers.every((n) => large.numbers.includes(n)) &&
    small.words.every((w) => large.words.includes(w))
  )
}
