import { type NameForm, partWeight, type Weights } from '../names/index.ts'
import type { Marks } from './marks.ts'
import type { NameTable } from './name-table.ts'
import type { Neighbours } from './neighbours.ts'
import { classWorth, initialClass, numberClass } from './token-class.ts'

/** What a bound needs of weights and table. */
export interface BoundTerms {
  readonly weights: Weights
  readonly person: boolean
  readonly mostPart: number
  /** The most that an initial can be worth, and what it is worth beside a name. */
  readonly initial: number
  readonly initialLink: number
  /** What agreement as a whole can add at most, where no name is left over, and where one is. */
  readonly whole: number
  readonly partial: number
  readonly always: number
  readonly leastSurplus: number
  /** Worth of a name by its class. */
  readonly worth: Int32Array
}

export function boundTerms(table: NameTable, weights: Weights): BoundTerms {
  const person = table.kind === 'person'
  // Only names of people have initials.
  const initial = person ? Math.max(weights.initial, weights.initialEqual, 0) : 0
  const partial = Math.max(0, weights.initialsComplete, person ? weights.ends : 0)
  return {
    weights,
    person,
    mostPart: Math.max(...(person ? weights.personPart : weights.otherPart)),
    initial,
    initialLink: person ? Math.max(weights.initial, 0) : 0,
    whole: Math.max(
      partial,
      weights.complete + Math.max(0, weights.identical, person ? 0 : weights.identicalOther),
      weights.nearlyComplete,
      weights.soundComplete,
      weights.roughlyComplete,
    ),
    partial,
    always: Math.max(0, weights.order) + Math.max(0, weights.legalEqual),
    worth: classWorth(person, weights),
    leastSurplus: Math.min(
      weights.surplus,
      weights.surplusSyllable,
      weights.surplusPlace,
      weights.surplusWeak,
      weights.surplusDescriptor,
    ),
  }
}

function isName(kind: string): boolean {
  return kind === 'name' || kind === 'patronymic'
}

function isGeneral(kind: string): boolean {
  return kind === 'place' || kind === 'descriptor'
}

/** The slots of which every record that reaches `least` has a neighbour: the dearest to look up are
 * left out as long as what they can be worth together, with everything else, stays below. Nothing
 * where not even all slots are enough, because a record may reach `least` by initials alone.
 *
 * @param mostInitials how many initials the records have at most
 */
export function essentialSlots(
  form: NameForm,
  slots: readonly Neighbours[],
  least: number,
  terms: BoundTerms,
  mostInitials: number,
): readonly number[] | undefined {
  const order = form.slots
    .map((_, i) => i)
    .sort((a, b) => (slots[b] as Neighbours).cost - (slots[a] as Neighbours).cost || a - b)
  const essential = new Set(order)
  const enough = () => withoutEssential(form, slots, essential, terms, mostInitials) < least
  if (terms.initial > 0 && !enough()) return undefined
  for (const slot of order) {
    essential.delete(slot)
    if (!enough()) essential.add(slot)
  }
  return [...essential].sort((a, b) => a - b)
}

/** The most evidence of a record that has no neighbour of an essential slot, except by an initial, of
 * which it has no more than so many. */
function withoutEssential(
  form: NameForm,
  slots: readonly Neighbours[],
  essential: ReadonlySet<number>,
  terms: BoundTerms,
  mostInitials: number,
): number {
  let sum = terms.always
  let missing = false
  let byInitial = 0
  form.slots.forEach(({ token }, i) => {
    if (!essential.has(i))
      sum += Math.max((slots[i] as Neighbours).best, token.kind === 'number' ? 0 : terms.initial)
    else if (token.kind === 'initial') sum += terms.initialLink
    else if (token.kind !== 'number') byInitial++
    if (essential.has(i) && !isGeneral(token.kind)) missing = true
  })
  sum += terms.initialLink * Math.min(byInitial, mostInitials)
  return (
    terms.weights.prior + belowCeiling(sum + (missing ? terms.partial : terms.whole), terms.weights)
  )
}

function belowCeiling(sum: number, weights: Weights): number {
  const beyond = sum - weights.ceiling
  return beyond <= 0 ? sum : weights.ceiling + Math.trunc((beyond * weights.beyondCeiling) / 100)
}

/** Whole centinats are lost in each of three terms of the cost at most. */
const rounding = 3

/** What a bound needs of a query's parts. */
export interface BoundParts {
  /** What each part costs where it is left over: names alone. */
  readonly worth: readonly number[]
  readonly numbers: number
  readonly initials: number
}

export function boundParts(form: NameForm, { person, weights }: BoundTerms): BoundParts {
  let numbers = 0
  let initials = 0
  const worth = form.slots.map(({ token }, i) => {
    if (token.kind === 'number') numbers |= 1 << i
    if (token.kind === 'initial') initials++
    return isName(token.kind) ? partWeight(token, person, weights) : 0
  })
  return { worth, numbers, initials }
}

/** An upper bound of the evidence of a record, from its tokens alone. */
export function bound(
  table: NameTable,
  parts: BoundParts,
  record: number,
  terms: BoundTerms,
  marks: Marks,
): number {
  const { weights } = terms
  const at = table.tokensAt[record] as number
  const end = table.tokensAt[record + 1] as number
  const queried = parts.initials
  // Each initial of the query stands for a part of its own.
  let sum = terms.always + Math.min(queried, end - at) * terms.initial
  let met = 0
  let theirs = 0
  let missing = false
  let initials = 0
  for (let i = at; i < end; i++) {
    const id = table.tokens[i] as number
    const code = table.classes[id] as number
    if (code === initialClass) {
      sum += terms.initial
      initials++
      continue
    }
    if (marks.has(id)) {
      sum += marks.gain(id)
      met |= marks.slots(id)
      continue
    }
    if (code === numberClass) missing = true
    else if (code < numberClass) {
      theirs += terms.worth[code] as number
      missing = true
    }
  }
  let ours = 0
  for (let i = 0; i < parts.worth.length; i++)
    if ((met & (1 << i)) === 0) ours += parts.worth[i] as number
  if ((parts.numbers & ~met) !== 0) missing = true
  // An initial may stand for a part that has no neighbour: then that part is not left over.
  const certain = initials === 0 ? ours : 0
  const certainTheirs = queried === 0 ? theirs : 0
  const both = Math.min(certain, certainTheirs)
  const more = Math.abs(certain - certainTheirs)
  const surplus = Math.trunc((more * terms.leastSurplus) / 100)
  const cost =
    both > 0
      ? Math.trunc((both * weights.contradiction) / 100) + surplus - rounding
      : Math.min(surplus, weights.surplusMost) - rounding
  const whole =
    (missing && queried === 0) || (ours > 0 && initials === 0) ? terms.partial : terms.whole
  return weights.prior + belowCeiling(sum + whole, weights) - cost
}
