import { join } from 'node:path'
import envPaths from 'env-paths'

/** The folder of all state: `TIDEWAITER_HOME`, else the system's data folder for applications.
 *
 * @example
 * homeFolder({ TIDEWAITER_HOME: '/srv/tidewaiter' }) // '/srv/tidewaiter'
 */
export function homeFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.TIDEWAITER_HOME || envPaths('tidewaiter', { suffix: '' }).data
}

/** Where loaded lists and their versions lie. */
export function listsFolder(env?: NodeJS.ProcessEnv): string {
  return join(homeFolder(env), 'lists')
}
