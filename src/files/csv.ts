import { type Parser, parse } from 'csv-parse'
import { parse as parseSync } from 'csv-parse/sync'
import { type Place, TidewaiterError } from '../model/index.ts'
import type { RawRecord } from './record.ts'

/** A record longer than this is a quote that was never closed; spreadsheets stop at 32 kB a cell. */
const recordLimit = 1 << 20
/** So many unclosed quotes are no accident: the file does not use quotes as CSV does. */
const recoveryLimit = 1000

export interface CsvOptions {
  readonly file: string
  readonly delimiter: string
}

/** So much of a line that could not be read is kept in the fault. */
const shownLength = 1000
const lineFeed = 0x0a
const nothing = Buffer.alloc(0)
const lineEnds = ['\r\n', '\n']

/** Records of delimited text, streamed; quotes that are never closed cost one line, not the rest.
 *
 * When the parser finds at the end (or after a megabyte) that a quote is still open, or that it was
 * closed in the middle of a later row, the line in which the record began is reported as a fault,
 * and parsing starts anew with the next line.
 */
export async function* csvRecords(
  text: AsyncIterable<string>,
  options: CsvOptions,
): AsyncGenerator<RawRecord> {
  let session = new Session(options, 0)
  let recoveries = 0
  // True while the rest of an endless line is passed over.
  let skipping = false
  const restart = (): { fault: RawRecord; rest: Buffer } => {
    if (++recoveries > recoveryLimit) throw tooManyQuotes(options.file)
    const { fault, rest, lines, cut } = session.abandon(options)
    session = new Session(options, lines)
    skipping = cut
    return { fault, rest }
  }
  for await (const piece of text) {
    let input: Buffer = Buffer.from(piece, 'utf8')
    while (input.length > 0) {
      if (skipping) {
        const end = input.indexOf(lineFeed)
        skipping = end === -1
        input = skipping ? nothing : input.subarray(end + 1)
      }
      const broken = await session.write(input)
      yield* session.take()
      input = nothing
      if (!broken) continue
      const { fault, rest } = restart()
      yield fault
      input = rest
    }
  }
  while (await session.end()) {
    yield* session.take()
    let broken = true
    while (broken) {
      const { fault, rest } = restart()
      yield fault
      broken = await session.write(rest)
      yield* session.take()
    }
  }
  yield* session.take()
}

/** One run of the parser, with the bytes it has not yet made records of. */
class Session {
  readonly #parser: Parser
  #found: RawRecord[] = []
  #pieces: Buffer[] = []
  /** Input position of the first byte in `#pieces`, and of the end of the last record. */
  #start = 0
  #done = 0
  /** Lines as the parser counts them, and the line of the file at which the last record ended. */
  #lines = 0
  #line: number

  constructor(options: CsvOptions, firstLine: number) {
    this.#line = firstLine
    this.#parser = parse({
      delimiter: options.delimiter,
      quote: '"',
      // Named, because the parser would otherwise take the first row's line ending for all.
      record_delimiter: lineEnds,
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: recordLimit,
      skip_empty_lines: true,
      on_record: (cells: string[], context) => {
        const span = context.lines - this.#lines
        // The parser counts CR and LF within a cell as a line each, and blank lines between rows.
        const breaks = span > 1 ? lineBreaksIn(cells) : none
        const inner = breaks.lf
        const line = this.#line + span - breaks.cr - breaks.lf
        if (inner > 0 && cells.some(isSuspicious) && !this.#isStrict(options, context.bytes)) {
          throw new Error('a quotation mark is closed in the middle of another row')
        }
        this.#lines = context.lines
        this.#line = line + inner
        this.#done = context.bytes
        this.#found.push({ cells, line })
        return undefined as never
      },
    })
    this.#parser.on('error', () => {})
    this.#parser.resume()
  }

  /** Resolves to true where the parser gave up. */
  write(input: Buffer): Promise<boolean> {
    this.#pieces.push(input)
    return new Promise((resolve) => {
      this.#parser.write(input, (error) => resolve(error != null))
    })
  }

  end(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#parser.once('error', () => resolve(true))
      this.#parser.once('end', () => resolve(false))
      this.#parser.end()
    })
  }

  take(): readonly RawRecord[] {
    const taken = this.#found
    this.#found = []
    while (this.#pieces[0] && this.#start + this.#pieces[0].length <= this.#done) {
      this.#start += this.#pieces.shift()!.length
    }
    return taken
  }

  /** True where the record that ends at a position of the input is quoted as CSV should be. */
  #isStrict(options: CsvOptions, end: number): boolean {
    const record = Buffer.concat(this.#pieces).subarray(this.#done - this.#start, end - this.#start)
    try {
      parseSync(record, {
        delimiter: options.delimiter,
        record_delimiter: lineEnds,
        relax_column_count: true,
      })
      return true
    } catch {
      return false
    }
  }

  /** The line in which the unfinished record began, as a fault, and the bytes after it; `cut` is
   * true where the line goes on beyond what has been read. */
  abandon(options: CsvOptions): { fault: RawRecord; rest: Buffer; lines: number; cut: boolean } {
    const bytes = Buffer.concat(this.#pieces).subarray(this.#done - this.#start)
    let from = 0
    let line = this.#line + 1
    // Blank lines before the record were skipped by the parser without a record.
    while (bytes[from] === lineFeed || bytes[from] === 0x0d) {
      if (bytes[from] === lineFeed) line++
      from++
    }
    const newline = bytes.indexOf(lineFeed, from)
    const cut = newline === -1
    const end = cut ? Math.min(bytes.length, from + shownLength) : newline
    const value = bytes.subarray(from, end).toString('utf8').trim()
    const place = { file: options.file, line }
    const endless = cut && bytes.length > recordLimit
    return {
      fault: {
        line,
        cells: [value],
        error: endless ? tooLong(value, place) : openQuote(value, place),
      },
      rest: cut ? nothing : bytes.subarray(newline + 1),
      lines: line,
      cut,
    }
  }
}

function openQuote(value: string, place: Place): TidewaiterError {
  return new TidewaiterError({
    code: 'files.csv.quote',
    act: 'cannot read the row',
    value,
    reason: 'a quotation mark is opened in it and never closed',
    place,
    remedy: 'Close it, or double it ("") where it belongs to the text.',
  })
}

function tooLong(value: string, place: Place): TidewaiterError {
  return new TidewaiterError({
    code: 'files.csv.too-long',
    act: 'cannot read the row',
    value,
    reason: `its line is longer than ${recordLimit} bytes`,
    place,
    remedy: 'Check that the file is a table with a row on each line.',
  })
}

/** The lenient parser leaves a quotation mark at the start of a cell where a later one did not end
 * it; over a line end this is most likely a mark that was never closed and met that of another row. */
function isSuspicious(cell: string): boolean {
  return cell.startsWith('"') && cell.includes('\n')
}

const none = { cr: 0, lf: 0 }

function lineBreaksIn(cells: readonly string[]): { cr: number; lf: number } {
  let cr = 0
  let lf = 0
  for (const cell of cells) {
    for (let i = 0; i < cell.length; i++) {
      const code = cell.charCodeAt(i)
      if (code === 10) lf++
      else if (code === 13) cr++
    }
  }
  return { cr, lf }
}

function tooManyQuotes(file: string): TidewaiterError {
  return new TidewaiterError({
    code: 'files.csv.quote',
    act: 'cannot read the table',
    reason: `more than ${recoveryLimit} rows open a quotation mark without closing it`,
    place: { file },
    remedy: 'Export the table again as CSV with quoted text, or as XLSX.',
  })
}
