import { tableAsOf } from '../tables/index.ts'

/** 0 = never met or one in a million; each step about twice as common; 9 = one name in fifty. */
export type Commonness = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

let known: { person: Map<string, Commonness>; other: Map<string, Commonness> } | undefined

function read(): { person: Map<string, Commonness>; other: Map<string, Commonness> } {
  const person = new Map<string, Commonness>()
  const other = new Map<string, Commonness>()
  for (const row of tableAsOf('name_frequency', '2026-11-24').rows) {
    const target = row.corpus === 'person' ? person : other
    const level = Number(row.level) as Commonness
    for (const word of (row.words ?? '').split('|')) target.set(word, level)
  }
  return { person, other }
}

/** How common a romanised word is in names of people, or of organisations and vessels, from the
 * shipped table: it does not depend on which lists are loaded.
 *
 * @example
 * commonness('ali', 'person') // 9
 */
export function commonness(word: string, corpus: 'person' | 'other'): Commonness {
  known ??= read()
  return known[corpus].get(word) ?? 0
}
