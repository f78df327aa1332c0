import { basename, dirname, join } from 'node:path'
import { described, hashOf, type LoadedFile, type LoadOptions, undated } from '../loaded.ts'
import { textIfThere } from '../recognise.ts'
import { loadFtm } from './content.ts'

/** Loads a FollowTheMoney file; each dataset in it has its own report and version.
 *
 * A dataset's version is, in this order: what an OpenSanctions `index.json` beside the file says of
 * it, the latest change that the file tells of it, the hash of the file.
 */
export async function loadFtmFile(path: string, options: LoadOptions): Promise<LoadedFile> {
  const sha256 = await hashOf([path])
  const index = await indexBeside(path)
  const content = await loadFtm(path, {
    version: index?.version ?? undated(sha256),
    signal: options.signal,
    statements: options.statements ?? false,
  })
  const all = [...content.tallies].map(([dataset, tally]) => {
    const publishedOn = index?.publishedOn ?? content.dates.get(dataset)
    const version = publishedOn ?? undated(sha256)
    return described(
      { path, parts: [basename(path)], format: 'ftm-jsonl', dataset, version, sha256, publishedOn },
      tally,
    )
  })
  return {
    entities: content.entities,
    relations: content.relations,
    statements: content.statements,
    reports: all.map((one) => one.report),
    datasets: all.map((one) => one.dataset).filter((one) => one.dataset !== 'unknown'),
  }
}

/** What OpenSanctions' `index.json` says, where it stands beside the file and lists it. */
async function indexBeside(
  path: string,
): Promise<{ version: string; publishedOn: string } | undefined> {
  const text = await textIfThere(join(dirname(path), 'index.json'))
  if (text === undefined) return undefined
  let index: { updated_at?: unknown; resources?: unknown }
  try {
    index = JSON.parse(text)
  } catch {
    // Another program's index.json is no part of the list.
    return undefined
  }
  const resources = Array.isArray(index.resources) ? index.resources : []
  const lists = resources.some((r) => (r as { name?: unknown }).name === basename(path))
  const updated = typeof index.updated_at === 'string' ? index.updated_at.slice(0, 10) : ''
  if (!lists || !/^\d{4}-\d\d-\d\d$/.test(updated)) return undefined
  return { version: updated, publishedOn: updated }
}
