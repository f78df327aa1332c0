import { type Duck, sqlText } from '../duck.ts'
import { confidentialMarkers, missingMarkers } from './dimensions.ts'
import type { LoadProblem } from './problem.ts'
import { numberOf, type Survey } from './survey.ts'

type Dimension = 'reporter' | 'partner' | 'product' | 'period' | 'flow'

/** Finds where the rows are that the survey cannot use: a second scan, only where there are any. */
export async function locateProblems(duck: Duck, survey: Survey): Promise<LoadProblem[]> {
  const problems: LoadProblem[] = []
  const wanted: [Dimension, string, string, boolean][] = []
  const want = (dimension: Dimension, value: string, reason: string, bad: boolean) =>
    wanted.push([dimension, value, reason, bad])
  for (const [text, place] of [...survey.reporters].slice(0, 100_000)) {
    if (place.kind === 'unknown')
      want('reporter', text, 'it is no country and no group of countries that is known', true)
    if (place.kind === 'unallocated')
      want('reporter', text, 'it stands for no single country', false)
  }
  for (const [text, place] of survey.partners) {
    if (place.kind === 'unknown')
      want('partner', text, 'it is no country and no group of countries that is known', true)
    if (place.kind === 'unallocated')
      want('partner', text, 'trade without a country, or with a secret one', false)
    if (place.kind === 'aggregate')
      want('partner', text, 'a sum over countries would count trade twice', false)
  }
  for (const [text, product] of survey.products) {
    if (product.kind === 'unreadable') want('product', text, product.reason, true)
    if (product.kind === 'confidential')
      want('product', text, 'confidential trade without its full code', false)
  }
  for (const [text, period] of survey.periods) {
    if (period.kind === 'unreadable')
      want('period', text.replace(/^ +| +$/g, ''), period.reason, true)
  }
  for (const [text, flow] of survey.flows) {
    if (flow.kind === 'unreadable') want('flow', text, flow.reason, true)
    if (flow.kind === 'part')
      want('flow', text, `${flow.what} are already within exports or imports`, false)
  }
  const found = await locate(duck, survey, wanted)
  problems.push(...found)
  if (survey.badValues > 0) problems.push(...(await badValues(duck, survey)))
  return problems
}

/** Row numbers skip the rows that could not be split; they are put back here. */
function counted(survey: Survey, row: number): number {
  let result = row
  for (const rejected of survey.rejected) if (rejected <= result) result++
  return result
}

async function locate(
  duck: Duck,
  survey: Survey,
  wanted: readonly [Dimension, string, string, boolean][],
): Promise<LoadProblem[]> {
  const problems: LoadProblem[] = []
  const { roles, relation, file } = survey.source
  const dimensions = [...new Set(wanted.map(([dimension]) => dimension))]
  for (const dimension of dimensions) {
    const own = wanted.filter(([d]) => d === dimension)
    const values = own.map(([, value]) => sqlText(value)).join(', ')
    const rows = await duck.rows(
      `SELECT x, count(*) AS n, min(rn) AS first FROM (SELECT row_number() OVER () AS rn, ` +
        `coalesce(${roles[dimension]}, '') AS x FROM ${relation}) WHERE x IN (${values}) GROUP BY x ORDER BY first`,
    )
    for (const row of rows) {
      const [, value, reason, bad] = own.find(([, v]) => v === row.x)!
      problems.push({
        file,
        row: counted(survey, Number(row.first)),
        column: dimension,
        value,
        reason,
        count: Number(row.n),
        bad,
      })
    }
  }
  return problems
}

async function badValues(duck: Duck, survey: Survey): Promise<LoadProblem[]> {
  const { roles, relation, file } = survey.source
  const markers = [...missingMarkers, ...confidentialMarkers].map(sqlText).join(', ')
  const rows = await duck.rows(
    `SELECT rn, x FROM (SELECT row_number() OVER () AS rn, coalesce(${roles.value}, '') AS x, ` +
      `${numberOf(survey.source)} AS v FROM ${relation}) WHERE NOT coalesce(isfinite(v), false) AND x NOT IN (${markers}) ORDER BY rn LIMIT 5`,
  )
  return rows.map((row, j) => ({
    file,
    row: counted(survey, Number(row.rn)),
    column: 'value',
    value: String(row.x),
    reason: 'text in a number column',
    count: j === 0 ? survey.badValues - rows.length + 1 : 1,
    bad: true,
  }))
}
