import { type FormatCsvOptions, formatCsv } from '../files/index.ts'

/** CSV text in two pieces, so that a header is written once and rows as they come. */
export async function csvPieces(
  rows: readonly Readonly<Record<string, unknown>>[],
  columns: readonly string[],
  options: FormatCsvOptions = {},
): Promise<{ head: string; body: string }> {
  const pieces: string[] = []
  for await (const piece of formatCsv(rows, columns, options)) pieces.push(piece)
  return { head: pieces[0] ?? '', body: pieces.slice(1).join('') }
}
