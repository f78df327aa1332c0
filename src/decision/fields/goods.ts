import type { Item } from '../../model/index.ts'
import { tableAsOf } from '../../tables/index.ts'
import { parseEccn, parseHs } from '../../values/index.ts'
import type { Field } from './subjects.ts'

interface GoodsTables {
  readonly tiers: ReadonlyMap<string, string>
  readonly headings: ReadonlySet<string>
  readonly uav: ReadonlySet<string>
  readonly tags: ReadonlyMap<string, readonly string[]>
}

const byDate = new Map<string, GoodsTables>()

function tablesOn(date: string): GoodsTables {
  const known = byDate.get(date)
  if (known) return known
  const chpl = tableAsOf('chpl', date).rows
  const tables: GoodsTables = {
    tiers: new Map(chpl.map((row) => [row.hs6!, row.tier!])),
    headings: new Set(chpl.map((row) => row.hs6!.slice(0, 4))),
    uav: new Set(tableAsOf('uav_hs_categories', date).rows.map((row) => row.hs6!)),
    tags: new Map(
      tableAsOf('eccn', date).rows.map((row) => [
        row.eccn!,
        row
          .domain_tags!.split(';')
          .map((tag) => tag.replace('semiconductor_fab', 'semiconductor-fabrication')),
      ]),
    ),
  }
  byDate.set(date, tables)
  return tables
}

const hsOf = (item: Item | undefined) => (item?.hs === undefined ? undefined : parseHs(item.hs))
const eccnOf = (item: Item | undefined) =>
  item?.eccn === undefined ? undefined : parseEccn(item.eccn)

/** Words under which anything can be shipped, and which say nothing alone. */
const anything =
  /^(?:(?:electronic|electric|electrical|spare|machine|various|misc(?:ellaneous)?|general|industrial|assorted|other|new|used)\s+)*(?:parts?|components?|goods|equipment|electronics|accessories|products?|items?|materials?|cargo|devices?|supplies|samples?)(?:\s+(?:and|for)\s+\w+)?$/i
const shortest = 5

function isVague(description: string): boolean {
  const text = description.trim()
  return text.length < shortest || anything.test(text)
}

/** The tier of the Common High Priority List of an item; '' where it is not on it.
 *
 * @returns undefined where the item has no readable HS code of six digits
 * @example
 * tierOf({ hs: '8542.31' }, '2026-01-01') // '1'
 */
function tierOf(item: Item, date: string): string | undefined {
  const hs6 = hsOf(item)?.hs6
  return hs6 === undefined ? undefined : (tablesOn(date).tiers.get(hs6) ?? '')
}

function controlOf(item: Item | undefined): readonly string[] | undefined {
  const code = eccnOf(item)
  if (!code) return undefined
  switch (code.state) {
    case 'code':
      return ['ccl']
    case 'ear99':
      return ['ear99']
    case 'other_list':
      return ['ccl', 'other_list']
    case 'unknown':
      return undefined
    default:
      return code.state satisfies never
  }
}

function domainsOf(item: Item, date: string): readonly string[] | undefined {
  const code = eccnOf(item)
  const hs = hsOf(item)
  if (!code?.base && !hs?.heading) return undefined
  const tags = (code?.base && tablesOn(date).tags.get(code.base)) || []
  return hs?.heading === '8486' ? [...new Set([...tags, 'semiconductor-fabrication'])] : tags
}

const electronics = /^(?:8471|8473|85(?:04|17|2[3-9]|3[2-9]|4[0-9])|90(?:1[34]|30|31))/

/** Fields about one item. */
export const goodsFields: Readonly<Record<string, Field>> = {
  'item.hs6': {
    says: 'six digits of the HS code',
    read: ({ item }) => {
      const hs6 = hsOf(item)?.hs6
      return hs6 === undefined ? undefined : [hs6]
    },
  },
  'item.tier': {
    says: 'tier of the Common High Priority List: 1, 2, 3.A, 3.B, 4.A, 4.B; no element where not on it',
    read: ({ item, view }) => {
      const tier = item && tierOf(item, view.context.asOf)
      return tier === undefined ? undefined : tier === '' ? [] : [tier]
    },
  },
  'item.priority': {
    says: 'is the code on the Common High Priority List?',
    read: ({ item, view }) => {
      const tier = item && tierOf(item, view.context.asOf)
      return tier === undefined ? undefined : tier !== ''
    },
  },
  'item.heading_priority': {
    says: 'is a code of the same heading on the Common High Priority List?',
    read: ({ item, view }) => {
      const heading = hsOf(item)?.heading
      return heading === undefined ? undefined : tablesOn(view.context.asOf).headings.has(heading)
    },
  },
  'item.uav': {
    says: 'is the code among those of parts found in attack drones?',
    read: ({ item, view }) => {
      const hs6 = hsOf(item)?.hs6
      return hs6 === undefined ? undefined : tablesOn(view.context.asOf).uav.has(hs6)
    },
  },
  'item.electronics': {
    says: 'does the heading hold electronics? (our own range)',
    read: ({ item }) => {
      const heading = hsOf(item)?.heading
      return heading === undefined ? undefined : electronics.test(heading)
    },
  },
  'item.control': {
    says: 'ccl for a control code of any list, ear99, other_list beside ccl for forms such as USML; unknown is unknown',
    read: ({ item }) => controlOf(item),
  },
  'item.series': {
    says: '600, 9x515, 0x5zz, eu_500, multilateral, unilateral',
    read: ({ item }) => {
      const code = eccnOf(item)
      if (!code || code.state === 'unknown') return undefined
      return code.series === undefined ? [] : [code.series]
    },
  },
  'item.eccn_group': {
    says: 'category and group of the control code: 3B',
    read: ({ item }) => {
      const code = eccnOf(item)
      if (!code || code.state === 'unknown') return undefined
      return code.category && code.group ? [`${code.category}${code.group}`] : []
    },
  },
  'item.domain': {
    says: 'technology domains of the control code and heading',
    read: ({ item, view }) => item && domainsOf(item, view.context.asOf),
  },
  'item.description_vague': {
    says: 'is the description shorter than 5 letters, or a word for anything?',
    read: ({ item }) => (item?.description === undefined ? undefined : isVague(item.description)),
  },
  any_priority: {
    says: 'is any item on the Common High Priority List?',
    read: ({ view }) => {
      const tiers = view.transaction.items.map((item) => tierOf(item, view.context.asOf))
      if (tiers.some((tier) => tier !== undefined && tier !== '')) return true
      return tiers.length === 0 || tiers.includes(undefined) ? undefined : false
    },
  },
}
