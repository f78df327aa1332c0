import {
  fewestRunSounds,
  joinedLinks,
  type Link,
  linkedEvidence,
  linkGain,
  type NameForm,
  type Run,
  relate,
  type Weights,
  writtenAsOne,
} from '../names/index.ts'
import {
  type BoundTerms,
  bound,
  boundParts,
  boundTerms,
  essentialSlots,
  initialsNeeded,
  mostWithout,
} from './bound.ts'
import { hashOf } from './hash-table.ts'
import { Marks } from './marks.ts'
import type { NameTable } from './name-table.ts'
import { type Neighbours, neighbourFinder } from './neighbours.ts'
import { mostTallied, Tally } from './tally.ts'
import { fewInitials, firstLetter, initialClass } from './token-class.ts'

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

/** One query in one table. */
interface Search {
  readonly table: NameTable
  readonly form: NameForm
  readonly marks: Marks
  readonly tally: Tally
  readonly terms: BoundTerms
  readonly weights: Weights
  /** The query's initials, which are related to more words than are marked. */
  readonly initials: readonly number[]
}

export function nameSearch(table: NameTable): NameSearch {
  const finder = neighbourFinder(table)
  const marks = new Marks(table)
  const tally = new Tally(table)
  let terms: BoundTerms | undefined
  return {
    each(form, least, weights, take) {
      if (form.slots.length === 0) return
      if (terms?.weights !== weights) terms = boundTerms(table, weights)
      const initials = form.slots.flatMap(({ token }, i) => (token.kind === 'initial' ? [i] : []))
      const search = { table, form, marks, tally, terms, weights, initials }
      const slots = form.slots.map((slot) => finder.of(slot.token, weights))
      marks.renew()
      for (let slot = 0; slot < slots.length; slot++)
        marks.neighbours(slot, slots[slot] as Neighbours)
      const joined = markRuns(search)
      const parts = boundParts(form, terms)
      const check = (record: number, evidence: number) => {
        if (evidence >= least) take(record, evidence)
      }
      const consider = (record: number) => {
        if (!marks.meet(record) || bound(table, parts, record, search.terms, marks) < least) return
        check(record, recordEvidence(search, record, 'parts'))
      }
      eachWhole(search, (record, alike) => {
        if (marks.meet(record)) check(record, recordEvidence(search, record, alike))
      })
      const few = essentialSlots(form, slots, least, terms, fewInitials)
      const essential = few ?? essentialSlots(form, slots, least, terms, 0)
      const asked = { search, slots, least, mostInitials: few ? fewInitials : 0 }
      eachByParts(asked, essential ?? [...slots.keys()], consider)
      for (const id of joined) eachOf(table, id, consider)
      if (!few) table.initialed.forEach(consider)
      else if (slots.length > fewInitials) table.manyInitials.forEach(consider)
      if (!essential) eachByInitials(search, least, consider)
    },
  }
}

/** What is asked of the neighbours of a query's parts. */
interface Asked {
  readonly search: Search
  readonly slots: readonly Neighbours[]
  readonly least: number
  /** Records with more initials are looked at apart. */
  readonly mostInitials: number
}

/** Fewer postings are met one by one. */
const fewestTallied = 256

/** Longer postings, in so many times those of the essential parts, cost more than they spare. */
const longestMarked = 24

/** The records that have a neighbour of an essential part, but for those whose other parts, as far as
 * they were tallied, cannot be enough. */
function eachByParts(
  asked: Asked,
  essential: readonly number[],
  take: (record: number) => void,
): void {
  const { search, slots } = asked
  const { table, tally } = search
  const costOf = (slot: number) => (slots[slot] as Neighbours).cost
  const cost = essential.reduce((sum, slot) => sum + costOf(slot), 0)
  if (cost < fewestTallied || essential.length > mostTallied) {
    for (const slot of essential)
      for (const id of (slots[slot] as Neighbours).ids) eachOf(table, id, take)
    return
  }
  const others = [...slots.keys()]
    .filter((slot) => !essential.includes(slot) && costOf(slot) <= longestMarked * cost)
    .sort((a, b) => costOf(a) - costOf(b) || a - b)
  const tallied = [...essential, ...others].slice(0, mostTallied)
  tallied.forEach((slot, bit) => {
    for (const id of (slots[slot] as Neighbours).ids) {
      if (bit < essential.length) tally.meet(id, 1 << bit)
      else tally.mark(id, 1 << bit)
    }
  })
  const reaches = reachOf(asked, tallied)
  tally.each((record, set) => {
    if (reaches(set)) take(record)
  })
}

/** Whether a record with neighbours of just a set of the tallied parts may be enough, remembered. */
function reachOf(
  { search: { form, terms }, slots, least, mostInitials }: Asked,
  tallied: readonly number[],
): (set: number) => boolean {
  const known = new Uint8Array(1 << tallied.length)
  return (set) => {
    if (known[set] === 0) {
      const without = tallied.reduce(
        (bits, slot, bit) => ((set & (1 << bit)) === 0 ? bits | (1 << slot) : bits),
        0,
      )
      const most = mostWithout(form, slots, without, terms, mostInitials)
      known[set] = most < least ? 1 : 2
    }
    return known[set] === 2
  }
}

/** The records that may agree with the query in nothing but its initials. */
function eachByInitials(
  { table, form, terms, initials }: Search,
  least: number,
  take: (record: number) => void,
): void {
  const needed = initialsNeeded(initials.length, least, terms)
  if (needed > initials.length) return
  const letters = initials.map((slot) => firstLetter(form.slots[slot]?.token.text ?? ''))
  const { letters: listed } = table
  for (let record = 0; record < table.records; record++) {
    const set = listed[record] as number
    let count = 0
    for (let i = 0; i < letters.length; i++) if ((set & (letters[i] as number)) !== 0) count++
    if (count >= needed) take(record)
  }
}

/** The records that hold a token. */
function eachOf(table: NameTable, id: number, take: (record: number) => void): void {
  const end = table.postingsAt[id + 1] as number
  for (let i = table.postingsAt[id] as number; i < end; i++) take(table.postings[i] as number)
}

/** How a record may be alike beyond part and part: not at all, in parts that are written as one word or
 * a whole name that is abbreviated, or also in the sounds of its own parts written as one. */
type Alike = 'parts' | 'runs' | 'sounds'

/** The evidence of a record: which parts are alike is marked at its tokens. */
function recordEvidence(search: Search, record: number, alike: Alike): number {
  const { table, form, marks, terms } = search
  let whole = alike !== 'parts'
  const links: Link[] = []
  const at = table.tokensAt[record] as number
  const end = table.tokensAt[record + 1] as number
  for (let i = at; i < end; i++) {
    const id = table.tokens[i] as number
    if (table.classes[id] === initialClass) {
      for (let slot = 0; slot < form.slots.length; slot++)
        addInitial(search, slot, id, i - at, links)
      continue
    }
    if (marks.has(id)) {
      if (marks.isJoined(id)) whole = true
      marks.addLinks(id, i - at, links)
    }
    for (const slot of search.initials) addInitial(search, slot, id, i - at, links)
  }
  if (!whole) return linkedEvidence(form, table.weighed(record), links, search.weights)
  const listed = table.linked(record, alike === 'sounds')
  const all = links.concat(joinedLinks(form, listed, terms))
  return linkedEvidence(form, listed, all, search.weights)
}

/** The link between a part and a listed one of which at least one is an initial. */
function addInitial(
  { table, form, terms }: Search,
  slot: number,
  id: number,
  place: number,
  links: Link[],
): void {
  const ours = (form.slots[slot] as NameForm['slots'][number]).token
  const theirs = table.vocabulary.token(id)
  const relation = relate(ours, theirs)
  if (relation === undefined) return
  const gain = linkGain(ours, theirs, relation, terms)
  links.push({ relation, left: 1 << slot, right: 1 << place, gain })
}

/** Neighbouring parts of the query that a listed word may join: "Jong Un" and "Jongun". */
function markRuns({ table, form, marks, terms }: Search): number[] {
  const found: number[] = []
  for (const run of form.runs) {
    const slots = ((1 << run.length) - 1) << run.from
    eachJoined(table, run, (id) => {
      marks.joined(id, slots, terms.mostPart)
      found.push(id)
    })
  }
  return found
}

function eachOfText(table: NameTable, text: string, take: (id: number) => void): void {
  const { vocabulary } = table
  table.keys.each(hashOf(`t${text}`), (id) => {
    if (vocabulary.text(id) === text) take(id)
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

/** Records that may agree in runs of their parts or as an abbreviation of the whole: few. Those that may
 * agree in sounds come first. */
function eachWhole({ table, form }: Search, take: (record: number, alike: Alike) => void): void {
  const bySound = (record: number) => take(record, 'sounds')
  const byLetter = (record: number) => take(record, 'runs')
  for (const { token } of form.slots)
    for (const sounds of token.skeletons)
      if (sounds.length >= fewestRunSounds) table.runs.each(hashOf(`r${sounds}`), bySound)
  for (const { token } of form.slots) {
    if (token.text.length >= 4) table.runs.each(hashOf(`j${token.text}`), byLetter)
    table.runs.each(hashOf(`a${token.text}`), byLetter)
  }
  for (const run of form.runs) if (run.length > 1) table.runs.each(hashOf(`j${run.text}`), byLetter)
  if (form.acronym !== '') eachOfText(table, form.acronym, (id) => eachOf(table, id, byLetter))
}
