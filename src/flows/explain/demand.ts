import { type Leg, rose } from '../links/legs.ts'
import { median } from '../stats/quantile.ts'
import { digits, placeInSentence } from '../words.ts'
import { type Explanation, type Rise, rawChange, standsOut } from './explanation.ts'

/** Fewer others are no yardstick. */
const fewestOthers = 3

/** Did the same goods rise to all? The typical change to other destinations is the yardstick. */
export function demandForGoods(rise: Rise, sameGoods: readonly Leg[]): Explanation {
  const others = sameGoods.filter((leg) => !rise.sanctioned.includes(leg.corridor.destination))
  return against(rise, others, {
    name: 'demand for the goods',
    others: 'other destinations of the same goods',
  })
}

/** Did the destination buy more of everything? Its other goods are the yardstick. */
export function demandOfDestination(rise: Rise, sameDestination: readonly Leg[]): Explanation {
  const others = sameDestination.filter((leg) => leg.corridor.hs6 !== rise.corridor.hs6)
  const place = placeInSentence(rise.corridor.destination)
  return against(rise, others, {
    name: 'demand of the destination',
    others: `other goods to ${place}`,
  })
}

/** Rises of goods whose direct trade fell are no yardstick: that trade may have moved to several
 * places and in several goods at once. Where they are all that is left nothing can be compared. */
function against(
  rise: Rise,
  others: readonly Leg[],
  words: { readonly name: Explanation['name']; readonly others: string },
): Explanation {
  const calm = others.filter(
    (leg) => !(rose(leg) && rise.fallen.has(`${leg.corridor.hs6} ${leg.corridor.origin}`)),
  )
  const listed = others.length - calm.length
  const also =
    listed > 0 ? `; ${listed} more rose in goods whose direct trade fell and are no yardstick` : ''
  if (calm.length < fewestOthers) {
    const text = `${calm.length} ${words.others} in the files are too few to compare with${also}`
    return { name: words.name, explains: null, text }
  }
  const changes = calm.map((leg) => rawChange(leg.verdict))
  const own = digits(Math.exp(rawChange(rise.verdict)))
  return {
    name: words.name,
    explains: !standsOut(rise.verdict, changes),
    text: `${calm.length} ${words.others} changed by ${digits(Math.exp(median(changes)))} times at the median, this by ${own}${also}`,
  }
}
