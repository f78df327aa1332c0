import { basename } from 'node:path'
import { isRowFault, readTable } from '../../files/index.ts'
import type { FtmReader } from './content.ts'

/** Applies OpenSanctions' files of changes (entities.delta.json): a line adds, changes or deletes one
 * entity, and carries it whole.
 */
export async function readChanges(
  path: string,
  reader: FtmReader,
  signal: AbortSignal | undefined,
): Promise<void> {
  for await (const row of readTable(path, { signal })) {
    const place = `${basename(path)}, row ${row.place.row ?? '?'}`
    if (isRowFault(row)) {
      reader.fault(row.error.fault.reason, place)
      continue
    }
    const { op, entity } = (row.value ?? {}) as { op?: unknown; entity?: { id?: unknown } }
    const id = entity?.id
    if (typeof id !== 'string') {
      reader.fault('the change names no entity', place)
      continue
    }
    switch (op) {
      case 'ADD':
      case 'MOD':
        reader.remove(id)
        reader.line(entity, place)
        break
      case 'DEL':
        reader.remove(id)
        break
      default:
        reader.fault(`"${String(op)}" is no kind of change`, place)
    }
  }
}
