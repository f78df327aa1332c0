// The index against brute force: the same ids, evidence and order for every query.
import { scoreOf } from '../../dist/model/index.js'
import { compareParties, screen } from '../../dist/screening/index.js'
import { plainModel } from './plain.mjs'

/** A seeded generator of numbers below 1. */
export function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const edits = [
  (n) => n,
  (n, r) => n.slice(0, (r() * n.length) | 0) + n.slice(((r() * n.length) | 0) + 1),
  (n, r) => {
    const i = (r() * n.length) | 0
    return n.slice(0, i) + letters[(r() * 26) | 0] + n.slice(i)
  },
  (n, r) => {
    const i = (r() * n.length) | 0
    return n.slice(0, i) + letters[(r() * 26) | 0] + n.slice(i + 1)
  },
  (n, r) => {
    const i = (r() * (n.length - 1)) | 0
    return n.slice(0, i) + (n[i + 1] ?? '') + (n[i] ?? '') + n.slice(i + 2)
  },
  (n) => n.split(/[ ,]+/).reverse().join(' '),
  (n) => n.replace(/[ -]/, ''),
  (n) => n.replaceAll(/[ -]/g, ''),
  (n, r) => {
    const i = (r() * n.length) | 0
    return `${n.slice(0, i)} ${n.slice(i)}`
  },
  (n, r) => {
    const w = n.split(' ')
    w.splice((r() * w.length) | 0, 1)
    return w.join(' ')
  },
  (n, r) => {
    const w = n.split(' ')
    const i = (r() * w.length) | 0
    w[i] = (w[i] ?? '')[0] ?? ''
    return w.join(' ')
  },
  (n) =>
    n
      .split(/[^A-Za-z]+/)
      .map((w) => w[0] ?? '')
      .join(''),
  (n, r) => n.slice(0, 4 + ((r() * n.length) | 0)),
  (n) => n.replace(/\b(LIMITED|LTD|COMPANY|CO)\b/, 'GmbH'),
  (n) => n.replace(/\d+/, '7'),
]

/** A query made of a listed name, of names of two entities mixed, or of noise. */
export function mutated(names, r) {
  const pick = () => names[(r() * names.length) | 0]
  const kind = r()
  if (kind < 0.1) {
    const [a, b] = [pick(), pick()]
    return {
      schema: a.schema,
      name: `${a.name.split(' ')[0]} ${b.name.split(' ').slice(1).join(' ')}`.trim(),
    }
  }
  if (kind < 0.13)
    return {
      schema: pick().schema,
      name: Array.from({ length: 3 + ((r() * 30) | 0) }, () =>
        String.fromCodePoint(32 + ((r() * r() * 0x3000) | 0)),
      ).join(''),
    }
  const { schema, name } = pick()
  const first = edits[(r() * edits.length) | 0](name, r)
  return {
    schema: r() < 0.1 ? 'LegalEntity' : schema,
    name: r() < 0.4 ? edits[(r() * edits.length) | 0](first, r) : first,
  }
}

/** The plain model itself is compared with `compareParties` at every so many queries. */
const everyPlain = 100

/** Differences between `screen` and the plain model. */
function check(index, { entities, evidences }, party, options = {}) {
  const { matches, total } = screen(index, party, { limit: 100, ...options })
  const least = options.cutoff ?? 0.5
  const expected = entities
    .map(({ id }, i) => ({ id, evidence: evidences[i] }))
    .filter((c) => scoreOf(c.evidence) >= least)
    .sort((a, b) => b.evidence - a.evidence || (a.id < b.id ? -1 : 1))
  const line = (list) =>
    list
      .slice(0, 100)
      .map((m) => `${m.id}:${m.evidence}`)
      .join(' ')
  return total === expected.length && line(matches) === line(expected)
    ? undefined
    : `${JSON.stringify(party)}\n  index ${total}: ${line(matches)}\n  brute ${expected.length}: ${line(expected)}`
}

/** Compares index and brute force for seeded queries.
 *
 * @param queries how many
 * @param options.make makes a query of the listed names; defaults to `mutated`
 * @param options.until time in milliseconds after which no further query is begun
 */
export function measureCompleteness(index, entities, queries, seed, options = {}) {
  const { make = mutated, until = Number.POSITIVE_INFINITY } = options
  const r = random(seed)
  const names = entities.flatMap((e) =>
    [...(e.properties.name ?? []), ...(e.properties.alias ?? [])].map((name) => ({
      schema: e.schema,
      name,
    })),
  )
  const plain = plainModel(entities)
  const start = performance.now()
  let different = 0
  let done = 0
  let found = 0
  const shown = []
  for (; done < queries && performance.now() - start < until; done++) {
    const { schema, name } = make(names, r)
    const births = r() < 0.3 ? { birthDate: [`${1940 + ((r() * 60) | 0)}`] } : {}
    const countries = r() < 0.2 ? { country: [r() < 0.5 ? 'ir' : 'Russia'] } : {}
    const properties = { name: [name], ...births, ...countries }
    const party = { role: 'party', schema, name, properties }
    const cutoff = r() < 0.1 ? { cutoff: 0.7 } : {}
    const evidences = plain(party)
    if (done % everyPlain === 0) verifyPlain(entities, evidences, party)
    const wrong = check(index, { entities, evidences }, party, cutoff)
    found += screen(index, party, { limit: 1, ...cutoff }).total
    if (wrong) {
      different++
      if (shown.length < 10) shown.push(wrong)
    }
  }
  return { queries: done, different, found, shown }
}

function verifyPlain(entities, evidences, party) {
  entities.forEach((entity, i) => {
    const { evidence } = compareParties(party, entity)
    if (evidence !== evidences[i])
      throw new Error(
        `the plain model says ${evidences[i]}, not ${evidence}: ${entity.id}, ${JSON.stringify(party)}`,
      )
  })
}
