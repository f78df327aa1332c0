import type { Entity } from '../../src/model/index.ts'
import { tableAsOf } from '../../src/tables/index.ts'

/** A seeded generator of numbers below 1. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Entities with names made of the words of the frequency table, common words more often. */
export function inventedEntities(count: number, seed: number): Entity[] {
  const r = random(seed)
  const rows = tableAsOf('name_frequency', '2026-11-24').rows
  const words = (corpus: string) => {
    const levels = rows
      .filter((row) => row.corpus === corpus)
      .map((row) => (row.words ?? '').split('|'))
    return () => {
      const level = levels[Math.floor(r() * levels.length)] as string[]
      return level[Math.floor(r() * level.length)] as string
    }
  }
  const person = words('person')
  const other = words('other')
  const pick = <T>(list: readonly T[]): T => list[Math.floor(r() * list.length)] as T
  const names: Record<string, () => string> = {
    Person: () =>
      Array.from({ length: 2 + Math.floor(r() * 3) }, person).join(
        pick([' ', ' ', '-', ' al-', ' van ']),
      ),
    Company: () =>
      [
        ...Array.from({ length: 1 + Math.floor(r() * 3) }, other),
        pick(['LLC', 'Ltd', 'OAO', 'Company', '']),
      ].join(' '),
    Vessel: () => `${other()} ${other()} ${pick(['', '1', '2', 'VII'])}`,
    LegalEntity: () => `${person()} ${pick([other, person])()}`,
  }
  return Array.from({ length: count }, (_, i) => {
    const schema = pick(Object.keys(names))
    const make = names[schema] as () => string
    return {
      id: `e${String(i).padStart(5, '0')}`,
      schema,
      properties: {
        name: [make()],
        alias: Array.from({ length: Math.floor(r() * 3) }, make),
        ...(r() < 0.2 ? { weakAlias: [person()] } : {}),
        ...(r() < 0.5 ? { birthDate: [`19${10 + Math.floor(r() * 89)}`] } : {}),
        ...(r() < 0.5 ? { country: [pick(['ru', 'ir', 'cn'])] } : {}),
        ...(r() < 0.2 ? { innCode: [String(7700000000 + Math.floor(r() * 50))] } : {}),
      },
      datasets: ['invented'],
    }
  })
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** A listed name as it may come in: misspelt, cut, joined, parted, turned round, mixed with another. */
export function mutated(name: string, other: string, r: () => number): string {
  const at = Math.floor(r() * name.length)
  const words = name.split(' ')
  const nth = Math.floor(r() * words.length)
  const letter = letters[Math.floor(r() * 26)] ?? 'x'
  const ways: (() => string)[] = [
    () => name,
    () => name.slice(0, at) + name.slice(at + 1),
    () => name.slice(0, at) + letter + name.slice(at),
    () => name.slice(0, at) + letter + name.slice(at + 1),
    () => name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
    () => [...words].reverse().join(' '),
    () => words.join(''),
    () => `${name.slice(0, at)} ${name.slice(at)}`,
    () => words.filter((_, i) => i !== nth).join(' '),
    () => words.map((word, i) => (i === nth ? word.slice(0, 1) : word)).join(' '),
    () => words.map((word) => word.slice(0, 1)).join(''),
    () => name.slice(0, 4 + at),
    () => `${words[0] ?? ''} ${other.split(' ').slice(1).join(' ')}`,
    () => `${name} ${other}`,
    () => `${name} 3`,
  ]
  return (ways[Math.floor(r() * ways.length)] as () => string)()
}
