import { basename } from 'node:path'
import { isRowFault, type RowFault, readTable, type Source } from '../../files/index.ts'
import type { Tally } from '../tally.ts'
import type { OfacRows } from './assemble.ts'
import { addressColumns, aliasColumns, commentColumns, primaryColumns } from './layout.ts'
import type { PlacedCells } from './record.ts'

/** OFAC's files of one list: the primary one, and those that stand beside it. */
export interface OfacFiles {
  readonly primary: Source
  readonly aliases?: Source | undefined
  readonly addresses?: Source | undefined
  readonly comments?: Source | undefined
}

interface Reading {
  readonly signal?: AbortSignal | undefined
  readonly tally: Tally
}

/** Reads the rows of OFAC's files; a row that cannot be read is counted and shown. */
export async function readOfacRows(files: OfacFiles, reading: Reading): Promise<OfacRows> {
  return {
    primary: await rowsOf(files.primary, primaryColumns, 'record', reading),
    aliases: await rowsOf(files.aliases, aliasColumns, 'name', reading),
    addresses: await rowsOf(files.addresses, addressColumns, 'address', reading),
    comments: await rowsOf(files.comments, commentColumns, 'record', reading),
  }
}

async function rowsOf(
  source: Source | undefined,
  columns: readonly string[],
  unit: 'record' | 'name' | 'address',
  reading: Reading,
): Promise<PlacedCells[]> {
  if (source === undefined) return []
  const rows: PlacedCells[] = []
  const file = typeof source === 'string' ? basename(source) : source.name
  const options = { header: columns, delimiter: ',', signal: reading.signal }
  for await (const row of readTable(source, options)) {
    const place = `${file}, row ${row.place.row ?? '?'}`
    const cells = row.cells ?? {}
    // Control-Z is the end-of-file mark that OFAC's files close with.
    if ((cells.ent_num ?? '').replaceAll('\u001A', '').trim() === '') {
      if (isRowFault(row)) skipRow(reading.tally, unit, columns, row, place)
      continue
    }
    if (isRowFault(row)) {
      // A comma too many must not cost a record: it is kept with what could be read, and told.
      const kept = row.error.fault.code === 'files.row.too-long'
      if (!kept) {
        skipRow(reading.tally, unit, columns, row, place)
        continue
      }
      reading.tally.drift(`${place} has more cells than ${columns.length}; kept`)
    }
    rows.push({ cells, place })
  }
  return rows
}

function skipRow(
  tally: Tally,
  unit: 'record' | 'name' | 'address',
  columns: readonly string[],
  row: RowFault,
  place: string,
): void {
  if (columns === primaryColumns) tally.read++
  tally.skip(unit, row.error.fault.reason, () => `${place}: ${row.error.fault.value ?? ''}`)
}
