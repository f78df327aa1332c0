import { copyFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Of, sniff } from '../../files/index.ts'
import { wordTable } from '../word-table.ts'
import type { Validators } from './download.ts'
import { updateError } from './fault.ts'
import type { SourcePart } from './source.ts'

/** A file of a list, at hand and looked at. */
export interface FetchedPart {
  readonly part: SourcePart
  readonly path: string
  /** Address or path that it came from. */
  readonly from: string
  readonly sha256: string
  readonly validators: Validators
}

/** What no list is made of, in words. */
const noList = wordTable<string>({
  html: 'a web page',
  pdf: 'a PDF document',
  empty: 'an empty file',
  binary: 'no text and no table',
  gzip: 'a packed file',
  cfb: 'an old or encrypted Office file',
})

/** Looks at what came: a publisher's error page is no list, whatever the status says.
 *
 * @throws TidewaiterError `lists.update.content`
 */
export async function lookAt(path: string, from: string): Promise<void> {
  const { kind } = await sniff(path)
  const what = noList[kind]
  if (what !== undefined)
    throw updateError('content', { from, reason: `what came is ${what}, and no list` })
}

/** Takes the parts of a list from a folder: under their names, in a folder of the list or above.
 *
 * @param into folder for the copies
 * @returns undefined where the first part is not there: the mirror has no such list
 * @throws TidewaiterError `lists.update.mirror`, `.size`, `.content`
 */
export async function fromMirror(
  source: { readonly list: string; readonly parts: readonly SourcePart[] },
  mirror: string,
  into: string,
): Promise<FetchedPart[] | undefined> {
  const taken: FetchedPart[] = []
  for (const part of source.parts) {
    const found =
      (await inFolder(join(mirror, source.list), part.name)) ?? (await inFolder(mirror, part.name))
    if (found === undefined) {
      if (taken.length === 0) return undefined
      throw updateError('mirror', {
        from: join(mirror, part.name),
        reason: `this part of ${source.list} is not there`,
      })
    }
    const { size } = await stat(found)
    if (size > part.mostBytes)
      throw updateError('size', {
        from: found,
        reason: `it is larger than ${Math.round(part.mostBytes / 1024 ** 2)} MB, the most for this list`,
      })
    const path = join(into, part.name)
    await copyFile(found, path)
    await lookAt(path, found)
    taken.push({ part, path, from: found, sha256: await sha256Of(path), validators: {} })
  }
  return taken
}

async function inFolder(folder: string, name: string): Promise<string | undefined> {
  const names = await readdir(folder).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
  const found = names.find((one) => one.toLowerCase() === name.toLowerCase())
  return found === undefined ? undefined : join(folder, found)
}
