import type { RawRecord } from '../record.ts'
import type { Row, RowFault } from '../row.ts'
import { nameOf, type ReadingOptions, type Source } from '../source.ts'
import { type TableOptions, tableOf } from '../table.ts'
import { broken, readPart, runPart } from '../xlsx/parts.ts'
import { openZip } from '../zip.ts'
import { OdsSheet } from './sheet.ts'

export interface OdsOptions extends ReadingOptions, Pick<TableOptions, 'header' | 'onInfo'> {
  /** Name of the sheet. Defaults to the first. */
  readonly sheet?: string | undefined
}

const content = 'content.xml'

/** Rows of one sheet of an OpenDocument spreadsheet, streamed.
 *
 * @throws TidewaiterError `files.spreadsheet`, `files.zip`, `files.zip.limit`
 */
export async function* odsRows(
  source: Source,
  options: OdsOptions,
): AsyncGenerator<Row | RowFault> {
  const file = nameOf(source)
  const zip = await openZip(source)
  try {
    const sheets: string[] = []
    await readPart(zip, content, file, {
      open(name, attributes) {
        if (name === 'table') sheets.push(attributes['table:name'] ?? '')
      },
    })
    const sheet = options.sheet ?? sheets[0]
    if (sheet === undefined || !sheets.includes(sheet)) {
      throw broken(file, sheet ?? content, 'there is no such sheet in it')
    }
    const others = sheets.filter((name) => name !== sheet)
    const info = {
      file,
      kind: 'ods' as const,
      sheet,
      sheets,
      notices:
        others.length === 0 ? [] : [`Read the sheet "${sheet}"; not read: ${others.join(', ')}.`],
    }
    yield* tableOf(records(zip, sheet, file, options), info, { ...options, shortRows: true })
  } finally {
    zip.close()
  }
}

async function* records(
  zip: Awaited<ReturnType<typeof openZip>>,
  sheet: string,
  file: string,
  options: ReadingOptions,
): AsyncGenerator<RawRecord> {
  const reader = new OdsSheet(sheet, file)
  for await (const _ of runPart(zip, content, file, reader)) {
    options.signal?.throwIfAborted()
    yield* reader.take()
  }
  yield* reader.take()
}
