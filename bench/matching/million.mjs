// Entities with names of the shipped frequencies, seeded: for size and time at 10 thousand and 1 million.
import { readFileSync } from 'node:fs'
import { random } from './completeness.mjs'

export function* generated(count, seed) {
  const r = random(seed)
  const rows = readFileSync('data/names/frequency.csv', 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((l) => l.split(','))
  // A level is half as common as the next; a rare word is made up of two others.
  const words = (corpus) => {
    const levels = rows
      .filter((row) => row[0] === corpus)
      .map((row) => [Number(row[1]), row[2].split('|')])
    const weights = levels.map(([level, list]) => 2 ** level * list.length)
    const total = weights.reduce((a, b) => a + b, 0)
    const one = () => {
      let at = r() * total
      for (let i = 0; i < levels.length; i++) {
        at -= weights[i]
        if (at <= 0) return levels[i][1][(r() * levels[i][1].length) | 0]
      }
      return levels[0][1][0]
    }
    return () => (r() < 0.25 ? (one() + one().slice(0, 4)).slice(0, 11) : one())
  }
  const person = words('person')
  const other = words('other')
  for (let i = 0; i < count; i++) {
    const isPerson = r() < 0.6
    const name = isPerson
      ? Array.from({ length: r() < 0.5 ? 2 : 3 }, person).join(' ')
      : `${other()} ${other()} ${r() < 0.5 ? other() : ''} LLC`
    yield {
      id: `g${String(i).padStart(7, '0')}`,
      schema: isPerson ? 'Person' : 'Company',
      properties: { name: [name], country: [r() < 0.5 ? 'ru' : 'ir'] },
      datasets: ['generated'],
    }
  }
}
