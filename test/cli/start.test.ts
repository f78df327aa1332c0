import { existsSync, readFileSync } from 'node:fs'
import module from 'node:module'
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
