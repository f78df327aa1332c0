import { nameRows } from './name-rows.ts'

/** 0 = never met or one in a million; each step about twice as common; 9 = one name in fifty. */
export type Commonness = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

let known: { person: Map<string, Commonness>; other: Map<string, Commonness> } | undefined

function read(): { person: Map<string, Commonness>; other: Map<string, Commonness> } {
  const person = new Map<string, Commonness>()
  const other = new Map<string, Commonness>()
  for (const row of nameRows('name_frequency')) {
    const target = row.corpus === 'person' ? person : other
    const level = Number(row.level) as Commonness
    for (const word of (row.words ?? '').split('|')) target.set(word, level)
  }
  for (const row of nameRows('name_common'))
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
