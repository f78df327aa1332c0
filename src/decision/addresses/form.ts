import { tableAsOf } from '../../tables/index.ts'
import { foldText, readCountry } from '../../values/index.ts'

/** An address as the words and numbers that tell where a room or building is. */
export interface AddressForm {
  /** Every number, each once, in order of code units: ["1318", "1319", "610"]. */
  readonly numbers: readonly string[]
  /** Words that tell a place, in the order written, roads and floors left out. */
  readonly words: readonly string[]
  /** Lower-case ISO code, where the address ends with a country. */
  readonly country?: string
}

interface Words {
  readonly means: ReadonlyMap<string, string>
  readonly roads: ReadonlySet<string>
}

let loaded: Words | undefined

function addressWords(): Words {
  if (loaded) return loaded
  const means = new Map(
    tableAsOf('address_words', '9999-12-31').rows.map((row) => [row.word!, row.means!]),
  )
  loaded = { means, roads: new Set([...means.values()].filter((word) => word !== '')) }
  return loaded
}

/** "13/F" and "13F" are a floor; "1318-19" are two rooms; "2nd" is 2. */
function plainNumbers(text: string): string {
  return text
    .replaceAll(/(\d+)\s*\/?\s*f(?:l|loor)?\b\.?/g, '$1 ')
    .replaceAll(/\bg\s*\/\s*f\b\.?/g, ' ')
    .replaceAll(/(\d+)(?:st|nd|rd|th)\b/g, '$1')
    .replaceAll(/\b(\d+)\s*[-–]\s*(\d+)\b/g, (_, from: string, to: string) =>
      to.length < from.length
        ? `${from} ${from.slice(0, from.length - to.length)}${to}`
        : `${from} ${to}`,
    )
}

/** Breaks an address into numbers and telling words, in a form in which writings agree.
 *
 * @example
 * addressForm('Room 1318-19, 13/F, Hollywood Plaza, 610 Nathan Road, Mongkok, Hong Kong')
 * // { numbers: ['13', '1318', '1319', '610'], words: ['hollywood', 'plaza', 'nathan', 'mongkok'],
 * //   country: 'hk' }
 */
export function addressForm(address: string): AddressForm {
  const { means, roads } = addressWords()
  const comma = address.lastIndexOf(',')
  const ending = comma < 0 ? undefined : readCountry(address.slice(comma + 1).trim())
  const country = ending?.state === 'country' ? ending.iso : undefined
  const tokens = plainNumbers(foldText(country ? address.slice(0, comma) : address))
    .split(/[^\p{L}\p{N}]+/u)
    .map((token) => means.get(token) ?? token)
    .filter((token) => token !== '' && !roads.has(token))
  const isNumber = (token: string) => /\p{N}/u.test(token)
  return {
    numbers: [...new Set(tokens.filter(isNumber))].sort(),
    words: tokens.filter((token) => !isNumber(token)),
    ...(country ? { country } : {}),
  }
}

/** Words of `small` that stand in `large` too, also where one writes two words as one. */
function shared(small: readonly string[], large: readonly string[]): number {
  const known = new Set(large)
  const joined = new Set(large.slice(1).map((word, i) => `${large[i]}${word}`))
  let count = 0
  for (let i = 0; i < small.length; i++) {
    if (known.has(small[i]!) || joined.has(small[i]!)) count++
    else if (known.has(`${small[i]}${small[i + 1]}`)) {
      count += 2
      i++
    }
  }
  return count
}

/** Two words beside the numbers make a place; fewer could be anywhere. */
const fewestWords = 2
/** So many equal numbers (room, floor, house) leave no doubt, however the district is written. */
const manyNumbers = 3

/** Are two addresses the same room, or at least the same building?
 *
 * `same`: equal numbers, and the words of the shorter one stand in the other; `building`: the numbers
 * of one are among those of the other, so that one lacks the room or the floor. Addresses without a
 * number are never enough.
 *
 * @example
 * sameAddress(addressForm('12 Harbour Rd, Limassol'), addressForm('Limassol, Harbour Road 12')) // 'same'
 */
export function sameAddress(a: AddressForm, b: AddressForm): 'same' | 'building' | undefined {
  if (a.country && b.country && a.country !== b.country) return undefined
  const [few, many] = a.numbers.length <= b.numbers.length ? [a, b] : [b, a]
  if (few.numbers.length === 0 || !few.numbers.every((n) => many.numbers.includes(n)))
    return undefined
  const [small, large] = a.words.length <= b.words.length ? [a, b] : [b, a]
  const agreeing = shared(small.words, large.words)
  if (agreeing < fewestWords) return undefined
  const missing = small.words.length - agreeing
  const equal = few.numbers.length === many.numbers.length
  if (equal && (missing === 0 || few.numbers.length >= manyNumbers)) return 'same'
  return missing === 0 ? 'building' : undefined
}
