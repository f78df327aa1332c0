import type { Measure } from '../model/index.ts'
import { tableAsOf } from '../tables/index.ts'

/** What a programme of a list does, as the table says. */
interface ProgramMeasures {
  readonly measures: readonly Measure[]
  readonly citation: string
  /** ISO date on which the programme was ended, or empty. */
  readonly ended: string
}

let index: ReadonlyMap<string, ProgramMeasures> | undefined

function table(): ReadonlyMap<string, ProgramMeasures> {
  if (index) return index
  const rows = tableAsOf('list_measures', '2000-01-01').rows
  index = new Map(
    rows.map((row) => [
      `${row.dataset}\u0000${row.program}`,
      {
        measures: (row.measures ?? '').split(' ').filter((m) => m !== '') as Measure[],
        citation: row.citation ?? '',
        ended: row.ended ?? '',
      },
    ]),
  )
  return index
}

/** What a listing does under one programme; undefined where the table has no row for it.
 *
 * A row whose programme is `*` speaks for every programme of its dataset without a row of its own.
 *
 * @example
 * measuresOf('us_ofac_sdn', 'SDGT')?.measures // ['asset_freeze']
 */
function measuresOf(dataset: string, program: string): ProgramMeasures | undefined {
  return table().get(`${dataset}\u0000${program}`) ?? table().get(`${dataset}\u0000*`)
}

/** Joins what all programmes of a listing do; a programme without a row adds `unknown`.
 *
 * @param onUnknown told each programme that the table lacks
 */
export function measuresOfAll(
  dataset: string,
  programs: readonly string[],
  onUnknown: (program: string) => void,
): { measures: Measure[]; citation: string; ended: string } {
  const measures = new Set<Measure>()
  const citations = new Set<string>()
  const ends: string[] = []
  for (const program of programs.length > 0 ? programs : ['']) {
    const found = measuresOf(dataset, program)
    if (!found) {
      onUnknown(program)
      measures.add('unknown')
      ends.push('')
      continue
    }
    for (const measure of found.measures) measures.add(measure)
    if (found.citation) citations.add(found.citation)
    ends.push(found.ended)
  }
  // A listing has ended by its programmes only when every one of them has.
  const ended = ends.includes('') ? '' : (ends.sort().at(-1) ?? '')
  return { measures: [...measures], citation: [...citations].join('; '), ended }
}

/** Words in which publishers say what is imposed, UK, EU and UN. */
const words: readonly (readonly [RegExp, Measure])[] = [
  [
    /\basset freeze\b|\bfreezing of (?:funds|assets)\b|\bblocking\b|\bfinancial sanctions?\b|\basset.?freez/i,
    'asset_freeze',
  ],
  [/\btravel ban\b|\bentry ban\b|\bban on entry\b|\bentry and transit\b/i, 'travel_ban'],
  [
    /\bport entry\b|\bspecified ship\b|\bport ban\b|\bdenied? port\b|\bdeflag|\bmaritime restriction/i,
    'port_ban',
  ],
  [
    /\b(?:transferable securities|securities or money-market|loans?|debt|equity|money and capital market)\b/i,
    'debt_equity',
  ],
  [/\binvestment ban\b|\binvestments in relation\b/i, 'investment'],
  [
    /\btrust services\b|\bcorrespondent bank\w*|\bcrew servicing\b|\bcharter of (?:aircraft|ships)\b|\btechnical assistance\b|\brepresentative offices\b|\bbusiness arrangements\b|\bdirector disqualification\b|\baircraft\b|\barms embargo\b|\binternet services\b/i,
    'sectoral',
  ],
]

/** Measures that the publisher's own words name, as in the UK's "sanctions imposed".
 *
 * @example
 * measuresInWords(['Asset freeze', 'Trust services']) // ['asset_freeze', 'sectoral']
 */
export function measuresInWords(texts: readonly string[]): Measure[] {
  return words.filter(([pattern]) => texts.some((text) => pattern.test(text))).map(([, m]) => m)
}
