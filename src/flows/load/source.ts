import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { TidewaiterError } from '../../model/index.ts'
import { type Duck, sqlName, sqlText } from '../duck.ts'
import {
  columnFor,
  columnKey,
  currencyOfColumn,
  type Role,
  selections,
  substitutes,
  totals,
} from './columns.ts'
import { readHead } from './head.ts'

/** Columns named by the user: a role to a column, or to `=constant`. */
export type ColumnMapping = Partial<Record<Role, string>>

/** A condition that rows must meet to be counted once, and what the others are. */
export interface Selection {
  readonly keep: string
  readonly what: string
}

/** A trade file as DuckDB sees it: a relation, and an SQL expression for each role. */
export interface TradeSource {
  readonly path: string
  readonly file: string
  readonly format: string
  /** FROM clause; rejected lines of CSV go to DuckDB's table of rejects. */
  readonly relation: string
  readonly csv: boolean
  readonly roles: Readonly<Record<Exclude<Role, 'currency'>, string | null>>
  /** The same without taking spaces off, which costs more than grouping; NULL may come out. */
  readonly plain: Readonly<Record<Role, string | null>>
  /** Column or `=CODE` or null where the file says nothing of its currency. */
  readonly currency: string | null
  readonly fixedCurrency: string | null
  readonly selections: readonly Selection[]
  readonly encoding: string
}

/** Finds out how a trade file is laid out.
 *
 * @throws TidewaiterError for what is no trade file, or lacks a column that is needed
 */
export async function describeSource(
  duck: Duck,
  path: string,
  mapping: ColumnMapping,
): Promise<TradeSource> {
  const file = basename(path)
  const head = await readHead(path)
  if (head.kind === 'parquet') {
    return fromRelation(
      duck,
      { path, file, csv: false, encoding: 'utf-8' },
      `read_parquet(${sqlText(path)})`,
      mapping,
    )
  }
  if (head.kind === 'json') {
    return fromRelation(
      duck,
      { path, file, csv: false, encoding: 'utf-8' },
      await jsonRelation(duck, path),
      mapping,
    )
  }
  const relation = csvRelation(path, head)
  if (head.columns[0]?.includes('\\')) {
    const wide = eurostatWide(relation, head.columns)
    return describe(
      { path, file, csv: true, encoding: head.encoding },
      wide.relation,
      wide.columns,
      mapping,
      'Eurostat TSV',
    )
  }
  const periods = head.columns.filter((c) => /^\d{4}(-?M?\d{2})?$/.test(c))
  if (periods.length >= 3) {
    const rest = head.columns.filter((c) => !periods.includes(c))
    const unpivot = `(UNPIVOT (SELECT * FROM ${relation}) ON ${periods.map(sqlName).join(', ')} INTO NAME "period" VALUE "obs_value")`
    return describe(
      { path, file, csv: true, encoding: head.encoding },
      unpivot,
      [...rest, 'period', 'obs_value'],
      mapping,
      'one column a period',
    )
  }
  return describe(
    { path, file, csv: true, encoding: head.encoding },
    relation,
    head.columns,
    mapping,
  )
}

interface Origin {
  readonly path: string
  readonly file: string
  readonly csv: boolean
  readonly encoding: string
}

async function fromRelation(
  duck: Duck,
  origin: Origin,
  relation: string,
  mapping: ColumnMapping,
): Promise<TradeSource> {
  const described = await duck.rows(`DESCRIBE SELECT * FROM ${relation}`)
  const columns = described.map((row) => String(row.column_name))
  return describe(origin, relation, columns, mapping)
}

function csvRelation(
  path: string,
  head: { delimiter: string; encoding: string; columns: readonly string[] },
): string {
  const names = unique(head.columns).map((c) => `${sqlText(c)}: 'VARCHAR'`)
  return (
    `read_csv(${sqlText(path)}, delim=${sqlText(head.delimiter)}, header=true, quote='"', escape='"', ` +
    `columns={${names.join(', ')}}, auto_detect=false, store_rejects=true, encoding='${head.encoding}')`
  )
}

/** Repeated or empty column names get a number, as DuckDB needs them unique. */
function unique(columns: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return columns.map((column) => {
    const name = column === '' ? 'column' : column
    const count = seen.get(name.toLowerCase()) ?? 0
    seen.set(name.toLowerCase(), count + 1)
    return count === 0 ? name : `${name}_${count + 1}`
  })
}

async function jsonRelation(duck: Duck, path: string): Promise<string> {
  // One object may hold the whole file, and DuckDB makes room for the largest in every thread.
  const { size } = await stat(path)
  const megabytes = Math.ceil((size * 10) / 1e6)
  if (megabytes > 1000) await duck.run(`SET memory_limit = '${megabytes}MB'`)
  const read = `read_json(${sqlText(path)}, maximum_object_size=${Math.max(size + 1024, 1 << 24)})`
  const described = await duck.rows(`DESCRIBE SELECT * FROM ${read}`)
  const names = described.map((row) => String(row.column_name))
  const nested = ['data', 'dataset', 'value'].find((name) =>
    described.some(
      (row) =>
        row.column_name === name &&
        String(row.column_type).startsWith('STRUCT') &&
        String(row.column_type).endsWith('[]'),
    ),
  )
  if (nested === undefined && names.length === 0) throw noColumn(basename(path), 'value', names)
  const said = names.find((name) => ['message', 'error', 'title'].includes(name.toLowerCase()))
  if (nested === undefined && said && columnFor('value', names) === null) {
    const [row] = await duck.rows(
      `SELECT CAST(${sqlName(said)} AS VARCHAR) AS said FROM ${read} LIMIT 1`,
    )
    throw publisherSays(basename(path), String(row?.said ?? ''))
  }
  if (nested === undefined) return read
  // Taken apart once: every later query would read the whole object again.
  const table = sqlName(`rows of ${path}`)
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT unnest(${sqlName(nested)}, max_depth := 2) FROM ${read}`,
  )
  return table
}

function eurostatWide(
  relation: string,
  columns: readonly string[],
): { relation: string; columns: string[] } {
  const first = columns[0]!
  const dimensions = first.split('\\')[0]!.split(',')
  const parts = dimensions.map(
    (d, i) => `trim(split_part(${sqlName(first)}, ',', ${i + 1})) AS ${sqlName(d)}`,
  )
  const periods = columns.slice(1).filter((c) => c !== '')
  return {
    // Flags stand behind the figure ("12 p"); ": c" stays, it means confidential.
    relation:
      `(SELECT ${parts.join(', ')}, "period", CASE WHEN trim("obs_value") LIKE ':%' THEN trim("obs_value") ` +
      `ELSE regexp_replace(trim("obs_value"), '\\s*[a-z]+$', '') END AS "obs_value" FROM ` +
      `(UNPIVOT (SELECT * FROM ${relation}) ON ${periods.map(sqlName).join(', ')} INTO NAME "period" VALUE "obs_value"))`,
    columns: [...dimensions, 'period', 'obs_value'],
  }
}

function describe(
  origin: Origin,
  relation: string,
  columns: readonly string[],
  mapping: ColumnMapping,
  layout?: string,
): TradeSource {
  const find = (role: Role): string | null => {
    const chosen = mapping[role]
    if (chosen === undefined) return columnFor(role, columns)
    if (chosen.startsWith('=') || columns.includes(chosen)) return chosen
    throw noColumn(origin.file, chosen, columns)
  }
  const need = (role: Role): string => {
    const column = find(role)
    if (column === null) throw noColumn(origin.file, role, columns)
    return column
  }
  const value = need('value')
  const roles = {
    reporter: expression(
      need('reporter'),
      columns,
      mapping.reporter ? [] : (substitutes.reporter ?? []),
    ),
    partner: expression(
      need('partner'),
      columns,
      mapping.partner ? [] : (substitutes.partner ?? []),
    ),
    product: optional(find('product')),
    period: periodExpression(need('period'), columns, mapping.period !== undefined),
    value: scaled(value, columns),
    flow: optional(find('flow')),
    quantity: optional(find('quantity')),
  }
  const format = layout ?? formatOf(columns)
  const currency = find('currency')
  return {
    ...origin,
    format,
    relation,
    roles,
    plain: plainly({ ...roles, currency: optional(currency?.startsWith('=') ? null : currency) }),
    currency: currency === null || currency.startsWith('=') ? null : text(currency),
    fixedCurrency: currency?.startsWith('=')
      ? currency.slice(1).toUpperCase()
      : (currencyOfColumn(value) ?? impliedCurrency(format, columns)),
    selections: selectionsOf(columns),
  }
}

function text(column: string): string {
  return column.startsWith('=')
    ? sqlText(column.slice(1))
    : `trim(CAST(${sqlName(column)} AS VARCHAR))`
}

const trimmed = /^trim\(CAST\(("(?:[^"]|"")*") AS VARCHAR\)\)$/

/** Expressions that are but a column, as that column; others as they are. */
function plainly(roles: Record<Role, string | null>): Record<Role, string | null> {
  return Object.fromEntries(
    Object.entries(roles).map(([role, sql]) => [role, trimmed.exec(sql ?? '')?.[1] ?? sql]),
  ) as Record<Role, string | null>
}

function optional(column: string | null): string | null {
  return column === null ? null : text(column)
}

function expression(column: string, columns: readonly string[], others: readonly string[]): string {
  const rest = columns.filter((c) => c !== column && others.includes(columnKey(c)))
  const known = (c: string) => `nullif(nullif(${text(c)}, ''), 'NA')`
  return rest.length === 0
    ? text(column)
    : `coalesce(${[column, ...rest].map(known).join(', ')}, '')`
}

function periodExpression(column: string, columns: readonly string[], mapped: boolean): string {
  const year = columns.find((c) => ['year', 'refyear'].includes(columnKey(c)))
  const month = columns.find((c) => ['month', 'refmonth'].includes(columnKey(c)))
  if (
    !mapped &&
    year &&
    month &&
    ['year', 'month', 'refyear'].includes(columnKey(column)) &&
    year !== month
  ) {
    return `CASE WHEN length(${text(month)}) <= 2 THEN ${text(year)} || '-' || lpad(${text(month)}, 2, '0') ELSE ${text(month)} END`
  }
  return text(column)
}

// IMF gives figures in units of 10 to the power of a column.
function scaled(value: string, columns: readonly string[]): string {
  const scale = columns.find((c) => columnKey(c) === 'scaleid')
  if (!scale) return text(value)
  return `CASE WHEN try_cast(${text(value)} AS DOUBLE) IS NULL THEN ${text(value)} ELSE CAST(CAST(${text(value)} AS DOUBLE) * pow(10, coalesce(try_cast(${text(scale)} AS INTEGER), 0)) AS VARCHAR) END`
}

function formatOf(columns: readonly string[]): string {
  const keys = new Set(columns.map(columnKey))
  if (keys.has('primaryvalue') && keys.has('cmdcode')) return 'UN Comtrade'
  if (keys.has('commoditycode') && (keys.has('tradevalueus') || keys.has('isleafcode')))
    return 'UN Comtrade, columns before 2023'
  if (keys.has('productnc') || keys.has('declarantiso')) return 'Eurostat Comext bulk'
  if (keys.has('obsvalue') && keys.has('timeperiod')) return 'SDMX-CSV'
  if (keys.has('cn8')) return 'Eurostat Comext by CN8'
  return 'columns by name'
}

function impliedCurrency(format: string, columns: readonly string[]): string | null {
  if (format.startsWith('UN Comtrade')) return 'USD'
  if (format.startsWith('Eurostat')) return 'EUR'
  const keys = columns.map(columnKey)
  if (keys.includes('indicators')) return 'EUR'
  if (keys.includes('indicatorid')) return 'USD'
  return null
}

function selectionsOf(columns: readonly string[]): Selection[] {
  const result: Selection[] = []
  for (const { column, total, what } of totals) {
    const found = columns.find((c) => columnKey(c) === column)
    if (found) result.push({ keep: among(found, total), what: `${what}: parts beside their total` })
  }
  for (const { column, keep, what } of selections) {
    const found = columns.find((c) => columnKey(c) === column)
    if (found) result.push({ keep: among(found, keep), what })
  }
  return result
}

function among(column: string, values: readonly string[]): string {
  return `coalesce(${text(column)}, '') IN (${values.map(sqlText).join(', ')})`
}

function publisherSays(file: string, said: string): TidewaiterError {
  return new TidewaiterError({
    code: 'flows.file-kind',
    act: 'cannot read the trade file',
    value: file,
    reason: `it holds no rows but a message of its publisher: "${said.slice(0, 200)}"`,
    place: { file, row: 1 },
    remedy: 'Fetch the data again as the message asks.',
  })
}

function noColumn(file: string, wanted: string, columns: readonly string[]): TidewaiterError {
  return new TidewaiterError({
    code: 'flows.column-missing',
    act: 'cannot find the column',
    value: wanted,
    reason: `its header has ${columns.slice(0, 12).join(', ')}${columns.length > 12 ? ', …' : ''}`,
    place: { file },
    remedy: `Name it with --map, for instance --map ${wanted}=COLUMN, or --map ${wanted}==CONSTANT.`,
  })
}
