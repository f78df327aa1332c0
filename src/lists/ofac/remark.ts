import { numberLabels } from './remark-labels.ts'

/** What one part of a remark says. `text` is always the publisher's own words. */
export type RemarkFact =
  | { readonly kind: 'value'; readonly property: string; readonly value: string }
  | { readonly kind: 'date'; readonly property: string; readonly value: string }
  | { readonly kind: 'country'; readonly property: string; readonly value: string }
  | { readonly kind: 'birthPlace'; readonly value: string }
  | { readonly kind: 'weakAlias'; readonly value: string }
  | { readonly kind: 'number'; readonly number: PaperNumber }
  | { readonly kind: 'imo'; readonly value: string }
  | { readonly kind: 'wallet'; readonly currency: string; readonly address: string }
  | { readonly kind: 'relation'; readonly role: string; readonly party: string }
  | { readonly kind: 'secondarySanctions'; readonly text: string }
  | { readonly kind: 'directive'; readonly order: string; readonly directive: string }
  | { readonly kind: 'listedOn'; readonly value: string; readonly directive: string }
  | { readonly kind: 'scope'; readonly text: string }
  | { readonly kind: 'position'; readonly value: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'unparsed'; readonly text: string }

/** A number that a state or register gave, with what is said of the paper it stands on. */
export interface PaperNumber {
  readonly type: string
  readonly person: string
  readonly other: string
  readonly paper: boolean
  readonly value: string
  readonly country?: string | undefined
  readonly issued?: string | undefined
  readonly expires?: string | undefined
}

/** Splits a remark into its parts; the final full stop ends the remark and is no part of it.
 *
 * @example
 * splitRemarks("DOB 1946; POB Egypt; a.k.a. 'X; Y'.") // ['DOB 1946', 'POB Egypt', "a.k.a. 'X; Y'"]
 */
export function splitRemarks(remarks: string): string[] {
  const parts: string[] = []
  for (const piece of remarks.replace(/\.\s*$/, '').split(/;(?:\s+|$)/)) {
    const last = parts[parts.length - 1]
    // A semicolon inside a quoted alias does not end the part: the quotation is still open.
    if (last !== undefined && /^(?:alt\. )?[afn]\.k\.a\. '[^']*$/.test(last)) {
      parts[parts.length - 1] = `${last}; ${piece}`
    } else if (piece.trim() !== '') parts.push(piece.trim())
  }
  return parts
}

const date = String.raw`(?:\d{1,2} )?(?:[A-Z][a-z]{2,8} )?\d{4}`

type Rule = readonly [RegExp, (found: RegExpExecArray) => RemarkFact]
const group = (found: RegExpExecArray, n: number): string => (found[n] ?? '').trim()

/** The labelled parts, in the order in which they are tried; all match from the first character. */
const rules: readonly Rule[] = [
  [/^DOB (.+)$/, (f) => ({ kind: 'date', property: 'birthDate', value: group(f, 1) })],
  [/^POB (.+)$/, (f) => ({ kind: 'birthPlace', value: group(f, 1) })],
  [
    /^nationality:? (?!of )(.+)$/i,
    (f) => ({ kind: 'country', property: 'nationality', value: group(f, 1) }),
  ],
  [/^citizen (.+)$/, (f) => ({ kind: 'country', property: 'citizenship', value: group(f, 1) })],
  [
    /^nationality of registration (.+)$/i,
    (f) => ({ kind: 'country', property: 'jurisdiction', value: group(f, 1) }),
  ],
  [
    /^gender (male|female)$/i,
    (f) => ({ kind: 'value', property: 'gender', value: group(f, 1).toLowerCase() }),
  ],
  [
    /^(?:[afn]\.k\.a|d\.b\.a)\.,? ['"](.+?)['"]?$/,
    (f) => ({ kind: 'weakAlias', value: group(f, 1) }),
  ],
  [/^Linked To: (.+)$/i, (f) => ({ kind: 'relation', role: 'Linked To', party: group(f, 1) })],
  [
    /^Aircraft Operator (.+)$/,
    (f) => ({ kind: 'relation', role: 'Aircraft Operator', party: group(f, 1) }),
  ],
  [/^Secondary sanctions risk:? ?(.*)$/i, (f) => ({ kind: 'secondarySanctions', text: f[0] })],
  [
    /^Additional Sanctions Information - Subject to Secondary Sanctions/,
    (f) => ({ kind: 'secondarySanctions', text: f.input }),
  ],
  [
    /^Executive Order (\d{5}) Directive Determination - Subject to Directive (\w+)/,
    (f) => ({ kind: 'directive', order: group(f, 1), directive: group(f, 2) }),
  ],
  [
    new RegExp(`^Listing Date \\(([^)]+)\\):? (${date})$`),
    (f) => ({ kind: 'listedOn', directive: group(f, 1), value: group(f, 2) }),
  ],
  [
    /^(?:Additional Sanctions Information|Transactions Prohibited For|CAATSA Section|IFCA Determination|Effective Date|Purchase\/Sales For Divestment Date|Executive Order \d|SYRIA-CAESAR|EO \d{5}|PEESA Information|Protecting Europe|NKSPEA|Section \d|For more information|United States financial institutions are|U\.S\. financial institutions are|All transactions|This designation)/i,
    (f) => ({ kind: 'scope', text: f.input }),
  ],
  [
    /^Digital Currency Address - (\w+) (\S+)$/,
    (f) => ({ kind: 'wallet', currency: group(f, 1), address: group(f, 2) }),
  ],
  [
    /^(?:Vessel Registration Identification|Company Number|Identification Number|International Maritime Organization No\.) \(?(?:IMO )?(\d{7})\)?$/,
    (f) => ({ kind: 'imo', value: group(f, 1) }),
  ],
  [/^IMO (?:Number )?(\d{7})$/, (f) => ({ kind: 'imo', value: group(f, 1) })],
  [
    /^(?:Former|Previous) Vessel Flag (.+)$/,
    (f) => ({ kind: 'country', property: 'pastFlags', value: group(f, 1) }),
  ],
  [
    /^(?:Other )?Vessel Flag (.+)$/,
    (f) => ({ kind: 'country', property: 'flag', value: group(f, 1) }),
  ],
  [/^Other Vessel Type (.+)$/, (f) => ({ kind: 'value', property: 'type', value: group(f, 1) })],
  [
    /^Former Vessel Type (.+)$/,
    (f) => ({ kind: 'value', property: 'pastTypes', value: group(f, 1) }),
  ],
  [
    /^Vessel Year of Build (.+)$/,
    (f) => ({ kind: 'date', property: 'buildDate', value: group(f, 1) }),
  ],
  [
    /^Aircraft Manufacture Date (.+)$/,
    (f) => ({ kind: 'date', property: 'buildDate', value: group(f, 1) }),
  ],
  [/^Aircraft Model (.+)$/, (f) => ({ kind: 'value', property: 'model', value: group(f, 1) })],
  [
    /^Aircraft Manufacturer (?!')(.+)$/,
    (f) => ({ kind: 'value', property: 'manufacturer', value: group(f, 1) }),
  ],
  [/^Website:? (.+)$/, (f) => ({ kind: 'value', property: 'website', value: group(f, 1) })],
  [
    /^((?:www\.|https?:\/\/)\S+)(?: \(website\))?$/,
    (f) => ({ kind: 'value', property: 'website', value: group(f, 1) }),
  ],
  [
    /^(?:E-?mail(?: Address)?:? ?)?([^\s@:]+@[^\s@]+\.[a-z]+)(?: \(email\))?\.?$/i,
    (f) => ({ kind: 'value', property: 'email', value: group(f, 1) }),
  ],
  [
    /^(?:Tele)?Phone(?: Number| No\.?)?:? (.*\d.*)$/i,
    (f) => ({ kind: 'value', property: 'phone', value: group(f, 1) }),
  ],
  [/^(?:Tele)?fax(?: Number| No\.?)?:? .*\d/i, (f) => ({ kind: 'note', text: f.input })],
  [
    /^Target Type (.+)$/,
    (f) => ({ kind: 'value', property: 'classification', value: group(f, 1) }),
  ],
  [
    /^Organization Type:? (.+)$/,
    (f) => ({ kind: 'value', property: 'sector', value: group(f, 1) }),
  ],
  [
    /^(?:Organization Established Date|Date of Incorporation|Company Incorporation Date) (.+)$/,
    (f) => ({ kind: 'date', property: 'incorporationDate', value: group(f, 1) }),
  ],
  [/^Occupation:? (.+)$/, (f) => ({ kind: 'value', property: 'profession', value: group(f, 1) })],
  // The non-SDN list of the Palestinian Legislative Council names a member's party and district.
  [
    /^[A-Z]{4,5}(?: - [A-Z][\p{L} -]+)?$/u,
    (f) => ({ kind: 'value', property: 'political', value: f.input }),
  ],
  [
    /^(?:Issuer Name|Chinese Commercial Code|UN\/LOCODE|TELEX|TGMS) .+$/,
    (f) => ({ kind: 'note', text: f.input }),
  ],
  [/^Ethnicity (.+)$/i, (f) => ({ kind: 'value', property: 'ethnicity', value: group(f, 1) })],
]

/** Labels of numbers that are not in the table, but are plainly labels of numbers. */
const anyNumber =
  /^(\p{Lu}[\p{L}\p{N}.'’&/(), -]{0,60}?(?:No\.|No|Number|#|ID|Card|Code|Licen[cs]e|Certificate|Document|Permit|Identification|Registration))(?:\s*#)?:?\s+(.*\d.*)$/u

/** What one part of a remark says.
 *
 * A leading "alt." only says that there is another of the same kind, and is left out.
 *
 * @param titles the record's title column, split at semicolons: OFAC repeats titles in remarks
 * @example
 * parseRemark('Passport A123 (Iran) expires 02 Mar 2020', new Set(), 'individual')
 * // { kind: 'number', number: { type: 'Passport', value: 'A123', country: 'Iran',
 * //   expires: '02 Mar 2020', … } }
 */
export function parseRemark(
  part: string,
  titles: ReadonlySet<string>,
  individual: boolean,
): RemarkFact {
  const text = part.replace(/^\((Linked To: .*)\)$/i, '$1').replace(/^alt\. /i, '')
  if (titles.has(text)) return { kind: 'position', value: text }
  for (const [pattern, read] of rules) {
    const found = pattern.exec(text)
    if (found) return read(found)
  }
  return numberIn(text) ?? freeText(text, individual)
}

function numberIn(text: string): RemarkFact | undefined {
  for (const entry of numberLabels) {
    if (!text.startsWith(entry.label)) continue
    const after = /^(?:\s*#|:)*\s+(.+)$/.exec(text.slice(entry.label.length))
    if (!after) continue
    const paper = paperIn(after[1]!)
    if (entry.paper && !/\d/.test(paper.value)) continue
    return {
      kind: 'number',
      number: {
        type: entry.label,
        person: entry.person,
        other: entry.other,
        paper: entry.paper,
        ...paper,
      },
    }
  }
  const found = anyNumber.exec(text)
  if (!found) return undefined
  return {
    kind: 'number',
    number: {
      type: group(found, 1),
      person: 'idNumber',
      other: 'registrationNumber',
      paper: true,
      ...paperIn(found[2]!),
    },
  }
}

const issuedAt = new RegExp(`,? issued (${date})`)
const expiresAt = new RegExp(`,? expire[sd] (${date})`)

/** Splits "A1 (Iran) issued 01 Jan 2010 expires 2020" into its number and what is said of it. */
function paperIn(text: string): Pick<PaperNumber, 'value' | 'country' | 'issued' | 'expires'> {
  const issued = issuedAt.exec(text)
  const expires = expiresAt.exec(text)
  const rest = text.replace(issuedAt, '').replace(expiresAt, '').trim()
  const country = / \(([\p{L} ,.'’-]+)\)$/u.exec(rest)
  return {
    value: (country ? rest.slice(0, country.index) : rest).trim(),
    country: country?.[1],
    issued: issued?.[1],
    expires: expires?.[1],
  }
}

const kinship =
  /^(?:\S+ )?(?:wife|husband|spouse|son|daughter|child|brother|sister|half-brother|half-sister|father|mother|cousin|nephew|niece|uncle|relative)(?:-in-law)?(?: and \S+)? of |'s .*\b(?:son|daughter|wife|brother|cousin|nephew)\b/i

const circumstance =
  /\b(?:offices?|branches|locations?|operations?) (?:\w+ )*(?:worldwide|in|within)\b|^all offices|\b(?:indictee|incarcerated|custody|detained|in jail|imprisoned|prison|arrested|at large|deceased|released|extradited|convicted|died)\b|^member ETA$|^Tribe: |^(?:Bosnian )?(?:Serb|Croat|Kurdish)$|^<Head Office>$|^(?:Passport|National ID).* issued in /i

const office =
  /\b(?:minister|ministry|president|presidential|premier|chancellor|governor|mayor|ambassador|consul|parliament|deputy|duma|senator|secretary|commissioner|commissar|chairman|chairwoman|chairperson|vice-chair\w*|chief|head|director|manager|managing|officer|official|representative|employee|member|leader|commander|general|colonel|admiral|marshal|brigadier|major|captain|lieutenant|lt|sergeant|judge|justice|magistrate|prosecutor|rector|attorney|advis[oe]r|aide|assistant|spokes\w+|founder|owner|partner|shareholder|businessman|businesswoman|financier|facilitator|trafficker|dealer|agent|coordinator|controller|superintendent|professor|doctor|dr|engineer|editor|sheriff|imam|mullah|maulana|maulawi|maulavi|mawlawi|shaykh|sheikh|haji|hajji|ayatollah|hojjatoleslam|cleric|emir|amir|king|prince|sultan|attach[eé]|envoy|inspector|police|bureau|council|committee|board|executive|treasurer|accountant|lawyer|scientist|researcher|dean|speaker|operative|adjutant|cadre|fighter|recruiter|politburo|delegate|negotiator|staff|broker|banker|supervisor|administrator|trustee|analyst|expert|specialist|pilot|driver|bodyguard|warden)\b/i

/** Parts without a label: offices of people, kinship, circumstances; all else is not understood. */
function freeText(text: string, individual: boolean): RemarkFact {
  if (kinship.test(text) || circumstance.test(text)) return { kind: 'note', text }
  if (individual && office.test(text) && !/\d{4,}/.test(text)) {
    return { kind: 'position', value: text }
  }
  return { kind: 'unparsed', text }
}
