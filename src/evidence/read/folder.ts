import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openReason } from '../../files/index.ts'
import { unreadable } from './limits.ts'

/** Files under the paths, folders opened, in the order of their names; hidden files and links
 * are left out.
 *
 * @throws TidewaiterError `evidence.open` for a path that is not there
 */
export async function filesUnder(paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const path of paths) {
    const info = await stat(path).catch((cause: unknown) => {
      throw unreadable(
        path,
        'open',
        openReason(cause),
        'Check the path and the rights to it.',
        cause,
      )
    })
    if (!info.isDirectory()) {
      found.push(path)
      continue
    }
    const entries = await readdir(path, { withFileTypes: true })
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue
      if (entry.isDirectory()) found.push(...(await filesUnder([join(path, entry.name)])))
      else if (entry.isFile()) found.push(join(path, entry.name))
    }
  }
  return found
}
