import type { FeatureWeights } from './feature-weights.ts'

/** A birth date as far as it is known. */
interface Birth {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly text: string
}

function read(text: string): Birth | undefined {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(text)
  if (!parts) return undefined
  return { year: Number(parts[1]), month: Number(parts[2] ?? 0), day: Number(parts[3] ?? 0), text }
}

/** What two birth dates say, in a feature name, an amount and a reviewer's words. */
export interface BirthComparison {
  readonly feature: string
  readonly query: string
  readonly candidate: string
  readonly amount: number
  readonly text: string
}

/** The best agreement between any birth date of the query and any of the entity; nothing where one
 * side has none that can be read.
 *
 * @param query ISO dates of any precision
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
    const left = read(a)
    if (!left) continue
    for (const b of candidate) {
      const right = read(b)
      if (!right) continue
      const found = compare(left, right, weights)
      if (!best || found.amount > best.amount) best = found
    }
  }
  return best
}

function compare(a: Birth, b: Birth, weights: FeatureWeights): BirthComparison {
  const say = (feature: string, amount: number, words: string): BirthComparison => ({
    feature: `birthDate.${feature}`,
    query: a.text,
    candidate: b.text,
    amount,
    text: `${words}: ${a.text} and ${b.text}`,
  })
  const off = Math.abs(a.year - b.year)
  const full = a.day > 0 && b.day > 0
  if (off > 0) {
    const sameDay = full && a.month === b.month && a.day === b.day
    if (full && sameDay && digitsOff(a.text, b.text) === 1)
      return say('typo', weights.birthDayTypo, 'birth date one digit off')
    if (off === 1 && !full) return say('near', weights.birthYearNear, 'birth year differs by 1')
    const words = `birth year differs by ${off}`
    return off <= 9
      ? say('off', weights.birthYearOff, words)
      : say('far', weights.birthYearFar, words)
  }
  if (full && a.month === b.month && a.day === b.day)
    return say('day', weights.birthDay, 'birth date equal')
  if (full && a.month === b.day && a.day === b.month)
    return say('swapped', weights.birthDaySwapped, 'birth date equal with day and month swapped')
  if (full) {
    if (digitsOff(a.text, b.text) === 1)
      return say('typo', weights.birthDayTypo, 'birth date one digit off')
    return say('differs', weights.birthDayDifferent, 'birth year equal, day differs')
  }
  if (a.month > 0 && b.month > 0) {
    if (a.month === b.month) return say('month', weights.birthMonth, 'birth month equal')
    return say('differs', weights.birthDayDifferent, 'birth year equal, month differs')
  }
  return say('year', weights.birthYear, 'birth year equal')
}

function digitsOff(a: string, b: string): number {
  if (a.length !== b.length) return 99
  let count = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++
  return count
}
