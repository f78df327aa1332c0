import type { View } from './view.ts'

/** Where the goods end up: the stated destinations and the end users, else every receiving party.
 *
 * @returns ISO codes or regions, each once; empty where none is understood
 * @example
 * endsOf(view) // ['kg']
 */
export function endsOf(view: View): readonly string[] {
  const ends = view.places.filter((place) => place.part === 'destination')
  const stated = ends.filter(
    (place) => !place.field.startsWith('parties') || place.field.includes('(end user)'),
  )
  const used = stated.length > 0 ? stated : ends
  return [...new Set(used.flatMap((place) => place.places.slice(0, 1)))]
}
