// Queries for the comparison of index and brute force: listed names changed in every way that matching
// knows of, words of the frequency table put together, and hostile text.
import { mutated } from './completeness.mjs'

const pick = (list, r) => list[(r() * list.length) | 0]
const word = (name, r, change) => {
  const words = name.split(' ')
  const i = (r() * words.length) | 0
  words[i] = change(words[i] ?? '')
  return words.join(' ')
}

const cyrillic = Object.fromEntries(
  [...'abvgdeziklmnoprstufhcy'].map((letter, i) => [letter, [...'абвгдезиклмнопрстуфхцй'][i]]),
)
const spellings = [
  ['kh', 'h'],
  ['y', 'i'],
  ['iy', 'y'],
  ['sh', 'sch'],
  ['ou', 'u'],
  ['q', 'k'],
  ['ph', 'f'],
  ['zh', 'j'],
  ['w', 'v'],
  ['ee', 'i'],
  ['al-', 'el-'],
  ['al ', ''],
  ['mohammad', 'mohamed'],
  ['muhammad', 'mehmet'],
  ['abd al-', 'abdul '],
  ['bin', 'ibn'],
]
const swaps = { o: '0', i: '1', e: '3', a: '4', s: '5', g: '9' }
const near = { a: 's', s: 'd', e: 'r', i: 'o', n: 'm', m: 'n', t: 'y', l: 'k', o: 'p', r: 't' }
const forms = ['LLC', 'Ltd', 'GmbH', 'OOO', 'Co., Limited', 'S.A.', 'JSC', 'Company']
const short = {
  company: 'COMP',
  group: 'GRP',
  technology: 'TECH',
  services: 'SRVCES',
  trading: 'TRDG',
}
const numbers = { 1: 'one', 2: 'II', 3: 'three', 4: 'IV', 5: 'five', 10: 'X' }

const ways = [
  (n, r) => {
    const [from, to] = pick(spellings, r)
    return n.toLowerCase().replaceAll(from, to)
  },
  (n) => [...n.toLowerCase()].map((c) => cyrillic[c] ?? c).join(''),
  (n, r) => [...n].map((c) => (r() < 0.2 ? (swaps[c.toLowerCase()] ?? c) : c)).join(''),
  (n, r) => [...n].map((c) => (r() < 0.06 ? (near[c.toLowerCase()] ?? c) : c)).join(''),
  (n, r) => {
    const i = (r() * n.length) | 0
    return n.slice(0, i) + (n[i] ?? '') + n.slice(i)
  },
  (n, r) => word(n, r, (w) => w.slice(0, 3 + ((r() * w.length) | 0))),
  (n, r) => word(n, r, (w) => `${w} ${w}`),
  (n, r) => `${n} ${pick(forms, r)}`,
  (n) => n.replace(/\b(\w+)$/i, (w) => short[w.toLowerCase()] ?? w),
  (n) => n.replace(/\d+/, (d) => numbers[d] ?? `${d}7`),
  (n, r) =>
    n
      .split(' ')
      .sort(() => r() - 0.5)
      .join(' '),
  (n) => n.replaceAll(' ', '-'),
  (n) => n.split(' ').join(', '),
  (n) => n.replace(/^(\S+) (\S+)(.*)$/, '$2, $1$3'),
  (n) =>
    n
      .split(' ')
      .map((w, i) => (i === 0 ? `${w[0] ?? ''}.` : w))
      .join(' '),
  (n) => [...n].join(' '),
  (n) => `${n} (${n.split(' ')[0]})`,
  (n) => n.replaceAll(/[aeiou]/gi, ''),
  (n) => n.replaceAll(/(.)\1/g, '$1'),
]

const hostile = [
  (n) => `\u202e${n}\u202c`,
  (n) => [...n].join('\u200b'),
  (n) => [...n].map((c) => `${c}\u0301`).join(''),
  (n) => n.replace(' ', '\u0000'),
  (n) => `\ud800${n}\udc00`,
  (n) => `${n} 👩‍👩‍👧‍👦🏴‍☠️`,
  (n) => `${n} `.repeat(40),
  (n) => n.normalize('NFD').toUpperCase(),
  (n) =>
    [...n]
      .map((c) => (/[a-z]/i.test(c) ? String.fromCodePoint(c.codePointAt(0) + 0xfee0) : c))
      .join(''),
  () => 'Ali '.repeat(30),
  () => '\u0301'.repeat(200),
  () => '٠١٢٣ ۴۵۶',
  () => '',
]

/** A query of some kind.
 *
 * @param names listed names with their schema
 * @param r a seeded generator of numbers below 1
 */
export function anyQuery(names, r) {
  const kind = r()
  if (kind < 0.5) return mutated(names, r)
  const { schema, name } = pick(names, r)
  const asked =
    r() < 0.15 ? pick(['LegalEntity', 'Thing', 'Person', 'Organization', 'Vessel'], r) : schema
  if (kind < 0.82) {
    const one = pick(ways, r)(name, r)
    return { schema: asked, name: r() < 0.3 ? pick(ways, r)(one, r) : one }
  }
  if (kind < 0.9) return { schema: asked, name: `${name} a.k.a. ${pick(names, r).name}` }
  if (kind < 0.96) return { schema: asked, name: pick(hostile, r)(name) }
  const parts = Array.from({ length: 1 + ((r() * 4) | 0) }, () =>
    pick(pick(names, r).name.split(' '), r),
  )
  return { schema: asked, name: parts.join(' ') }
}
