import module from 'node:module'
import { join } from 'node:path'
import { homeFolder } from './home.ts'

/** Keeps compiled code in the data folder, so that the next start need not compile: Node.js 22.1 on.
 *
 * Not in the system's folder for temporary files, which is Node.js's own choice: there another user
 * of the machine could put code for us to run. A folder that cannot be written costs only time.
 */
export function keepCompiled(): void {
  const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown }
  enableCompileCache?.(join(homeFolder(), 'compiled'))
}
