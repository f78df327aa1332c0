import { type Parser, parse } from 'csv-parse'
import { TidewaiterError } from '../model/index.ts'
import type { RawRecord } from './record.ts'

/** A record longer than this is a quote that was never closed; spreadsheets stop at 32 kB a cell. */
const recordLimit = 1 << 20
/** So many unclosed quotes are no accident: the file does not use quotes as CSV does. */
const recoveryLimit = 1000

export interface CsvOptions {
  readonly file: string
  readonly delimiter: string
}

interface Found {
  readonly cells: string[]
  readonly line: number
  /** Bytes of this parser's input up to the end of the record. */
  readonly end: number
}

/** Records of delimited text, streamed; quotes that are never closed cost one line, not the rest.
 *
 * When the parser finds at the end (or after a megabyte) that a quote is still open, the line in
 * which the record began is reported as a fault, and parsing starts anew with the next line.
 */
export async function* csvRecords(
  text: AsyncIterable<string>,
  options: CsvOptions,
): AsyncGenerator<RawRecord> {
  let session = new Session(options, 0)
  let recoveries = 0
  for await (const piece of text) {
    let input: Buffer | undefined = Buffer.from(piece, 'utf8')
    while (input !== undefined) {
      const broken = await session.write(input)
      yield* session.take()
      input = undefined
      if (broken) {
        const { fault, rest, lines } = session.abandon(options)
        yield fault
        session = new Session(options, lines)
        input = rest
        if (++recoveries > recoveryLimit) throw tooManyQuotes(options.file)
      }
    }
  }
  for (;;) {
    const broken = await session.end()
    yield* session.take()
    if (!broken) return
    for (;;) {
      const { fault, rest, lines } = session.abandon(options)
      yield fault
      if (++recoveries > recoveryLimit) throw tooManyQuotes(options.file)
      session = new Session(options, lines)
      if (rest.length === 0) return
      const again = await session.write(rest)
      yield* session.take()
      if (!again) break
    }
  }
}

/** One run of the parser, with the bytes it has not yet made records of. */
class Session {
  readonly #parser: Parser
  readonly #firstLine: number
  #found: Found[] = []
  #pieces: Buffer[] = []
  /** Input position of the first byte in `#pieces`, and of the end of the last record. */
  #start = 0
  #done = 0
  #lines = 0

  constructor(options: CsvOptions, firstLine: number) {
    this.#firstLine = firstLine
    this.#parser = parse({
      delimiter: options.delimiter,
      quote: '"',
      // Named, because the parser would otherwise take the first row's line ending for all.
      record_delimiter: ['\r\n', '\n'],
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: recordLimit,
      skip_empty_lines: true,
      on_record: (cells: string[], context) => {
        const span = context.lines - this.#lines
        const inner = span > 1 ? newlinesIn(cells) : 0
        this.#lines = context.lines
        this.#done = context.bytes
        this.#found.push({ cells, line: firstLine + context.lines - inner, end: context.bytes })
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

  /** The line in which the unfinished record began, as a fault, and the bytes after it. */
  abandon(options: CsvOptions): { fault: RawRecord; rest: Buffer; lines: number } {
    const bytes = Buffer.concat(this.#pieces).subarray(this.#done - this.#start)
    let from = 0
    let line = this.#firstLine + this.#lines
    // Blank lines before the record were skipped by the parser without a record.
    while (bytes[from] === 0x0a || bytes[from] === 0x0d) {
      if (bytes[from] === 0x0a) line++
      from++
    }
    const newline = bytes.indexOf(0x0a, from)
    const end = newline === -1 ? bytes.length : newline
    const value = bytes.subarray(from, end).toString('utf8').trim()
    const place = { file: options.file, line: line + 1 }
    const error = new TidewaiterError({
      code: 'files.csv.quote',
      act: 'cannot read the row',
      value,
      reason: 'a quotation mark is opened in it and never closed',
      place,
      remedy: 'Close it, or double it ("") where it belongs to the text.',
    })
    return {
      fault: { line: line + 1, cells: [value], error },
      rest: newline === -1 ? Buffer.alloc(0) : bytes.subarray(newline + 1),
      lines: line + 1,
    }
  }
}

function newlinesIn(cells: readonly string[]): number {
  let count = 0
  for (const cell of cells) count += cell.match(/\r\n|\n|\r/g)?.length ?? 0
  return count
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
