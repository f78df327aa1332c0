#!/usr/bin/env node
const { entry } = require('./load.js')

const program = entry('main')
if (program === undefined) {
  process.stderr.write('tidewaiter: not built yet. Run `npm run build` in the checkout first.\n')
  process.exitCode = 1
} else {
  program.main(process.argv)
}
