import { TidewaiterError } from '../../model/index.ts'
import type { RawRecord } from '../record.ts'
import type { Row, RowFault } from '../row.ts'
import { nameOf, type ReadingOptions, type Source } from '../source.ts'
import { type TableOptions, tableOf } from '../table.ts'
import { openZip } from '../zip.ts'
import { readMerged } from './merged.ts'
import { broken } from './parts.ts'
import { readSharedStrings } from './shared-strings.ts'
import { sheetRecords } from './sheet.ts'
import { readStyles } from './styles.ts'
import { readWorkbook, type SheetRef } from './workbook.ts'

export interface XlsxOptions extends ReadingOptions, Pick<TableOptions, 'header' | 'onInfo'> {
  /** Name of the sheet. Defaults to the first visible one that has rows. */
  readonly sheet?: string | undefined
}

/** Rows of one sheet of an XLSX workbook, streamed. */
export async function* xlsxRows(
  source: Source,
  options: XlsxOptions,
): AsyncGenerator<Row | RowFault> {
  const file = nameOf(source)
  const zip = await openZip(source)
  try {
    const workbook = await readWorkbook(zip, file)
    const context = {
      file,
      date1904: workbook.date1904,
      strings: await readSharedStrings(zip, workbook.sharedStrings, file),
      styles: await readStyles(zip, workbook.styles, file),
    }
    const sheet = await chosenSheet(workbook.sheets, options.sheet, {
      file,
      hasRows: async (candidate) => {
        for await (const _ of sheetRecords(zip, candidate.part, { ...context, merged: [] }))
          return true
        return false
      },
    })
    const merged = await readMerged(zip, sheet.part)
    const records = watched(sheetRecords(zip, sheet.part, { ...context, merged }), options)
    const info = {
      file,
      kind: 'xlsx' as const,
      sheet: sheet.name,
      sheets: workbook.sheets.map(({ name }) => name),
      notices: notices(workbook.sheets, sheet, merged.length),
    }
    yield* tableOf(records, info, { ...options, shortRows: true })
  } finally {
    zip.close()
  }
}

/** Rows that have been read are the progress of a packed file; its total is not known before. */
async function* watched(
  records: AsyncIterable<RawRecord>,
  options: ReadingOptions,
): AsyncGenerator<RawRecord> {
  for await (const record of records) {
    options.signal?.throwIfAborted()
    yield record
  }
}

async function chosenSheet(
  sheets: readonly SheetRef[],
  wanted: string | undefined,
  at: { file: string; hasRows: (sheet: SheetRef) => Promise<boolean> },
): Promise<SheetRef> {
  if (wanted !== undefined) {
    const exact = sheets.find(({ name }) => name === wanted)
    const found = exact ?? sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
    if (found) return found
    throw new TidewaiterError({
      code: 'files.sheet',
      act: 'cannot find the sheet',
      value: wanted,
      reason: 'the workbook has none of this name',
      place: { file: at.file },
      remedy: `Name one of: ${sheets.map(({ name }) => name).join(', ')}.`,
    })
  }
  const visible = sheets.filter(({ hidden }) => !hidden)
  for (const sheet of visible) if (await at.hasRows(sheet)) return sheet
  const first = visible[0] ?? sheets[0]
  if (first) return first
  throw broken(at.file, 'sheets', 'the workbook has no sheet with cells')
}

function notices(sheets: readonly SheetRef[], sheet: SheetRef, merged: number): string[] {
  const others = sheets.filter((other) => other !== sheet).map(({ name }) => name)
  return [
    ...(others.length > 0
      ? [`Read the sheet "${sheet.name}"; not read: ${others.join(', ')}.`]
      : []),
    ...(merged > 0 ? ['Cells merged over several rows count for each of these rows.'] : []),
  ]
}
