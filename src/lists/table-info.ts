import { isRowFault, readTable, type TableInfo } from '../files/index.ts'
import { TidewaiterError } from '../model/index.ts'

/** What a table says of itself before its first row, or why it cannot be read. */
export interface TableLook {
  readonly info?: TableInfo
  readonly fault?: TidewaiterError
}

/** Looks at a table as far as its first row. */
export async function lookAtTable(path: string): Promise<TableLook> {
  let info: TableInfo | undefined
  const onInfo = (told: TableInfo): void => {
    info = told
  }
  try {
    for await (const row of readTable(path, { onInfo })) {
      if (isRowFault(row) || info) break
    }
  } catch (fault) {
    if (fault instanceof TidewaiterError) return { fault }
    throw fault
  }
  return info ? { info } : {}
}
