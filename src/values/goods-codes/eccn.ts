/** The list that a control code belongs to. */
export type EccnSystem =
  | 'US_CCL'
  | 'EU_2021_821'
  | 'EU_833_ANNEX_VII'
  | 'UK_SECL'
  | 'WA'
  | 'MTCR'
  | 'USML'

/** A control code read by the grammar of its list. */
export interface ControlCode {
  /**
   * `code`: read; `ear99`: the token EAR99, which is no ECCN; `other_list`: a form of a list with
   * other rules (USML, MTCR, Wassenaar, EU Annex VII), see `systems`; `unknown`: not read, which
   * never means "not controlled".
   */
  readonly state: 'code' | 'ear99' | 'other_list' | 'unknown'
  /** One writing for one code: "3A001.a.2", "X.A.I.001", "USML XI(c)", "EAR99". */
  readonly code: string | undefined
  /** Category, group and number without paragraph: "3A001". */
  readonly base: string | undefined
  /** 0 to 9; "3" is electronics. */
  readonly category: string | undefined
  /** A items, B production equipment, C materials, D software, E technology. */
  readonly group: 'A' | 'B' | 'C' | 'D' | 'E' | undefined
  /** Kind of number, where it stands out: see `EccnSeries`. */
  readonly series: EccnSeries | undefined
  /** Steps of the paragraph: ["a", "2"]. */
  readonly paragraph: readonly string[]
  /** The lists in which this form can stand, most likely first. */
  readonly systems: readonly EccnSystem[]
  readonly problems: readonly string[]
}

/**
 * `multilateral`: third character 0 to 4; `600`: munitions-like items of the US list; `9x515`: US
 * spacecraft; `0x5zz`: US firearms; `eu_500`: EU entries without a multilateral counterpart (2025);
 * `500`: either of the last two, list not known; `unilateral`: third character 9, and
 * numbers 09x.
 */
export type EccnSeries =
  | 'multilateral'
  | '600'
  | '9x515'
  | '0x5zz'
  | 'eu_500'
  | '500'
  | 'unilateral'

/** What the caller knows about the list. */
export interface EccnOptions {
  /** The list the code is of. Defaults to none: every list that has the form is given. */
  readonly system?: EccnSystem
}

const longest = 60
const label =
  /^(?:US\s)?(?:ECCN|CCL|EU|UK|ANNEX I|DUAL[- ]USE|ПКСН)?\s*(?:CODE|NO\.?|NUMBER|#)?\s*[:#]?\s*/i
const dashes = /[\u2010-\u2015\u2212]/g
const base = /^([0-9])([A-Z])([0-9]{3})(.*)$/
const usml =
  /^(?:USML\s*)?(?:CATEGORY\s*|CAT\.?\s*)?(I{1,3}|IV|VI{0,3}|IX|X{1}(?:I{1,3}|IV|VI{0,3}|IX)?|XXI?)\s*((?:\s*\(\s*[A-Z0-9]{1,4}\s*\))+)$/
const annexVii =
  /^X\s?\.?\s?([A-E])\s?\.?\s?(I|II|III|IV|V|VI|VII|VIII|IX|X)\s?\.?\s?(\d{3})(?:[.\s]*([A-Z0-9.\s]*))?$/
const mtcr =
  /^(?:MTCR\s*)?(?:ITEM\s*)?([1-9]|1\d|20)\s?\.\s?([A-E])\s?\.\s?(\d{1,2})((?:[.\s]*[A-Z0-9]{1,3}\.?)*)$/
const wassenaar =
  /^(?:WA\s*)?([1-9])\s?\.\s?([A-E])\s?\.\s?(\d{1,2})((?:\s?\.\s?[A-Z0-9]{1,3})*)\.?$/
const munitions = /^(?:WA\s*|EU\s*|UK\s*)?ML\s?(\d{1,2})((?:[.\s]*[A-Z0-9]{1,3})*)$/

/** Reads an ECCN or another control code: category, group, series and paragraph.
 *
 * Case, dashes, spaces and labels do not matter; a paragraph may have dots ("3A001.a.2") or none
 * ("3A001a2", the EU's writing). The check is of grammar: whether the entry exists and applies is
 * for the control list to say. Total: never throws.
 *
 * @example
 * parseEccn('ECCN 3a001.A.2')
 * // { state: 'code', code: '3A001.a.2', base: '3A001', category: '3', group: 'A',
 * //   series: 'multilateral', paragraph: ['a', '2'], systems: ['US_CCL', 'EU_2021_821', 'UK_SECL'],
 * //   problems: [] }
 * parseEccn('9A610.x').series   // '600'
 * parseEccn('EAR 99').state     // 'ear99'
 * parseEccn('XI(c)(2)')         // state 'other_list', code 'USML XI(c)(2)', systems ['USML']
 * parseEccn('X.A.I.001').systems // ['EU_833_ANNEX_VII']
 * parseEccn('3F001').problems   // ['group F does not exist: groups are A to E']
 */
export function parseEccn(text: string, options: EccnOptions = {}): ControlCode {
  const written = text.normalize('NFKC').replace(dashes, '-').trim()
  if (written === '') return failed('it is empty')
  if (written.length > longest) return failed('it is too long for a control code')
  const upper = written.toUpperCase().replace(/\s+/g, ' ')
  const short = upper.replace(label, '').trim()
  if (/^EAR[\s-]?99$/.test(short)) return ear99
  const strict = readBase(short, options.system)
  if (strict) return strict
  const other = readOtherList(short, upper)
  if (other) return other
  return failed(reasonFor(short, written))
}

const none = Object.freeze([]) as readonly never[]

function make(parts: Partial<ControlCode> & Pick<ControlCode, 'state'>): ControlCode {
  return Object.freeze({
    code: undefined,
    base: undefined,
    category: undefined,
    group: undefined,
    series: undefined,
    paragraph: none,
    systems: none,
    problems: none,
    ...parts,
  })
}

const failed = (problem: string): ControlCode => make({ state: 'unknown', problems: [problem] })
const ear99 = make({ state: 'ear99', code: 'EAR99', systems: ['US_CCL'] })

function reasonFor(short: string, written: string): string {
  const group = /^[0-9]\s?([F-Z])\s?[0-9]{3}/.exec(short)
  if (group) return `group ${group[1]} does not exist: groups are A to E`
  const length = /^[0-9][A-E]([0-9]+)/.exec(short)
  if (length)
    return `"${written}" has ${length[1]!.length} figures after the group: an ECCN has three`
  return `"${written}" has the form of no control code that is known`
}

function readBase(short: string, system: EccnSystem | undefined): ControlCode | undefined {
  const found = base.exec(short.replace(/^([0-9])[\s.-]?([A-E])[\s.-]?([0-9]{3})/, '$1$2$3'))
  if (!found) return undefined
  const [, category, group, number, tail] = found as unknown as [
    string,
    string,
    string,
    string,
    string,
  ]
  if (group > 'E') return undefined
  if (/^[0-9]/.test(tail)) return undefined
  const stem = `${category}${group}${number}`
  const problems: string[] = []
  const steps = paragraphOf(tail, problems)
  const series = seriesOf(category, number, system, problems)
  const systems = system ? [system] : systemsFor(series)
  if (system && !systemsFor(series).includes(system)) {
    problems.push(`${stem} has the form of ${systemsFor(series).join(' or ')}, not of ${system}`)
  }
  return make({
    state: 'code',
    code: [stem, ...steps].join('.'),
    base: stem,
    category,
    group: group as 'A',
    series,
    paragraph: Object.freeze(steps),
    systems: Object.freeze(systems),
    problems: Object.freeze(problems),
  })
}

/** Letters and figures take turns: "a2" and ".a.2" are the same two steps. */
function paragraphOf(tail: string, problems: string[]): string[] {
  const rest = tail.toLowerCase().replace(/[\s.()-]+/g, '.')
  if (/[^a-z0-9.]/.test(rest)) {
    problems.push(`the paragraph "${tail.trim()}" has other marks than letters, figures and dots`)
    return []
  }
  const steps = rest.match(/[a-z]+|[0-9]+/g) ?? []
  if (steps.length > 0 && !/^[a-z]/.test(steps[0]!)) {
    problems.push('a paragraph begins with a letter')
  }
  if (steps.some((s) => s.length > 4)) {
    problems.push(`the paragraph "${tail.trim()}" has a step that is too long`)
    return []
  }
  return steps
}

function seriesOf(
  category: string,
  number: string,
  system: EccnSystem | undefined,
  problems: string[],
): EccnSeries | undefined {
  switch (number[0]) {
    case '0':
      // 3A090 and 4A090: advanced computing, which the United States control alone.
      return number[1] === '9' ? 'unilateral' : 'multilateral'
    case '1':
    case '2':
    case '3':
    case '4':
      return 'multilateral'
    case '5':
      if (system === 'EU_2021_821') return 'eu_500'
      if (category === '9' && number === '515') return '9x515'
      if (category === '0' && system !== 'UK_SECL') return '0x5zz'
      return '500'
    case '6':
      return '600'
    case '9':
      return 'unilateral'
    default:
      problems.push(`third character ${number[0]} is not in use`)
      return undefined
  }
}

function systemsFor(series: EccnSeries | undefined): EccnSystem[] {
  switch (series) {
    case 'multilateral':
      return ['US_CCL', 'EU_2021_821', 'UK_SECL']
    case '600':
      return ['US_CCL']
    case '9x515':
    case '0x5zz':
      return ['US_CCL', 'EU_2021_821']
    case 'eu_500':
      return ['EU_2021_821']
    case '500':
      return ['EU_2021_821', 'UK_SECL', 'US_CCL']
    case 'unilateral':
      return ['US_CCL', 'UK_SECL']
    case undefined:
      return []
    default:
      return series satisfies never
  }
}

const steps = (tail: string | undefined): string[] =>
  tail?.toLowerCase().match(/[a-z]+|[0-9]+/g) ?? []

function readOtherList(short: string, full: string): ControlCode | undefined {
  const u = usml.exec(short)
  if (u) {
    const paragraph = steps(u[2])
    const code = `USML ${u[1]}${paragraph.map((s) => `(${s})`).join('')}`
    return otherList(code, 'USML', paragraph)
  }
  const whole = /^(?:USML|ITAR)\s*(?:CATEGORY|CAT\.?)?\s*([IVX]+)$/.exec(short)
  if (whole) return otherList(`USML ${whole[1]}`, 'USML', [])
  const pl = /^(?:UK\s*)?PL\s?(\d{4})((?:[.\s]*[A-Z0-9]{1,3})*)$/.exec(short)
  if (pl) return otherList([`PL${pl[1]}`, ...steps(pl[2])].join('.'), 'UK_SECL', steps(pl[2]))
  const x = annexVii.exec(short)
  if (x) {
    const paragraph = steps(x[4])
    const stem = `X.${x[1]}.${x[2]}.${x[3]}`
    return otherList([stem, ...paragraph].join('.'), 'EU_833_ANNEX_VII', paragraph, x[1])
  }
  const ml = munitions.exec(short)
  if (ml) return otherList([`ML${ml[1]}`, ...steps(ml[2])].join('.'), 'WA', steps(ml[2]))
  return readDotted(short, full)
}

/** "9.A.1" has the form of Wassenaar's list and of the MTCR annex: only a label tells them apart. */
function readDotted(short: string, full: string): ControlCode | undefined {
  const saysMtcr = /MTCR|ITEM/.test(full)
  const w = wassenaar.exec(short)
  const m = mtcr.exec(short)
  const found = saysMtcr ? m : (w ?? m)
  if (!found) return undefined
  const paragraph = steps(found[4])
  const code = [`${found[1]}.${found[2]}.${found[3]}`, ...paragraph].join('.')
  const systems: EccnSystem[] = []
  if (w && !saysMtcr) systems.push('WA')
  if (m && !/^WA\b/.test(full)) systems.push('MTCR')
  return make({
    state: 'other_list',
    code,
    base: `${found[1]}.${found[2]}.${found[3]}`,
    group: found[2] as 'A',
    paragraph: Object.freeze(paragraph),
    systems: Object.freeze(systems),
    problems: systems.length > 1 ? ['the list is not said: Wassenaar and MTCR write alike'] : none,
  })
}

function otherList(
  code: string,
  system: EccnSystem,
  paragraph: readonly string[],
  group?: string,
): ControlCode {
  return make({
    state: 'other_list',
    code,
    group: group as 'A' | undefined,
    paragraph: Object.freeze(paragraph),
    systems: Object.freeze([system]),
  })
}
