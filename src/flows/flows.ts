import { TidewaiterError } from '../model/index.ts'
import { assemble } from './assemble.ts'
import { findDate } from './detect/date.ts'
import { detectChanges } from './detect/detect.ts'
import { fewestAfter, fewestBefore } from './detect/placebo.ts'
import { openDuck } from './duck.ts'
import { historyOf, joinRevisedCodes } from './history.ts'
import { readRates } from './load/currency.ts'
import { type LoadedTrade, loadTrade } from './load/load.ts'
import { monthIndex, monthText } from './month.ts'
import type { Panel, Window } from './panel.ts'
import { compareRanked, excessValue, riskScore, tiersAsOf } from './rank.ts'
import type { CorridorDetail, FlowsResult } from './result.ts'
import { defaultSpecification, type Specification } from './specification.ts'
import { corridorText } from './text.ts'

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
  const main = assembled.exports.corridors.length > 0 ? assembled.exports : assembled.imports
  const joined = joinRevisedCodes(main)
  const at = dateColumn(joined.panel, given)
  const window: Window = { from: 0, at, to: joined.panel.months }
  const history = historyOf(joined.panel, at)
  const panel = withoutCodes(joined.panel, history.without)
  const sanctioned = Uint8Array.from(panel.corridors, (c) =>
    given.sanctioned.includes(c.destination) ? 1 : 0,
  )
  const detection = detectChanges(panel, window, { sanctioned, fdr: given.fdr, seed: given.seed })
  const since = monthText(panel.start + at * panel.step)
  const specification: Specification = {
    ...given,
    since,
    until: monthText(panel.start + (panel.months - 1) * panel.step),
    files: trade.files.map((f) => ({ path: f.path, sha256: f.version })),
  }
  const base = { specification, panel, window, detection, currency: trade.currency }
  return {
    ...base,
    dateFound: given.since === null,
    files: trade.files,
    corridors: ranked({ ...base, scope: history.scope, since }),
    caveats: [...trade.caveats, ...assembled.caveats, ...joined.caveats, ...history.caveats],
  }
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
  const first = monthText(panel.start)
  const last = monthText(panel.start + (panel.months - 1) * panel.step)
  if (given.since === null) {
    const found = findDate(panel, given.seed)
    if (found !== null) return found
    throw fail(
      `${first} to ${last}`,
      'no common date of change was found',
      'Give the date with --since YYYY-MM.',
    )
  }
  const at = Math.ceil((monthOption('since', given.since) - panel.start) / panel.step)
  if (
    at < (panel.step === 12 ? 3 : fewestBefore) ||
    panel.months - at < (panel.step === 12 ? 1 : fewestAfter)
  ) {
    throw fail(
      given.since,
      `the complete months go from ${first} to ${last}, and ${fewestBefore} before and ${fewestAfter} after are needed`,
      'Choose another date or add files.',
    )
  }
  return at
}

function withoutCodes(panel: Panel, codes: ReadonlyMap<string, string>): Panel {
  const kept = panel.corridors.map((_, i) => i).filter((i) => !codes.has(panel.corridors[i]!.hs6))
  const values = new Float64Array(kept.length * panel.months)
  kept.forEach((i, j) => {
    values.set(panel.values.subarray(i * panel.months, (i + 1) * panel.months), j * panel.months)
  })
  return { ...panel, values, corridors: kept.map((i) => panel.corridors[i]!) }
}

function ranked(
  on: Pick<FlowsResult, 'panel' | 'window' | 'detection' | 'currency'> & {
    readonly scope: ReadonlyMap<string, string>
    readonly since: string
  },
): CorridorDetail[] {
  const { panel, window } = on
  const tiers = tiersAsOf(`${monthText(panel.start + (panel.months - 1) * panel.step)}-28`)
  const rows = on.detection.verdicts
    .filter((verdict) => verdict.kind !== 'none')
    .map((verdict) => {
      const corridor = panel.corridors[verdict.corridor]!
      const tier = tiers.tierOf(corridor.hs6)
      const excess = excessValue(panel, window, verdict)
      const evidence = verdict.kind === 'fall' ? -verdict.high : verdict.low
      const score = riskScore({
        low: evidence,
        excess: Math.abs(excess),
        weight: tiers.weightOf(tier),
      })
      return { verdict, corridor, tier, excess, score }
    })
    .sort(compareRanked)
  return rows.map(({ verdict, corridor, tier, excess }, i) => ({
    rank: i + 1,
    kind: verdict.kind as 'rise' | 'lump' | 'fall',
    hs6: corridor.hs6,
    ...(corridor.group ? { group: corridor.group } : {}),
    tier,
    origin: corridor.origin,
    via: null,
    destination: corridor.destination,
    since: on.since,
    before: significant(verdict.before),
    after: significant(verdict.after),
    currency: on.currency,
    factor: significant(Math.exp(verdict.change)),
    low: significant(Math.exp(verdict.low)),
    high: significant(Math.exp(verdict.high)),
    q: significant(verdict.q),
    mde: significant(verdict.mde),
    text: corridorText(corridor, verdict, {
      panel,
      window,
      currency: on.currency,
      scope: on.scope.get(corridor.hs6),
    }),
    verdict,
    excess,
    explanations: [],
  }))
}

/** Six significant digits: more would be noise, and would differ with the order of additions. */
function significant(value: number): number {
  return Number(value.toPrecision(6))
}
