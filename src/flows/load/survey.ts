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
  /** DuckDB's table of the rows that count, grouped: r, p, h, f, c texts; m, v, q lists. */
  readonly cells: string
  readonly rows: number
  readonly reporters: ReadonlyMap<string, TradePlace>
  readonly partners: ReadonlyMap<string, TradePlace>
  readonly products: ReadonlyMap<string, Product>
  /** In the order in which the lists of `cells` number them. */
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

/** Rows that are grouped at a time: lists of more would not fit into DuckDB's memory. */
const rowsAtATime = 20_000_000

/** Reads a file into cells, one row for each reporter, partner, goods, flow and currency.
 *
 * The first scan finds the periods and what kinds of rows there are; the second groups the rows by
 * their texts as they stand, with lists of periods and figures. What the texts mean is decided once
 * for each text, not for each row.
 *
 * @param cells name of the table to make
 */
export async function survey(duck: Duck, source: TradeSource, cells: string): Promise<Survey> {
  const outs = source.selections.map(
    (s, k) => `, count(*) FILTER (WHERE NOT (${s.keep})) AS out${k}`,
  )
  const [row] = await duck.rows(
    `SELECT count(*) AS n, list(DISTINCT coalesce(CAST(${source.plain.period} AS VARCHAR), '')) AS periods${outs.join('')} FROM ${source.relation}`,
  )
  const rejects = source.csv ? await rejectedRows(duck, source, Number(row!.n)) : []
  const kept = keptSelections(source, row!)
  const periods = ((row!.periods ?? []) as string[]).slice().sort()
  const silent = await group(duck, source, {
    cells,
    periods,
    rows: Number(row!.n),
    where: kept.selections.map((s) => `(${s.keep})`).join(' AND '),
  })
  const figures = silent > 0 ? await silentFigures(duck, source) : noSilence
  return {
    source,
    cells,
    rows: Number(row!.n) + rejects.length,
    reporters: readEach(await distinct(duck, cells, 'r'), readTradePlace),
    partners: readEach(await distinct(duck, cells, 'p'), readTradePlace),
    products: readEach(await distinct(duck, cells, source.plain.product && 'h'), readProduct),
    periods: new Map(periods.map((text) => [text, readPeriod(text)])),
    flows: readEach(await distinct(duck, cells, source.plain.flow && 'f'), readFlow),
    currencies: (await distinct(duck, cells, source.plain.currency && 'c'))
      .filter((c) => c !== '')
      .sort(),
    selections: kept.selections,
    ...figures,
    problems: [...rejects, ...kept.problems],
    rejected: rejects.map((r) => r.row!),
  }
}

interface Grouping {
  readonly cells: string
  /** Texts of periods in ascending order: their place is what the lists hold. */
  readonly periods: readonly string[]
  readonly rows: number
  readonly where: string
}

/** Makes the table of cells; gives the number of rows without a figure. */
async function group(duck: Duck, source: TradeSource, on: Grouping): Promise<number> {
  const { plain } = source
  const period = `${on.cells}_period`
  // An ENUM of nothing is refused; a file without rows has no period.
  const values = on.periods.length > 0 ? on.periods : ['']
  await duck.run(`CREATE TYPE ${period} AS ENUM (${values.map(sqlText).join(', ')})`)
  const keys = (['reporter', 'partner', 'product', 'flow', 'currency'] as const).map((role, k) => ({
    name: 'rphfc'[k]!,
    sql: plain[role],
  }))
  const inFile = keys.filter((key) => key.sql !== null)
  const figure = (sql: string) => `coalesce(try_cast(${sql} AS DOUBLE), 'NaN'::DOUBLE)`
  const quantity = plain.quantity ? `, ${figure(plain.quantity)} AS q` : ''
  const text = ({ name, sql }: { name: string; sql: string | null }) =>
    sql === null ? `'' AS ${name}` : `coalesce(trim(CAST(${name} AS VARCHAR)), '') AS ${name}`
  const rows =
    `SELECT ${inFile.map(({ name, sql }) => `${sql} AS ${name}`).join(', ')}, ` +
    `coalesce(CAST(${plain.period} AS VARCHAR), '')::${period} AS m, ` +
    `${figure(plain.value!)} AS v${quantity} FROM ${source.relation}${on.where ? ` WHERE ${on.where}` : ''}`
  const passes = Math.max(1, Math.ceil(on.rows / rowsAtATime))
  const names = inFile.map(({ name }) => name).join(', ')
  for (let pass = 0; pass < passes; pass++) {
    const part = passes > 1 ? ` WHERE hash(${names}) % ${passes} = ${pass}` : ''
    const select =
      `SELECT ${keys.map(text).join(', ')}, m, v${quantity ? ', q' : ''}, silent FROM (` +
      `SELECT ${names}, list(m) AS m, list(v) AS v${quantity ? ', list(q) AS q' : ''}, ` +
      `count(*) FILTER (WHERE NOT isfinite(v)) AS silent FROM (${rows})${part} GROUP BY ${names})`
    await duck.run(
      pass === 0
        ? `CREATE TEMP TABLE ${on.cells} AS ${select}`
        : `INSERT INTO ${on.cells} ${select}`,
    )
  }
  const [sum] = await duck.rows(`SELECT coalesce(sum(silent), 0)::BIGINT AS n FROM ${on.cells}`)
  return Number(sum!.n)
}

/** The texts of a column of cells; none where the file has no such column. */
async function distinct(duck: Duck, cells: string, column: string | null): Promise<string[]> {
  if (column === null) return []
  const rows = await duck.rows(`SELECT DISTINCT ${column} AS x FROM ${cells}`)
  return rows.map((row) => String(row.x))
}

const noSilence = { badValues: 0, confidential: 0, missing: 0 }

/** Counts why rows have no figure: confidential, missing, or wrong. */
async function silentFigures(duck: Duck, source: TradeSource): Promise<typeof noSilence> {
  const value = `coalesce(${source.roles.value}, '')`
  const markers = [...missingMarkers, ...confidentialMarkers].map(sqlText).join(', ')
  const confidential = confidentialMarkers.map(sqlText).join(', ')
  const [row] = await duck.rows(
    `SELECT count(*) FILTER (WHERE ${value} IN (${confidential})) AS confidential, ` +
      `count(*) FILTER (WHERE ${value} IN (${markers})) AS missing, ` +
      `count(*) FILTER (WHERE NOT coalesce(isfinite(${numberOf(source)}), false) AND ${value} NOT IN (${markers})) AS bad ` +
      `FROM ${source.relation}`,
  )
  return {
    badValues: Number(row!.bad),
    confidential: Number(row!.confidential),
    missing: Number(row!.missing) - Number(row!.confidential),
  }
}

function readEach<T>(texts: readonly string[], read: (text: string) => T): Map<string, T> {
  return new Map([...texts].sort().map((text) => [text, read(text)]))
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
