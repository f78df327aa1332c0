import type { Classification } from '../../goods/index.ts'
import type { Listing } from '../../model/index.ts'
import { tableAsOf } from '../../tables/index.ts'

/** Which goods an entry of a BIS list names. */
type NamedGoods =
  /** Every item subject to the EAR. */
  | 'all'
  /** Items of the Commerce Control List. */
  | 'ccl'
  /** Items of the Commerce Control List, and EAR99 items of Supplement No. 7 to Part 746. */
  | 'ccl_and_supp7'
  /** Every item but those classed EAR99. */
  | 'not_ear99'
  /** Items of Supplement No. 2 to Part 744. */
  | 'supp2'
  /** The entries that the scope names. */
  | 'entries'

/** The licence requirement of an entry, read from its published words. */
export interface Scope {
  /** Undefined where the words are not understood. */
  readonly goods?: NamedGoods
  /** Base entries that the scope names: ["3A001"]; only with `entries`. */
  readonly entries: readonly string[]
  /** Words of an exception, "except for …", which only a person can read against the goods. */
  readonly exception?: string
  /** Words that tie the requirement to a use: "when used in projects specified in § 746.8(a)(4)". */
  readonly onlyWhen?: string
  /** Footnotes of Supplement No. 4 under which foreign-made goods can be subject to the EAR. */
  readonly footnotes: readonly FootnoteRule[]
  /** A licence exception that the entry leaves open. */
  readonly licenceException?: string
  /** How applications are judged: "presumption of denial". */
  readonly reviewPolicy?: string
}

interface FootnoteRule {
  readonly footnote: '1' | '3' | '4' | '5'
  readonly citation: string
}

/** Paragraphs of the rules on foreign direct products, by which an entry shows its footnote. */
const footnoteRules: readonly (readonly [RegExp, FootnoteRule])[] = [
  [/734\.9\(e\)\(3\)/, { footnote: '5', citation: '15 CFR 734.9(e)(3)' }],
  [
    /734\.9\(e\)\(2\)|734\.9\(e\)[^(]*(?:EAR\.?\)?)\s*4\b/,
    { footnote: '4', citation: '15 CFR 734.9(e)(2)' },
  ],
  [/734\.9\(g\)/, { footnote: '3', citation: '15 CFR 734.9(g)' }],
  [/734\.9\(e\)\s*(?:\(1\)|1\b)/, { footnote: '1', citation: '15 CFR 734.9(e)(1)' }],
]

const read = new WeakMap<Listing, Scope>()

/** Reads the scope of a BIS entry; words that are not understood leave `goods` undefined.
 *
 * @example
 * readScope({ …, scope: 'For all items subject to the EAR. (See § 744.11 of the EAR)' }).goods // 'all'
 */
export function readScope(listing: Listing): Scope {
  const known = read.get(listing)
  if (known) return known
  const scope = scopeOf(listing)
  read.set(listing, scope)
  return scope
}

function scopeOf(listing: Listing): Scope {
  const text = (listing.scope ?? '').replaceAll(/\s+/g, ' ')
  const exception = /(?:,? except(?: for)?|,? apart from|with an exception)\b.*$/i.exec(text)?.[0]
  const onlyWhen = /when used in .*?(?=\.(?:\s|$)|;|$)/i.exec(text)?.[0]
  const licenceException = /License Exception \w+ under .*?(?=\.(?:\s|$)|;|$)/.exec(text)?.[0]
  const reviewPolicy =
    /presumption of (?:denial|approval)|policy of denial|case[- ]by[- ]case/i.exec(text)?.[0]
  const entries = [...new Set(text.match(/\b\d[A-E]\d{3}\b/g) ?? [])]
  const goods = namedGoods(text, entries, listing)
  const earNinetyNine =
    exception !== undefined && /EAR ?99/i.test(exception) && exception.length < 40
  return {
    ...(goods ? { goods: goods === 'all' && earNinetyNine ? 'not_ear99' : goods } : {}),
    entries: goods === 'entries' ? entries : [],
    footnotes: footnoteRules.filter(([pattern]) => pattern.test(text)).map(([, rule]) => rule),
    ...(exception && !earNinetyNine ? { exception: exception.replace(/^,\s*/, '') } : {}),
    ...(onlyWhen ? { onlyWhen } : {}),
    ...(licenceException ? { licenceException } : {}),
    ...(reviewPolicy ? { reviewPolicy: reviewPolicy.toLowerCase() } : {}),
  }
}

function namedGoods(
  text: string,
  entries: readonly string[],
  listing: Listing,
): NamedGoods | undefined {
  if (/\bCCL\b|Commerce Control List/i.test(text) && !/all items/i.test(text))
    return /supplement no\. 7 to part 746/i.test(text) ? 'ccl_and_supp7' : 'ccl'
  if (/classification other than EAR ?99/i.test(text)) return 'not_ear99'
  if (/supplement no\. 2 to part 744/i.test(text)) return 'supp2'
  if (/\b(?:all|any) items? subject to the EAR\b/i.test(text)) return 'all'
  if (entries.length > 0) return 'entries'
  return listing.programs.some((program) => /military end.user/i.test(program))
    ? 'supp2'
    : undefined
}

/** Whether one line of goods is in the scope of an entry; `unknown` always says why. */
export interface ScopeJudgement {
  readonly state: 'in' | 'out' | 'unknown'
  readonly reason: string
}

const unclassified: ScopeJudgement = {
  state: 'unknown',
  reason: 'the entry names certain items, and the control entry of the goods is not known',
}

/** Judges one line of goods against the scope of an entry.
 *
 * @param destinations lower-case ISO codes: for Russia and Belarus military end users need a licence
 *   for every item
 * @param asOf ISO date
 */
export function judgeScope(
  scope: Scope,
  goods: Classification,
  { destinations, asOf }: { readonly destinations: readonly string[]; readonly asOf: string },
): ScopeJudgement {
  if (scope.onlyWhen !== undefined)
    return { state: 'unknown', reason: `the entry counts only ${scope.onlyWhen}` }
  const { eccn, uav } = goods
  const inScope = (reason: string): ScopeJudgement => ({ state: 'in', reason })
  const outOfScope = (reason: string): ScopeJudgement => ({ state: 'out', reason })
  const controlled = eccn.base !== undefined || eccn.status === 'other_list'
  switch (scope.goods) {
    case undefined:
      return inScope('the scope of the entry is not stated: all items are taken to be in it')
    case 'all':
      return scope.exception === undefined
        ? inScope('the entry names all items subject to the EAR')
        : inScope(`the entry names all items subject to the EAR, ${scope.exception}`)
    case 'ccl':
    case 'not_ear99':
      if (eccn.status === 'EAR99') return outOfScope('the entry leaves EAR99 items out')
      return controlled ? inScope('the goods have a control entry') : unclassified
    case 'ccl_and_supp7':
      if (controlled) return inScope('the goods have a control entry')
      if (eccn.status !== 'EAR99') return unclassified
      return {
        state: 'unknown',
        reason: `the entry names EAR99 items of Supplement No. 7 to Part 746, which the tables hold in part only${uav ? '; this customs code is of a kind that it names' : ''}`,
      }
    case 'supp2':
      return militaryScope(goods, destinations, asOf)
    case 'entries':
      if (eccn.status === 'EAR99') return outOfScope('the entry names certain control entries')
      if (eccn.base === undefined) return unclassified
      return scope.entries.includes(eccn.base)
        ? inScope(`the entry names ${eccn.base}`)
        : outOfScope(`the entry names ${scope.entries.join(', ')}`)
    default:
      return scope.goods satisfies never
  }
}

function militaryScope(
  { eccn }: Classification,
  destinations: readonly string[],
  asOf: string,
): ScopeJudgement {
  if (destinations.some((iso) => iso === 'ru' || iso === 'by'))
    return { state: 'in', reason: 'for Russia and Belarus every item needs a licence' }
  if (eccn.status === 'EAR99')
    return { state: 'out', reason: 'EAR99 items are not in Supplement No. 2 to Part 744' }
  if (eccn.base === undefined) return unclassified
  if (tableAsOf('meu_items', asOf).rows.some((row) => row.eccn === eccn.base))
    return { state: 'in', reason: `${eccn.base} is in Supplement No. 2 to Part 744` }
  return {
    state: 'unknown',
    reason: `${eccn.base} is not in the table of Supplement No. 2 to Part 744: look it up there`,
  }
}
