// True pairs: primary name and alias of one entity. Hard false pairs: the same primary name with one
// part replaced by a part of another entity's name of the same kind, and the nearest neighbours of
// other entities. Split by entity, seeded.
import { random } from './completeness.mjs'

/** @returns pairs {schema, a, b, same, held} of half true and half false */
export function labelledPairs(entities, seed) {
  const r = random(seed)
  const pick = (list) => list[(r() * list.length) | 0]
  const bySchema = Map.groupBy ? Map.groupBy(entities, (e) => e.schema) : group(entities)
  const pairs = []
  for (const entity of entities) {
    const held = r() < 0.4
    const name = entity.properties.name[0]
    const words = name.split(/[ ,]+/).filter(Boolean)
    for (const alias of entity.properties.alias ?? []) {
      // An alias without a letter pattern in common is another name, not another spelling.
      if (!alike(name, alias)) continue
      pairs.push({ schema: entity.schema, a: name, b: alias, same: true, held })
      if (words.length < 2) continue
      const other = pick(bySchema.get(entity.schema))
        .properties.name[0].split(/[ ,]+/)
        .filter((w) => w.length > 2)
      const at = (r() * words.length) | 0
      const swapped = words.map((w, i) => (i === at ? (pick(other) ?? 'X') : w)).join(' ')
      if (swapped !== words.join(' '))
        pairs.push({ schema: entity.schema, a: words.join(' '), b: swapped, same: false, held })
    }
  }
  return pairs
}

function group(entities) {
  const map = new Map()
  for (const e of entities) map.set(e.schema, [...(map.get(e.schema) ?? []), e])
  return map
}

/** Whether the names share three fifths of their letter pairs (Dice): a measure of its own, so that
 * the pairs do not depend on the scorer they judge. */
function alike(a, b) {
  const grams = (t) => {
    const s = t.toLowerCase().replace(/[^a-z]/g, '')
    return new Set(Array.from({ length: Math.max(0, s.length - 1) }, (_, i) => s.slice(i, i + 2)))
  }
  const [x, y] = [grams(a), grams(b)]
  let common = 0
  for (const g of x) if (y.has(g)) common++
  return 2 * common >= (x.size + y.size) * 0.6
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
