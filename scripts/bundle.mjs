// Bundles the command line into dist/bundle, so that a start reads a dozen files instead of a
// thousand. Packages that load on first use, or that carry data or native code, stay outside.
import { join } from 'node:path'
import { rolldown } from 'rolldown'

const inside =
  /^(?:@noble|@scure|@opensanctions|any-ascii|canonicalize|chardet|cli-progress|cli-table3|commander|csv-parse|csv-stringify|env-paths|fflate|ibantools|pinyin-pro|saxes|typebox|yaml)(?:\/|$)/

export async function bundle(root) {
  const build = await rolldown({
    input: ['main', 'decide-worker'].map((name) => join(root, `dist/cli/${name}.js`)),
    platform: 'node',
    external: (id) => /^[@a-z]/i.test(id) && !inside.test(id),
    logLevel: 'warn',
    // Our modules and these packages do nothing when they are merely imported: a chunk that gives
    // nothing is not loaded.
    treeshake: { moduleSideEffects: (id) => /\/cli\/(?:main|decide-worker)\.js$/.test(id) },
  })
  await build.write({ dir: join(root, 'dist/bundle'), format: 'esm', cleanDir: true })
  await build.close()
}
