import { type NameForm, partWeight, setSize, type Weights } from '../names/index.ts'
import type { Marks } from './marks.ts'
import type { NameTable } from './name-table.ts'
import type { Neighbours } from './neighbours.ts'
import { classWorth, firstLetter, initialClass, numberClass } from './token-class.ts'

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
  let essential = 2 ** order.length - 1
  const enough = () => mostWithout(form, slots, essential, terms, mostInitials) < least
  if (terms.initial > 0 && !enough()) return undefined
  for (const slot of order) {
    essential &= ~(1 << slot)
    if (!enough()) essential |= 1 << slot
  }
  return order.filter((slot) => (essential & (1 << slot)) !== 0).sort((a, b) => a - b)
}

/** The most evidence of a record that has no neighbour of some slots, except by an initial, of which it
 * has no more than so many.
 *
 * @param without the slots, a bit set
 */
export function mostWithout(
  form: NameForm,
  slots: readonly Neighbours[],
  without: number,
  terms: BoundTerms,
  mostInitials: number,
): number {
  let sum = terms.always
  let missing = false
  let byInitial = 0
  form.slots.forEach(({ token }, i) => {
    const { best } = slots[i] as Neighbours
    const own = token.kind === 'initial'
    if ((without & (1 << i)) === 0) {
      const initial = token.kind !== 'number' && (own || mostInitials > 0)
      sum += initial ? Math.max(best, terms.initialLink) : best
      return
    }
    if (own) sum += terms.initialLink
    else if (token.kind !== 'number') byInitial++
    if (!isGeneral(token.kind)) missing = true
  })
  sum += terms.initialLink * Math.min(byInitial, mostInitials)
  return (
    terms.weights.prior + belowCeiling(sum + (missing ? terms.partial : terms.whole), terms.weights)
  )
}

/** How many of the query's initials must stand for parts of a name with which it has nothing else in
 * common, so that it may reach `least`; infinite where all of them are too few. */
export function initialsNeeded(initials: number, least: number, terms: BoundTerms): number {
  const { weights, initialLink } = terms
  for (let count = 1; count <= initials; count++) {
    const sum = terms.always + count * initialLink + terms.partial
    if (weights.prior + belowCeiling(sum, weights) >= least) return count
  }
  return Number.POSITIVE_INFINITY
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
  /** The first letter of each part for which a listed initial may stand, 0 for a number. */
  readonly letter: readonly number[]
  /** All of these letters. */
  readonly letters: number
  readonly numbers: number
  /** The query's initials: which parts they are, how many, and their letters. */
  readonly initials: number
  readonly initialCount: number
  readonly initialLetters: number
}

export function boundParts(form: NameForm, { person, weights }: BoundTerms): BoundParts {
  let numbers = 0
  let initials = 0
  let initialCount = 0
  let initialLetters = 0
  let letters = 0
  const letter = form.slots.map(({ token }) =>
    token.kind === 'number' ? 0 : firstLetter(token.text),
  )
  const worth = form.slots.map(({ token }, i) => {
    letters |= letter[i] as number
    if (token.kind === 'number') numbers |= 1 << i
    if (token.kind === 'initial') {
      initials |= 1 << i
      initialCount++
      initialLetters |= letter[i] as number
    }
    return isName(token.kind) ? partWeight(token, person, weights) : 0
  })
  return { worth, letter, letters, numbers, initials, initialCount, initialLetters }
}

/** Names that have no neighbour on the other side, where initials may stand for some of them. */
class Unmet {
  /** What is left over for certain, by worth; and whether a name is. */
  certain = 0
  missing = false
  #count = 0
  #sum = 0
  #most = 0

  reset(): void {
    this.certain = 0
    this.missing = false
    this.#count = 0
    this.#sum = 0
    this.#most = 0
  }

  /** @param coverable whether an initial of its letter is on the other side */
  add(worth: number, coverable: boolean): void {
    if (coverable) {
      this.#count++
      this.#sum += worth
      if (worth > this.#most) this.#most = worth
    } else {
      this.certain += worth
      this.missing = true
    }
  }

  /** Lets initials stand for the dearest names. */
  cover(initials: number): void {
    if (this.#count <= initials) return
    this.certain += Math.max(0, this.#sum - initials * this.#most)
    this.missing = true
  }
}

const ours = new Unmet()
const theirs = new Unmet()

/** An upper bound of the evidence of a record, from its tokens alone. */
export function bound(
  table: NameTable,
  parts: BoundParts,
  record: number,
  terms: BoundTerms,
  marks: Marks,
): number {
  const at = table.tokensAt[record] as number
  const end = table.tokensAt[record + 1] as number
  ours.reset()
  theirs.reset()
  let sum = terms.always
  let met = 0
  let missing = false
  // Listed initials that may stand for a part of the query, or not, and parts of which the query may
  // have the initial.
  let initials = 0
  let strange = 0
  let letters = 0
  let reachable = 0
  for (let i = at; i < end; i++) {
    const id = table.tokens[i] as number
    const code = table.classes[id] as number
    const first = table.firsts[id] as number
    if (code === initialClass) {
      if ((parts.letters & first) === 0) strange++
      else {
        initials++
        letters |= first
      }
      continue
    }
    const byInitial = code !== numberClass && (parts.initialLetters & first) !== 0
    if (byInitial) reachable++
    if (marks.has(id)) {
      sum += marks.gain(id)
      met |= marks.slots(id)
    } else if (code === numberClass) missing = true
    else if (code < numberClass) theirs.add(terms.worth[code] as number, byInitial)
  }
  sum += initials * terms.initial + Math.min(parts.initialCount, reachable) * terms.initialLink
  for (let i = 0; i < parts.worth.length; i++) {
    const worth = parts.worth[i] as number
    if (worth > 0 && (met & (1 << i)) === 0)
      ours.add(worth, (letters & (parts.letter[i] as number)) !== 0)
  }
  ours.cover(initials)
  theirs.cover(parts.initialCount)
  if ((parts.numbers & ~met) !== 0 || ours.missing || theirs.missing) missing = true
  const free = setSize(parts.initials & ~met) - reachable - initials
  const clash =
    (free > 0 && (theirs.missing || strange > 0)) || (strange > 0 && (free > 0 || ours.missing))
  const { weights } = terms
  return (
    weights.prior +
    belowCeiling(sum + (missing ? terms.partial : terms.whole), weights) -
    leastCost(terms) +
    (clash ? weights.initialContradicted : 0)
  )
}

/** The least that what is left over for certain costs. */
function leastCost({ weights, leastSurplus }: BoundTerms): number {
  const both = Math.min(ours.certain, theirs.certain)
  const more = Math.abs(ours.certain - theirs.certain)
  const surplus = Math.trunc((more * leastSurplus) / 100)
  return both > 0
    ? Math.trunc((both * weights.contradiction) / 100) - weights.clash + surplus - rounding
    : Math.min(surplus, weights.surplusMost) - rounding
}
