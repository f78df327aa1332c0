// Writes data/names/frequency.csv: how common words are in names of people and of organisations.
//
//   node bench/matching/build-frequency.mjs CENSUS_FOLDER FAKER_FOLDER
//
// Sources, mixed in aggregate: word counts over the public lists under ../shared; the 1990 US census
// name counts (files dist.*.first and dist.all.last, public domain); names of many countries from
// @faker-js/faker (MIT), which have no counts and set a floor only. No list is read at run time.
import { readFileSync, writeFileSync } from 'node:fs'
import { nameForm } from '../../dist/names/index.js'
import { sdn, un } from './read-lists.mjs'

const [census, faker] = process.argv.slice(2)
const person = new Map()
const other = new Map()
const add = (map, word, share) => map.set(word, (map.get(word) ?? 0) + share)
const wordsOf = (name, kind) => [
  ...new Set(
    nameForm(name, kind)
      .slots.filter(
        (s) =>
          s.token.kind === 'name' || s.token.kind === 'patronymic' || s.token.kind === 'descriptor',
      )
      .map((s) => s.token.text),
  ),
]

const entities = [...sdn().entities, ...un()]
const counts = { person: new Map(), other: new Map() }
const totals = { person: 0, other: 0 }
for (const entity of entities) {
  const kind = entity.schema === 'Person' ? 'person' : 'organisation'
  const corpus = kind === 'person' ? 'person' : 'other'
  // An entity counts once, however many spellings its names have.
  totals[corpus]++
  for (const word of new Set(
    [...entity.properties.name, ...(entity.properties.alias ?? [])].flatMap((n) =>
      wordsOf(n, kind),
    ),
  ))
    add(counts[corpus], word, 1)
}
for (const row of JSON.parse(
  readFileSync(
    `${process.env.TIDEWAITER_SHARED ?? '../shared'}/data/lists/us-bis-2026-07/bis_entity_list.json`,
    'utf8',
  ),
).entities) {
  totals.other++
  for (const word of wordsOf(row.name ?? '', 'organisation')) add(counts.other, word, 1)
}
for (const [word, n] of counts.person) if (n >= 3) add(person, word, n / totals.person / 2)
for (const [word, n] of counts.other) if (n >= 2) add(other, word, n / totals.other)
for (const file of ['dist.all.last', 'dist.male.first', 'dist.female.first']) {
  const half = file.endsWith('last') ? 1 : 2
  for (const line of readFileSync(`${census}/${file}`, 'utf8').split('\n')) {
    const [name, percent] = line.trim().split(/\s+/)
    const share = Number(percent) / 100 / half / 2
    if (name && share > 0.00001)
      for (const word of wordsOf(name, 'person')) add(person, word, share)
  }
}
if (faker) {
  const { allLocales } = await import(`${faker}/dist/index.js`).catch(
    () => import(`${faker}/dist/index.cjs`),
  )
  for (const locale of Object.values(allLocales)) {
    const names = (value) =>
      Array.isArray(value)
        ? value
        : value && typeof value === 'object'
          ? Object.values(value).flatMap(names)
          : []
    const first = names(locale.person?.first_name).filter((n) => typeof n === 'string')
    const last = names(locale.person?.last_name).filter((n) => typeof n === 'string')
    // One country among many: a name of a list of n is at most so common in the world.
    for (const [list, weight] of [
      [first, 0.12],
      [last, 0.06],
    ])
      for (const name of list)
        for (const word of wordsOf(name, 'person'))
          add(person, word, weight / Math.max(list.length, 60) / 4)
  }
}
const level = (share) => Math.max(0, Math.min(9, 9 + Math.ceil(Math.log2(share / 0.02) - 0.5)))
const lines = ['corpus,level,words']
for (const [corpus, map] of [
  ['person', person],
  ['other', other],
]) {
  for (let l = 9; l >= 1; l--) {
    const words = [...map]
      .filter(([word, share]) => word.length > 1 && level(share) === l)
      .map(([word]) => word)
      .sort()
    if (words.length) lines.push(`${corpus},${l},${words.join('|')}`)
    console.log(corpus, l, words.length, words.slice(0, 12).join(' '))
  }
}
writeFileSync('data/names/frequency.csv', `${lines.join('\n')}\n`)
