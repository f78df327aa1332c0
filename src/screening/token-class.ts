import { partWeight, type Token, type Weights } from '../names/index.ts'

/** Classes of tokens that are no names: a bound treats all others than these as general words. */
export const numberClass = 30
export const initialClass = 31
const generalClass = 32

/** Listed names with more initials than this are few, and looked at for every query of as many parts. */
export const fewInitials = 2

/** One byte that says what a bound has to know of a token: names by commonness and length, in three
 * steps of length because short words are worth less.
 *
 * @example
 * tokenClass(tokenOf('sechin', 'name', 'none', { corpus: 'person' })) // 2: level 0, long
 */
export function tokenClass(token: Token): number {
  switch (token.kind) {
    case 'number':
      return numberClass
    case 'initial':
      return initialClass
    case 'place':
    case 'descriptor':
      return generalClass
    case 'name':
    case 'patronymic':
      return token.commonness * 3 + Math.min(Math.max(token.text.length, 2), 4) - 2
    default:
      return token.kind satisfies never
  }
}

/** The first letter of a token as one of the 32 bits of a set (digits share bits with letters): an initial
 * stands only for words of its letter.
 *
 * @example
 * firstLetter('sechin') // 1 << 19
 */
export function firstLetter(text: string): number {
  return 1 << (text.charCodeAt(0) % 32)
}

/** What a name of each class is worth under given weights.
 *
 * @param person whether the table is one of people
 */
export function classWorth(person: boolean, weights: Weights): Int32Array {
  const out = new Int32Array(numberClass)
  for (let code = 0; code < numberClass; code++) {
    const commonness = Math.floor(code / 3) as Token['commonness']
    const example = { kind: 'name', commonness, text: 'x'.repeat(2 + (code % 3)) } as Token
    out[code] = partWeight(example, person, weights)
  }
  return out
}
