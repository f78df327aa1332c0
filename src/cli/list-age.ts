import type { SearchedList } from '../decision/index.ts'
import { ageOf } from '../lists/index.ts'

/** Whole days since a list was published; undefined where the list does not say when. */
function ageInDays(publishedOn: string | undefined, on: string): number | undefined {
  return publishedOn === undefined ? undefined : ageOf({ publishedOn }, on).days
}

/** "4 days old", or that the age is unknown. */
function ageWords(publishedOn: string | undefined, on: string): string {
  const age = ageInDays(publishedOn, on)
  if (age === undefined) return 'age unknown'
  return age === 1 ? '1 day old' : `${age} days old`
}

/** So many lists are named one by one. */
const named = 8

/** Which lists are searched and how old they are, those of unknown age first, then the oldest.
 *
 * @example
 * searchedWords([{ dataset: 'un_sc_sanctions', version: '2026-02-27', publishedOn: '2026-02-27' }], '2026-03-01')
 * // 'searched: un_sc_sanctions 2026-02-27 (2 days old)'
 */
export function searchedWords(lists: readonly SearchedList[], on: string): string {
  const age = (list: SearchedList) => ageInDays(list.publishedOn, on) ?? Number.POSITIVE_INFINITY
  const oldestFirst = [...lists].sort((a, b) => (age(a) === age(b) ? 0 : age(b) > age(a) ? 1 : -1))
  const words = oldestFirst.slice(0, named).map(oneList(on))
  const rest = lists.length - named
  return `searched: ${words.join('; ')}${rest > 0 ? `; and ${rest} younger lists` : ''}`
}

function oneList(on: string): (list: SearchedList) => string {
  return ({ dataset, version, publishedOn, confirmedOn }) => {
    const confirmed = confirmedOn ? `, current on ${confirmedOn.slice(0, 10)}` : ''
    if (publishedOn === undefined)
      return `${dataset} (age unknown: its file has no date of publication${confirmed})`
    return `${dataset} ${version} (${ageWords(publishedOn, on)}${confirmed})`
  }
}
