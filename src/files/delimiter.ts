import { parse } from 'csv-parse/sync'

const candidates = [',', ';', '\t', '|'] as const

/** The delimiter of a table in text, judged by its beginning; undefined for a single column.
 *
 * Each candidate splits the sample; the one under which most rows have the same number of columns
 * wins, and of equals the one that gives more columns.
 *
 * @param sample the beginning of the text; its last line may be cut
 * @example
 * delimiterOf('name;country\nWeber, Anna;DE\nLe, Minh;VN\n') // ';'
 */
export function delimiterOf(sample: string, complete: boolean): string | undefined {
  const end = complete ? sample.length : sample.lastIndexOf('\n')
  const text = end > 0 ? sample.slice(0, end) : sample
  let best: { delimiter: string; score: number } | undefined
  for (const delimiter of candidates) {
    if (!text.includes(delimiter)) continue
    const score = agreement(text, delimiter)
    if (score > 0 && (best === undefined || score > best.score)) best = { delimiter, score }
  }
  return best?.delimiter
}

/** Share of rows with the commonest number of columns, and a little for each column. */
function agreement(text: string, delimiter: string): number {
  const counts = new Map<number, number>()
  let rows = 0
  const count = (cells: readonly string[]): void => {
    rows++
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  }
  try {
    parse(text, {
      delimiter,
      quote: '"',
      record_delimiter: ['\r\n', '\n'],
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      onRecord: (cells: string[]) => {
        count(cells)
        return null
      },
    })
  } catch {
    // An unclosed quote at the end of the sample: what was read until there still counts.
  }
  let best = 0
  for (const [columns, times] of counts) {
    if (columns > 1) best = Math.max(best, times / rows + Math.min(columns, 50) / 1000)
  }
  return best
}
