import { perDate, tableAsOf } from '../tables/index.ts'
import { inGroup, stateOf } from './country.ts'

/** The row of a country in the Commerce Country Chart. */
export interface ChartRow {
  /** Columns with a mark: "NS1", "RS2"; column CC2 is not in the table. */
  readonly columns: ReadonlySet<string>
  readonly citation: string
}

/** One licence requirement of an entry of the Commerce Control List. */
interface EntryControl {
  /** "NS", "RS", "UN". */
  readonly reason: string
  /** Column of the chart; empty where the entry names places itself. */
  readonly column: string
  /** `entire`: the whole entry; `part`: some of its paragraphs or goods. */
  readonly scope: 'entire' | 'part'
  /** Countries, country groups, or "*", where the chart is not asked. */
  readonly places: readonly string[]
  /** Where the parts begin: ["b.2", "b.3"]; none where the entry tells them in another way. */
  readonly paragraphs: readonly string[]
}

/** How the requirements of an entry reach a destination: those for all of it, and those for a part. */
export interface EntryReach {
  readonly entire: readonly string[]
  readonly part: readonly string[]
}

const chartOn = perDate(
  (date): ReadonlyMap<string, ChartRow> =>
    new Map(
      tableAsOf('country_chart', date).rows.map((row) => [
        row.iso2!.toLowerCase(),
        { columns: new Set(row.columns!.split(' ')), citation: row.citation! },
      ]),
    ),
)

const controlsOn = perDate((date): ReadonlyMap<string, readonly EntryControl[]> => {
  const entries = new Map<string, EntryControl[]>()
  const words = (cell: string | undefined) => (cell ? cell.split(' ') : [])
  for (const row of tableAsOf('entry_controls', date).rows) {
    const control: EntryControl = {
      reason: row.reason!,
      column: row.column!,
      scope: row.scope === 'entire' ? 'entire' : 'part',
      places: words(row.places),
      paragraphs: words(row.paragraphs),
    }
    entries.set(row.eccn!, [...(entries.get(row.eccn!) ?? []), control])
  }
  return entries
})

/** The row of a destination in the Commerce Country Chart (15 CFR Supp. No. 1 to Part 738) on a day;
 * undefined where the table has none for that day.
 *
 * @param place lower-case ISO code, or a region such as "cn-xj"
 * @param asOf ISO date
 * @example
 * chartRow('au', '2024-04-18')?.columns.has('RS1') // true
 * chartRow('au', '2024-04-19')?.columns.has('RS1') // false
 */
export function chartRow(place: string, asOf: string): ChartRow | undefined {
  return chartOn(asOf).get(stateOf(place))
}

/** May a requirement for some paragraphs be meant by the one that is stated? Without one, it may. */
function concerns(control: EntryControl, paragraph: string): boolean {
  if (paragraph === '' || control.paragraphs.length === 0) return true
  const within = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`)
  return control.paragraphs.some((one) => within(paragraph, one) || within(one, paragraph))
}

/** Which requirements of an entry reach a destination; undefined where the tables do not hold the
 * entry, or the chart of that day.
 *
 * @param code "3A001" or "3A001.b.2"; a paragraph leaves out what is said of others
 * @param asOf ISO date
 * @example
 * entryReach('3A001', 'cn', '2026-01-01')?.entire // ['NS (column NS2)']
 * entryReach('3A001.a.2', 'ca', '2026-01-01') // { entire: [], part: [] }
 */
export function entryReach(code: string, place: string, asOf: string): EntryReach | undefined {
  const [base = '', ...deeper] = code.split('.')
  const controls = controlsOn(asOf).get(base)
  const row = chartRow(place, asOf)
  if (!controls || !row) return undefined
  const state = stateOf(place)
  const reaches = ({ column, places }: EntryControl) =>
    row.columns.has(column) ||
    places.some(
      (one) => one === '*' || one === state || (one.includes(':') && inGroup(state, one, asOf)),
    )
  const reached = controls.filter(
    (control) => reaches(control) && concerns(control, deeper.join('.')),
  )
  const told = (scope: EntryControl['scope']) => [
    ...new Set(
      reached
        .filter((control) => control.scope === scope)
        .map(({ reason, column }) =>
          column ? `${reason} (column ${column})` : `${reason} (destinations that the entry names)`,
        ),
    ),
  ]
  return { entire: told('entire'), part: told('part') }
}
