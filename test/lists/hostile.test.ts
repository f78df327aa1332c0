import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Source } from '../../src/files/index.ts'
import { loadLists } from '../../src/lists/index.ts'
import { TidewaiterError } from '../../src/model/index.ts'
import { type FuzzTarget, fuzz, fuzzCount } from '../fuzz/fuzz.ts'
import { realSeeds } from '../fuzz/real.ts'
import { fixture } from './fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'lists-fuzz-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const seed = (name: string): Uint8Array => readFileSync(fixture(name))

/** Loads a spoilt file under a fixed name, beside good companions where there are any. */
function reader(name: string, companions: Readonly<Record<string, string>> = {}) {
  const home = mkdtempSync(join(folder, 'x-'))
  for (const [as, from] of Object.entries(companions)) writeFileSync(join(home, as), seed(from))
  return async function* (source: Source): AsyncGenerator<unknown> {
    if (typeof source === 'string') throw new Error('bytes were expected')
    const path = join(home, name)
    writeFileSync(path, source.bytes)
    try {
      const lists = await loadLists([path], { statements: true })
      for (const file of lists.report.files) {
        const skipped = file.skipped.filter((s) => s.unit === 'record')
        const total = file.kept + skipped.reduce((sum, s) => sum + s.count, 0)
        if (total !== file.read) throw new Error(`read ${file.read}, kept and skipped ${total}`)
      }
      yield* lists.entities
    } catch (error) {
      if (!(error instanceof TidewaiterError) || error.fault.place?.file !== path) throw error
      const place = { ...error.fault.place, file: source.name }
      throw new TidewaiterError({ ...error.fault, place })
    }
  }
}

const targets: readonly FuzzTarget[] = [
  {
    name: 'OFAC CSV, primary',
    seeds: [
      seed('ofac/sdn.csv'),
      seed('cons/cons_prim.csv'),
      ...realSeeds('us-ofac-sdn-2021/sdn.csv'),
    ],
    read: reader('sdn.csv', { 'alt.csv': 'ofac/alt.csv', 'add.csv': 'ofac/add.csv' }),
  },
  {
    name: 'UN XML',
    seeds: [seed('un/list.xml'), ...realSeeds('un-sc-2026/UN_consolidated.xml')],
    read: reader('list.xml'),
  },
  { name: 'FollowTheMoney', seeds: [seed('ftm/entities.ftm.jsonl')], read: reader('e.jsonl') },
  {
    name: 'table with a mapping',
    seeds: [seed('mapped/customers.csv')],
    read: reader('c.csv', { 'c.csv.mapping.yml': 'mapped/customers.csv.mapping.yml' }),
  },
]

describe('hostile lists', () => {
  it.each(targets)(
    `${fuzzCount} spoilt files end in records or one clear error: $name`,
    async (target) => {
      await fuzz(target)
    },
    3_600_000,
  )

  it('spoilt companion files never lose a record of the primary one', async () => {
    const home = mkdtempSync(join(folder, 'c-'))
    writeFileSync(join(home, 'sdn.csv'), seed('ofac/sdn.csv'))
    let count = 0
    const target: FuzzTarget = {
      name: 'OFAC CSV, companions',
      seeds: [seed('ofac/alt.csv'), seed('ofac/add.csv')],
      read: async function* (source) {
        if (typeof source === 'string') return
        writeFileSync(join(home, count++ % 2 === 0 ? 'alt.csv' : 'add.csv'), source.bytes)
        const { report } = await loadLists([join(home, 'sdn.csv')])
        if (report.files[0]!.kept !== 6) throw new Error(`kept ${report.files[0]!.kept}`)
        yield report
      },
    }
    await fuzz(target)
  }, 3_600_000)

  it.each([
    ['an empty file', ''],
    ['a page about the list', '<!doctype html><html><body>Not found</body></html>'],
    ['a document type', '<!DOCTYPE x><CONSOLIDATED_LIST></CONSOLIDATED_LIST>'],
    ['prose', 'This is not a list at all.\n'],
    ['bytes', '\u0000\u0001\u0002\u0003'],
  ])('%s named as a list is one clear error', async (_, text) => {
    const path = join(folder, 'named')
    writeFileSync(path, text)
    await expect(loadLists([path])).rejects.toBeInstanceOf(TidewaiterError)
  })

  it('a property called __proto__ is a property', async () => {
    const path = join(folder, 'proto.jsonl')
    const line = (id: string) =>
      `{"id":"${id}","schema":"Person","properties":{"__proto__":["x"],"name":["A"]},"datasets":["d"]}`
    writeFileSync(path, `${line('a')}\n${line('b')}\n`)
    const { entities } = await loadLists([path])
    expect(entities).toHaveLength(2)
    expect(Object.keys(entities[0]!.properties)).toContain('name')
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })

  it('a path where nothing is, and a stop, are told', async () => {
    await expect(loadLists([join(folder, 'nowhere')])).rejects.toThrow(/no such file or folder/)
    const stop = new AbortController()
    stop.abort(new Error('stopped'))
    await expect(loadLists([fixture('ofac')], { signal: stop.signal })).rejects.toThrow('stopped')
  })
})
