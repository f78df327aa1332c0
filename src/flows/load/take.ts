import { type Duck, sqlText } from '../duck.ts'
import type { Sums } from './accumulate.ts'
import type { Rates } from './currency.ts'
import type { LoadProblem } from './problem.ts'
import type { ColumnMapping } from './source.ts'
import type { Survey } from './survey.ts'

/** All goods together, where a file has no column of goods. */
export const allGoods = 'TOTAL'

export interface LoadOptions {
  readonly mapping: ColumnMapping
  readonly rates: Rates | null
}

/** Numbers of places and goods, over all files. */
export interface Dictionary {
  readonly places: readonly string[]
  readonly products: readonly string[]
  readonly place: ReadonlyMap<string, number>
  readonly product: ReadonlyMap<string, number>
}

interface Taking extends LoadOptions {
  readonly dictionary: Dictionary
  readonly range: { readonly first: number; readonly last: number; readonly step: 1 | 12 }
  readonly sums: Sums
  readonly quantities: Sums | null
  readonly level: number
}

/** Adds the rows of one file to the sums: what a text means is decided once, not for each row. */
export async function takeRows(
  duck: Duck,
  s: Survey,
  on: Taking,
): Promise<{ kept: number; problems: LoadProblem[] }> {
  const { roles, relation, file } = s.source
  const aggregateOnly = [...s.reporters.values()].every((p) => p.kind !== 'country')
  await table(duck, 'reporter_of', mapPlaces(s.reporters, on.dictionary, aggregateOnly))
  await table(duck, 'partner_of', mapPlaces(s.partners, on.dictionary, false))
  const flows = new Map(
    [...s.flows].map(([t, f]) => [t, f.kind === 'export' ? 0 : f.kind === 'import' ? 1 : -1]),
  )
  if (roles.flow) await table(duck, 'flow_of', flows)
  const products = new Map(
    [...s.products].map(([t, p]) => [
      t,
      p.kind === 'code' && p.digits === on.level ? on.dictionary.product.get(p.hs6)! : -1,
    ]),
  )
  if (roles.product) await table(duck, 'product_of', products)
  const convert = s.currencies.length > 0 && on.rates !== null && s.source.currency !== null
  if (convert) await table(duck, 'currency_of', new Map(s.currencies.map((c, i) => [c, i])))
  const join = (name: string, key: string, wanted: unknown) =>
    wanted ? ` JOIN ${name}_of ${key}_ ON ${key}_.k = s.${key}` : ''
  const measured = roles.quantity !== null && on.quantities !== null
  const sql =
    `SELECT r_.id, p_.id, ${roles.product ? 'h_.id' : `${on.dictionary.product.get(allGoods) ?? 0}::INTEGER`}, ` +
    `${roles.flow ? 'f_.id' : '0::INTEGER'}, ${convert ? 'c_.id' : '0::INTEGER'}, s.m, s.v${measured ? ', s.q' : ''} ` +
    `FROM ${s.cells} s${join('reporter', 'r', true)}${join('partner', 'p', true)}` +
    `${join('product', 'h', roles.product)}${join('flow', 'f', roles.flow)}${join('currency', 'c', convert)}`
  let kept = 0
  let same = 0
  let negative = 0
  const rateOf = rateTable(s, on)
  const columnOf = Int32Array.from(mapPeriods(s, on.range).values())
  await duck.stream(sql, (chunk) => {
    const [r, p, h, f, c] = [0, 1, 2, 3, 4].map((k) => chunk.column(k))
    const months = chunk.lists(5)
    const values = chunk.lists(6)
    const quantities = measured ? chunk.lists(7) : null
    for (let i = 0; i < chunk.rowCount; i++) {
      const [from, to] = [values.from(i), values.to(i)]
      if (r![i] === p![i]) {
        same += to - from
        continue
      }
      const key = { flow: f![i]!, reporter: r![i]!, partner: p![i]!, product: h![i]! }
      const slot = on.sums.slot(key)
      const weights = quantities ? on.quantities!.slot(key) : 0
      // All lists of a row come from the same rows in the same order.
      const monthShift = months.from(i) - from
      const weightShift = quantities ? quantities.from(i) - from : 0
      for (let j = from; j < to; j++) {
        const column = columnOf[months.items[j + monthShift]!]!
        if (column < 0) continue
        const value = values.items[j]!
        if (!Number.isFinite(value)) on.sums.miss(slot, column)
        else if (value < 0) negative++
        else {
          on.sums.add(slot, column, rateOf ? value * rateOf(c![i]!, column) : value)
          kept++
          if (quantities) {
            const weight = quantities.items[j + weightShift]!
            if (weight > 0) on.quantities!.add(weights, column, weight)
            else if (value > 0) on.quantities!.miss(weights, column)
          }
        }
      }
    }
  })
  await duck.run(`DROP TABLE ${s.cells}`)
  const problems: LoadProblem[] = []
  if (same > 0)
    problems.push(
      await firstWhere(
        duck,
        s,
        same,
        'partner equal to reporter',
        `EXISTS (SELECT 1 FROM reporter_of r JOIN partner_of p ON r.id = p.id WHERE r.k = s.r AND p.k = s.p)`,
      ),
    )
  if (negative > 0)
    problems.push(
      await firstWhere(duck, s, negative, 'a negative value', `try_cast(s.v AS DOUBLE) < 0`),
    )
  return { kept, problems }

  async function firstWhere(
    d: Duck,
    on_: Survey,
    count: number,
    reason: string,
    condition: string,
  ): Promise<LoadProblem> {
    const [row] = await d.rows(
      `SELECT min(rn) AS first, arg_min(p, rn) AS p, arg_min(v, rn) AS v FROM (SELECT row_number() OVER () AS rn, coalesce(${roles.reporter}, '') AS r, ` +
        `coalesce(${roles.partner}, '') AS p, ${roles.value} AS v FROM ${relation}) s WHERE ${condition}`,
    )
    let first = Number(row!.first)
    for (const rejected of on_.rejected) if (rejected <= first) first++
    const value = String(reason.startsWith('a negative') ? row!.v : row!.p)
    return {
      file,
      row: first,
      column: reason.startsWith('a negative') ? 'value' : 'partner',
      value,
      reason,
      count,
      bad: true,
    }
  }
}

function rateTable(s: Survey, on: Taking): ((currency: number, column: number) => number) | null {
  if (!on.rates) return null
  const names = s.currencies.length > 0 ? s.currencies : [s.source.fixedCurrency ?? on.rates.target]
  const known = new Map<number, number>()
  return (currency, column) => {
    const key = currency * 100_000 + column
    let rate = known.get(key)
    if (rate === undefined) {
      rate = on.rates!.rate(names[currency]!.toUpperCase(), on.range.first + column * on.range.step)
      known.set(key, rate)
    }
    return rate
  }
}

function mapPlaces(
  places: Survey['reporters'],
  dictionary: Dictionary,
  aggregates: boolean,
): Map<string, number> {
  return new Map(
    [...places].map(([text, place]) => {
      const use = place.kind === 'country' || (aggregates && place.kind === 'aggregate')
      return [text, use ? dictionary.place.get((place as { code: string }).code)! : -1]
    }),
  )
}

function mapPeriods(s: Survey, range: Taking['range']): Map<string, number> {
  return new Map(
    [...s.periods].map(([text, period]) => {
      if (range.step === 1 && period.kind === 'month') return [text, period.month - range.first]
      if (range.step === 12 && period.kind === 'year') return [text, period.year - range.first / 12]
      return [text, -1]
    }),
  )
}

/** A small table from texts to numbers; texts without a number are left out of the join. */
async function table(
  duck: Duck,
  name: string,
  entries: ReadonlyMap<string, number>,
): Promise<void> {
  const values = [...entries].filter(([, id]) => id >= 0).map(([k, id]) => `(${sqlText(k)}, ${id})`)
  await duck.run(`CREATE OR REPLACE TEMP TABLE ${name} (k VARCHAR, id INTEGER)`)
  for (let i = 0; i < values.length; i += 5000) {
    await duck.run(`INSERT INTO ${name} VALUES ${values.slice(i, i + 5000).join(', ')}`)
  }
}
