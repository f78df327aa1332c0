import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type CompiledMapping,
  isRowFault,
  loadMapping,
  mappingFits,
  packageFile,
  readTable,
  type Sniffed,
  type TableInfo,
} from '../../files/index.ts'

/** Folder of the mappings that the program carries. */
const shippedFolder = packageFile('data', 'mappings')

let shipped: Promise<readonly { path: string; compiled: CompiledMapping }[]> | undefined

function shippedMappings(): Promise<readonly { path: string; compiled: CompiledMapping }[]> {
  shipped ??= (async () => {
    const names = (await readdir(shippedFolder)).filter((name) => name.endsWith('.yml')).sort()
    const paths = names.map((name) => join(shippedFolder, name))
    return Promise.all(paths.map(async (path) => ({ path, compiled: await loadMapping(path) })))
  })()
  return shipped
}

/** Path of the mapping by which a table becomes a list; undefined where none fits.
 *
 * @param wish a mapping file that the user names; it wins over all others
 */
export async function mappingFor(
  path: string,
  sniffed: Sniffed,
  beside: string | undefined,
  wish: string | undefined,
): Promise<string | undefined> {
  if (wish !== undefined) return wish
  if (beside !== undefined) return beside
  let info: TableInfo | undefined
  for (const { path: mapping, compiled } of await shippedMappings()) {
    if (compiled.mapping.recognise?.columns !== undefined) info ??= await infoOf(path)
    if (mappingFits(compiled, sniffed, info)) return mapping
  }
  return undefined
}

/** What a table says of itself before its first row; undefined where it cannot be read. */
async function infoOf(path: string): Promise<TableInfo | undefined> {
  let info: TableInfo | undefined
  const onInfo = (told: TableInfo): void => {
    info = told
  }
  try {
    for await (const row of readTable(path, { onInfo })) {
      if (isRowFault(row) || info) break
    }
  } catch {
    // A table that cannot be read fits no mapping; loading it by name says why.
    return undefined
  }
  return info
}
