import type { Finding } from '../../model/index.ts'
import { tableAsOf } from '../../tables/index.ts'
import { nexusOf } from '../nexus.ts'
import type { View } from '../view.ts'

/** What a transaction must be about for a matter of the table to be asked of it. */
const asked: Readonly<Record<string, (view: View) => boolean>> = {
  goods: concernsControlledGoods,
  debt: (view) => view.transaction.payment?.newDebt === true,
}

/** Findings about lists that were not searched although this very transaction is about their matter.
 *
 * Only where the law applies for sure and the policy enforces it, and where a list of the same
 * jurisdiction was searched, so that its name in the decision promises more than was looked at: an EU
 * export of controlled goods decided by the EU's file, which holds asset freezes alone. A note, which
 * the policy may raise; that a whole jurisdiction is missing is said once for a run, and a list that
 * the policy requires is `lists.missing`.
 */
export function coverageFindings(view: View): Finding[] {
  const { context } = view
  const searched = new Set(context.lists.map((list) => list.dataset))
  const gaps = new Map<string, { matters: string[]; lists: string[]; citations: string[] }>()
  const rows = tableAsOf('list_coverage', context.asOf).rows
  for (const row of rows) {
    const { jurisdiction = '', lists = '', matter = '', citation = '' } = row
    if (!asked[row.asks ?? '']?.(view)) continue
    const covering = lists.split(' ')
    if (covering.some((list) => searched.has(list))) continue
    if (context.policy.jurisdictions[jurisdiction] !== 'enforce') continue
    const gap = gaps.get(jurisdiction) ?? { matters: [], lists: [], citations: [] }
    gap.matters.push(matter)
    gap.lists.push(covering[0] ?? '')
    gap.citations.push(citation)
    gaps.set(jurisdiction, gap)
  }
  return [...gaps].flatMap(([jurisdiction, gap]) => {
    const some = rows.some(
      (row) =>
        row.jurisdiction === jurisdiction &&
        (row.lists ?? '').split(' ').some((list) => searched.has(list)),
    )
    const nexus = nexusOf(jurisdiction, view)
    return some && nexus.status === 'applies' ? [finding(jurisdiction, gap, nexus)] : []
  })
}

/** Goods that some list controls or that are watched with priority: of those, who receives them is
 * asked by export-control lists too. */
function concernsControlledGoods(view: View): boolean {
  return view.goods.some(
    ({ highPriority, uav, eccn }) =>
      highPriority !== undefined ||
      uav !== undefined ||
      eccn.status === 'known' ||
      eccn.status === 'other_list',
  )
}

function finding(
  jurisdiction: string,
  gap: { matters: string[]; lists: string[]; citations: string[] },
  nexus: Finding['nexus'],
): Finding {
  return {
    rule: 'lists.coverage',
    effect: 'note',
    basis: 'data_quality',
    area: 'data',
    jurisdiction,
    ...(nexus ? { nexus } : {}),
    text: `The lists of this law that were searched do not cover: ${gap.matters.join('; ')}. In a deal like this the parties may stand there all the same.`,
    facts: gap.lists.map((value) => ({ field: 'lists.missing', value })),
    sources: [],
    citation: gap.citations.join('; '),
    clears: `Load ${gap.lists.join(', ')}, or look the parties up at the publisher`,
  }
}
