import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the installed package: the first one upwards that holds its package.json. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('the program stands outside of its package')
    folder = above
  }
  return folder
}

/** The path of a file that the package carries, from source, build and bundle alike.
 *
 * @example
 * packageFile('data', 'sample') // '/usr/lib/node_modules/tidewaiter/data/sample'
 */
export function packageFile(...parts: string[]): string {
  return join(packageFolder(), ...parts)
}
