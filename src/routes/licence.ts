import { countryFacts, inGroup, stateOf } from './country.ts'
import { chartRow, entryReach } from './country-chart.ts'
import { embargoesOn } from './embargo.ts'

/** What is known of an item for the question whether it needs a licence of the United States. */
export interface LicenceItem {
  /** Of `readControl`: known, unknown, EAR99, other_list, none. */
  readonly status: 'known' | 'unknown' | 'EAR99' | 'other_list' | 'none'
  readonly base?: string
  /** The entry with its paragraph, where one is stated: "3A001.a.2". */
  readonly code?: string
  readonly series?: string
  readonly reasonsForControl: readonly string[]
  /** True where the customs code is on the Common High Priority List. */
  readonly highPriority?: boolean
}

/** What is known of end use and end user. */
export interface LicenceUse {
  readonly militaryEndUser?: boolean
}

/** Whether the EAR ask for a licence, as far as the tables can tell. */
export interface LicenceNeed {
  /**
   * `required`; `none_by_reason`: no reason for control reaches the destination, and lists and end
   * uses still count; `not_determined`: outside what the tables hold: `see` says where to look.
   */
  readonly state: 'required' | 'none_by_reason' | 'not_determined'
  /** Which part of the EAR answered, or would have to. */
  readonly matter: 'embargo' | 'russia' | 'arms_embargo' | 'military' | 'reason_for_control'
  readonly text: string
  readonly citation: string
  /** "policy of denial", where the rule has one. */
  readonly policy?: string
  readonly effectiveFrom?: string
  readonly verified: 'V' | 'M'
}

const chart = '15 CFR Supp. No. 1 to Part 738 (Commerce Country Chart)'
const entries = '15 CFR Supp. No. 1 to Part 774'

/** Does an item subject to the EAR need a licence for a destination, by its entry and country group?
 *
 * Only a part of the EAR is here: Russia and Belarus, embargoed destinations, the 600 series and
 * 9x515 to Country Group D:5, EAR99, entries for anti-terrorism reasons alone, and the country chart
 * for the entries whose columns are in the tables. Everything else is `not_determined`, with the place
 * to look, and never "none".
 *
 * @param destination lower-case ISO code of the ultimate destination, or a region; a region without
 * rules of its own has those of its state
 * @param asOf ISO date
 * @example
 * licenceNeed({ status: 'known', base: '3A991', reasonsForControl: ['AT'] }, 'ru', '2024-06-01').state
 * // 'required'
 */
export function licenceNeed(
  item: LicenceItem,
  destination: string,
  asOf: string,
  use: LicenceUse = {},
): LicenceNeed {
  if (item.status === 'other_list')
    return undetermined(
      'reason_for_control',
      'the code is not of the Commerce Control List',
      '22 CFR parts 120 to 130, or the list it is of',
    )
  const state = stateOf(destination)
  return (
    embargoed(destination, asOf) ??
    embargoed(state, asOf) ??
    russia(item, state, asOf, use) ??
    armsEmbargo(item, state, asOf) ??
    military(state, use) ??
    byReason(item, state, asOf)
  )
}

function undetermined(matter: LicenceNeed['matter'], reason: string, where: string): LicenceNeed {
  return {
    state: 'not_determined',
    matter,
    text: `Whether a licence is needed is not determined, because ${reason}: see ${where}`,
    citation: where,
    verified: 'M',
  }
}

/** What the embargo of the United States on a place says; that on Russia and Belarus has rules below. */
function embargoed(destination: string, asOf: string): LicenceNeed | undefined {
  const embargo = embargoesOn(destination, asOf).find(({ jurisdiction }) => jurisdiction === 'us')
  if (!embargo || destination === 'ru' || destination === 'by') return undefined
  const { citation, effectiveFrom, verified } = embargo
  if (embargo.scope !== 'comprehensive')
    return undetermined('embargo', 'the embargo on the destination has been eased', citation)
  return {
    state: 'required',
    matter: 'embargo',
    text: 'Nearly all items subject to the EAR need a licence for this destination',
    citation,
    effectiveFrom,
    verified: verified === 'V' ? 'V' : 'M',
  }
}

function russia(
  item: LicenceItem,
  destination: string,
  asOf: string,
  use: LicenceUse,
): LicenceNeed | undefined {
  const from = destination === 'ru' ? '2022-02-24' : destination === 'by' ? '2022-03-02' : ''
  if (from === '' || asOf < from) return undefined
  const required = (text: string, citation: string): LicenceNeed => ({
    state: 'required',
    matter: 'russia',
    text,
    citation,
    policy: 'policy of denial, with few exceptions',
    effectiveFrom: from,
    verified: 'V',
  })
  if (item.status === 'known' || (item.status === 'unknown' && item.base))
    return required(
      `Every item of the Commerce Control List needs a licence for Russia and Belarus, ${item.base} too`,
      '15 CFR 746.8(a)(1)',
    )
  if (use.militaryEndUser)
    return required(
      'Every item subject to the EAR needs a licence for a military end user in Russia or Belarus',
      '15 CFR 746.8(a)(2); 744.21',
    )
  if (item.highPriority)
    return required(
      'Goods of this customs code need a licence for Russia and Belarus also where they are EAR99',
      '15 CFR 746.8 (before 89 FR 51644 also 746.5(a)(1)(ii)); Supp. No. 4 to Part 746',
    )
  return undetermined(
    'russia',
    'EAR99 items for Russia and Belarus are controlled by lists of customs codes that the tables do not hold',
    '15 CFR 746.8 and Supps. No. 2, 4, 5, 6 and 7 to Part 746',
  )
}

function armsEmbargo(
  item: LicenceItem,
  destination: string,
  asOf: string,
): LicenceNeed | undefined {
  if (item.series !== '600' && item.series !== '9x515') return undefined
  if (!inGroup(destination, 'D:5', asOf)) return undefined
  return {
    state: 'required',
    matter: 'arms_embargo',
    text: `${item.base} is of the ${item.series === '600' ? '600 series' : '9x515 entries'}, and the destination is in Country Group D:5 (arms embargo); there is no de minimis`,
    citation: '15 CFR 742.4(b)(1)(ii), 742.6(b)(1), 734.4(a)(6)',
    policy: 'policy of denial',
    verified: 'M',
  }
}

const militaryRule = new Set(['cn', 'hk', 'mo', 'mm', 'kh', 'ni', 've'])

function military(destination: string, use: LicenceUse): LicenceNeed | undefined {
  if (!use.militaryEndUser || !militaryRule.has(destination)) return undefined
  return undetermined(
    'military',
    'a military end user is stated, and the items of Supp. No. 2 to Part 744 are not in the tables',
    '15 CFR 744.21',
  )
}

function byReason(item: LicenceItem, destination: string, asOf: string): LicenceNeed {
  const matter = 'reason_for_control'
  if (item.status === 'none') return undetermined(matter, 'no control entry is stated', entries)
  if (item.status === 'unknown')
    return undetermined(matter, 'the control entry is not in the table', entries)
  const known = item.status === 'known' ? byChart(item, destination, asOf) : undefined
  if (known) return known
  if (!countryFacts(destination, asOf))
    return undetermined(matter, 'the table has no row for the destination', chart)
  if (item.status === 'EAR99')
    return {
      state: 'none_by_reason',
      matter,
      text: 'EAR99 items need no licence for this destination by reason of their classification; lists, end uses and embargoes still count',
      citation: '15 CFR 734.3(c), 736.2(b)(4) to (10)',
      verified: 'M',
    }
  return byTypicalReasons(item, destination, asOf)
}

/** What the licence requirements of the entry and the country chart say, where the tables hold both. */
function byChart(item: LicenceItem, destination: string, asOf: string): LicenceNeed | undefined {
  const matter = 'reason_for_control'
  const code = item.code ?? item.base
  const reach = code === undefined ? undefined : entryReach(code, destination, asOf)
  if (!reach) return undefined
  if (reach.entire.length > 0)
    return {
      state: 'required',
      matter,
      text: `${code} is controlled for reasons that reach this destination, ${reach.entire.join(', ')}: it needs a licence or a licence exception`,
      citation: `${entries}; ${chart}; for exceptions 15 CFR part 740`,
      verified: 'V',
    }
  if (reach.part.length > 0)
    return undetermined(
      matter,
      `a part of ${code} is controlled for reasons that reach this destination, ${reach.part.join(', ')}, and which part the goods are is not known`,
      `${entries}; ${chart}`,
    )
  return {
    state: 'none_by_reason',
    matter,
    text: `No reason for control of ${code} reaches this destination; lists and end uses still count`,
    citation: `${entries}; ${chart}`,
    verified: 'V',
  }
}

/** Where the columns of the entry are not in the tables: by its usual reasons, and only as far as sure. */
function byTypicalReasons(item: LicenceItem, destination: string, asOf: string): LicenceNeed {
  const matter = 'reason_for_control'
  const [reason, ...others] = item.reasonsForControl
  const groups = countryFacts(destination, asOf)?.groups ?? []
  if (reason === 'AT' && others.length === 0 && !groups.some(({ group }) => group.startsWith('E:')))
    return {
      state: 'none_by_reason',
      matter,
      text: `${item.base} is controlled for anti-terrorism reasons alone, which do not reach this destination; lists and end uses still count`,
      citation: `15 CFR part 742; ${chart}`,
      verified: 'M',
    }
  const row = chartRow(destination, asOf)
  const marked = [...(row?.columns ?? [])].filter((column) =>
    item.reasonsForControl.some((one) => column.startsWith(one)),
  )
  const why = !row
    ? 'the country chart of that day is not in the tables'
    : `which of the columns apply to it is not in the tables; the chart marks ${marked.length > 0 ? marked.join(', ') : 'none of them'} for the destination`
  return undetermined(
    matter,
    `${item.base} is controlled for ${item.reasonsForControl.join(', ')}, and ${why}`,
    chart,
  )
}
