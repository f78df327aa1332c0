import {
  formEvidence,
  type NameForm,
  partWeight,
  type Run,
  type Weights,
  writtenAsOne,
} from '../names/index.ts'
import { hashOf } from './hash-table.ts'
import type { NameTable } from './name-table.ts'
import { type Neighbours, neighbourFinder } from './neighbours.ts'
import { classWorth, initialClass, numberClass } from './token-class.ts'

/** Finds the records of a table whose form has at least some evidence against a form: none missed.
 *
 * The argument is in docs/matching.md. In short: a record without a neighbour of any essential part
 * cannot reach the evidence, because what the other parts can be worth was added up before; every
 * record that has one is met in the postings, and is given up only where an upper bound of its
 * evidence lies below.
 */
export interface NameSearch {
  each(
    form: NameForm,
    least: number,
    weights: Weights,
    take: (record: number, evidence: number) => void,
  ): void
}

interface Scratch {
  readonly tokenStamp: Uint32Array
  readonly tokenGain: Int32Array
  readonly tokenSlots: Int32Array
  readonly recordStamp: Uint32Array
  stamp: number
}

export function nameSearch(table: NameTable): NameSearch {
  const finder = neighbourFinder(table)
  const scratch: Scratch = {
    tokenStamp: new Uint32Array(table.vocabulary.size),
    tokenGain: new Int32Array(table.vocabulary.size),
    tokenSlots: new Int32Array(table.vocabulary.size),
    recordStamp: new Uint32Array(table.records),
    stamp: 0,
  }
  const bounds = new Map<Weights, BoundTerms>()
  return {
    each(form, least, weights, take) {
      if (form.slots.length === 0) return
      renew(scratch)
      let terms = bounds.get(weights)
      if (!terms) {
        bounds.clear()
        terms = boundTerms(table, weights)
        bounds.set(weights, terms)
      }
      const slots = form.slots.map((slot) => finder.of(slot.token, weights))
      stampSlots(slots, scratch)
      stampRuns(table, form, terms, scratch)
      const essential = essentialSlots(form, slots, least, terms)
      const consider = (record: number) => {
        if (scratch.recordStamp[record] === scratch.stamp) return
        scratch.recordStamp[record] = scratch.stamp
        if (bound(table, form, record, terms, scratch) < least) return
        const evidence = formEvidence(form, table.form(record), weights)
        if (evidence >= least) take(record, evidence)
      }
      eachWhole(table, form, weights, least, scratch, take)
      for (const slot of essential) {
        for (const id of (slots[slot] as Neighbours).ids) {
          const end = table.postingsAt[id + 1] as number
          for (let i = table.postingsAt[id] as number; i < end; i++)
            consider(table.postings[i] as number)
        }
      }
      eachRun(table, form, consider)
    },
  }
}

function renew(scratch: Scratch): void {
  scratch.stamp = (scratch.stamp + 1) >>> 0
  if (scratch.stamp !== 0) return
  scratch.tokenStamp.fill(0)
  scratch.recordStamp.fill(0)
  scratch.stamp = 1
}

function stampToken(id: number, gain: number, slots: number, scratch: Scratch): void {
  if (scratch.tokenStamp[id] !== scratch.stamp) {
    scratch.tokenStamp[id] = scratch.stamp
    scratch.tokenGain[id] = gain
    scratch.tokenSlots[id] = slots
    return
  }
  if (gain > (scratch.tokenGain[id] as number)) scratch.tokenGain[id] = gain
  scratch.tokenSlots[id] = (scratch.tokenSlots[id] as number) | slots
}

function stampSlots(slots: readonly Neighbours[], scratch: Scratch): void {
  slots.forEach(({ ids, gains }, slot) => {
    for (let i = 0; i < ids.length; i++)
      stampToken(ids[i] as number, gains[i] as number, 1 << slot, scratch)
  })
}

/** Neighbouring parts of the query that a listed word may join: "Jong Un" and "Jongun". */
function stampRuns(table: NameTable, form: NameForm, terms: BoundTerms, scratch: Scratch): void {
  for (const run of form.runs) {
    const slots = ((1 << run.length) - 1) << run.from
    eachJoined(table, run, (id) => stampToken(id, terms.mostPart, slots, scratch))
  }
}

function eachOfText(table: NameTable, text: string, take: (id: number) => void): void {
  const { vocabulary } = table
  table.keys.each(hashOf(`t${text}`), (id) => {
    if (vocabulary.token(id).text === text) take(id)
  })
}

/** Listed words that are a run of the query written as one, by letters or by sounds. */
function eachJoined(table: NameTable, run: Run, take: (id: number) => void): void {
  eachOfText(table, run.text, take)
  if (run.sounds === '') return
  table.keys.each(hashOf(`s${run.sounds}`), (id) => {
    if (writtenAsOne(run, table.vocabulary.token(id))) take(id)
  })
}

function eachRun(table: NameTable, form: NameForm, consider: (record: number) => void): void {
  for (const run of form.runs) {
    eachJoined(table, run, (id) => {
      const end = table.postingsAt[id + 1] as number
      for (let i = table.postingsAt[id] as number; i < end; i++)
        consider(table.postings[i] as number)
    })
  }
}

/** Records that agree in runs of parts or as an abbreviation of the whole: few, compared at once. */
function eachWhole(
  table: NameTable,
  form: NameForm,
  weights: Weights,
  least: number,
  scratch: Scratch,
  take: (record: number, evidence: number) => void,
): void {
  const compare = (record: number) => {
    if (scratch.recordStamp[record] === scratch.stamp) return
    scratch.recordStamp[record] = scratch.stamp
    const evidence = formEvidence(form, table.form(record), weights)
    if (evidence >= least) take(record, evidence)
  }
  for (const { token } of form.slots) {
    if (token.text.length >= 4) table.runs.each(hashOf(`j${token.text}`), compare)
    table.runs.each(hashOf(`a${token.text}`), compare)
    for (const sounds of token.skeletons) table.runs.each(hashOf(`r${sounds}`), compare)
  }
  for (const run of form.runs) if (run.length > 1) table.runs.each(hashOf(`j${run.text}`), compare)
  if (form.acronym === '') return
  eachOfText(table, form.acronym, (id) => {
    for (let i = table.postingsAt[id] as number; i < (table.postingsAt[id + 1] as number); i++)
      compare(table.postings[i] as number)
  })
}

/** What a bound needs of weights and table. */
interface BoundTerms {
  readonly weights: Weights
  readonly person: boolean
  readonly mostPart: number
  readonly initial: number
  /** What agreement as a whole can add at most, where no name is left over, and where one is. */
  readonly whole: number
  readonly partial: number
  readonly always: number
  readonly leastSurplus: number
  /** Worth of a name by its class. */
  readonly worth: Int32Array
}

function boundTerms(table: NameTable, weights: Weights): BoundTerms {
  const person = table.kind === 'person'
  const initial = Math.max(weights.initial, weights.initialEqual, 0)
  const partial = Math.max(0, weights.initialsComplete)
  return {
    weights,
    person,
    mostPart: Math.max(...(person ? weights.personPart : weights.otherPart)),
    initial,
    whole: Math.max(
      partial,
      weights.complete + Math.max(0, weights.identical),
      weights.nearlyComplete,
      weights.soundComplete,
    ),
    partial,
    always: Math.max(0, weights.order) + Math.max(0, weights.legalEqual),
    worth: classWorth(person, weights),
    leastSurplus: Math.min(
      weights.surplus,
      weights.surplusPlace,
      weights.surplusWeak,
      weights.surplusDescriptor,
    ),
  }
}

function isName(kind: string): boolean {
  return kind === 'name' || kind === 'patronymic'
}

/** The slots of which every record that reaches `least` has a neighbour: the dearest to look up are
 * left out as long as what they can be worth together, with everything else, stays below. */
function essentialSlots(
  form: NameForm,
  slots: readonly Neighbours[],
  least: number,
  terms: BoundTerms,
): number[] {
  const order = form.slots
    .map((_, i) => i)
    .sort((a, b) => (slots[b] as Neighbours).cost - (slots[a] as Neighbours).cost || a - b)
  const essential = new Set(order)
  for (const slot of order) {
    essential.delete(slot)
    if (withoutEssential(form, slots, essential, terms) >= least) essential.add(slot)
  }
  return [...essential].sort((a, b) => a - b)
}

/** The most evidence of a record that has no neighbour of an essential slot, except by an initial. */
function withoutEssential(
  form: NameForm,
  slots: readonly Neighbours[],
  essential: ReadonlySet<number>,
  terms: BoundTerms,
): number {
  let sum = terms.always
  let nameMissing = false
  form.slots.forEach(({ token }, i) => {
    if (!essential.has(i))
      sum += Math.max((slots[i] as Neighbours).best, token.kind === 'number' ? 0 : terms.initial)
    else {
      sum += token.kind === 'number' ? 0 : terms.initial
      if (isName(token.kind) || token.kind === 'number') nameMissing = true
    }
  })
  return (
    terms.weights.prior +
    belowCeiling(sum + (nameMissing ? terms.partial : terms.whole), terms.weights)
  )
}

function belowCeiling(sum: number, weights: Weights): number {
  const beyond = sum - weights.ceiling
  return beyond <= 0 ? sum : weights.ceiling + Math.trunc((beyond * weights.beyondCeiling) / 100)
}

/** Whole centinats are lost in each of three terms of the cost at most. */
const rounding = 3

/** An upper bound of the evidence of a record, from its tokens alone. */
function bound(
  table: NameTable,
  form: NameForm,
  record: number,
  terms: BoundTerms,
  scratch: Scratch,
): number {
  const { weights } = terms
  let sum = terms.always
  let met = 0
  let theirs = 0
  let missing = false
  let initials = 0
  const end = table.tokensAt[record + 1] as number
  for (let i = table.tokensAt[record] as number; i < end; i++) {
    const id = table.tokens[i] as number
    const code = table.classes[id] as number
    if (code === initialClass) {
      sum += terms.initial
      initials++
      continue
    }
    if (scratch.tokenStamp[id] === scratch.stamp) {
      sum += scratch.tokenGain[id] as number
      met |= scratch.tokenSlots[id] as number
      continue
    }
    if (code === numberClass) missing = true
    else if (code < numberClass) {
      theirs += terms.worth[code] as number
      missing = true
    }
  }
  let ours = 0
  let queried = 0
  for (let i = 0; i < form.slots.length; i++) {
    const { token } = form.slots[i] as NameForm['slots'][number]
    if (token.kind === 'initial') {
      sum += terms.initial
      queried++
      continue
    }
    if ((met & (1 << i)) !== 0) continue
    if (token.kind === 'number') missing = true
    else if (isName(token.kind)) ours += partWeight(token, terms.person, weights)
  }
  // An initial may stand for a part that has no neighbour: then that part is not left over.
  const certain = initials === 0 ? ours : 0
  const certainTheirs = queried === 0 ? theirs : 0
  const both = Math.min(certain, certainTheirs)
  const more = Math.abs(certain - certainTheirs)
  const cost =
    Math.trunc((both * weights.contradiction + more * terms.leastSurplus) / 100) - rounding
  const whole =
    (missing && queried === 0) || (ours > 0 && initials === 0) ? terms.partial : terms.whole
  return weights.prior + belowCeiling(sum + whole, weights) - cost
}
