import { type Place, TidewaiterError } from '../model/index.ts'
import { columnNames, headerIndex, headerWindow } from './header.ts'
import { isBlank, type RawRecord } from './record.ts'
import type { Row, RowFault, TableInfo } from './row.ts'

export interface TableOptions {
  readonly header?: boolean | readonly string[] | undefined
  readonly onInfo?: ((info: TableInfo) => void) | undefined
  /** True where a row may leave its last empty cells out without having lost them (spreadsheets). */
  readonly shortRows?: boolean
}

/** Gives records their column names: finds the header, numbers the rows, reports ragged ones.
 *
 * @param info what the reader knows of the file; columns and header are added here
 */
export async function* tableOf(
  records: AsyncIterable<RawRecord>,
  info: Omit<TableInfo, 'columns' | 'headerLine' | 'preface'>,
  options: TableOptions,
): AsyncGenerator<Row | RowFault> {
  const ahead: RawRecord[] = []
  const iterator = records[Symbol.asyncIterator]()
  try {
    let ended = false
    while (ahead.length < headerWindow && !ended) {
      const next = await iterator.next()
      if (next.done) ended = true
      else if (!isBlank(next.value)) ahead.push(next.value)
    }
    const header = headerOf(ahead, options.header)
    options.onInfo?.({
      ...info,
      columns: header.names,
      preface: header.preface,
      ...(header.line === undefined ? {} : { headerLine: header.line }),
      notices: [...info.notices, ...header.notices],
    })
    let row = 0
    const give = (record: RawRecord): Row | RowFault => {
      const place = { file: info.file, row: ++row, line: record.line }
      return rowOf(record, place, { names: header.names, shortRows: options.shortRows ?? false })
    }
    for (const record of ahead.slice(header.skip)) yield give(record)
    while (!ended) {
      const next = await iterator.next()
      if (next.done) return
      if (!isBlank(next.value)) yield give(next.value)
    }
  } finally {
    await iterator.return?.(undefined)
  }
}

interface Header {
  readonly names: readonly string[]
  /** How many of the records read ahead stand above the first row. */
  readonly skip: number
  readonly line?: number
  readonly preface: readonly string[]
  readonly notices: readonly string[]
}

function headerOf(ahead: readonly RawRecord[], wish: TableOptions['header']): Header {
  if (Array.isArray(wish))
    return { names: wish as readonly string[], skip: 0, preface: [], notices: [] }
  if (wish === false) {
    const width = ahead.reduce((widest, record) => Math.max(widest, record.cells.length), 0)
    const names = Array.from({ length: width }, (_, i) => `${i + 1}`)
    return {
      names,
      skip: 0,
      preface: [],
      notices: ['No header; columns are called by their number.'],
    }
  }
  const index = headerIndex(ahead)
  if (index === -1) return { names: [], skip: 0, preface: [], notices: ['The table is empty.'] }
  const record = ahead[index]!
  const { names, notices } = columnNames(withoutEmptyTail(record.cells, ahead.slice(index + 1)))
  const above =
    index === 0
      ? []
      : [`The header was found in line ${record.line}; what stands above it is not a row.`]
  const preface = ahead.slice(0, index).map(({ cells }) =>
    cells
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join(' '),
  )
  return { names, skip: index + 1, line: record.line, preface, notices: [...above, ...notices] }
}

/** A header's empty last cells are columns only where some row has something in them. */
function withoutEmptyTail(cells: readonly string[], rows: readonly RawRecord[]): readonly string[] {
  let width = cells.length
  while (
    width > 0 &&
    cells[width - 1]!.trim() === '' &&
    rows.every((row) => (row.cells[width - 1] ?? '').trim() === '')
  ) {
    width--
  }
  return cells.slice(0, width)
}

function rowOf(
  record: RawRecord,
  place: Place,
  table: { readonly names: readonly string[]; readonly shortRows: boolean },
): Row | RowFault {
  const { names } = table
  const cells = named(record.cells, names)
  if (record.error) return { place, error: record.error.at(place), cells }
  const extra = record.cells.slice(names.length).filter((cell) => cell.trim() !== '')
  if (extra.length > 0) return { place, error: tooLong(record, names, place), cells }
  const damaged = record.cells.find((cell) => cell.includes('\uFFFD'))
  if (damaged !== undefined) return { place, cells, warning: damage(damaged, place) }
  if (record.cells.length < names.length && !table.shortRows) {
    return { place, cells, warning: tooShort(record, names, place) }
  }
  return { place, cells }
}

function named(cells: readonly string[], names: readonly string[]): Record<string, string> {
  const result: Record<string, string> = {}
  for (let i = 0; i < names.length; i++) result[names[i]!] = cells[i] ?? ''
  for (let i = names.length; i < cells.length; i++) {
    if (cells[i]!.trim() !== '') result[`(extra ${i + 1 - names.length})`] = cells[i]!
  }
  return result
}

function damage(cell: string, place: Place): TidewaiterError {
  return new TidewaiterError({
    code: 'files.row.damaged',
    act: 'cannot read every letter of the row',
    value: cell,
    reason: 'its bytes are not text in the encoding of the file',
    place,
    remedy:
      'Correct the letters shown as "\uFFFD", or name the encoding (`--encoding`, or `encoding` in a mapping file).',
  })
}

function tooLong(record: RawRecord, names: readonly string[], place: Place): TidewaiterError {
  return new TidewaiterError({
    code: 'files.row.too-long',
    act: 'cannot read the row',
    value: record.cells.slice(names.length - 1).join(' | '),
    reason: `it has ${record.cells.length} cells, the header has ${names.length}, so its cells may stand under the wrong names`,
    place,
    remedy: 'Put text that contains the delimiter in quotation marks.',
  })
}

function tooShort(record: RawRecord, names: readonly string[], place: Place): TidewaiterError {
  return new TidewaiterError({
    code: 'files.row.too-short',
    act: 'cannot find all cells of the row',
    value: record.cells.at(-1) ?? '',
    reason: `it has ${record.cells.length} cells, the header has ${names.length}; the others are taken as empty`,
    place,
    remedy: 'Check that the row is not broken in two.',
  })
}
