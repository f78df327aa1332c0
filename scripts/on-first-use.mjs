import { createRequire } from 'node:module'

const marked = '\0on-first-use:'
const identifier = /^[A-Za-z_$][\w$]*$/

/** A module that stands for another one, and loads it when one of its exports is first called,
 * constructed or asked for a property. */
function standIn(name, exported) {
  return `import { createRequire } from 'node:module'
let loaded
const load = () => (loaded ??= createRequire(import.meta.url)(${JSON.stringify(name)}))
const lazy = (of) => new Proxy(function () {}, {
  get: (_, key) => of()[key],
  apply: (_, self, args) => Reflect.apply(of(), self, args),
  construct: (_, args) => Reflect.construct(of(), args),
})
export default lazy(load)
${exported.map((key) => `export const ${key} = /* @__PURE__ */ lazy(() => load().${key})`).join('\n')}
`
}

/** Rolldown plugin: packages that few starts need are loaded when they are first used.
 *
 * The packages must be whole without being bundled, and what is used of them must be functions or
 * classes.
 *
 * @param names names of packages or of Node.js's own modules
 */
export function onFirstUse(root, names) {
  const require = createRequire(`${root}/`)
  return {
    name: 'on-first-use',
    resolveId: (id) => (names.includes(id) ? `${marked}${id}` : undefined),
    load(id) {
      if (!id.startsWith(marked)) return undefined
      const name = id.slice(marked.length)
      const exported = Object.keys(require(name))
      return standIn(
        name,
        exported.filter((key) => identifier.test(key) && key !== 'default'),
      )
    },
  }
}
