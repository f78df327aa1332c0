import { TidewaiterError } from '../model/index.ts'
import { csvRecords } from './csv.ts'
import { type EncodingFound, encodingOf } from './encoding.ts'
import { jsonRows } from './json.ts'
import { jsonlRows } from './jsonl.ts'
import { odsRows } from './ods/ods-rows.ts'
import type { Row, RowFault, TableInfo } from './row.ts'
import { endsWithReturn, examine, type Sniffed } from './sniff.ts'
import { nameOf, type ReadingOptions, type Source } from './source.ts'
import { tableOf } from './table.ts'
import { textOf } from './text.ts'
import { xlsxRows } from './xlsx/xlsx-rows.ts'

/** How to read a table, where the file does not say it itself. */
export interface ReadTableOptions extends ReadingOptions {
  /**
   * `true`: the header is looked for among the first rows. `false`: there is none, columns are
   * called "1", "2", …. An array: these are the names, and the first row is a row. Defaults to true.
   */
  readonly header?: boolean | readonly string[] | undefined
  /** Name of a sheet in a workbook. Defaults to the first visible one that has rows. */
  readonly sheet?: string | undefined
  /** Delimiter of a text table. Defaults to what splits the rows alike: `,` `;` tab or `|`. */
  readonly delimiter?: string | undefined
  /** Encoding of a text. Defaults to what the bytes say. */
  readonly encoding?: string | undefined
  /** Path of the records in a JSON file: `data.entities`. Defaults to the only list in it. */
  readonly path?: string | undefined
  /** Told once, before the first row, what was found and assumed. */
  readonly onInfo?: ((info: TableInfo) => void) | undefined
}

/** The rows of a table in CSV (any delimiter), XLSX, ODS, JSON or JSON lines, told apart by content.
 *
 * Rows stream; a row that cannot be read comes as a fault in its place, and the others go on.
 * Blank rows are passed over and not counted.
 *
 * @throws TidewaiterError where the file as a whole cannot be read: `files.open`, `files.kind`,
 * `files.encoding`, `files.json`, `files.spreadsheet`, `files.zip`, `files.too-large`
 * @example
 * const orders = { name: 'orders.csv', bytes: new TextEncoder().encode('name;hs\nWeber;0101\n') }
 * for await (const row of readTable(orders)) console.log(row)
 * // { place: { file: 'orders.csv', row: 1, line: 2 }, cells: { name: 'Weber', hs: '0101' } }
 */
export async function* readTable(
  source: Source,
  options: ReadTableOptions = {},
): AsyncGenerator<Row | RowFault> {
  const { sniffed, found } = await examine(source, options)
  const known = found === undefined ? options : { ...options, found }
  switch (sniffed.kind) {
    case 'json':
      return yield* jsonRows(source, known)
    case 'jsonl':
      return yield* jsonlRows(source, known)
    case 'xlsx':
      return yield* xlsxRows(source, options)
    case 'ods':
      return yield* odsRows(source, options)
    case 'csv':
    case 'tsv':
    case 'text':
    case 'empty':
      return yield* csvRows(source, sniffed, known)
    case 'zip':
      throw sniffed.damage ?? notATable(sniffed.kind, nameOf(source))
    case 'xml':
    case 'html':
    case 'gzip':
    case 'pdf':
    case 'cfb':
    case 'binary':
      throw notATable(sniffed.kind, nameOf(source))
  }
}

async function* csvRows(
  source: Source,
  sniffed: Sniffed,
  options: ReadTableOptions & { readonly found?: EncodingFound },
): AsyncGenerator<Row | RowFault> {
  const file = nameOf(source)
  const encoding = options.found ?? (await encodingOf(source, options.encoding))
  const delimiter = options.delimiter ?? sniffed.delimiter ?? ','
  const info = {
    file,
    kind: delimiter === '\t' ? ('tsv' as const) : ('csv' as const),
    encoding: encoding.encoding,
    delimiter,
    notices: encoding.notice ? [encoding.notice] : [],
  }
  const text = textOf(source, encoding, options)
  const lines = endsWithReturn(sniffed.head) ? withLineFeeds(text) : text
  yield* tableOf(csvRecords(lines, { file, delimiter }), info, options)
}

/** Old Macintosh programs end lines with a carriage return alone. */
async function* withLineFeeds(text: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of text) yield piece.replaceAll('\r', '\n')
}

type NoTable = Exclude<
  Sniffed['kind'],
  'csv' | 'tsv' | 'text' | 'empty' | 'json' | 'jsonl' | 'xlsx' | 'ods'
>

const noTable: Readonly<Record<NoTable, readonly [reason: string, remedy: string]>> = {
  xml: ['it is XML, not a table', 'Give it to a command that reads lists.'],
  html: ['it is a web page', 'Download the file itself instead of the page about it.'],
  zip: ['it is a zip archive', 'Unpack it and name the file in it.'],
  gzip: ['it is packed with gzip', 'Unpack it first.'],
  pdf: ['it is a PDF', 'Ask for the table as XLSX or CSV.'],
  cfb: [
    'it is an old .xls workbook, or a workbook protected by a password',
    'Open it in a spreadsheet program and save it as XLSX without a password.',
  ],
  binary: ['its bytes are not text', 'Save the table as XLSX or CSV.'],
}

function notATable(kind: NoTable, file: string): TidewaiterError {
  const [reason, remedy] = noTable[kind]
  return new TidewaiterError({
    code: 'files.kind',
    act: 'cannot read the file as a table',
    value: kind,
    reason,
    place: { file },
    remedy,
  })
}
