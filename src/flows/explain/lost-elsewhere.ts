import { type Leg, valueAfter, valueExpected } from '../links/legs.ts'
import { percentInWords, placeInSentence } from '../words.ts'
import { type Explanation, muchOfIt, type Rise } from './explanation.ts'

/** Did another destination that is not sanctioned lose what this one gained: a hub that moved? */
export function rerouting(rise: Rise, sameGoods: readonly Leg[]): Explanation {
  const others = sameGoods.filter((leg) => !rise.sanctioned.includes(leg.corridor.destination))
  return lostElsewhere(rise, others, {
    name: 're-routing',
    of: 'other destinations that are not sanctioned',
    place: (leg) => placeInSentence(leg.corridor.destination),
  })
}

/** Did the destination's other suppliers of the same goods lose what this one gained? */
export function changeOfSupplier(rise: Rise, sameBuyer: readonly Leg[]): Explanation {
  const others = sameBuyer.filter((leg) => leg.corridor.origin !== rise.corridor.origin)
  return lostElsewhere(rise, others, {
    name: 'change of supplier',
    of: 'other origins of the same goods',
    place: (leg) => placeInSentence(leg.corridor.origin),
  })
}

/** Did a sibling code of the same heading lose what this code gained on the same way? */
export function reclassification(rise: Rise, sameHeading: readonly Leg[]): Explanation {
  const others = sameHeading.filter((leg) => leg.corridor.hs6 !== rise.corridor.hs6)
  return lostElsewhere(rise, others, {
    name: 'reclassification',
    of: `other codes of heading ${rise.corridor.hs6.slice(0, 4)} on the same way`,
    place: (leg) => `HS ${leg.corridor.hs6}`,
  })
}

function lostElsewhere(
  rise: Rise,
  others: readonly Leg[],
  words: {
    readonly name: Explanation['name']
    readonly of: string
    readonly place: (leg: Leg) => string
  },
): Explanation {
  if (others.length === 0) {
    return { name: words.name, explains: null, text: `the files hold no ${words.of}` }
  }
  // Only falls beyond their own 95 % interval count as lost.
  const fallen = others.filter((leg) => leg.verdict.high < 0)
  const lost = fallen.reduce(
    (sum, leg) => sum + Math.max(0, valueExpected(leg, rise) - valueAfter(leg, rise)),
    0,
  )
  const share = rise.excess > 0 ? lost / rise.excess : 0
  const named = fallen.slice(0, 3).map(words.place).join(', ')
  return {
    name: words.name,
    explains: share >= muchOfIt,
    text:
      fallen.length === 0
        ? `none of ${others.length} ${words.of} fell beyond chance`
        : `${fallen.length} of ${others.length} ${words.of} fell beyond chance (${named}${fallen.length > 3 ? ', …' : ''}), by ${percentInWords(share)} of this gain`,
  }
}
