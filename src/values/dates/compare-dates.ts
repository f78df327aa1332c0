import type { DateValue } from './date-value.ts'

/** How two dates stand to each other, from the most alike to the least. */
export type DateRelation =
  | 'equal'
  | 'overlap'
  | 'near'
  | 'day_month_swapped'
  | 'digits_swapped'
  | 'one_digit_off'
  | 'disjoint'

/** The relation of two dates and the distance that a reviewer would name. */
export interface DateComparison {
  /**
   * `equal`: the same day, or the same interval at the same precision. `overlap`: one day can be
   * both. `near`: only because one is approximate, within two years. `day_month_swapped`,
   * `digits_swapped` (two neighbouring digits), `one_digit_off`: a usual slip of the pen between
   * two single days or years. `disjoint`: none of these.
   */
  readonly relation: DateRelation
  /** Calendar years between the nearest ends; 0 where they share a year: 1971 and 1983 give 12. */
  readonly years: number
}

/** Years by which an approximate date may be off: what "circa" is taken to say. */
const approximateYears = 2

/** Compares two dates as intervals, and looks for the usual slips where they do not meet.
 *
 * Symmetric. Compare every reading of an ambiguous date and keep the best.
 *
 * @example
 * compareDates(d('1971-08-15'), d('1971'))       // { relation: 'overlap', years: 0 }
 * compareDates(d('1971-08-05'), d('1971-05-08')) // { relation: 'day_month_swapped', years: 0 }
 * compareDates(d('1971-08-15'), d('1983-02-01')) // { relation: 'disjoint', years: 12 }
 */
export function compareDates(a: DateValue, b: DateValue): DateComparison {
  const years = yearsBetween(a, b)
  if (a.earliest <= b.latest && b.earliest <= a.latest) {
    const same = a.earliest === b.earliest && a.latest === b.latest
    return { relation: same && !a.approximate && !b.approximate ? 'equal' : 'overlap', years }
  }
  if ((a.approximate || b.approximate) && years <= approximateYears) {
    return { relation: 'near', years }
  }
  return { relation: slip(a, b), years }
}

function yearsBetween(a: DateValue, b: DateValue): number {
  const gap =
    a.earliest > b.latest
      ? +a.earliest.slice(0, 4) - +b.latest.slice(0, 4)
      : +b.earliest.slice(0, 4) - +a.latest.slice(0, 4)
  return Math.max(gap, 0)
}

function slip(a: DateValue, b: DateValue): DateRelation {
  if (a.precision !== b.precision || a.iso === undefined || b.iso === undefined) return 'disjoint'
  if (a.precision === 'range') return 'disjoint'
  const [x, y] = [a.iso, b.iso]
  if (x.length === 10 && x.slice(0, 4) === y.slice(0, 4)) {
    if (x.slice(5, 7) === y.slice(8) && x.slice(8) === y.slice(5, 7)) return 'day_month_swapped'
  }
  return figureSlip(x, y)
}

function figureSlip(x: string, y: string): DateRelation {
  let first = -1
  let count = 0
  for (let i = 0; i < x.length; i++) {
    if (x[i] === y[i]) continue
    if (first < 0) first = i
    count++
  }
  if (count === 1) return 'one_digit_off'
  const neighbours = count === 2 && x[first] === y[first + 1] && x[first + 1] === y[first]
  return neighbours ? 'digits_swapped' : 'disjoint'
}
