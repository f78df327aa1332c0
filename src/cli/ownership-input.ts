import { buffer } from 'node:stream/consumers'
import { isRowFault, readTable, type Source, sha256Of, type TableInfo } from '../files/index.ts'
import {
  type FileMeta,
  type OwnershipData,
  type OwnershipRowReader,
  ownershipRowReader,
  readBods,
  readFtmOwnership,
} from '../ownership/index.ts'

/** What was read, and the messages that the user should see on standard error. */
export interface OwnershipInput {
  readonly data: OwnershipData
  readonly warnings: readonly string[]
}

type Form = 'bods' | 'ftm' | 'rows'

function formOf(value: unknown): Form {
  if (value === null || typeof value !== 'object') return 'rows'
  if ('recordType' in value || 'statementType' in value) return 'bods'
  return 'schema' in value && 'properties' in value ? 'ftm' : 'rows'
}

async function versionOf(source: Source): Promise<string> {
  return `sha256-${(await sha256Of(source)).slice(0, 12)}`
}

/** Reads an ownership file of any form: BODS or FollowTheMoney as JSON or JSON lines, or a table.
 *
 * @param file a path, or "-" for standard input
 * @throws TidewaiterError where the file as a whole cannot be read
 */
export async function readOwnershipFile(file: string): Promise<OwnershipInput> {
  const source: Source =
    file === '-' ? { name: 'standard input', bytes: await buffer(process.stdin) } : file
  const dataset = typeof source === 'string' ? source : source.name
  const meta: FileMeta = { dataset, version: await versionOf(source) }
  const warnings: string[] = []
  let info: TableInfo | undefined
  const onInfo = (found: TableInfo) => {
    info = found
  }
  let form: Form | undefined
  const values: unknown[] = []
  const given: { reader?: OwnershipRowReader } = {}
  const rows = (): OwnershipRowReader => {
    given.reader ??= ownershipRowReader(meta, info?.columns.length ? info.columns : undefined)
    return given.reader
  }
  let counted = 0
  for await (const row of readTable(source, { onInfo })) {
    counted++
    const number = row.place.row ?? counted
    if (isRowFault(row)) {
      warnings.push(row.error.message)
      // What stands under the wrong names is not used; the row is reported as incomplete.
      if (info?.columns.length) rows().add({}, number)
      continue
    }
    form ??= formOf(row.value)
    if (form === 'rows') rows().add(row.cells, number)
    else values.push(row.value)
  }
  if (form === 'bods') return { data: readBods(values, meta), warnings }
  if (form === 'ftm') return { data: readFtmOwnership(values, meta), warnings }
  return { data: rows().finish(), warnings }
}
