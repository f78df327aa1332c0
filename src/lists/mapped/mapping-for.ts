import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type CompiledMapping,
  loadMapping,
  mappingFits,
  packageFile,
  type Sniffed,
  type TableInfo,
} from '../../files/index.ts'
import { lookAtTable } from '../table-info.ts'

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
 * @param wish a mapping file that the user names, or that stands beside; it wins over all others
 */
export async function mappingFor(
  path: string,
  sniffed: Sniffed,
  wish: string | undefined,
  told?: TableInfo,
): Promise<string | undefined> {
  if (wish !== undefined) return wish
  let info = told
  for (const { path: mapping, compiled } of await shippedMappings()) {
    if (compiled.mapping.recognise?.columns !== undefined) info ??= (await lookAtTable(path)).info
    if (mappingFits(compiled, sniffed, info)) return mapping
  }
  return undefined
}
