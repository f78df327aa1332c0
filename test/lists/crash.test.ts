import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { activeLists, listStatus, storeLists } from '../../src/lists/index.ts'
import { randomOf } from '../fuzz/random.ts'
import { fixture } from './fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'lists-crash-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** TIDEWAITER_KILLS=200 for the whole measurement; each costs about half a second. */
const kills = Number(process.env.TIDEWAITER_KILLS ?? 12)

/** A second version of each list, so that every loading changes what is active. */
function otherVersions(): string {
  const other = join(folder, 'other')
  cpSync(fixture('ofac'), join(other, 'ofac'), { recursive: true })
  cpSync(fixture('un'), join(other, 'un'), { recursive: true })
  for (const path of [join(other, 'ofac/add.csv'), join(other, 'un/list.xml')])
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n`)
  return other
}

/** Loads the two versions in turn, in a process of its own, until it is killed. */
function loadForever(home: string, versions: readonly string[]) {
  const door = pathToFileURL(join(process.cwd(), 'dist/lists/index.js')).href
  const script = `
    const { storeLists } = await import(${JSON.stringify(door)})
    const versions = ${JSON.stringify(versions)}
    for (let i = 0; ; i++) {
      await storeLists(${JSON.stringify(home)}, [versions[i % 2]], { force: true })
      // The first loading is slow, because everything is new to the process.
      if (i === 0) process.stdout.write('ready')
    }`
  return spawn(process.execPath, ['--input-type=module', '-e', script])
}

describe('loading that is killed', () => {
  it(
    `${kills} times at any moment leaves every active version whole, old or new`,
    async () => {
      const versions = [fixture(''), otherVersions()].map((path) => join(path, 'ofac'))
      const uns = [fixture('un'), join(folder, 'other/un')]
      const home = join(folder, 'home')
      const seen = new Set<string>()
      const random = randomOf(9)
      await storeLists(home, [versions[0]!, uns[0]!], { force: true })
      for (let i = 0; i < kills; i++) {
        const child = loadForever(home, i % 2 === 0 ? versions : uns)
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
        for (const list of status) seen.add(list.sha256)
      }
      // Each list was seen in both versions: the killings did come between loadings.
      expect(seen.size).toBe(4)
      expect(readdirSync(join(home, 'files')).filter((name) => !name.startsWith('.'))).toHaveLength(
        4,
      )
    },
    kills * 5000,
  )
})
