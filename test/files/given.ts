import {
  isRowFault,
  type ReadTableOptions,
  type Row,
  type RowFault,
  readTable,
  type Source,
  type TableInfo,
} from '../../src/files/index.ts'

/** A source of the given text in UTF-8, or of the given bytes. */
export function given(content: string | Uint8Array, name = 'test.csv'): Source {
  return { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }
}

/** Everything a table gives: what was found, rows, faults, and the cells of the rows. */
export async function tableFrom(
  source: Source,
  options: ReadTableOptions = {},
): Promise<{ info: TableInfo; rows: Row[]; faults: RowFault[]; cells: Record<string, string>[] }> {
  let info: TableInfo | undefined
  const rows: Row[] = []
  const faults: RowFault[] = []
  for await (const row of readTable(source, { ...options, onInfo: (found) => (info = found) })) {
    if (isRowFault(row)) faults.push(row)
    else rows.push(row)
  }
  return { info: info!, rows, faults, cells: rows.map((row) => row.cells) }
}
