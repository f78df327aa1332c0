import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { activeLists, listStatus, storeLists } from '../../src/lists/index.ts'
import { randomOf } from '../fuzz/random.ts'
import { fixture } from './fixture.ts'
import { honest, Publisher } from './update/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'lists-crash-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** TIDEWAITER_KILLS=200 for the whole measurement; each costs about a second. */
const kills = Number(process.env.TIDEWAITER_KILLS ?? 8)

/** A second version of each list, so that every loading changes what is active. */
function otherVersions(): string {
  const other = join(folder, 'other')
  cpSync(fixture('ofac'), join(other, 'ofac'), { recursive: true })
  cpSync(fixture('un'), join(other, 'un'), { recursive: true })
  for (const path of [join(other, 'ofac/add.csv'), join(other, 'un/list.xml')])
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n`)
  return other
}

/** A process of its own that does the same again and again; it says so once it is warm. */
function forever(work: string) {
  const door = pathToFileURL(join(process.cwd(), 'dist/lists/index.js')).href
  const script = `
    const { storeLists, updateLists } = await import(${JSON.stringify(door)})
    for (let i = 0; ; i++) {
      ${work}
      // Both versions were there once, and nothing is new to the process any more.
      if (i === 1) process.stdout.write('ready')
    }`
  return spawn(process.execPath, ['--input-type=module', '-e', script])
}

/** Runs the work and kills it at any moment, again and again.
 *
 * @returns how many versions are kept in the end
 */
async function killed(home: string, work: (turn: number) => string): Promise<number> {
  const random = randomOf(9)
  for (let turn = 0; turn < kills; turn++) {
    const child = forever(work(turn))
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await new Promise((resolve) => setTimeout(resolve, random.below(120)))
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    const status = await listStatus(home)
    expect(status.map((list) => [list.dataset, list.records])).toEqual([
      ['un_sc_sanctions', 3],
      ['us_ofac_sdn', 6],
    ])
    // Reading checks the hash of every file.
    expect((await activeLists(home))!.entities).toHaveLength(11)
  }
  return readdirSync(join(home, 'files')).filter((name) => !name.startsWith('.')).length
}

describe(`a program that is killed ${kills} times at any moment`, () => {
  it(
    'while it loads lists leaves every active version whole, old or new',
    async () => {
      const ofac = [fixture('ofac'), join(otherVersions(), 'ofac')]
      const un = [fixture('un'), join(folder, 'other/un')]
      const home = join(folder, 'home')
      await storeLists(home, [ofac[0]!, un[0]!])
      const kept = await killed(home, (turn) => {
        const versions = JSON.stringify(turn % 2 === 0 ? ofac : un)
        return `await storeLists(${JSON.stringify(home)}, [${versions}[i % 2]], { force: true })`
      })
      expect(kept).toBe(4)
    },
    kills * 8000,
  )

  it(
    'while it updates a list leaves the active version whole, old or new',
    async () => {
      const home = join(folder, 'updated')
      await storeLists(home, [fixture('ofac'), fixture('un')])
      const text = readFileSync(fixture('un/list.xml'), 'utf8')
      const publisher = await new Publisher().start()
      publisher.page('/un.xml', (request, response, turn) =>
        honest(turn % 2 === 0 ? text : `${text}\n`)(request, response, turn),
      )
      const url = `${publisher.origin}/un.xml`
      const source = `{ list: 'un_sc_sanctions', hosts: new Set(['127.0.0.1']),
        parts: [{ name: 'list.xml', url: '${url}', mostBytes: 1e6 }] }`
      const work = `await updateLists(${JSON.stringify(home)}, {
        force: true, sources: [${source}], network: { permitLoopback: true } })`
      const kept = await killed(home, () => work)
      await publisher.stop()
      expect(kept).toBe(3)
    },
    kills * 8000,
  )
})
