import { isRowFault, readTable, type TableInfo } from '../files/index.ts'

/** What a table says of itself before its first row; undefined where it cannot be read. */
export async function infoOf(path: string): Promise<TableInfo | undefined> {
  let info: TableInfo | undefined
  const onInfo = (told: TableInfo): void => {
    info = told
  }
  try {
    for await (const row of readTable(path, { onInfo })) {
      if (isRowFault(row) || info) break
    }
  } catch {
    // A table that cannot be read fits no form; loading it by name says why.
    return undefined
  }
  return info
}
