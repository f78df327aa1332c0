import type { Contribution } from '../model/index.ts'
import { describeLink, describeRest } from './explain.ts'
import type { NameForm } from './form.ts'
import { nameForms } from './form.ts'
import { type Link, linksOf } from './links.ts'
import type { NameKind } from './part.ts'
import { weighLinks } from './weigh.ts'
import type { Item, LinkedForm, WeighedForm } from './weighed-form.ts'
import { defaultWeights, type Weights } from './weights.ts'

export interface NameComparison {
  /** Centinats: exactly the sum of the contributions' amounts. */
  readonly evidence: number
  /** The first is the prior. */
  readonly contributions: readonly Contribution[]
}

export interface CompareOptions {
  /** How text is read. Defaults to `unknown`. */
  readonly kind?: NameKind
  readonly weights?: Weights
}

/** Compares two names and says what each agreement and difference is worth.
 *
 * Symmetric in its evidence. No floating-point arithmetic: equal on every machine.
 *
 * @param a the query, text or form
 * @param b the listed name, text or form
 * @example
 * compareNames('Jon Smith', 'Smith, John', { kind: 'person' }).contributions.map((c) => c.feature)
 * // ['prior', 'name.equal', 'name.cognate', 'name.complete', 'name.order']
 */
export function compareNames(
  a: string | NameForm,
  b: string | NameForm,
  options: CompareOptions = {},
): NameComparison {
  const kind = options.kind ?? 'unknown'
  const weights = options.weights ?? defaultWeights
  const { left, right, items } = bestForms(
    typeof a === 'string' ? rememberedForms(a, kind) : [a],
    typeof b === 'string' ? rememberedForms(b, kind) : [b],
    weights,
  )
  const contributions = items.map((item) => contribution(item, left, right))
  return { evidence: contributions.reduce((sum, c) => sum + c.amount, 0), contributions }
}

/** A field may hold several names: those two count that agree best, the first among equals. */
function bestForms(as: readonly NameForm[], bs: readonly NameForm[], weights: Weights) {
  let best: { left: NameForm; right: NameForm; items: Item[]; sum: number } | undefined
  for (const left of as) {
    for (const right of bs) {
      const items = weigh(left, right, weights)
      const sum = items.reduce((total, item) => total + item.amount, 0)
      if (!best || sum > best.sum) best = { left, right, items, sum }
    }
  }
  return best as NonNullable<typeof best>
}

/** The evidence of `compareNames` alone, without words.
 *
 * @example
 * nameEvidence('Igor Sechin', 'Игорь Сечин', { kind: 'person' })
 */
export function nameEvidence(a: string, b: string, options: CompareOptions = {}): number {
  const kind = options.kind ?? 'unknown'
  const weights = options.weights ?? defaultWeights
  return bestForms(rememberedForms(a, kind), rememberedForms(b, kind), weights).sum
}

const remembered = new Map<string, readonly NameForm[]>()
/** The memory of forms is emptied at this size. */
const mostForms = 100_000

/** The forms of `nameForms`, remembered: the same names are compared again and again. */
export function rememberedForms(text: string, kind: NameKind): readonly NameForm[] {
  const key = `${kind}|${text}`
  const known = remembered.get(key)
  if (known) return known
  const forms = nameForms(text, kind)
  if (remembered.size >= mostForms) remembered.clear()
  if (text.length <= 200) remembered.set(key, forms)
  return forms
}

/** The evidence of two forms of which all links are known, as an index knows them.
 *
 * @param links everything that `linksOf` would find, in any order
 */
export function linkedEvidence(
  a: WeighedForm,
  b: WeighedForm,
  links: readonly Link[],
  weights: Weights,
): number {
  let sum = 0
  for (const item of weighLinks(a, b, links, weights)) sum += item.amount
  return sum
}

function weigh(a: LinkedForm, b: LinkedForm, weights: Weights): Item[] {
  const person = a.kind === 'person' && b.kind === 'person'
  return weighLinks(a, b, linksOf(a, b, { weights, person }), weights)
}

function contribution(item: Item, a: NameForm, b: NameForm): Contribution {
  const query = item.feature.startsWith('name.legal') ? a.legalShown : shown(a, item.left)
  const candidate = item.feature.startsWith('name.legal') ? b.legalShown : shown(b, item.right)
  const text =
    describeLink(item.feature, query, candidate) ?? describeRest(item.feature, query, candidate)
  return { feature: item.feature, query, candidate, amount: item.amount, text }
}

function shown(form: NameForm, set: number): string {
  return form.slots
    .filter((_, i) => (set & (1 << i)) !== 0)
    .map((slot) => slot.shown)
    .join(' ')
}
