// Brings in dependencies and builds when needed, and does nothing, quickly, when not.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

function run(command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (result.error) throw result.error
  if (result.status !== 0) process.exit(result.status ?? 1)
}

/** True where every package of the lock file stands in node_modules in its version. */
function installed() {
  const hidden = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, p]) => path === '' || p.optional || p.devOptional || have[path]?.version === p.version,
  )
}

function fingerprint(folders, files) {
  const hash = createHash('sha256')
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder), { recursive: true }).map(String).sort()) {
      if (name.endsWith('.generated.ts')) continue
      const stat = statSync(join(root, folder, name))
      if (stat.isFile()) hash.update(`${folder}/${name}\0${stat.size}\0${stat.mtimeMs}\n`)
    }
  }
  for (const file of files) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

export function ensureInstalled() {
  if (installed()) return
  console.error('tidewaiter: bringing in dependencies (once) …')
  // Not `npm ci`: it refuses a lock file without the binaries of other systems, which are optional.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'])
}

export async function ensureBuilt() {
  const mark = join(root, 'dist/.built')
  const now = fingerprint(
    ['src', 'data'],
    [
      'tsconfig.json',
      'tsconfig.build.json',
      'package-lock.json',
      'scripts/embed.mjs',
      'scripts/embed-countries.mjs',
      'scripts/embed-lexicon.mjs',
      'scripts/bundle.mjs',
      'scripts/on-first-use.mjs',
      'scripts/compile.mjs',
      'bin/load.js',
    ],
  )
  if (existsSync(mark) && readFileSync(mark, 'utf8') === now) return
  console.error('tidewaiter: building …')
  const { embed } = await import('./embed.mjs')
  embed(root)
  const { embedCountries } = await import('./embed-countries.mjs')
  await embedCountries(root)
  const { embedLexicon } = await import('./embed-lexicon.mjs')
  await embedLexicon(root)
  run(process.execPath, [
    join(root, 'node_modules/typescript/bin/tsc'),
    '-p',
    'tsconfig.build.json',
  ])
  const { bundle } = await import('./bundle.mjs')
  await bundle(root)
  writeFileSync(mark, now)
}
