import { join } from 'node:path'
import { download, type Fetched, type Validators } from './download.ts'
import { updateError } from './fault.ts'
import type { Network } from './network.ts'
import { type FetchedPart, lookAt } from './part.ts'
import { retrying } from './retry.ts'
import type { ListSource, SourcePart } from './source.ts'

/** How a list is fetched. */
export interface FetchOptions {
  /** Folder for the files. */
  readonly into: string
  readonly network: Network
  /** What the server said of each part when the version held was fetched, by address. */
  readonly known: ReadonlyMap<string, Validators>
  readonly signal?: AbortSignal | undefined
  readonly onBytes?: ((part: string, done: number, total: number | undefined) => void) | undefined
  readonly onAgain?: ((attempt: number, error: Error) => void) | undefined
}

/** How often all parts are fetched anew, because one changed while the others came. */
const mostRounds = 3

/** Fetches all parts of a list, of one publication.
 *
 * A list of several files may be published anew between two of them. So when all are there, each is
 * asked for once more, with what the server said of it: only where none has changed since do they
 * belong together. Otherwise all are fetched again, three times at most.
 *
 * @returns undefined where the publisher says that nothing has changed
 * @throws TidewaiterError `lists.update.moving` for a list that changes all the time, and others of
 * `lists.update.*`
 */
export async function fetchList(
  source: ListSource,
  options: FetchOptions,
): Promise<FetchedPart[] | undefined> {
  if (options.known.size > 0 && (await unchanged(source, options))) return undefined
  for (let round = 1; round <= mostRounds; round++) {
    const parts: FetchedPart[] = []
    for (const part of source.parts) parts.push(await fetchPart(source, part, options))
    if (parts.length === 1 || (await stillThe(source, parts, options))) return parts
  }
  throw updateError('moving', {
    from: source.parts[0]!.url,
    reason: `its parts changed while they were fetched, ${mostRounds} times in a row`,
  })
}

/** True where the server says of every part that it has not changed. */
async function unchanged(source: ListSource, options: FetchOptions): Promise<boolean> {
  for (const part of source.parts) {
    const unless = options.known.get(part.url)
    if (!unless?.etag && !unless?.lastModified) return false
    const { state } = await askFor(source, part, { ...options, unless })
    if (state !== 'unchanged') return false
  }
  return true
}

/** True where asking again gives the same files. */
async function stillThe(
  source: ListSource,
  parts: readonly FetchedPart[],
  options: FetchOptions,
): Promise<boolean> {
  for (const { part, sha256, validators } of parts) {
    const again = await askFor(source, part, { ...options, unless: validators, beside: '.again' })
    if (again.state === 'fetched' && again.sha256 !== sha256) return false
  }
  return true
}

async function fetchPart(
  source: ListSource,
  part: SourcePart,
  options: FetchOptions,
): Promise<FetchedPart> {
  const fetched = await askFor(source, part, options)
  if (fetched.state !== 'fetched')
    throw updateError('validator', {
      from: part.url,
      reason: 'the server says "not changed" although nothing was held',
    })
  const path = join(options.into, part.name)
  await lookAt(path, part.url)
  const { sha256, validators } = fetched
  return { part, path, from: part.url, sha256, validators }
}

function askFor(
  source: ListSource,
  part: SourcePart,
  options: FetchOptions & { readonly unless?: Validators | undefined; readonly beside?: string },
): Promise<Fetched> {
  const { network, signal, onBytes, onAgain } = options
  return retrying(
    () =>
      download(
        {
          url: part.url,
          hosts: source.hosts,
          mostBytes: part.mostBytes,
          path: join(options.into, `${part.name}${options.beside ?? ''}`),
          unless: options.unless,
          signal,
          onBytes: (done, total) => onBytes?.(part.name, done, total),
        },
        network,
      ),
    network,
    { signal, again: onAgain },
  )
}
