import { basename } from 'node:path'
import { described, hashOf, type LoadedFile, type LoadOptions, undated } from '../loaded.ts'
import { catalogBeside } from './catalog.ts'
import { readChanges } from './changes.ts'
import { FtmReader, readLines } from './content.ts'
import { readSimple } from './simple-rows.ts'
import { readStatements } from './statement-rows.ts'

/** Forms in which entities of the FollowTheMoney model are published. */
export type FtmForm = 'ftm-jsonl' | 'ftm-statements' | 'ftm-simple'

const rowsOf = {
  'ftm-jsonl': readLines,
  'ftm-statements': readStatements,
  'ftm-simple': readSimple,
} as const

/** Loads a FollowTheMoney file; each dataset in it has its own report and version.
 *
 * A dataset's version is, in this order: what an OpenSanctions `index.json` beside the file says of
 * it, the latest change that the file tells of it, the hash of the file.
 */
export async function loadFtmFile(
  path: string,
  form: FtmForm,
  options: LoadOptions & { readonly deltas?: readonly string[] | undefined },
): Promise<LoadedFile> {
  const { signal, deltas = [] } = options
  const parts = [path, ...deltas]
  const sha256 = await hashOf(parts)
  const catalog = await catalogBeside(path)
  const version = catalog.get('*')?.publishedOn ?? undated(sha256)
  const reader = new FtmReader({ version, statements: options.statements ?? false })
  await rowsOf[form](path, reader, signal)
  for (const delta of deltas) await readChanges(delta, reader, signal)
  const content = reader.finish()
  const all = [...content.tallies].map(([dataset, tally]) => {
    const known = catalog.get(dataset) ?? catalog.get('*')
    // The index speaks of the list before the changes.
    const dates = [
      known?.publishedOn,
      deltas.length > 0 || !known ? content.dates.get(dataset) : undefined,
    ]
    const publishedOn = dates
      .filter((date) => date !== undefined)
      .sort()
      .at(-1)
    return described(
      {
        path,
        parts: parts.map((part) => basename(part)),
        format: form,
        dataset,
        version: publishedOn ?? undated(sha256),
        sha256,
        publishedOn,
        title: known?.title,
        authority: known?.authority,
        jurisdiction: known?.jurisdiction,
      },
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
