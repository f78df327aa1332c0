// True pairs: primary name and alias of one entity. Hard false pairs: the same primary name with one
// part replaced by a part, of the same place, of another entity's name. Split by entity, seeded.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { random } from './completeness.mjs'

/** Particles, titles and legal forms: a name with another of them is not another name. */
const small = new Set(
  `al el ul bin ben ibn bint abu abd abdul abdel de da do dos del della di du des la las le les los van von
  der den and of the for in on to by y e i und et haji hajji mullah dr sheikh seyed sayed seyyed sayyid syed maulawi mawlawi alhaj colonel general hafiz qari co company
  corp corporation ltd limited ltda llc inc gmbh sa sas srl cv rl sc ag pvt private public joint stock jsc
  ojsc oao ooo zao ao pjsc cia c s a v e r l m p o group est`.split(/\s+/),
)

/** @returns pairs {schema, a, b, same, held} of half true and half false */
export function labelledPairs(entities, seed) {
  const r = random(seed)
  const bySchema = group(entities)
  const pairs = []
  for (const entity of entities) {
    const held = r() < 0.4
    const name = entity.properties.name[0]
    for (const alias of entity.properties.alias ?? []) {
      // An alias without a letter pattern in common is another name, not another spelling.
      if (likeness(name, alias) < 0.6) continue
      const wrong = swapped(name, bySchema.get(entity.schema), r)
      if (wrong === undefined) continue
      pairs.push({ schema: entity.schema, a: name, b: alias, same: true, held })
      pairs.push({ schema: entity.schema, a: name, b: wrong, same: false, held })
    }
  }
  return pairs
}

/** The aliases of a seeded sample of 300 that a reader called the same name as the primary one, and not
 * another name of the same bearer. The file names entity and number of the alias, so that the list
 * itself is not repeated. */
export function sameNames(aliases) {
  const file = new URL('pairs/alias-verdicts.csv', import.meta.url)
  const same = new Set(
    parse(readFileSync(file, 'utf8'), { columns: true }).flatMap((row) =>
      row.same === 'true' ? [`${row.entity},${row.alias}`] : [],
    ),
  )
  const counts = new Map()
  return aliases.filter((alias) => {
    const number = (counts.get(alias.id) ?? 0) + 1
    counts.set(alias.id, number)
    return same.has(`${alias.id},${number}`)
  })
}

/** Those aliases as true pairs, each with a hard false one. */
export function verdictPairs(entities, aliases, seed) {
  const r = random(seed)
  const bySchema = group(entities)
  return sameNames(aliases).flatMap(({ schema, name, primary }) => {
    const wrong = swapped(primary, bySchema.get(schema), r)
    const right = { schema, a: primary, b: name, same: true, held: true }
    return wrong === undefined ? [right] : [right, { ...right, b: wrong, same: false }]
  })
}

/** The name with one part swapped for a part of another that stands on the same side of the comma. */
function swapped(name, others, r) {
  const pick = (list) => list[(r() * list.length) | 0]
  const sides = name.split(',').map((side) => side.split(' '))
  const places = sides.flatMap((side, i) =>
    side.flatMap((word, j) => (plain(word).length > 2 && !small.has(plain(word)) ? [[i, j]] : [])),
  )
  if (places.length < 2) return undefined
  const [i, j] = pick(places)
  const old = sides[i][j]
  for (let tries = 0; tries < 20; tries++) {
    const other = pick(others).properties.name[0].split(',')
    if (other.length !== sides.length) continue
    const word = pick(other[i].split(' '))
    if (plain(word).length < 3 || small.has(plain(word)) || likeness(word, old) >= 0.4) continue
    return sides
      .map((side, k) => (k === i ? side.map((w, l) => (l === j ? word : w)) : side).join(' '))
      .join(',')
  }
  return undefined
}

const plain = (word) => word.toLowerCase().replace(/[^a-z]/g, '')

function group(entities) {
  const map = new Map()
  for (const e of entities) map.set(e.schema, [...(map.get(e.schema) ?? []), e])
  return map
}

/** The share of letter pairs in common (Dice): a measure of its own, so that the pairs do not depend on
 * the scorer they judge. */
function likeness(a, b) {
  const grams = (t) => {
    const s = plain(t)
    return new Set(Array.from({ length: Math.max(0, s.length - 1) }, (_, i) => s.slice(i, i + 2)))
  }
  const [x, y] = [grams(a), grams(b)]
  let common = 0
  for (const g of x) if (y.has(g)) common++
  return x.size + y.size === 0 ? 0 : (2 * common) / (x.size + y.size)
}

/** Precision, recall and F1 at the threshold. */
export function judge(pairs, evidenceOf, least) {
  let tp = 0,
    fp = 0,
    fn = 0
  const wrong = []
  for (const pair of pairs) {
    const hit = evidenceOf(pair) >= least
    if (hit && pair.same) tp++
    else if (hit) {
      fp++
      wrong.push(`false ${pair.a} | ${pair.b}`)
    } else if (pair.same) {
      fn++
      wrong.push(`miss ${pair.a} | ${pair.b}`)
    }
  }
  return {
    tp,
    fp,
    fn,
    precision: tp / (tp + fp),
    recall: tp / (tp + fn),
    f1: (2 * tp) / (2 * tp + fp + fn),
    wrong,
  }
}
