import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ListedAddress, SearchedList } from '../decision/index.ts'
import { packageFile, writeAtomic } from '../files/index.ts'
import type { ListStatus } from '../lists/index.ts'
import { type Listing, TidewaiterError } from '../model/index.ts'
import { type Index, loadIndex, saveIndex } from '../screening/index.ts'
import { homeFolder } from './home.ts'
import { say } from './terminal.ts'
import { programVersion } from './version.ts'

/** The index of the loaded lists with what decisions need beside it. */
export interface Prepared {
  readonly index: Index
  readonly lists: readonly SearchedList[]
  readonly listings: ReadonlyMap<string, readonly Listing[]>
  readonly addresses: readonly ListedAddress[]
}

/** Indices kept; older ones are removed, so that they do not pile up. */
const kept = 3

function folder(): string {
  return join(homeFolder(), 'index')
}

/** Which program made an index: a release by its version, a checkout by its build too. */
function program(): string {
  const build = packageFile('dist', '.built')
  return `${programVersion()} ${existsSync(build) ? readFileSync(build, 'utf8') : ''}`
}

/** The name of an index: by the content of its lists, the fields left out, and the program. */
export function cacheKey(lists: readonly ListStatus[], drop: readonly string[]): string {
  const content = lists.map((list) => `${list.dataset} ${list.version} ${list.sha256}`).sort()
  return createHash('sha256')
    .update(JSON.stringify([program(), content, [...drop].sort()]))
    .digest('hex')
    .slice(0, 32)
}

/** The kept index of that name; undefined where there is none, or where it cannot be used. */
export async function readCache(key: string): Promise<Prepared | undefined> {
  const [indexFile, besideFile] = filesOf(key)
  if (!existsSync(indexFile) || !existsSync(besideFile)) return undefined
  try {
    const beside = JSON.parse(await readFile(besideFile, 'utf8')) as {
      lists: SearchedList[]
      listings: [string, Listing[]][]
      addresses?: ListedAddress[]
    }
    // Kept by a program that did not look addresses up.
    if (beside.addresses === undefined) return undefined
    const index = loadIndex(await shared(indexFile))
    return {
      index,
      lists: beside.lists,
      listings: new Map(beside.listings),
      addresses: beside.addresses,
    }
  } catch (error) {
    if (!(error instanceof TidewaiterError || error instanceof SyntaxError)) throw error
    say(`the kept index is built anew: ${error.message}`)
    return undefined
  }
}

/** A file in memory that threads can share. */
async function shared(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path)
  const memory = new Uint8Array(new SharedArrayBuffer(bytes.length))
  memory.set(bytes)
  return memory
}

/** Keeps an index; a folder that cannot be written costs time at the next start, and is said. */
export async function writeCache(key: string, prepared: Prepared): Promise<void> {
  const [indexFile, besideFile] = filesOf(key)
  const { lists, addresses } = prepared
  const beside = { lists, listings: [...prepared.listings], addresses }
  try {
    await mkdir(folder(), { recursive: true })
    await writeAtomic(indexFile, saveIndex(prepared.index))
    await writeAtomic(besideFile, JSON.stringify(beside))
    await removeOld()
  } catch (error) {
    say(`the index could not be kept for the next start: ${(error as Error).message}`)
  }
}

function filesOf(key: string): [index: string, beside: string] {
  return [join(folder(), `${key}.index`), join(folder(), `${key}.json`)]
}

async function removeOld(): Promise<void> {
  const names = (await readdir(folder())).filter((name) => name.endsWith('.index'))
  const dated = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(folder(), name))).mtimeMs })),
  )
  dated.sort((a, b) => b.time - a.time)
  for (const { name } of dated.slice(kept))
    for (const file of filesOf(name.slice(0, -'.index'.length))) await rm(file, { force: true })
}
