import { tableAsOf } from '../tables/index.ts'
import { type ControlCode, type EccnSeries, type EccnSystem, parseEccn } from '../values/index.ts'
import { domainsOf, type TechnologyDomain } from './kind.ts'

/** A control code as written, with what the table of entries knows about it. */
export interface ControlReading {
  /**
   * `known`: an entry of the table; `unknown`: read but not in the table, or not readable, which
   * never means "not controlled"; `EAR99`: declared to be on no entry of the US list; `other_list`:
   * of a list whose entries the table does not hold (USML, Wassenaar, MTCR, EU Annex VII); `none`:
   * nothing is written.
   */
  readonly status: 'known' | 'unknown' | 'EAR99' | 'other_list' | 'none'
  readonly written: string
  /** One writing for one code: "3A001.a.2". */
  readonly code?: string
  readonly base?: string
  /** The lists in which this form can stand, most likely first. */
  readonly systems: readonly EccnSystem[]
  readonly category?: string
  readonly categoryWords?: string
  readonly group?: string
  readonly groupWords?: string
  readonly series?: EccnSeries
  readonly seriesWords?: string
  readonly description?: string
  /** Usual reasons for control of the entry: ["NS", "AT"]; paragraphs can differ. */
  readonly reasonsForControl: readonly string[]
  readonly domains: readonly TechnologyDomain[]
  /** V: checked against a public source; M: from memory, to be verified. */
  readonly verified?: string
  /** Version of the table of entries. */
  readonly version: string
  readonly problems: readonly string[]
}

/** Categories of the control lists, 15 CFR 738.2(a). */
const categoryWords: Readonly<Record<string, string>> = {
  '0': 'nuclear and miscellaneous',
  '1': 'materials, chemicals, microorganisms and toxins',
  '2': 'materials processing',
  '3': 'electronics',
  '4': 'computers',
  '5': 'telecommunications and information security',
  '6': 'sensors and lasers',
  '7': 'navigation and avionics',
  '8': 'marine',
  '9': 'aerospace and propulsion',
}

/** Product groups, 15 CFR 738.2(b). */
const groupWords: Readonly<Record<string, string>> = {
  A: 'end items, equipment and components',
  B: 'test, inspection and production equipment',
  C: 'materials',
  D: 'software',
  E: 'technology',
}

const seriesWords: Readonly<Record<EccnSeries, string>> = {
  multilateral: 'agreed among the members of a control regime',
  '600': '600 series: items made or changed for military use (15 CFR 772.1)',
  '9x515': '9x515: spacecraft and related items that left the US Munitions List',
  '0x5zz': '0x5zz: firearms and related items that left the US Munitions List',
  eu_500: '500 series of the EU list: entries without a counterpart in a regime',
  '500': 'number 5xx: of the EU, UK or US list, each with its own meaning; say which list',
  unilateral: 'controlled by one state alone, usually for anti-terrorism reasons',
}

/** Reasons for control in words, 15 CFR 738.2(d)(2)(i)(A). */
export const reasonWords: Readonly<Record<string, string>> = {
  AT: 'anti-terrorism',
  CB: 'chemical and biological weapons',
  CC: 'crime control',
  CW: 'chemical weapons convention',
  EI: 'encryption items',
  FC: 'firearms convention',
  MT: 'missile technology',
  NP: 'nuclear nonproliferation',
  NS: 'national security',
  RS: 'regional stability',
  SI: 'significant items',
  SL: 'surreptitious listening',
  SS: 'short supply',
  UN: 'United Nations embargo',
}

interface Entry {
  readonly description: string
  readonly reasons: readonly string[]
  readonly domains: readonly TechnologyDomain[]
  readonly verified: string
}

let loaded: { readonly version: string; readonly entries: ReadonlyMap<string, Entry> } | undefined

function load(): NonNullable<typeof loaded> {
  if (loaded) return loaded
  const tags = new Map(
    tableAsOf('domain_tags', '9999-12-31').rows.map((row) => [
      `${row.source} ${row.key}`,
      row.domains!,
    ]),
  )
  const table = tableAsOf('eccn', '9999-12-31')
  const entries = new Map<string, Entry>()
  for (const row of table.rows) {
    const code = row.eccn!
    const own = tags.get(`eccn ${code}`)
    const words =
      own ??
      row
        .domain_tags!.split(';')
        .map((tag) => tags.get(`tag ${tag}`) ?? '')
        .join(';')
    entries.set(code, {
      description: row.short_description_own_words!,
      reasons: row.typical_reasons_for_control!.split(';').filter((word) => word in reasonWords),
      domains: domainsOf([words]),
      verified: row.verified!,
    })
  }
  loaded = { version: table.version, entries }
  return loaded
}

/** The domains of a component class of drones: "navigation;comms". */
export function domainsOfClass(componentClass: string): readonly TechnologyDomain[] {
  const rows = tableAsOf('domain_tags', '9999-12-31').rows.filter((row) => row.source === 'class')
  const words = componentClass.split(';')
  return domainsOf(rows.filter((row) => words.includes(row.key!)).map((row) => row.domains!))
}

/** Reads a control code and looks its entry up.
 *
 * @param system the list, where the user states it: "US_CCL", "EU_2021_821", …
 * @example
 * readControl('3A991.a').status            // 'known'
 * readControl('3A001').reasonsForControl   // ['NS', 'RS', 'MT', 'NP', 'AT']
 * readControl('6A999').status              // 'unknown': never "not controlled"
 */
export function readControl(written: string | undefined, system?: string): ControlReading {
  const { version, entries } = load()
  const empty = { written: written ?? '', version, reasonsForControl: [], domains: [] } as const
  if (!written?.trim()) return { ...empty, status: 'none', systems: [], problems: [] }
  const list = system ? readSystem(system) : undefined
  const code = parseEccn(written, list ? { system: list } : {})
  const problems = [...code.problems]
  if (system && !list) problems.push(`“${system}” is no control list that is known`)
  const read = { ...empty, systems: code.systems, problems, ...partsOf(code) }
  switch (code.state) {
    case 'ear99':
      return { ...read, status: 'EAR99' }
    case 'unknown':
      return { ...read, status: 'unknown' }
    case 'other_list':
      return { ...read, status: 'other_list' }
    case 'code': {
      const entry = entries.get(code.base!)
      if (!entry) {
        problems.push(`${code.base} is not in the table of entries: look it up in the control list`)
        return { ...read, status: 'unknown' }
      }
      return {
        ...read,
        status: 'known',
        description: entry.description,
        reasonsForControl: entry.reasons,
        domains: entry.domains,
        verified: entry.verified,
      }
    }
    default:
      return code.state satisfies never
  }
}

const systems: readonly EccnSystem[] = [
  'US_CCL',
  'EU_2021_821',
  'EU_833_ANNEX_VII',
  'UK_SECL',
  'WA',
  'MTCR',
  'USML',
]

function readSystem(text: string): EccnSystem | undefined {
  const folded = text
    .trim()
    .toUpperCase()
    .replaceAll(/[\s/-]+/g, '_')
  const short: Record<string, EccnSystem> = {
    US: 'US_CCL',
    CCL: 'US_CCL',
    EAR: 'US_CCL',
    EU: 'EU_2021_821',
    '2021_821': 'EU_2021_821',
    UK: 'UK_SECL',
    ITAR: 'USML',
    WASSENAAR: 'WA',
  }
  return systems.find((system) => system === folded) ?? short[folded]
}

function partsOf(code: ControlCode): Partial<ControlReading> {
  return {
    ...(code.code ? { code: code.code } : {}),
    ...(code.base ? { base: code.base } : {}),
    ...(code.category
      ? { category: code.category, categoryWords: categoryWords[code.category]! }
      : {}),
    ...(code.group ? { group: code.group, groupWords: groupWords[code.group]! } : {}),
    ...(code.series ? { series: code.series, seriesWords: seriesWords[code.series] } : {}),
  }
}

/** Every entry of the table of control codes: code and short description in our own words. */
export function controlEntries(): readonly {
  readonly code: string
  readonly description: string
}[] {
  return [...load().entries].map(([code, entry]) => ({ code, description: entry.description }))
}
