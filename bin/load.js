// Loads the bundled command line (dist/bundle). The build keeps the compiled code of its files for its
// own version of Node.js (scripts/compile.mjs), and a start with that compiles nothing. Another version
// takes the files as they are.
const { existsSync, readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { basename, join } = require('node:path')
const { Script } = require('node:vm')

const bundle = join(__dirname, '../dist/bundle')
const compiled = join(bundle, `compiled-${process.version}-${process.arch}`)

/** The files that were loaded: by path, each with its script and what it exports. */
const modules = new Map()

/** What a file of the bundle exports; reads its compiled code. */
function load(path) {
  let module = modules.get(path)
  if (module === undefined) {
    module = { script: scriptOf(path), exports: {} }
    modules.set(path, module)
    let outside
    const inside = (id) => {
      if (id.startsWith('./')) return load(join(bundle, id))
      if (id.startsWith('node:')) return require(id)
      outside ??= createRequire(path)
      return outside(id)
    }
    module.script.runInThisContext()(module.exports, inside, module, path, bundle)
  }
  return module.exports
}

/** A file as a function, the way Node.js itself wraps one. V8 refuses compiled code of other text. */
function scriptOf(path) {
  const source = readFileSync(path, 'latin1')
  const kept = compiledPath(path)
  return new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: path,
    cachedData: existsSync(kept) ? readFileSync(kept) : undefined,
  })
}

function compiledPath(path) {
  return join(compiled, basename(path))
}

/** What an entry of the bundle exports; undefined where the program is not built. */
function entry(name) {
  const path = join(bundle, `${name}.cjs`)
  if (!existsSync(path)) return undefined
  return existsSync(compiled) ? load(path) : require(path)
}

module.exports = { bundle, compiled, compiledPath, entry, load, modules, scriptOf }
