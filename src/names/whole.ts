import type { Link } from './links.ts'
import type { Remainder, Rest } from './remainder.ts'
import { setSize } from './rewrite.ts'
import type { Add } from './weighed-form.ts'
import type { Weights } from './weights.ts'

/** Weighs whether two names agree as wholes, and in the order of their parts. */
export function weighWhole(
  l: Remainder,
  r: Remainder,
  rest: Rest,
  weights: Weights,
  add: Add,
): void {
  const names = l.nameBits | r.nameBits | l.numberBits | r.numberBits
  const general = l.generalBits | r.generalBits
  const ordered = inOrder(rest.links)
  const initials =
    (l.initialBits | r.initialBits) !== 0 || rest.links.some((link) => link.relation === 'initial')
  const only = onlyBy(rest.links)
  if (names === 0 && only !== undefined) {
    // One initial left out is usual; two are two names that the other does not have.
    const left = setSize(l.initialBits) + setSize(r.initialBits)
    if (initials) add('name.initialsComplete', 0, 0, left < 2 ? weights.initialsComplete : 0)
    else if (only === 'sound') add('name.soundComplete', 0, 0, weights.soundComplete)
    else if (only === 'rough') add('name.roughlyComplete', 0, 0, weights.roughlyComplete)
    else if (general === 0) {
      add('name.complete', 0, 0, weights.complete)
      if ((ordered || !rest.person) && rest.links.every((link) => link.relation === 'equal'))
        add('name.identical', 0, 0, rest.person ? weights.identical : identicalOther(rest, weights))
    } else if (nearlyComplete(l, r))
      add('name.nearlyComplete', l.generalBits, r.generalBits, weights.nearlyComplete)
  }
  if (rest.links.length > 1 && ordered) add('name.order', 0, 0, weights.order)
  if (rest.person) weighPlaces(l, r, rest, weights, add)
}

const roughly: ReadonlySet<string> = new Set([
  'rough',
  'vowels',
  'near',
  'threeSounds',
  'shortSound',
])

/** Why a whole name agrees less than letter by letter; nothing where it does not agree as a whole: a
 * part may agree roughly beside others that agree better. */
function onlyBy(links: readonly Link[]): 'letter' | 'sound' | 'rough' | undefined {
  let sound = false
  let rough = 0
  for (const { relation } of links) {
    if (relation === 'truncated' || relation === 'lookalike' || relation === 'alike')
      return undefined
    if (relation === 'sound') sound = true
    if (roughly.has(relation)) rough++
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
