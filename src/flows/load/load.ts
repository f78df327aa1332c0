import { basename } from 'node:path'
import { sha256Of } from '../../files/index.ts'
import { TidewaiterError } from '../../model/index.ts'
import type { Duck } from '../duck.ts'
import { newSums, type Sums } from './accumulate.ts'
import type { Rates } from './currency.ts'
import { reading } from './fault.ts'
import { locateProblems } from './locate.ts'
import type { FlowsFileReport, LoadProblem } from './problem.ts'
import { describeSource } from './source.ts'
import { monthRange, monthsOfSurvey, type Survey, survey } from './survey.ts'
import { allGoods, type Dictionary, type LoadOptions, takeRows } from './take.ts'

/** Trade of one reporter with one partner in one kind of goods, as the files say it. */
export interface LoadedTrade {
  readonly places: readonly string[]
  readonly products: readonly string[]
  /** Month index of the first column, number of columns, months a column. */
  readonly start: number
  readonly columns: number
  readonly step: 1 | 12
  readonly sums: Sums
  /** Quantities beside the values, in whatever unit the files have; null where there are none. */
  readonly quantities: Sums | null
  readonly currency: string
  readonly files: readonly FlowsFileReport[]
  readonly caveats: readonly string[]
}

/** Reads trade files into sums by reporter, partner, goods, flow and period.
 *
 * Rows are counted once: one level of codes, totals and not their parts, no groups of countries.
 * Whatever is left out is counted in the report with its first row.
 *
 * @throws TidewaiterError for a file that is none, for two currencies without rates, and where
 *   nothing remains
 */
export async function loadTrade(
  duck: Duck,
  paths: readonly string[],
  options: LoadOptions,
): Promise<LoadedTrade> {
  // Hashing reads the files a second time while DuckDB's threads are at work.
  const versions = Promise.all(paths.map(sha256Of))
  // It is awaited below; a failure before that must not end the process as unhandled.
  versions.catch(() => undefined)
  const surveys: Survey[] = []
  for (const path of paths) {
    const cells = `cells_${surveys.length}`
    surveys.push(
      await reading(basename(path), async () =>
        survey(duck, await describeSource(duck, path, options.mapping), cells),
      ),
    )
  }
  for (const s of surveys)
    if (s.rows === 0) throw nothingIn(s.source.file, 'it has a header but no rows')
  const currency = await currencyOf(duck, surveys, options.rates)
  const range = monthRange(surveys)
  if (!range) {
    const problems = (await Promise.all(surveys.map((s) => locateProblems(duck, s)))).flat()
    throw nothingIn(surveys[0]!.source.file, noPeriod(problems))
  }
  const dictionary = dictionaryOf(surveys)
  const columns = Math.floor((range.last - range.first) / range.step) + 1
  const room = () => newSums(dictionary.places.length, dictionary.products.length, columns)
  const sums = room()
  const quantities = surveys.some((s) => s.source.roles.quantity !== null) ? room() : null
  const files: FlowsFileReport[] = []
  for (const [k, s] of surveys.entries()) {
    const level = levelOf(s)
    const taken = await takeRows(duck, s, {
      ...options,
      dictionary,
      range,
      sums,
      quantities,
      level: level.digits,
    })
    const problems = [
      ...s.problems,
      ...(await locateProblems(duck, s)),
      ...level.problems,
      ...taken.problems,
    ]
    files.push({
      path: s.source.path,
      file: s.source.file,
      version: (await versions)[k]!,
      format: s.source.format,
      encoding: s.source.encoding,
      rows: s.rows,
      kept: taken.kept,
      problems: [...problems, ...silences(s, range.step)],
      currency,
      level: level.text,
      months: monthsOfSurvey(s),
    })
  }
  if (sums.size === 0) throw nothingIn(surveys[0]!.source.file, 'no row could be used', files)
  return {
    places: dictionary.places,
    products: dictionary.products,
    start: range.first,
    columns,
    step: range.step,
    sums,
    quantities,
    currency,
    files,
    caveats: caveatsOf(surveys),
  }
}

function dictionaryOf(surveys: readonly Survey[]): Dictionary {
  const places = new Set<string>()
  const products = new Set<string>()
  for (const s of surveys) {
    for (const place of [...s.reporters.values(), ...s.partners.values()]) {
      if (place.kind === 'country' || place.kind === 'aggregate') places.add(place.code)
    }
    for (const product of s.products.values())
      if (product.kind === 'code') products.add(product.hs6)
    if (s.source.roles.product === null) products.add(allGoods)
  }
  const sorted = { places: [...places].sort(), products: [...products].sort() }
  return {
    ...sorted,
    place: new Map(sorted.places.map((code, i) => [code, i])),
    product: new Map(sorted.products.map((code, i) => [code, i])),
  }
}

/** The deepest level of codes in a file: coarser rows are sums of it. */
function levelOf(s: Survey): { digits: number; text: string; problems: LoadProblem[] } {
  if (s.source.roles.product === null)
    return { digits: 0, text: 'all goods together', problems: [] }
  const counts = new Map<number, number>()
  let padded = 0
  let coarse = 0
  for (const product of s.products.values()) {
    if (product.kind === 'code') {
      counts.set(product.digits, (counts.get(product.digits) ?? 0) + 1)
      if (product.padded) padded++
    }
    if (product.kind === 'level') coarse++
  }
  const digits = Math.max(0, ...counts.keys())
  const problems: LoadProblem[] = []
  const left = [...counts].filter(([d]) => d !== digits).reduce((sum, [, n]) => sum + n, 0) + coarse
  if (left > 0) {
    problems.push({
      file: s.source.file,
      column: 'product',
      reason: `${left} codes of another level than ${digits} digits are sums of those, and counting them would count trade twice`,
      count: left,
      bad: false,
    })
  }
  if (padded > 0) {
    problems.push({
      file: s.source.file,
      column: 'product',
      reason: `${padded} codes had lost their leading zero; it was put back`,
      count: 0,
      bad: false,
    })
  }
  return { digits, text: `${digits} digits`, problems }
}

async function currencyOf(
  duck: Duck,
  surveys: readonly Survey[],
  rates: Rates | null,
): Promise<string> {
  if (rates) return rates.target
  const found = new Map<string, Survey>()
  for (const s of surveys) {
    const own =
      s.currencies.length > 0
        ? s.currencies
        : s.source.fixedCurrency
          ? [s.source.fixedCurrency]
          : []
    for (const currency of own)
      if (!found.has(currency.toUpperCase())) found.set(currency.toUpperCase(), s)
  }
  if (found.size <= 1) return [...found.keys()][0] ?? 'unknown'
  const [first, second] = [...found.keys()]
  const s = found.get(second!)!
  let row: number | undefined
  if (s.source.currency) {
    const [hit] = await duck.rows(
      `SELECT min(rn) AS first FROM (SELECT row_number() OVER () AS rn, ${s.source.currency} AS c FROM ${s.source.relation}) WHERE upper(c) = ` +
        `(SELECT upper(arg_max(c, rn)) FROM (SELECT c, min(rn) AS rn FROM (SELECT row_number() OVER () AS rn, ${s.source.currency} AS c FROM ${s.source.relation}) WHERE c <> '' GROUP BY c))`,
    )
    row = Number(hit!.first)
  }
  throw new TidewaiterError({
    code: 'flows.currencies',
    act: 'cannot add figures in two currencies',
    value: `${first}, ${second}`,
    reason: 'no exchange rate is known, and none is invented',
    place: { file: s.source.file, ...(row === undefined ? {} : { row, column: 'currency' }) },
    remedy: 'Give a file of rates with --rates FILE --currency CODE, or read the files apart.',
  })
}

function silences(s: Survey, step: 1 | 12): LoadProblem[] {
  const problems: LoadProblem[] = []
  const say = (reason: string, count: number) =>
    problems.push({ file: s.source.file, reason, count, bad: false, column: 'value' })
  if (s.confidential > 0)
    say('the figure is confidential; the month counts as unknown, not as zero', s.confidential)
  if (s.missing > 0)
    say('the figure is missing; the month counts as unknown, not as zero', s.missing)
  const annual = [...s.periods.values()].filter((p) => p.kind === 'year').length
  if (step === 1 && annual > 0) {
    problems.push({
      file: s.source.file,
      column: 'period',
      reason: 'years beside months would count trade twice',
      count: annual,
      bad: false,
    })
  }
  return problems
}

function caveatsOf(surveys: readonly Survey[]): string[] {
  const caveats: string[] = []
  for (const { source } of surveys) {
    if (source.roles.flow === null)
      caveats.push(
        `${source.file}: no column of flows; all rows are read as the reporter's exports.`,
      )
    if (source.roles.product === null)
      caveats.push(`${source.file}: no column of goods; all goods together are one series.`)
  }
  return caveats
}

function noPeriod(problems: readonly LoadProblem[]): string {
  const first = problems.find((p) => p.column === 'period')
  return first
    ? `no period can be read; the first is "${first.value}" in row ${first.row}`
    : 'no period can be read'
}

function nothingIn(
  file: string,
  reason: string,
  files: readonly FlowsFileReport[] = [],
): TidewaiterError {
  const why = files
    .flatMap((f) => f.problems)
    .filter((p) => p.count > 0)
    .slice(0, 3)
  const detail = why
    .map(
      (p) =>
        `${p.count} × ${p.reason}${p.value ? ` "${p.value}"` : ''}${p.row ? ` from row ${p.row}` : ''}`,
    )
    .join('; ')
  return new TidewaiterError({
    code: 'flows.nothing',
    act: 'cannot read the trade file',
    value: file,
    reason: detail ? `${reason}: ${detail}` : reason,
    place: { file, row: why[0]?.row ?? 0 },
    remedy: 'Check the file, or name its columns with --map.',
  })
}
