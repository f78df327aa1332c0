import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Writes a file so that its path holds either the old content or the whole of the new one.
 *
 * The content goes into a file beside it, is forced to disk, and takes the name at the end; the
 * folder is made where it is missing. When writing fails, or an iterable throws, the file beside
 * is removed and the old content stays.
 *
 * @param content text, bytes, or pieces of either, written as they come
 * @example
 * await writeAtomic('out/report.csv', formatCsv(rows))
 */
export async function writeAtomic(
  path: string,
  content: string | Uint8Array | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  const beside = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)
  try {
    const file = await open(beside, 'wx')
    try {
      const whole = typeof content === 'string' || content instanceof Uint8Array
      for await (const piece of whole ? [content] : content) await file.appendFile(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
  await syncFolder(folder)
}

/** Makes the renaming itself durable; Windows has no such call on folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
