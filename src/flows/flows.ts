import { TidewaiterError } from '../model/index.ts'
import { assemble } from './assemble.ts'
import { findDate } from './detect/date.ts'
import { fewestAfter, fewestBefore } from './detect/placebo.ts'
import { openDuck } from './duck.ts'
import { explainer } from './explain/explain.ts'
import { joinRevisedCodes } from './history.ts'
import { linkCorridors } from './links/link.ts'
import { listCorridors } from './list.ts'
import { readRates } from './load/currency.ts'
import { type LoadedTrade, loadTrade } from './load/load.ts'
import { monthIndex, monthText } from './month.ts'
import type { Panel, Window } from './panel.ts'
import type { FlowsResult } from './result.ts'
import { leadingPanel, testCorridors } from './sides.ts'
import { defaultSpecification, type Specification } from './specification.ts'

/** Looks for diversion in trade files: corridors that rose or fell after a date.
 *
 * Files may be UN Comtrade, Eurostat Comext, IMF, or any CSV, JSON or Parquet with a mapping.
 * DuckDB is loaded on first use.
 *
 * @throws TidewaiterError for files, columns or dates that cannot be used
 * @example
 * const result = await findCorridors(['comext.csv'], { since: '2022-03' })
 * result.corridors[0].text // 'EU exports of HS 854239 to Armenia: about 0.28 thousand euro a month …'
 */
export async function findCorridors(
  files: readonly string[],
  options: Partial<Omit<Specification, 'files' | 'format'>> = {},
): Promise<FlowsResult> {
  const given: Specification = {
    ...defaultSpecification,
    ...options,
    files: files.map((path) => ({ path })),
  }
  const duck = await openDuck()
  try {
    const rates = given.rates ? await readRates(given.rates.path, given.rates.currency) : null
    const trade = await loadTrade(duck, files, { mapping: given.mapping, rates })
    return analyse(trade, given)
  } finally {
    duck.close()
  }
}

/** The analysis of loaded trade: a pure function of the trade and the specification. */
function analyse(trade: LoadedTrade, given: Specification): FlowsResult {
  const until = given.until === null ? null : monthOption('until', given.until)
  const assembled = assemble(trade, { by: given.by, until })
  const at = dateColumn(joinRevisedCodes(leadingPanel(assembled)).panel, given)
  const tested = testCorridors(assembled, at, given)
  const { panel, detection } = tested
  const window: Window = { from: 0, at, to: panel.months }
  const since = monthText(panel.start + at * panel.step)
  const specification: Specification = {
    ...given,
    since,
    until: monthText(panel.start + (panel.months - 1) * panel.step),
    files: trade.files.map((f) => ({ path: f.path, sha256: f.version })),
  }
  const base = { panel, window, currency: trade.currency }
  const linking = { ...base, ...given, verdicts: detection.verdicts }
  const links = linkCorridors(linking, tested.sides)
  const corridors = listCorridors({
    ...linking,
    detection,
    links,
    since,
    scope: tested.scope,
    explain: explainer({ ...linking, detection, trade, code: assembled.code }),
  })
  const nothing = corridors.length === 0 ? [nothingListed(panel, window, given.fdr)] : []
  return {
    ...base,
    specification,
    detection,
    links,
    dateFound: given.since === null,
    files: trade.files,
    corridors,
    caveats: [...trade.caveats, ...assembled.caveats, ...tested.caveats, ...nothing],
  }
}

/** Why nothing is listed, and what would be needed: an empty table says neither. */
function nothingListed(panel: Panel, window: Window, fdr: number): string {
  const chance = `no series changed by more than chance at a false discovery rate of ${fdr}`
  if (panel.step !== 12) return `No corridor is listed: ${chance}.`
  const [before, after] = [window.at - window.from, window.to - window.at]
  return `No corridor is listed: the files hold years and not months, ${before} before and ${after} after the change, and of so few values ${chance}. Monthly files of the same trade are needed.`
}

function monthOption(name: string, text: string): number {
  const month = monthIndex(text)
  if (month !== null) return month
  throw new TidewaiterError({
    code: 'flows.month',
    act: `cannot read --${name}`,
    value: text,
    reason: 'it is no month',
    remedy: 'Write it as YYYY-MM, for instance 2022-03.',
  })
}

function dateColumn(panel: Panel, given: Specification): number {
  const fail = (value: string, reason: string, remedy: string) =>
    new TidewaiterError({
      code: 'flows.window',
      act: 'cannot compare before and after',
      value,
      reason,
      remedy,
    })
  const yearly = panel.step === 12
  const shown = (month: number) => (yearly ? monthText(month).slice(0, 4) : monthText(month))
  const first = shown(panel.start)
  const last = shown(panel.start + (panel.months - 1) * panel.step)
  const [before, after] = yearly ? [3, 1] : [fewestBefore, fewestAfter]
  if (given.since === null) {
    const found = findDate(panel, given.seed)
    if (found !== null) return found
    throw fail(
      `${first} to ${last}`,
      `no common date of change was found${yearly ? ' in the years that the files hold' : ''}`,
      `Give the date with --since YYYY-MM${yearly ? ', or use monthly files' : ''}.`,
    )
  }
  const at = Math.ceil((monthOption('since', given.since) - panel.start) / panel.step)
  if (at < before || panel.months - at < after) {
    throw fail(
      given.since,
      `the complete ${yearly ? 'years' : 'months'} go from ${first} to ${last}, and ${before} before and ${after} after are needed`,
      `Choose another date or add files${yearly ? '; monthly files tell more' : ''}.`,
    )
  }
  return at
}
