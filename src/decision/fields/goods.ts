import { type Classification, highPriorityList } from '../../goods/index.ts'
import { perDate } from '../../tables/index.ts'
import type { FieldValue } from '../condition/compile.ts'
import type { Asked, Field } from './subjects.ts'

/** Headings under which the Common High Priority List has a code, on a date. */
const headingsOn = perDate(
  (date): ReadonlySet<string> =>
    new Set(highPriorityList(date).map((entry) => entry.hs6.slice(0, 4))),
)

/** Shortest description that can say something. */
const shortest = 5

/** The tier of the Common High Priority List of goods; '' where they are not on it.
 *
 * Unknown where no code of six digits is read, and where a code of an older revision was divided so
 * that only a part of its goods is on the list.
 *
 * @example
 * tierOf(classify({ hs: '8542.31' }, '2026-01-01')) // '1'
 */
export function tierOf({ hs, highPriority }: Classification): string | undefined {
  if (hs.hs6 === undefined) return undefined
  if (!highPriority) return ''
  return highPriority.relation === 'one_of_successors' ? undefined : highPriority.tier
}

function controlOf({ eccn }: Classification): readonly string[] | undefined {
  switch (eccn.status) {
    case 'known':
      return ['ccl']
    case 'unknown':
      // A code in due form that the table lacks is a control code all the same.
      return eccn.base === undefined ? undefined : ['ccl']
    case 'EAR99':
      return ['ear99']
    case 'other_list':
      return ['ccl', 'other_list']
    case 'none':
      return undefined
    default:
      return eccn.status satisfies never
  }
}

/** Numbers that the lists share come from the regimes; 500 numbers mean different goods in each list. */
function inAnnexOne({ eccn }: Classification): boolean | undefined {
  if (eccn.status === 'EAR99') return false
  if (eccn.base === undefined || eccn.series === '500') return undefined
  return eccn.series === 'multilateral' || eccn.series === 'eu_500'
}

/** True where a control code was read: only then its parts can be absent rather than unknown. */
const coded = ({ eccn }: Classification) => eccn.status !== 'none' && eccn.code !== undefined

const electronics = /^(?:8471|8473|85(?:04|17|2[3-9]|3[2-9]|4[0-9])|90(?:1[34]|30|31))/

const ofGoods =
  (read: (goods: Classification) => FieldValue) =>
  ({ goods }: Asked): FieldValue =>
    goods && read(goods)

/** Fields about one item, read from its classification. */
export const goodsFields: Readonly<Record<string, Field>> = {
  'item.hs6': {
    says: 'six digits of the HS code',
    read: ofGoods(({ hs }) => (hs.hs6 === undefined ? undefined : [hs.hs6])),
  },
  'item.tier': {
    says: 'tier of the Common High Priority List: 1, 2, 3.A, 3.B, 4.A, 4.B; no element where not on it',
    read: ofGoods((goods) => {
      const tier = tierOf(goods)
      return tier === undefined ? undefined : tier === '' ? [] : [tier]
    }),
  },
  'item.priority': {
    says: 'is the code on the Common High Priority List?',
    read: ofGoods((goods) => {
      const tier = tierOf(goods)
      return tier === undefined ? undefined : tier !== ''
    }),
  },
  'item.heading_priority': {
    says: 'is a code of the same heading on the Common High Priority List?',
    read: ({ goods, view }) => {
      const heading = goods?.hs.heading
      return heading === undefined ? undefined : headingsOn(view.context.asOf).has(heading)
    },
  },
  'item.uav': {
    says: 'is the code among those of parts found in attack drones?',
    read: ofGoods(({ hs, uav }) => (hs.hs6 === undefined ? undefined : uav !== undefined)),
  },
  'item.electronics': {
    says: 'does the heading hold electronics? (our own range)',
    read: ofGoods(({ hs }) =>
      hs.heading === undefined ? undefined : electronics.test(hs.heading),
    ),
  },
  'item.control': {
    says: 'ccl for a control code of any list, ear99, other_list beside ccl for forms such as USML; unknown is unknown',
    read: ofGoods(controlOf),
  },
  'item.annex1': {
    says: 'has the control code the number of an entry of Annex I to Reg. (EU) 2021/821? (the US, EU and UK lists share those of the regimes)',
    read: ofGoods(inAnnexOne),
  },
  'item.series': {
    says: '600, 9x515, 0x5zz, eu_500, multilateral, unilateral',
    read: ofGoods((goods) => {
      if (goods.eccn.series !== undefined) return [goods.eccn.series]
      return coded(goods) || goods.eccn.status === 'EAR99' ? [] : undefined
    }),
  },
  'item.eccn_group': {
    says: 'category and group of the control code: 3B',
    read: ofGoods((goods) => {
      const { category, group, status } = goods.eccn
      if (category && group) return [`${category}${group}`]
      return coded(goods) || status === 'EAR99' ? [] : undefined
    }),
  },
  'item.domain': {
    says: 'technology domains of the control code and the customs code',
    read: ofGoods(({ domains, eccn, hs }) =>
      eccn.base === undefined && hs.heading === undefined ? undefined : domains,
    ),
  },
  'item.description_vague': {
    says: 'is the description shorter than 5 letters, or made of words for anything?',
    read: ({ goods, item }) =>
      goods === undefined || goods.description.state === 'none'
        ? undefined
        : goods.description.state === 'vague' || item!.description!.trim().length < shortest,
  },
  any_priority: {
    says: 'is any item on the Common High Priority List?',
    read: ({ view }) => {
      const tiers = view.goods.map(tierOf)
      if (tiers.some((tier) => tier !== undefined && tier !== '')) return true
      return tiers.length === 0 || tiers.includes(undefined) ? undefined : false
    },
  },
  any_controlled: {
    says: 'does any item have a control code or a code of the Common High Priority List?',
    read: ({ view }) => {
      const known = view.goods.map((goods) => {
        if (controlOf(goods)?.includes('ccl') || tierOf(goods)) return true
        return controlOf(goods) === undefined || tierOf(goods) === undefined ? undefined : false
      })
      if (known.includes(true)) return true
      return known.length === 0 || known.includes(undefined) ? undefined : false
    },
  },
}
