import { tableAsOf } from '../tables/index.ts'

/** 0 = never met or one in a million; each step about twice as common; 9 = one name in fifty. */
export type Commonness = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

/** Names have no validity in time: any date reads the same rows. */
const anyDay = '2026-11-24'

let known: { person: Map<string, Commonness>; other: Map<string, Commonness> } | undefined

function read(): { person: Map<string, Commonness>; other: Map<string, Commonness> } {
  const person = new Map<string, Commonness>()
  const other = new Map<string, Commonness>()
  for (const row of tableAsOf('name_frequency', anyDay).rows) {
    const target = row.corpus === 'person' ? person : other
    const level = Number(row.level) as Commonness
    for (const word of (row.words ?? '').split('|')) target.set(word, level)
  }
  for (const row of tableAsOf('name_common', anyDay).rows)
    for (const word of (row.words ?? '').split('|'))
      person.set(word, Math.max(person.get(word) ?? 0, Number(row.level)) as Commonness)
  return { person, other }
}

/** How common a romanised word is in names of people, or of organisations and vessels, from the
 * shipped tables: it does not depend on which lists are loaded.
 *
 * @example
 * commonness('ali', 'person') // 9
 */
export function commonness(word: string, corpus: 'person' | 'other'): Commonness {
  known ??= read()
  return known[corpus].get(word) ?? 0
}
