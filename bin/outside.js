// Imports a package for the bundle. V8 forgets who asks where code was kept compiled, so that code
// cannot `import()` by itself.
module.exports = (name) => import(name)
