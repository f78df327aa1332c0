import { TidewaiterError } from '../../model/index.ts'

/** What DuckDB says of a file that it cannot read, as one clear error with file and record.
 *
 * @example
 * // DuckDB: 'Malformed JSON in file "/a/b.json", at byte 36 in record/value 1: unexpected end of data.'
 * // becomes 'cannot read the trade file "b.json": unexpected end of data (b.json, row 1). …'
 */
function fileFault(file: string, error: unknown): TidewaiterError {
  if (error instanceof TidewaiterError) return error
  const message = (error as Error).message
  const record = /(?:record\/value|line:?) (\d+)/i.exec(message)?.[1]
  const reason = message
    .split('\n')[0]!
    .replace(/^(?:[A-Z][A-Za-z-]* )*Error: /, '')
    .replace(/^Malformed JSON in file .*?(?:record\/value \d+): /, 'it is no complete JSON: ')
    .replaceAll(/["'](?:[^"']*\/)?([^"'/]*)["']/g, '"$1"')
    .replace(/\.?\s*(?:Try .*)?$/, '')
  return new TidewaiterError(
    {
      code: 'flows.file-broken',
      act: 'cannot read the trade file',
      value: file,
      reason,
      place: { file, row: record === undefined ? 0 : Number(record) },
      remedy: 'It may be cut or damaged: fetch it again, or save it as CSV.',
    },
    { cause: error },
  )
}

/** Runs a reading of a file; whatever DuckDB throws comes out as a fault of the file. */
export async function reading<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw fileFault(file, error)
  }
}
