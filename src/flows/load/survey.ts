import { type Duck, sqlText } from '../duck.ts'
import { monthText } from '../month.ts'
import {
  confidentialMarkers,
  type Flow,
  missingMarkers,
  type Period,
  type Product,
  readFlow,
  readPeriod,
  readProduct,
} from './dimensions.ts'
import { readTradePlace, type TradePlace } from './places.ts'
import type { LoadProblem } from './problem.ts'
import type { Selection, TradeSource } from './source.ts'

/** What one scan of a file says of its dimensions, before a single figure is used. */
export interface Survey {
  readonly source: TradeSource
  readonly rows: number
  readonly reporters: ReadonlyMap<string, TradePlace>
  readonly partners: ReadonlyMap<string, TradePlace>
  readonly products: ReadonlyMap<string, Product>
  readonly periods: ReadonlyMap<string, Period>
  readonly flows: ReadonlyMap<string, Flow>
  readonly currencies: readonly string[]
  readonly selections: readonly Selection[]
  readonly badValues: number
  readonly confidential: number
  readonly missing: number
  readonly problems: readonly LoadProblem[]
  /** Rows that DuckDB could not split into columns, by row number. */
  readonly rejected: readonly number[]
}

/** The value expression as a number; NULL where it is none. */
export function numberOf(source: TradeSource): string {
  return `try_cast(${source.roles.value} AS DOUBLE)`
}

/** Scans a file once for the distinct values of its dimensions. */
export async function survey(duck: Duck, source: TradeSource): Promise<Survey> {
  const value = `coalesce(${source.roles.value}, '')`
  const markers = [...missingMarkers, ...confidentialMarkers].map(sqlText).join(', ')
  const confidential = confidentialMarkers.map(sqlText).join(', ')
  const { roles } = source
  const list = (sql: string | null) =>
    sql === null ? `[]::VARCHAR[]` : `list(DISTINCT coalesce(${sql}, ''))`
  const counts = source.selections.map(
    (s, k) => `count(*) FILTER (WHERE NOT (${s.keep})) AS out${k}`,
  )
  const [row] = await duck.rows(
    `SELECT count(*) AS n, ${list(roles.reporter)} AS reporters, ${list(roles.partner)} AS partners, ` +
      `${list(roles.product)} AS products, ${list(roles.period)} AS periods, ${list(roles.flow)} AS flows, ` +
      `${list(source.currency)} AS currencies, ` +
      `count(*) FILTER (WHERE ${value} IN (${confidential})) AS confidential, ` +
      `count(*) FILTER (WHERE ${value} IN (${markers})) AS missing, ` +
      `count(*) FILTER (WHERE ${numberOf(source)} IS NULL AND ${value} NOT IN (${markers})) AS bad` +
      `${counts.map((c) => `, ${c}`).join('')} FROM ${source.relation}`,
  )
  const rejects = source.csv ? await rejectedRows(duck, source, Number(row!.n)) : []
  const kept = keptSelections(source, row!)
  return {
    source,
    rows: Number(row!.n) + rejects.length,
    reporters: readEach(row!.reporters, readTradePlace),
    partners: readEach(row!.partners, readTradePlace),
    products: readEach(row!.products, readProduct),
    periods: readEach(row!.periods, readPeriod),
    flows: readEach(row!.flows, readFlow),
    currencies: ((row!.currencies ?? []) as string[]).filter((c) => c !== '').sort(),
    selections: kept.selections,
    badValues: Number(row!.bad),
    confidential: Number(row!.confidential),
    missing: Number(row!.missing) - Number(row!.confidential),
    problems: [...rejects, ...kept.problems],
    rejected: rejects.map((r) => r.row!),
  }
}

function readEach<T>(texts: unknown, read: (text: string) => T): Map<string, T> {
  return new Map([...((texts ?? []) as string[])].sort().map((text) => [text, read(text)]))
}

function keptSelections(
  source: TradeSource,
  row: Record<string, unknown>,
): { selections: Selection[]; problems: LoadProblem[] } {
  const selections: Selection[] = []
  const problems: LoadProblem[] = []
  source.selections.forEach((selection, k) => {
    const out = Number(row[`out${k}`])
    // A file without totals holds only parts: they are summed, which counts nothing twice.
    if (out === Number(row.n)) return
    selections.push(selection)
    if (out > 0) {
      problems.push({ file: source.file, reason: selection.what, count: out, bad: false })
    }
  })
  return { selections, problems }
}

async function rejectedRows(duck: Duck, source: TradeSource, read: number): Promise<LoadProblem[]> {
  const rows = await duck.rows(
    `SELECT line, min(error_type::VARCHAR) AS kind, min(error_message) AS message FROM reject_errors ` +
      `WHERE scan_id = (SELECT max(scan_id) FROM reject_errors JOIN reject_scans USING (scan_id, file_id) ` +
      `WHERE file_path = ${sqlText(source.path)}) GROUP BY line ORDER BY line`,
  )
  const last = read + rows.length
  return rows.map((reject) => {
    const row = Number(reject.line) - 1
    const kind = String(reject.kind).toLowerCase()
    const cut = row >= last && /missing|unquoted|unterminated/.test(kind)
    return {
      file: source.file,
      row,
      count: 1,
      bad: true,
      reason: cut
        ? `the file ends in the middle of this row (${kind}): it was cut, and what followed is unknown`
        : `the row cannot be split into columns (${kind})`,
    }
  })
}

/** First and last month of a survey, or null. */
export function monthRange(
  surveys: readonly Survey[],
): { first: number; last: number; step: 1 | 12 } | null {
  const months: number[] = []
  const years: number[] = []
  for (const s of surveys) {
    for (const period of s.periods.values()) {
      if (period.kind === 'month') months.push(period.month)
      if (period.kind === 'year') years.push(period.year * 12)
    }
  }
  const use = months.length > 0 ? months : years
  if (use.length === 0) return null
  return {
    first: use.reduce((a, b) => Math.min(a, b)),
    last: use.reduce((a, b) => Math.max(a, b)),
    step: months.length > 0 ? 1 : 12,
  }
}

/** Months of one survey as texts, for the report. */
export function monthsOfSurvey(s: Survey): readonly [string, string] | null {
  const range = monthRange([s])
  return range ? [monthText(range.first), monthText(range.last)] : null
}
