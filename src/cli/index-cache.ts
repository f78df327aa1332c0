import { createHash, type Hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ListedAddress, SearchedList } from '../decision/index.ts'
import { packageFile, writeAtomic } from '../files/index.ts'
import type { ListStatus, LoadedLists } from '../lists/index.ts'
import { TidewaiterError, type Version } from '../model/index.ts'
import {
  type Index,
  loadIndex,
  loadTexts,
  saveIndex,
  saveTexts,
  type Texts,
} from '../screening/index.ts'
import { homeFolder } from './home.ts'
import { say } from './terminal.ts'
import { programVersion } from './version.ts'

/** The index of the loaded lists with what decisions need beside it. */
export interface Prepared {
  readonly index: Index
  readonly lists: readonly SearchedList[]
  /** As JSON, read for those that match: the listings of an entity by its id, and the records of other
   * lists that are the same party by `joinedKey` of its id. */
  readonly listings: Texts
  readonly addresses: readonly ListedAddress[]
  /** Versions of what was used beside the lists: the decisions on joins. */
  readonly versions: readonly Version[]
}

/** The key of the records that are one party with a record; ids have no space. */
export function joinedKey(id: string): string {
  return `joined ${id}`
}

/** What is small enough to be read as JSON at every start. */
type Beside = Pick<Prepared, 'lists' | 'addresses' | 'versions'>

/** Indices kept of each kind; older ones are removed, so that they do not pile up. */
const kept = 3

/** What the names of indices over lists named with --lists begin with, so that they do not displace
 * those of the loaded lists. */
const ofNamedLists = 'named-'

function folder(): string {
  return join(homeFolder(), 'index')
}

/** Which program made an index: a release by its version, a checkout by its build too. */
function program(): string {
  const build = packageFile('dist', '.built')
  return `${programVersion()} ${existsSync(build) ? readFileSync(build, 'utf8') : ''}`
}

/** The name of an index: by the content of its lists, the decisions on joins, the fields left out, and
 * the program. */
export function cacheKey(
  lists: readonly ListStatus[],
  drop: readonly string[],
  joins: string,
): string {
  const content = lists.map((list) => `${list.dataset} ${list.version} ${list.sha256}`).sort()
  return nameOf(createHash('sha256'), [content, [...drop].sort(), joins])
}

/** The name of an index over lists that were read from files: by all that was read, since what a file
 * gives depends on its mapping and its companions too. */
export function contentKey(
  { entities, relations, datasets }: Pick<LoadedLists, 'entities' | 'relations' | 'datasets'>,
  drop: readonly string[],
  joins: string,
): string {
  const hash = createHash('sha256')
  for (const entity of entities) hash.update(JSON.stringify(entity))
  for (const relation of relations) hash.update(JSON.stringify(relation))
  return `${ofNamedLists}${nameOf(hash, [datasets, [...drop].sort(), joins])}`
}

function nameOf(hash: Hash, content: readonly unknown[]): string {
  return hash
    .update(JSON.stringify([program(), ...content]))
    .digest('hex')
    .slice(0, 32)
}

/** The kept index of that name; undefined where there is none, or where it cannot be used. */
export async function readCache(key: string): Promise<Prepared | undefined> {
  const files = filesOf(key)
  if (!Object.values(files).every(existsSync)) return undefined
  try {
    const beside = JSON.parse(await readFile(files.beside, 'utf8')) as Beside
    return {
      index: loadIndex(await shared(files.index)),
      listings: loadTexts(await shared(files.listings)),
      ...beside,
    }
  } catch (error) {
    if (!(error instanceof TidewaiterError || error instanceof SyntaxError)) throw error
    say(`the kept index is built anew: ${error.message}`)
    return undefined
  }
}

/** Bytes read at once, below what a system reads in one call. */
const mostRead = 2 ** 30

/** A file in memory that threads can share. */
async function shared(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const memory = new Uint8Array(new SharedArrayBuffer(size))
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(memory, at, Math.min(size - at, mostRead), at)
      if (bytesRead === 0) return memory.subarray(0, at)
      at += bytesRead
    }
    return memory
  } finally {
    await file.close()
  }
}

/** Keeps an index; a folder that cannot be written costs time at the next start, and is said. */
export async function writeCache(key: string, prepared: Prepared): Promise<void> {
  const files = filesOf(key)
  const { index, listings, lists, addresses, versions } = prepared
  try {
    await mkdir(folder(), { recursive: true })
    await writeAtomic(files.index, saveIndex(index))
    await writeAtomic(files.listings, saveTexts(listings))
    await writeAtomic(files.beside, JSON.stringify({ lists, addresses, versions } satisfies Beside))
    await removeOld(key.startsWith(ofNamedLists))
  } catch (error) {
    say(`the index could not be kept for the next start: ${(error as Error).message}`)
  }
}

function filesOf(key: string): { index: string; listings: string; beside: string } {
  const path = join(folder(), key)
  return { index: `${path}.index`, listings: `${path}.listings`, beside: `${path}.json` }
}

async function removeOld(named: boolean): Promise<void> {
  const names = (await readdir(folder())).filter(
    (name) => name.endsWith('.index') && name.startsWith(ofNamedLists) === named,
  )
  const dated = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(folder(), name))).mtimeMs })),
  )
  dated.sort((a, b) => b.time - a.time)
  for (const { name } of dated.slice(kept))
    for (const file of Object.values(filesOf(name.slice(0, -'.index'.length))))
      await rm(file, { force: true })
}
