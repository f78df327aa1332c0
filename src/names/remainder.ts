import type { Link } from './links.ts'
import { partWeight } from './part-weight.ts'
import type { Token } from './token.ts'
import type { WeighedForm } from './weighed-form.ts'
import type { Weights } from './weights.ts'

/** What the links of two names leave over, and what is asked of all of them together. */
export interface Rest {
  readonly left: number
  readonly right: number
  /** The last part of each name. */
  readonly lastLeft: number
  readonly lastRight: number
  readonly links: readonly Link[]
  readonly person: boolean
  /** Whether all that agrees are syllables of Chinese or Korean names. */
  readonly syllabic: boolean
  /** Whether a part shows by itself that it is the father's name, wherever it stands. */
  readonly patronymic: boolean
}

/** What is left over on one side, by kind. */
export interface Remainder {
  /** All of it, a bit set. */
  readonly leftOver: number
  names: number
  nameBits: number
  general: number
  /** What the general words among it cost where the other name has nothing against them. */
  surplus: number
  generalBits: number
  numberBits: number
  initialBits: number
  patronymicBits: number
  /** A region is left over, or a place in brackets. */
  places: boolean
  /** No general word that says anything is left over. */
  weakOnly: boolean
}

/** What is left over of a form, summed by kind.
 *
 * @param left the parts left over, a bit set
 */
export function remainder(
  form: WeighedForm,
  left: number,
  person: boolean,
  weights: Weights,
): Remainder {
  const out: Remainder = {
    leftOver: left,
    names: 0,
    nameBits: 0,
    general: 0,
    surplus: 0,
    generalBits: 0,
    numberBits: 0,
    initialBits: 0,
    patronymicBits: 0,
    places: false,
    weakOnly: true,
  }
  for (let i = 0; i < form.slots.length; i++) {
    const bit = 1 << i
    if ((left & bit) === 0) continue
    const { token } = form.slots[i] as WeighedForm['slots'][number]
    const worth = partWeight(token, person, weights)
    switch (token.kind) {
      case 'initial':
        out.initialBits |= bit
        break
      case 'number':
        out.numberBits |= bit
        break
      case 'place':
      case 'descriptor':
        out.general += worth
        out.generalBits |= bit
        out.surplus += Math.trunc((worth * generalSurplus(token, weights)) / 100)
        if (token.kind === 'place' && token.weak) out.places = true
        if (!token.weak || token.kind === 'place') out.weakOnly = false
        break
      case 'patronymic':
        out.patronymicBits |= bit
        out.names += worth
        out.nameBits |= bit
        break
      case 'name':
        out.names += worth
        out.nameBits |= bit
        break
      default:
        token.kind satisfies never
    }
  }
  return out
}

function generalSurplus(token: Token, weights: Weights): number {
  if (token.kind === 'place') return weights.surplusPlace
  return token.weak ? weights.surplusWeak : weights.surplusDescriptor
}
