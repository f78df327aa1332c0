// Bundles the command line into dist/bundle, so that a start reads some dozen files instead of a
// thousand, and keeps their compiled code beside them (scripts/compile.mjs). Packages that load on first
// use, or that carry data or native code, stay outside.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { onFirstUse } from './on-first-use.mjs'

const inside =
  /^(?:@noble|@scure|@opensanctions|any-ascii|canonicalize|chardet|commander|csv-parse|csv-stringify|env-paths|fflate|ibantools|saxes|typebox)(?:\/|$)/

/** Packages that most starts do without; commander starts other programs by child_process. */
const later = [
  'cli-progress',
  'cli-table3',
  'node:child_process',
  'pinyin-pro',
  'safe-regex2',
  'yaml',
  'yauzl',
]

/** Text of one byte a letter is read and kept the fastest. */
function inAscii(code) {
  if (/(?<!\\)(?:\\\\)*\\[^\x00-\x7f]|String\.raw`[^`]*[^`\x00-\x7f]/.test(code))
    throw new Error(
      'a letter that is not ASCII cannot be escaped after a backslash or in String.raw',
    )
  return code.replace(
    /[^\x00-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Calls of `import` go through bin/outside.js. */
function importedOutside(code) {
  const text = code.replace(/\bimport\(("[^"]+")\)/g, 'require("../../bin/outside.js")($1)')
  if (/\bimport\(/.test(text)) throw new Error('only a package named in the code can be imported')
  return text
}

const forLoad = {
  name: 'for-load',
  generateBundle(_, files) {
    for (const chunk of Object.values(files)) chunk.code = inAscii(importedOutside(chunk.code))
  },
}

export async function bundle(root) {
  const build = await rolldown({
    input: ['main', 'decide-worker'].map((name) => join(root, `dist/cli/${name}.js`)),
    platform: 'node',
    plugins: [onFirstUse(root, later), forLoad],
    external: (id) => /^[@a-z]/i.test(id) && !inside.test(id) && !later.includes(id),
    logLevel: 'warn',
    // Our modules and these packages do nothing when they are merely imported: a chunk that gives
    // nothing is not loaded.
    treeshake: { moduleSideEffects: (id) => /\/cli\/(?:main|decide-worker)\.js$/.test(id) },
  })
  await build.write({
    dir: join(root, 'dist/bundle'),
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    cleanDir: true,
  })
  await build.close()
  compile(root)
}

/** In a process of its own: what it runs of the program shall not run in this one. */
function compile(root) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/compile.mjs')], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`scripts/compile.mjs ended with status ${status}: ${stderr}`)
}
