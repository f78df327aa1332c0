import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, tidewaiter } from './run.ts'

test('--version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(await tidewaiter(['--version'])).toEqual({ status: 0, out: `${version}\n`, said: '' })
})

test('--help names every command, also those that a start does not load', async () => {
  const { out, status } = await tidewaiter(['--help'])
  for (const command of ['screen', 'match', 'compare', 'lists', 'goods', 'replay', 'policy'])
    expect(out).toMatch(new RegExp(`^  ${command} `, 'm'))
  for (const command of ['ownership', 'flows', 'read', 'demo'])
    expect(out).toMatch(new RegExp(`^  ${command} `, 'm'))
  expect(status).toBe(0)
})

test('a word that is no command is wrong usage, and the nearest one is named', async () => {
  for (const word of ['scren', 'constructor']) {
    const { said, status } = await tidewaiter([word])
    expect(said).toContain(`unknown command '${word}'`)
    expect(status).toBe(2)
  }
  expect((await tidewaiter(['scren'])).said).toContain('Did you mean screen?')
})

test.skipIf(!('enableCompileCache' in module))(
  'compiled code is kept in the data folder (Node.js 22.1 on)',
  async () => {
    await tidewaiter(['screen', '--help'])
    expect(existsSync(join(folder, 'home', 'compiled'))).toBe(true)
  },
)

test('V8 takes the code that the build compiled for this version of Node.js', () => {
  const { bundle, compiled, scriptOf } = createRequire(import.meta.url)('../../bin/load.js')
  const names = readdirSync(bundle).filter((name) => name.endsWith('.cjs'))
  expect(readdirSync(compiled).sort()).toEqual(names.sort())
  for (const name of names) expect(scriptOf(join(bundle, name)).cachedDataRejected).toBe(false)
})

test('a version of Node.js that the build did not compile for takes the files as they are', () => {
  const other = "Object.defineProperty(process, 'version', { value: 'v20.0.0' })"
  const script = `${other}; require('./bin/tidewaiter.js')`
  const args = ['-e', script, 'tidewaiter', 'goods', '8542.31', '--format', 'json']
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toBeTruthy()
})
