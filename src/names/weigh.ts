import { bestLinks } from './align.ts'
import type { Link } from './links.ts'
import { type Remainder, type Rest, remainder } from './remainder.ts'
import type { Add, Item, WeighedForm } from './weighed-form.ts'
import type { Weights } from './weights.ts'
import { weighWhole } from './whole.ts'

/** Everything that two names with these links contribute, the prior first.
 *
 * @param all every link between their parts, in any order
 */
export function weighLinks(
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
  if (person) weighShared(items, links, weights)
  return items
}

function bits(form: WeighedForm): number {
  return (1 << form.slots.length) - 1
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
  const left = against(l, rest.person)
  const right = against(r, rest.person)
  const leftBits = l.nameBits | l.generalBits
  const rightBits = r.nameBits | r.generalBits
  const both = Math.min(left, right)
  if (both > 0) {
    const clash = clashOf(l, r, weights)
    const amount = clash - Math.trunc((both * weights.contradiction) / 100)
    add('name.different', leftBits, rightBits, amount)
  }
  const ofLeft = surplusOf(l, left - right, r, rest, weights)
  const ofRight = surplusOf(r, right - left, l, rest, weights)
  add('name.surplus', leftBits, 0, -ofLeft)
  add('name.surplus', 0, rightBits, -ofRight)
  if (l.patronymicBits !== 0 && r.patronymicBits !== 0)
    add('name.patronymic', l.patronymicBits, r.patronymicBits, weights.patronymicContradicted)
  weighNumbers(l, r, weights, add)
  weighInitials(l, r, weights, add)
  weighWhole(l, r, rest, weights, add)
}

/** What is left over and speaks against what the other name has left over: a word of trade beside a
 * person's name contradicts no name of the person. */
function against(side: Remainder, person: boolean): number {
  return side.names + (person ? 0 : side.general)
}

/** What it costs that one name has more: names the more, the rarer they are, but no more than
 * `surplusMost` where the other stands in it in full: words around a name do not hide it.
 *
 * @param over how much more it has than the other, negative where it has less
 */
function surplusOf(
  more: Remainder,
  over: number,
  other: Remainder,
  rest: Rest,
  weights: Weights,
): number {
  const ofNames = rest.syllabic ? weights.surplusSyllable : weights.surplus
  const general = rest.person ? more.general : Math.max(0, Math.min(over, more.general))
  const share = more.general === 0 ? 0 : Math.trunc((more.surplus * general) / more.general)
  const names = Math.max(0, rest.person ? over : over - general)
  const amount = share + Math.trunc((names * ofNames) / 100)
  return inFull(other, rest) ? Math.min(amount, weights.surplusMost) : amount
}

/** Ways of writing one and the same part, of which none is an abbreviation. */
const sameWord: ReadonlySet<string> = new Set(['equal', 'spelling', 'romanisation', 'joined'])

/** Whether nothing of a name is left over, and its parts, two or more, are all found in the other. */
function inFull(name: Remainder, { links, syllabic }: Rest): boolean {
  if (name.leftOver !== 0 || links.length < 2 || syllabic) return false
  return links.every((link) => sameWord.has(link.relation))
}

/** What it costs, beside their worth, that something is left over on both sides. */
function clashOf(l: Remainder, r: Remainder, weights: Weights): number {
  if (l.nameBits !== 0 && r.nameBits !== 0) return weights.clash
  return l.weakOnly && r.weakOnly && l.nameBits === 0 && r.nameBits === 0 ? 0 : weights.clashGeneral
}

/** Whether all that agrees are syllables of Chinese or Korean names, which have no part to spare. */
function syllabic(a: WeighedForm, b: WeighedForm, links: readonly Link[]): boolean {
  const all = (form: WeighedForm, set: number) =>
    form.slots.every(({ token }, i) => (set & (1 << i)) === 0 || token.syllable)
  return links.every((link) => all(a, link.left) && all(b, link.right))
}

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

/** Agreement in a name that many people bear says less of who it is, however well it agrees. */
function weighShared(items: Item[], links: readonly Link[], weights: Weights): void {
  let worth = 0
  for (const link of links) worth += link.gain
  const most = weights.sharedName + Math.trunc((worth * weights.sharedNameParts) / 100)
  let sum = 0
  for (const { feature, amount } of items)
    if (amount > 0 || feature === 'name.together') sum += amount
  if (sum > most) items.push({ feature: 'name.common', left: 0, right: 0, amount: most - sum })
}
