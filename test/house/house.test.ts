import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true })
})

/** Runs the house check on an invented tree of `path → code`. */
function house(files: Record<string, string>): { status: number | null; said: string } {
  const root = mkdtempSync(join(tmpdir(), 'tidewaiter-house-'))
  made.push(root)
  cpSync('tsconfig.json', join(root, 'tsconfig.json'))
  for (const [path, code] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), code)
  }
  const result = spawnSync(process.execPath, ['scripts/house.mjs', '--root', root], {
    encoding: 'utf8',
  })
  return { status: result.status, said: result.stdout + result.stderr }
}

const sound = {
  'src/model/index.ts': 'export const a = 1\n',
  'src/values/index.ts': "export { a } from '../model/index.ts'\n",
}

test('a tree whose imports run downwards through doors passes', () => {
  const { status, said } = house(sound)
  expect(said).toContain('2 files in 2 rooms')
  expect(status).toBe(0)
})

const violations: [string, string, Record<string, string>][] = [
  [
    'an import past a door',
    'doors-only',
    {
      'src/model/inner.ts': 'export const b = 2\n',
      'src/values/past.ts': "export { b } from '../model/inner.ts'\n",
    },
  ],
  [
    'an import upwards',
    'downwards-only-model',
    { 'src/model/up.ts': "export { a } from '../values/index.ts'\n" },
  ],
  [
    'a cycle',
    'no-cycles',
    {
      'src/model/one.ts':
        "import { two } from './two.ts'\nexport const one = (): number => two()\n",
      'src/model/two.ts':
        "import { one } from './one.ts'\nexport const two = (): number => one()\n",
    },
  ],
  [
    'a node: module in a browser-safe room',
    'browser-safe',
    { 'src/values/disk.ts': "export { readFileSync } from 'node:fs'\n" },
  ],
  [
    'a type-only import upwards',
    'downwards-only-model',
    {
      'src/model/type.ts':
        "import type { a } from '../values/index.ts'\nexport type A = typeof a\n",
    },
  ],
  [
    'a folder that is no room',
    'known-rooms-only',
    { 'src/attic/index.ts': "export { a } from '../model/index.ts'\n" },
  ],
]

test.each(violations)('%s is refused as %s', (_what, rule, planted) => {
  const { status, said } = house({ ...sound, ...planted })
  expect(said).toContain(`${rule}:`)
  expect(status).toBe(1)
})
