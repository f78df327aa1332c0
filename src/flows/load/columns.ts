/** What a column of a trade file is for. */
export type Role =
  | 'reporter'
  | 'partner'
  | 'product'
  | 'period'
  | 'value'
  | 'flow'
  | 'currency'
  | 'quantity'

/** Spellings of columns by role, most telling first, letters and digits only.
 *
 * They are those of UN Comtrade (bulk and API, before and after 2023), Eurostat Comext (bulk,
 * SDMX-CSV) and IMF; `reporterISO`, `Reporter ISO` and `REPORTER_ISO` are one spelling here.
 */
const spellings: Record<Role, readonly string[]> = {
  reporter: [
    'reporteriso',
    'reporteriso2',
    'reporteriso3',
    'declarantiso',
    'reporter',
    'declarant',
    'reportercode',
    'reporterdesc',
    'countryid',
    'country',
    'exporter',
    'origin',
  ],
  partner: [
    'partneriso',
    'partneriso2',
    'partneriso3',
    'partner',
    'partnercode',
    'partnerdesc',
    'counterpartcountryid',
    'counterpartcountry',
    'importer',
    'destination',
  ],
  product: [
    'cmdcode',
    'commoditycode',
    'cn8',
    'productnc',
    'productcode',
    'product',
    'hs6',
    'hscode',
    'hs',
    'cn',
    'commodity',
  ],
  period: [
    'period',
    'perioddesc',
    'timeperiod',
    'month',
    'refperiodid',
    'yearmonth',
    'date',
    'time',
    'year',
    'refyear',
  ],
  value: [
    'primaryvalue',
    'tradevalueus',
    'tradevalueusd',
    'tradevalue',
    'valueeur',
    'valueineuros',
    'valueusd',
    'obsvalue',
    'value',
  ],
  flow: ['flowcode', 'tradecode', 'tradeflowcode', 'tradeflow', 'flow', 'flowdesc', 'tradeflowid'],
  currency: ['currency', 'currencycode'],
  quantity: [
    'netwgt',
    'netweight',
    'netweightkg',
    'quantitykg',
    'quantityinkg',
    'weightkg',
    'kg',
    'qty',
    'quantity',
  ],
}

/** Numeric or named second choices where the first is empty in a row: Comtrade leaves ISO blank. */
export const substitutes: Partial<Record<Role, readonly string[]>> = {
  reporter: ['reportercode', 'reporterdesc', 'reporter'],
  partner: ['partnercode', 'partnerdesc', 'partner'],
}

/** A column name reduced to what spellings are compared by.
 *
 * @example
 * columnKey('Trade Value (US$)') // 'tradevalueus'
 */
export function columnKey(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

/** The file's column for a role, or null.
 *
 * @example
 * columnFor('product', ['reporter', 'cn8', 'hs6']) // 'cn8'
 */
export function columnFor(role: Role, columns: readonly string[]): string | null {
  for (const spelling of spellings[role]) {
    const found = columns.find((column) => columnKey(column) === spelling)
    if (found !== undefined) return found
  }
  return null
}

/** The currency that a value column's name or a format implies, in upper case, or null.
 *
 * @example
 * currencyOfColumn('value_eur') // 'EUR'
 */
export function currencyOfColumn(name: string): string | null {
  const key = columnKey(name)
  if (/eur(os?)?$/.test(key)) return 'EUR'
  if (/usd?$|^primaryvalue$/.test(key)) return 'USD'
  return null
}

/** Columns that split a total into parts, and the code of the total, in Comtrade and Comext. */
export const totals: readonly {
  readonly column: string
  readonly total: readonly string[]
  readonly what: string
}[] = [
  { column: 'motcode', total: ['0'], what: 'mode of transport' },
  { column: 'modeoftransportcode', total: ['0'], what: 'mode of transport' },
  { column: 'customscode', total: ['C00', 'C0', '0'], what: 'customs procedure' },
  { column: 'customsproccode', total: ['C00', 'C0', '0'], what: 'customs procedure' },
  { column: 'moscode', total: ['0'], what: 'mode of supply' },
  { column: 'partner2code', total: ['0'], what: 'second partner' },
  { column: '2ndpartnercode', total: ['0'], what: 'second partner' },
  { column: 'statprocedure', total: ['4', 'TOTAL'], what: 'statistical procedure' },
  { column: 'statregime', total: ['4', 'TOTAL'], what: 'statistical procedure' },
]

/** Columns whose rows are kept only at given values: units and kinds that are no trade value. */
export const selections: readonly {
  readonly column: string
  readonly keep: readonly string[]
  readonly what: string
}[] = [
  {
    column: 'indicators',
    keep: ['VALUE_IN_EUROS', 'VALUE_EUR'],
    what: 'another indicator than the value',
  },
  { column: 'typecode', keep: ['C'], what: 'services, not goods' },
]
