// Entities with names of the shipped frequencies, seeded: size and time at 10 thousand and 1 million.
// Building and asking are processes of their own, so that the memory of one is not that of the other.
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mutated, random } from './completeness.mjs'

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

const here = fileURLToPath(import.meta.url)

/** Lines of the table for some numbers of entities. */
export function* measureSizes(counts) {
  const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-bench-'))
  const p50 = []
  try {
    for (const count of counts) {
      const file = join(folder, `${count}.index`)
      const built = child('build', String(count), file)
      yield [
        `${count} generated: build s of one core (by the clock), most memory MB, snapshot MB`,
        `${built.cpu.toFixed(1)} (${built.wall.toFixed(1)}), ${built.memory}, ${built.megabytes}`,
      ]
      const asked = child('ask', file)
      yield [`${count} generated: read ms, load ms`, `${asked.read}, ${asked.load}`]
      yield [
        `${count} generated: memory MB after loading, after ${asked.queries} queries`,
        `${asked.memoryLoaded}, ${asked.memory}`,
      ]
      for (const [what, found] of Object.entries(asked.speeds))
        yield [
          `${count} generated, ${what}: a second, p50, p99, slowest ms`,
          `${found.perSecond}, ${found.p50.toFixed(2)}, ${found.p99.toFixed(2)}, ${found.most.toFixed(1)}`,
        ]
      p50.push(asked.speeds['misspelt names, warm'].perSecond)
    }
    yield ['time per query, most entities to fewest', `${(p50[0] / p50.at(-1)).toFixed(1)} times`]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function child(...args) {
  const result = spawnSync(process.execPath, ['--expose-gc', here, ...args], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(result.stderr)
  return JSON.parse(result.stdout)
}

const seconds = (start) => {
  const used = process.cpuUsage(start)
  return (used.user + used.system) / 1e6
}
const megabytes = (bytes) => Math.round(bytes / 1e6)
const memory = () => {
  globalThis.gc?.()
  return megabytes(process.memoryUsage().rss)
}

async function build(count, file) {
  const { buildIndex, saveIndex } = await import('../../dist/screening/index.js')
  const entities = [...generated(count, 9)]
  const cpu = process.cpuUsage()
  const clock = performance.now()
  const index = buildIndex(entities)
  const built = { cpu: seconds(cpu), wall: (performance.now() - clock) / 1000 }
  const bytes = saveIndex(index)
  writeFileSync(file, bytes)
  const most = megabytes(process.resourceUsage().maxRSS * 1024)
  return { ...built, memory: most, megabytes: megabytes(bytes.length) }
}

/** The commonest given names with the commonest family names: as many bearers as there can be. */
function commonest() {
  const rows = readFileSync('data/names/frequency.csv', 'utf8').trim().split('\n').slice(1)
  const words = rows
    .map((row) => row.split(','))
    .filter(([corpus]) => corpus === 'person')
    .sort((a, b) => Number(b[1]) - Number(a[1]))
    .flatMap((row) => row[2].split('|'))
  return Array.from({ length: 100 }, (_, i) => `${words[i % 10]} ${words[10 + ((i / 10) | 0)]}`)
}

async function ask(file) {
  const { loadIndex, screen } = await import('../../dist/screening/index.js')
  const start = performance.now()
  const bytes = readShared(file)
  const read = performance.now() - start
  const index = loadIndex(bytes)
  const load = performance.now() - start - read
  const party = (query) => ({ role: 'party', properties: {}, ...query })
  const names = [...generated(3000, 77)].map((e) => ({
    schema: e.schema,
    name: e.properties.name[0],
  }))
  const r = random(4)
  const misspelt = Array.from({ length: 3000 }, () => party(mutated(names, r)))
  const equal = names.map(party)
  const common = commonest().map((name) => party({ schema: 'Person', name }))
  const memoryLoaded = memory()
  const times = (parties, warm = true) => {
    // By the clock of the processor, once for all and once for each: the latter costs time itself.
    const all = process.cpuUsage()
    if (warm) for (const one of parties) screen(index, one, { limit: 10 })
    const together = seconds(all)
    const each = parties.map((one) => {
      const begun = process.cpuUsage()
      screen(index, one, { limit: 10 })
      return 1000 * seconds(begun)
    })
    const apart = each.reduce((a, b) => a + b, 0) / 1000
    const perSecond = Math.round(parties.length / (warm ? together : apart))
    each.sort((a, b) => a - b)
    const at = (share) => each[Math.floor((each.length - 1) * share)]
    return { perSecond, p50: at(0.5), p99: at(0.99), most: at(1) }
  }
  const speeds = {
    'misspelt names, first met': times(misspelt, false),
    'misspelt names, warm': times(misspelt),
    'names of the same frequencies': times(equal),
    'the 100 commonest names': times(common),
  }
  const queries = 3 * misspelt.length + 2 * equal.length + 2 * common.length
  return {
    read: Math.round(read),
    load: Math.round(load),
    speeds,
    queries,
    memoryLoaded,
    memory: memory(),
  }
}

function readShared(file) {
  const open = openSync(file)
  const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(open).size))
  for (let at = 0; at < bytes.length; )
    at += readSync(open, bytes, at, Math.min(2 ** 30, bytes.length - at), at)
  closeSync(open)
  return bytes
}

if (process.argv[1] === here) {
  const [what, first, second] = process.argv.slice(2)
  const result = what === 'build' ? await build(Number(first), second) : await ask(first)
  console.log(JSON.stringify(result))
}
