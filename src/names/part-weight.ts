import type { Token } from './token.ts'
import type { Weights } from './weights.ts'

/** What agreement on a part of a name is worth before the relation is considered, in centinats.
 *
 * @param person whether the names compared are those of people
 * @example
 * partWeight(tokenOf('sechin', 'name', 'none', { corpus: 'person' }), true, defaultWeights) // 480
 */
export function partWeight(token: Token, person: boolean, weights: Weights): number {
  switch (token.kind) {
    case 'initial':
      return weights.initialEqual
    case 'number':
      return weights.number
    case 'place':
      return weights.place
    case 'descriptor':
      return token.weak ? weights.weakDescriptor : weights.descriptor
    case 'name':
    case 'patronymic':
      return byCommonness(token, person ? weights.personPart : weights.otherPart)
    default:
      return token.kind satisfies never
  }
}

/** Short words are worth less than their rarity says: there are not many of them. */
function byCommonness(token: Token, levels: readonly number[]): number {
  const full = levels[token.commonness] ?? 0
  const most = token.text.length <= 2 ? 240 : token.text.length === 3 ? 340 : 1000
  return Math.min(full, most)
}
