import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { namedHashOf } from '../loaded.ts'
import type { SourceFile } from '../sources.ts'

/** Files copied to a place beside the kept ones, not yet kept. */
export interface Beside {
  readonly folder: string
  readonly copies: readonly string[]
}

/** Copies the files of a list beside the kept ones, forced to disk. */
export async function copyBeside(home: string, sources: readonly SourceFile[]): Promise<Beside> {
  const files = join(home, 'files')
  const folder = join(files, `.${randomBytes(6).toString('hex')}.part`)
  await mkdir(folder, { recursive: true })
  await removeLeft(files)
  const copies = sources.map((source) => join(folder, source.name))
  try {
    for (const [i, source] of sources.entries()) {
      await copyFile(source.path, copies[i]!)
      await force(copies[i]!)
    }
    await force(folder)
    return { folder, copies }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** Gives copied files the name of their content: from then on they are kept, whole.
 *
 * @param label put before the hash: the publication date, or `undated`
 * @returns the name of the folder under `files/`
 */
export async function keepContent(home: string, beside: Beside, label: string): Promise<string> {
  const files = join(home, 'files')
  const hash = await namedHashOf(beside.copies)
  const name = `${label}_${hash}`
  const place = join(files, name)
  const names = beside.copies.map((copy) => copy.slice(beside.folder.length + 1))
  if (await isThere(place)) {
    const kept = await namedHashOf(names.map((one) => join(place, one))).catch(() => undefined)
    if (kept === hash) {
      await rm(beside.folder, { recursive: true })
      return name
    }
    // What lies there was damaged since: it makes way for the good copy.
    await rename(place, join(files, `.${randomBytes(6).toString('hex')}.part`))
  }
  await rename(beside.folder, place)
  await force(files)
  return name
}

const dayInMilliseconds = 86_400_000

/** Takes away what a program that was killed left behind, once no program can still be at it. */
async function removeLeft(files: string): Promise<void> {
  for (const name of await readdir(files)) {
    if (!name.endsWith('.part')) continue
    const path = join(files, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    if (Date.now() - mtimeMs > dayInMilliseconds) await rm(path, { recursive: true, force: true })
  }
}

/** Forces a file or a folder to disk; Windows has no such call on folders. */
async function force(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: { code?: string }) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}
