import { compareDates, type DateValue, parseDate } from '../values/index.ts'
import type { FeatureWeights } from './feature-weights.ts'

/** What two birth dates say, in a feature name, an amount and a reviewer's words. */
interface BirthComparison {
  readonly feature: string
  readonly query: string
  readonly candidate: string
  readonly amount: number
  readonly text: string
}

const remembered = new Map<string, readonly DateValue[]>()
const mostRemembered = 50_000

/** All readings of a date; none of a text that is no date. */
function readings(text: string): readonly DateValue[] {
  const known = remembered.get(text)
  if (known) return known
  const parsed = parseDate(text)
  const dates =
    parsed.state === 'known' ? [parsed.date] : parsed.state === 'ambiguous' ? parsed.readings : []
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(text, dates)
  return dates
}

/** The best agreement between any birth date of the query and any of the entity; nothing where one
 * side has none that can be read.
 *
 * @param query dates of any precision and writing
 * @example
 * compareBirths(['1965-03-12'], ['1965-12-03'], defaultFeatureWeights)?.feature // 'birthDate.swapped'
 */
export function compareBirths(
  query: readonly string[],
  candidate: readonly string[],
  weights: FeatureWeights,
): BirthComparison | undefined {
  let best: BirthComparison | undefined
  for (const a of query) {
    for (const b of candidate) {
      for (const left of readings(a)) {
        for (const right of readings(b)) {
          const { feature, amount, words } = weigh(left, right, weights)
          if (best && amount <= best.amount) continue
          best = {
            feature: `birthDate.${feature}`,
            query: a,
            candidate: b,
            amount,
            text: `${words}: ${a} and ${b}`,
          }
        }
      }
    }
  }
  return best
}

interface Weighed {
  readonly feature: string
  readonly amount: number
  readonly words: string
}

function weigh(a: DateValue, b: DateValue, weights: FeatureWeights): Weighed {
  const { relation, years } = compareDates(a, b)
  switch (relation) {
    case 'equal':
    case 'overlap':
      return agreement(a, b, weights)
    case 'near':
      return {
        feature: 'near',
        amount: weights.birthYearNear,
        words: `birth year differs by ${years}, one date is approximate`,
      }
    case 'day_month_swapped':
      return {
        feature: 'swapped',
        amount: weights.birthDaySwapped,
        words: 'birth date equal with day and month swapped',
      }
    case 'digits_swapped':
    case 'one_digit_off':
      // Years alone differ by a digit too easily for that to be a slip.
      if (a.precision !== 'day')
        return years === 1
          ? { feature: 'near', amount: weights.birthYearNear, words: 'birth year differs by 1' }
          : disjoint(years, weights)
      return { feature: 'typo', amount: weights.birthDayTypo, words: 'birth date one digit off' }
    case 'disjoint':
      // A year alone in a list is often off by one.
      if (years === 1 && (a.precision !== 'day' || b.precision !== 'day'))
        return { feature: 'near', amount: weights.birthYearNear, words: 'birth year differs by 1' }
      // Equal but for the year, and that off by one: 1969-08-21 and 1970-08-21.
      if (years === 1 && a.earliest.slice(4) === b.earliest.slice(4))
        return { feature: 'typo', amount: weights.birthDayTypo, words: 'birth year differs by 1' }
      return disjoint(years, weights)
    default:
      return relation satisfies never
  }
}

/** Dates that can be the same day agree as far as the less exact of them goes. */
function agreement(a: DateValue, b: DateValue, weights: FeatureWeights): Weighed {
  const loose = a.approximate || b.approximate
  if (a.precision === 'range' || b.precision === 'range')
    return { feature: 'range', amount: weights.birthYearNear, words: 'birth date within the range' }
  if (loose)
    return {
      feature: 'near',
      amount: weights.birthYearNear,
      words: 'birth date agrees, one is approximate',
    }
  if (a.precision === 'day' && b.precision === 'day')
    return { feature: 'day', amount: weights.birthDay, words: 'birth date equal' }
  if (a.precision === 'year' || b.precision === 'year')
    return { feature: 'year', amount: weights.birthYear, words: 'birth year equal' }
  return { feature: 'month', amount: weights.birthMonth, words: 'birth month equal' }
}

function disjoint(years: number, weights: FeatureWeights): Weighed {
  if (years === 0)
    return {
      feature: 'differs',
      amount: weights.birthDayDifferent,
      words: 'birth year equal, day or month differs',
    }
  const words = `birth year differs by ${years}`
  return years <= 9
    ? { feature: 'off', amount: weights.birthYearOff, words }
    : { feature: 'far', amount: weights.birthYearFar, words }
}
