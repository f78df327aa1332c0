import { basename } from 'node:path'
import { hashOf, type LoadedFile, type LoadOptions, loadedFile, undated } from '../loaded.ts'
import { Tally } from '../tally.ts'
import { assembleOfac } from './assemble.ts'
import { companionsOf } from './companions.ts'
import { datasetOf, isNonSdn } from './dataset-of.ts'
import { cell, programsIn } from './layout.ts'
import { readOfacRows } from './read.ts'

/** Loads an OFAC list: the primary file and those beside it.
 *
 * OFAC's CSV files carry no date, so the version is named by the hash of their content.
 */
export async function loadOfac(path: string, options: LoadOptions): Promise<LoadedFile> {
  const tally = new Tally()
  const { files, missing } = await companionsOf(path)
  const rows = await readOfacRows(files, { tally, signal: options.signal })
  for (const name of missing) tally.drift(`${name} is not beside ${basename(path)}`)
  const nonSdn = rows.primary.filter(({ cells }) =>
    isNonSdn(
      programsIn(cell(cells, 'Program')),
      cell(cells, 'Remarks').includes('Directive Determination'),
    ),
  ).length
  const counts = { records: rows.primary.length, nonSdn }
  const dataset = datasetOf(counts, basename(path), tally)
  const parts = [files.primary, files.aliases, files.addresses, files.comments].filter(
    (part): part is string => typeof part === 'string',
  )
  const sha256 = await hashOf(parts)
  const version = undated(sha256)
  const statements = options.statements ?? false
  const assembled = assembleOfac(rows, { dataset, version, tally, statements })
  const facts = { path, parts, format: 'ofac-csv', dataset: dataset.name, version, sha256 }
  return loadedFile(assembled, facts, tally)
}
