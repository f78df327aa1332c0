import type { Contribution } from '../model/index.ts'
import { bestLinks } from './align.ts'
import { describeLink, describeRest } from './explain.ts'
import type { NameForm, NameKind } from './form.ts'
import { nameForms } from './form.ts'
import { type Link, linksOf } from './links.ts'
import { partWeight } from './part-weight.ts'
import type { Token } from './token.ts'
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

/** The evidence of two forms as they are, centinats.
 *
 * @example
 * formEvidence(nameForm('Igor Sechin', 'person'), nameForm('Igor Sechin', 'person'), defaultWeights)
 */
export function formEvidence(a: NameForm, b: NameForm, weights: Weights): number {
  let sum = 0
  for (const item of weigh(a, b, weights)) sum += item.amount
  return sum
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

/** One weighed fact about two names: which parts it is about, as bit sets. */
interface Item {
  readonly feature: string
  readonly left: number
  readonly right: number
  readonly amount: number
}

/** What the weighing of a form needs once its links are known. */
export interface WeighedForm {
  readonly kind: NameKind
  readonly slots: readonly { readonly token: Token }[]
  readonly legal: readonly string[]
}

/** The evidence of two forms of which all links are known, as an index knows them: equal to
 * `formEvidence`.
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

function weigh(a: NameForm, b: NameForm, weights: Weights): Item[] {
  const person = a.kind === 'person' && b.kind === 'person'
  return weighLinks(a, b, linksOf(a, b, { weights, person }), weights)
}

function weighLinks(
  a: WeighedForm,
  b: WeighedForm,
  all: readonly Link[],
  weights: Weights,
): Item[] {
  const person = a.kind === 'person' && b.kind === 'person'
  const items: Item[] = [{ feature: 'prior', left: 0, right: 0, amount: weights.prior }]
  if (a.slots.length === 0 || b.slots.length === 0) {
    items.push({ feature: 'name.empty', left: 0, right: 0, amount: weights.prior })
    return items
  }
  const links = bestLinks(all)
  if (links.length === 0) {
    items.push({ feature: 'name.unlike', left: bits(a), right: bits(b), amount: weights.prior })
    return items
  }
  let left = 0
  let right = 0
  for (const link of links) {
    items.push({
      feature: `name.${link.relation}`,
      left: link.left,
      right: link.right,
      amount: link.gain,
    })
    left |= link.left
    right |= link.right
  }
  const rest = {
    left: bits(a) & ~left,
    right: bits(b) & ~right,
    lastLeft: 1 << (a.slots.length - 1),
    lastRight: 1 << (b.slots.length - 1),
    links,
    person,
    syllabic: person && syllabic(a, b, links),
    patronymic: a.slots.some((slot) => slot.token.kind === 'patronymic'),
  }
  weighRest(a, b, rest, weights, items)
  weighLegal(a, b, weights, items)
  weighCeiling(items, weights)
  return items
}

function bits(form: WeighedForm): number {
  return 2 ** form.slots.length - 1
}

interface Rest {
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
interface Remainder {
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

function remainder(form: WeighedForm, left: number, person: boolean, weights: Weights): Remainder {
  const out: Remainder = {
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
        if (!token.weak) out.weakOnly = false
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

function weighRest(
  a: WeighedForm,
  b: WeighedForm,
  rest: Rest,
  weights: Weights,
  items: Item[],
): void {
  const l = remainder(a, rest.left, rest.person, weights)
  const r = remainder(b, rest.right, rest.person, weights)
  const add = (feature: string, left: number, right: number, amount: number) => {
    if (amount !== 0) items.push({ feature, left, right, amount })
  }
  const left = l.names + l.general
  const right = r.names + r.general
  const leftBits = l.nameBits | l.generalBits
  const rightBits = r.nameBits | r.generalBits
  const both = Math.min(left, right)
  if (both > 0) {
    const clash = l.nameBits !== 0 && r.nameBits !== 0 ? weights.clash : 0
    const amount = clash - Math.trunc((both * weights.contradiction) / 100)
    add('name.different', leftBits, rightBits, amount)
  }
  const more = left > right ? l : r
  const over = Math.abs(left - right)
  if (over > 0) {
    const general = Math.min(over, more.general)
    const share = more.general === 0 ? 0 : Math.trunc((more.surplus * general) / more.general)
    const ofNames = rest.syllabic ? weights.surplusSyllable : weights.surplus
    const amount = share + Math.trunc(((over - general) * ofNames) / 100)
    add('name.surplus', more === l ? leftBits : 0, more === r ? rightBits : 0, -amount)
  }
  if (l.patronymicBits !== 0 && r.patronymicBits !== 0)
    add('name.patronymic', l.patronymicBits, r.patronymicBits, weights.patronymicContradicted)
  weighNumbers(l, r, weights, add)
  weighInitials(l, r, weights, add)
  weighWhole(l, r, rest, weights, add)
}

/** Whether all that agrees are syllables of Chinese or Korean names, which have no part to spare. */
function syllabic(a: WeighedForm, b: WeighedForm, links: readonly Link[]): boolean {
  const all = (form: WeighedForm, set: number) =>
    form.slots.every(({ token }, i) => (set & (1 << i)) === 0 || token.syllable)
  return links.every((link) => all(a, link.left) && all(b, link.right))
}

type Add = (feature: string, left: number, right: number, amount: number) => void

function weighNumbers(l: Remainder, r: Remainder, weights: Weights, add: Add): void {
  if (l.numberBits !== 0 && r.numberBits !== 0)
    add('name.numberDifferent', l.numberBits, r.numberBits, weights.numberContradicted)
  else if ((l.numberBits | r.numberBits) !== 0)
    add('name.numberSurplus', l.numberBits, r.numberBits, weights.numberSurplus)
}

function weighInitials(l: Remainder, r: Remainder, weights: Weights, add: Add): void {
  const leftAgainst = l.initialBits !== 0 && (r.initialBits | r.nameBits) !== 0
  const rightAgainst = r.initialBits !== 0 && (l.initialBits | l.nameBits) !== 0
  if (leftAgainst || rightAgainst)
    add(
      'name.initialDifferent',
      l.initialBits | l.nameBits,
      r.initialBits | r.nameBits,
      weights.initialContradicted,
    )
}

function weighWhole(l: Remainder, r: Remainder, rest: Rest, weights: Weights, add: Add): void {
  const names = l.nameBits | r.nameBits | l.numberBits | r.numberBits
  const general = l.generalBits | r.generalBits
  const ordered = inOrder(rest.links)
  const initials =
    (l.initialBits | r.initialBits) !== 0 || rest.links.some((link) => link.relation === 'initial')
  const only = onlyBy(rest.links)
  if (names === 0 && only !== undefined) {
    if (initials) add('name.initialsComplete', 0, 0, weights.initialsComplete)
    else if (only === 'sound') add('name.soundComplete', 0, 0, weights.soundComplete)
    else if (only === 'rough') add('name.roughlyComplete', 0, 0, weights.roughlyComplete)
    else if (general === 0) {
      add('name.complete', 0, 0, weights.complete)
      if (ordered && rest.links.every((link) => link.relation === 'equal'))
        add('name.identical', 0, 0, rest.person ? weights.identical : identicalOther(rest, weights))
    } else if (nearlyComplete(l, r))
      add('name.nearlyComplete', l.generalBits, r.generalBits, weights.nearlyComplete)
  }
  if (rest.links.length > 1 && ordered) add('name.order', 0, 0, weights.order)
  if (rest.person) weighPlaces(l, r, rest, weights, add)
}

/** Why a whole name agrees less than letter by letter; nothing where it does not agree as a whole: a
 * part may agree roughly beside others that agree better. */
function onlyBy(links: readonly Link[]): 'letter' | 'sound' | 'rough' | undefined {
  let sound = false
  let rough = 0
  for (const { relation } of links) {
    if (relation === 'truncated' || relation === 'lookalike') return undefined
    if (relation === 'sound') sound = true
    if (relation === 'rough' || relation === 'vowels' || relation === 'shortSound') rough++
  }
  if (rough > 1 || (rough === 1 && links.length === 1)) return undefined
  return sound ? 'sound' : rough === 1 ? 'rough' : 'letter'
}

function identicalOther(rest: Rest, weights: Weights): number {
  return rest.links.length > 1 ? weights.identicalOther : weights.identical
}

/** Only a region, or what stands in brackets, is left over on one side, or only words that say nothing
 * on both. */
function nearlyComplete(l: Remainder, r: Remainder): boolean {
  if (l.generalBits === 0 || r.generalBits === 0) return l.places || r.places
  return l.weakOnly && r.weakOnly
}

/** Where the parts of people's names stand: family names may come first, fathers not before sons. */
function weighPlaces(l: Remainder, r: Remainder, rest: Rest, weights: Weights, add: Add): void {
  const names = l.nameBits | r.nameBits
  if (names === 0) {
    if (rest.links.length > 2 && !rotated(rest.links)) add('name.shuffled', 0, 0, weights.shuffled)
    return
  }
  if (l.nameBits !== 0 && r.nameBits !== 0) return
  if (rest.links.length > 1 && inOrder(rest.links) && bothEnds(rest) && !rest.syllabic)
    add('name.ends', 0, 0, weights.ends)
}

/** The first and the last part of one name are linked with those of the other. */
function bothEnds({ links, lastLeft, lastRight }: Rest): boolean {
  const holds = (left: number, right: number) =>
    links.some((link) => (link.left & left) !== 0 && (link.right & right) !== 0)
  return holds(1, 1) && holds(lastLeft, lastRight)
}

/** Whether the parts of one name stand in the order of the other, begun at any of them, or in the
 * opposite order. */
function rotated(links: readonly Link[]): boolean {
  const sorted = [...links].sort((x, y) => (x.left >>> 0) - (y.left >>> 0))
  const falls = sorted.filter((link, i) => {
    const next = sorted[(i + 1) % sorted.length] as Link
    return next.right >>> 0 < link.right >>> 0
  })
  const opposite = falls.length === sorted.length - 1 && !falls.includes(sorted.at(-1) as Link)
  return falls.length <= 1 || opposite
}

function inOrder(links: readonly Link[]): boolean {
  const sorted = [...links].sort((x, y) => (x.left >>> 0) - (y.left >>> 0))
  return sorted.every(
    (link, i) => i === 0 || (sorted[i - 1] as Link).right >>> 0 < link.right >>> 0,
  )
}

/** Whether the forms are those of bodies that trade for their owners. */
function business(forms: readonly string[]): boolean {
  return !forms.includes('nonprofit') && !forms.includes('sole')
}

function weighLegal(a: WeighedForm, b: WeighedForm, weights: Weights, items: Item[]): void {
  const left = a.legal.filter((form) => form !== 'generic')
  const right = b.legal.filter((form) => form !== 'generic')
  if (left.length === 0 || right.length === 0 || a.kind === 'person') return
  const same = left.some((form) => right.includes(form))
  const far = business(left) !== business(right)
  const amount = same ? weights.legalEqual : far ? weights.legalFar : weights.legalDifferent
  items.push({ feature: same ? 'name.legal' : 'name.legalDifferent', left: 0, right: 0, amount })
}

/** Parts of one name go together, so that beyond the ceiling further agreement counts less. */
function weighCeiling(items: Item[], weights: Weights): void {
  let sum = 0
  for (const item of items) if (item.amount > 0) sum += item.amount
  const beyond = sum - weights.ceiling
  if (beyond <= 0) return
  const amount = -(beyond - Math.trunc((beyond * weights.beyondCeiling) / 100))
  items.push({ feature: 'name.together', left: 0, right: 0, amount })
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
