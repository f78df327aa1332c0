import { TidewaiterError } from '../model/index.ts'
import { encodingOf } from './encoding.ts'
import { type JsonOptions, parseJson, recordRow } from './json.ts'
import type { Row, RowFault } from './row.ts'
import { nameOf, type Source } from './source.ts'
import { textOf } from './text.ts'

/** A line longer than this is no record; the longest FtM records are a few megabytes. */
const lineLimit = 1 << 26

/** Records of JSON lines, streamed; blank lines are passed over, a bad line is a fault of its own. */
export async function* jsonlRows(
  source: Source,
  options: JsonOptions,
): AsyncGenerator<Row | RowFault> {
  const file = nameOf(source)
  const found = options.found ?? (await encodingOf(source, options.encoding))
  options.onInfo?.({
    file,
    kind: 'jsonl',
    encoding: found.encoding,
    columns: [],
    preface: [],
    notices: found.notice ? [found.notice] : [],
  })
  let row = 0
  for await (const { text, line, cut } of lines(textOf(source, found, options))) {
    if (text.trim() === '') continue
    const place = { file, row: ++row, line }
    if (cut) yield { place, error: tooLong(text, place) }
    else yield lineRow(text, place)
  }
}

function lineRow(text: string, place: { file: string; row: number; line: number }): Row | RowFault {
  try {
    return recordRow(parseJson(text, place), place)
  } catch (error) {
    if (error instanceof TidewaiterError) return { place, error }
    throw error
  }
}

async function* lines(
  pieces: AsyncIterable<string>,
): AsyncGenerator<{ text: string; line: number; cut: boolean }> {
  let open: string[] = []
  let size = 0
  let line = 1
  const take = (): { text: string; line: number; cut: boolean } => {
    const made = { text: open.join(''), line: line++, cut: size > lineLimit }
    open = []
    size = 0
    return made
  }
  const keep = (text: string): void => {
    if (size <= lineLimit) open.push(text)
    size += text.length
  }
  for await (const piece of pieces) {
    let from = 0
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', from)) {
      keep(piece.slice(from, end))
      yield take()
      from = end + 1
    }
    keep(piece.slice(from))
  }
  if (size > 0) yield take()
}

function tooLong(
  text: string,
  place: { file: string; row: number; line: number },
): TidewaiterError {
  return new TidewaiterError({
    code: 'files.jsonl.too-long',
    act: 'cannot read the line',
    value: text.slice(0, 200),
    reason: `it is longer than ${lineLimit} characters`,
    place,
    remedy: 'Write one record per line.',
  })
}
