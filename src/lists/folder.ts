import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { TidewaiterError } from '../model/index.ts'

/** How many levels of folders are looked through below one that the user names. */
const depthLimit = 3

/** The files that the paths name: a folder stands for the files in it, in the order of their names.
 *
 * @throws TidewaiterError `lists.path` for a path where nothing is
 */
export async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined)
    if (!found) {
      throw new TidewaiterError({
        code: 'lists.path',
        act: 'cannot find the list',
        value: path,
        reason: 'there is no such file or folder',
        remedy: 'Name a file or folder that exists.',
      })
    }
    if (found.isDirectory()) await within(path, 0, files)
    else files.push(path)
  }
  return [...new Set(files)]
}

async function within(folder: string, depth: number, files: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    const isFolder =
      entry.isDirectory() || (entry.isSymbolicLink() && (await stat(path)).isDirectory())
    if (!isFolder) files.push(path)
    else if (depth < depthLimit) await within(path, depth + 1, files)
  }
}
