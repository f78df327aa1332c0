import { partWeight } from './part-weight.ts'
import { alike, type Relation, relate } from './relation.ts'
import { fewestRunSounds, type Run } from './runs.ts'
import type { Token } from './token.ts'
import type { LinkedForm } from './weighed-form.ts'
import type { Weights } from './weights.ts'

/** A pair of spans of parts that are alike, and what the agreement is worth. */
export interface Link {
  readonly relation: Relation
  /** Bit sets of the parts of the two names that it covers. */
  readonly left: number
  readonly right: number
  readonly gain: number
}

/** What two related parts are worth, in centinats. */
export function linkGain(a: Token, b: Token, relation: Relation, context: GainContext): number {
  const { weights, person } = context
  if (relation === 'initial') return weights.initial
  const worth = Math.min(partWeight(a, person, weights), partWeight(b, person, weights))
  if (relation === 'edit1') {
    const shorter = Math.min(a.text.length, b.text.length)
    return Math.trunc((worth * (shorter <= 5 ? weights.shortEdit : weights.relation.edit1)) / 100)
  }
  return Math.trunc((worth * weights.relation[relation]) / 100)
}

export interface GainContext {
  readonly weights: Weights
  readonly person: boolean
}

/** All links between the parts of two names: one to one, one to two or three joined, acronyms. */
export function linksOf(a: LinkedForm, b: LinkedForm, context: GainContext): Link[] {
  const links: Link[] = []
  for (let i = 0; i < a.slots.length; i++) {
    const left = (a.slots[i] as { token: Token }).token
    for (let j = 0; j < b.slots.length; j++) {
      const right = (b.slots[j] as { token: Token }).token
      const relation =
        relate(left, right) ??
        (context.weights.relation.alike > 0 && alike(left, right) ? 'alike' : undefined)
      if (relation === undefined) continue
      const gain = linkGain(left, right, relation, context)
      links.push({ relation, left: 1 << i, right: 1 << j, gain })
    }
  }
  return links.concat(joinedLinks(a, b, context))
}

/** The links of more than part with part: parts of one name that the other writes as one word, or parts
 * elsewhere, and abbreviations of a whole name. */
export function joinedLinks(a: LinkedForm, b: LinkedForm, context: GainContext): Link[] {
  const links: Link[] = []
  addJoined(a, b, context, (one, run, gain) =>
    links.push({ relation: 'joined', left: one, right: run, gain }),
  )
  addJoined(b, a, context, (one, run, gain) =>
    links.push({ relation: 'joined', left: run, right: one, gain }),
  )
  addRuns(a, b, context, links)
  addAcronyms(a, b, context.weights, links)
  return links
}

/** Whether a part is a run of parts written as one word, in the same or another romanisation.
 *
 * @example
 * writtenAsOne(run, token) // true for "Malekouti Pour" and "Malakotipour"
 */
export function writtenAsOne(run: Run, one: Token): boolean {
  if (run.text === one.text) return true
  for (const sounds of one.skeletons)
    if (sounds.length >= fewestRunSounds && sounds === run.sounds) return true
  return false
}

/** "Jongun" for "Jong Un": two or three neighbours written as one word, spelt alike. */
function addJoined(
  a: LinkedForm,
  b: LinkedForm,
  context: GainContext,
  add: (one: number, run: number, gain: number) => void,
): void {
  for (let i = 0; i < a.slots.length; i++) {
    const one = (a.slots[i] as { token: Token }).token
    if (one.kind === 'number' || one.text.length < 4) continue
    for (const run of b.runs) {
      if (!writtenAsOne(run, one)) continue
      const joined = joinedWorth(one, b, run, context)
      const worth =
        run.text === one.text
          ? joined
          : Math.trunc((joined * context.weights.relation.romanisation) / 100)
      add(1 << i, ((1 << run.length) - 1) << run.from, worth)
    }
  }
}

/** "Myong-Chin" and "Myongc-Hin": the same letters, parted elsewhere. */
function addRuns(a: LinkedForm, b: LinkedForm, context: GainContext, links: Link[]): void {
  for (const one of a.runs) {
    if (one.length < 2) continue
    for (const other of b.runs) {
      if (other.length < 2 || one.text !== other.text || one.text.length < 6) continue
      const worth = Math.min(runWorth(a, one, context), runWorth(b, other, context))
      links.push({
        relation: 'joined',
        left: ((1 << one.length) - 1) << one.from,
        right: ((1 << other.length) - 1) << other.from,
        // Parts that agree one by one are worth more than the run.
        gain: Math.trunc((worth * Math.trunc((context.weights.relation.joined * 90) / 100)) / 100),
      })
    }
  }
}

function runWorth(form: LinkedForm, run: Run, context: GainContext): number {
  let parts = 0
  for (let k = run.from; k < run.from + run.length; k++)
    parts += partWeight((form.slots[k] as { token: Token }).token, context.person, context.weights)
  return Math.min(parts, context.weights[context.person ? 'personPart' : 'otherPart'][0] ?? 0)
}

/** The joined word is worth no more than its parts, and no more than itself. */
function joinedWorth(one: Token, b: LinkedForm, run: Run, context: GainContext): number {
  const { weights, person } = context
  const most = weights[person ? 'personPart' : 'otherPart'][0] ?? 0
  const worth = Math.min(
    runWorth(b, run, context),
    Math.max(partWeight(one, person, weights), most),
  )
  return Math.trunc((worth * weights.relation.joined) / 100)
}

function addAcronyms(a: LinkedForm, b: LinkedForm, weights: Weights, links: Link[]): void {
  for (const [short, long, flip] of [
    [a, b, false],
    [b, a, true],
  ] as const) {
    if (long.acronym === '' || long.slots.length < 2) continue
    for (let i = 0; i < short.slots.length; i++) {
      const token = (short.slots[i] as { token: Token }).token
      if (token.kind !== 'name' || token.text !== long.acronym) continue
      const all = 2 ** long.slots.length - 1
      links.push({
        relation: 'acronym',
        left: flip ? all : 1 << i,
        right: flip ? 1 << i : all,
        gain: token.text.length > 3 ? weights.acronym : weights.shortAcronym,
      })
    }
  }
}
