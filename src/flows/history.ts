import { tableAsOf } from '../tables/index.ts'
import { compareCorridors } from './assemble.ts'
import { monthIndex, monthText } from './month.ts'
import { type Corridor, monthsOf, type Panel } from './panel.ts'

/** Januaries in which a revision of the Harmonized System came into force. */
const revisions: Readonly<Record<string, number>> = {
  HS2002: monthIndex('2002-01')!,
  HS2007: monthIndex('2007-01')!,
  HS2012: monthIndex('2012-01')!,
  HS2017: monthIndex('2017-01')!,
  HS2022: monthIndex('2022-01')!,
}

/** Codes that cannot be compared with their own past. */
export interface CodeHistory {
  /** hs6 → why it has no comparable past. */
  readonly without: ReadonlyMap<string, string>
  /** hs6 → what a revision changed in its scope. */
  readonly scope: ReadonlyMap<string, string>
  readonly caveats: readonly string[]
}

interface Span {
  first: number
  last: number
}

function spansOf(panel: Panel): Map<string, Span> {
  const spans = new Map<string, Span>()
  panel.corridors.forEach((corridor, i) => {
    const months = monthsOf(panel, i)
    for (let t = 0; t < months.length; t++) {
      if (!(months[t]! > 0)) continue
      const span = spans.get(corridor.hs6)
      if (!span) spans.set(corridor.hs6, { first: t, last: t })
      else {
        span.first = Math.min(span.first, t)
        span.last = Math.max(span.last, t)
      }
    }
  })
  return spans
}

/** Months around a revision within which trade in a new code begins and in an old one ends. */
const revisionReach = 3

/** Sums codes that a revision of the HS split, joined or renumbered into one corridor each.
 *
 * Only named relations between whole codes are followed (1:1, 1:n, n:1 of the table `hs_changes`),
 * and only where the old codes end and the new ones begin at the revision in this very file. The
 * connected component of the full concordance is never taken: waste (8549) would join nearly all
 * of electronics.
 */
export function joinRevisedCodes(panel: Panel): { panel: Panel; caveats: string[] } {
  const spans = spansOf(panel)
  const groupOf = new Map<string, string[]>()
  const caveats: string[] = []
  for (const row of tableAsOf('hs_changes', '2022-01-01').rows) {
    const at = revisions[row.new_revision!]
    const olds = row.old_code!.split(';')
    const news = row.new_code!.split(';')
    if (at === undefined || ![...olds, ...news].every((c) => /^\d{6}$/.test(c))) continue
    if (olds.some((c) => news.includes(c))) continue
    const column = Math.floor((at - panel.start) / panel.step)
    if (column <= 0 || column >= panel.months) continue
    const ends =
      olds.some((c) => spans.has(c)) && olds.every((c) => (spans.get(c)?.last ?? -1) < column)
    const begins =
      news.some((c) => spans.has(c)) && news.every((c) => (spans.get(c)?.first ?? column) >= column)
    if (!ends || !begins) continue
    const group = [...news, ...olds]
    for (const code of group) groupOf.set(code, group)
    caveats.push(
      `Codes ${olds.join(', ')} became ${news.join(', ')} with ${row.new_revision}: they are watched as one group.`,
    )
  }
  return groupOf.size === 0 ? { panel, caveats } : { panel: merged(panel, groupOf), caveats }
}

function merged(panel: Panel, groupOf: ReadonlyMap<string, string[]>): Panel {
  const rows = new Map<string, { corridor: Corridor; values: Float64Array }>()
  panel.corridors.forEach((corridor, i) => {
    const group = groupOf.get(corridor.hs6)
    const hs6 = group ? group[0]! : corridor.hs6
    const key = `${hs6} ${corridor.origin} ${corridor.destination}`
    const row = rows.get(key)
    if (!row) {
      rows.set(key, {
        corridor: { ...corridor, hs6, ...(group ? { group } : {}) },
        values: Float64Array.from(monthsOf(panel, i)),
      })
      return
    }
    monthsOf(panel, i).forEach((value, t) => {
      row.values[t]! += value
    })
  })
  const sorted = [...rows.values()].sort((a, b) => compareCorridors(a.corridor, b.corridor))
  const values = new Float64Array(sorted.length * panel.months)
  sorted.forEach((row, i) => {
    values.set(row.values, i * panel.months)
  })
  return { ...panel, corridors: sorted.map((row) => row.corridor), values }
}

/** Finds codes without a comparable past: new or ended at a revision, or never traded before. */
export function historyOf(panel: Panel, at: number): CodeHistory {
  const without = new Map<string, string>()
  for (const [hs6, span] of spansOf(panel)) {
    const reason = noHistory(panel, span, at)
    if (reason) without.set(hs6, reason)
  }
  const scope = new Map<string, string>()
  for (const row of tableAsOf('hs_changes', '2022-01-01').rows) {
    const boundary = revisions[row.new_revision!]
    if (boundary === undefined || row.relation === '1:1') continue
    const column = Math.floor((boundary - panel.start) / panel.step)
    if (column <= 0 || column >= panel.months) continue
    const codes = row.new_code!.split(';')
    if (codes.includes(row.old_code!) && /^\d{6}$/.test(row.old_code!))
      scope.set(row.old_code!, row.note!)
  }
  const caveats: string[] = []
  for (const reason of new Set(without.values())) {
    const codes = [...without]
      .filter(([, r]) => r === reason)
      .map(([hs6]) => hs6)
      .sort()
    const shown =
      codes.length > 20
        ? `${codes.slice(0, 20).join(', ')} and ${codes.length - 20} more`
        : codes.join(', ')
    caveats.push(`Not tested, ${reason}: ${shown}.`)
  }
  return { without, scope, caveats }
}

function noHistory(panel: Panel, span: Span, at: number): string | null {
  for (const [name, boundary] of Object.entries(revisions)) {
    const column = Math.floor((boundary - panel.start) / panel.step)
    if (column < 3 || column >= panel.months) continue
    if (span.first >= column && (span.first <= column + revisionReach || span.first >= at)) {
      return `code without history, new with ${name} in ${monthText(boundary)}`
    }
    if (span.last < column && span.last >= column - revisionReach) {
      return `code ended with ${name} in ${monthText(boundary)}`
    }
  }
  return span.first >= at ? 'code without history: no trade in any corridor before the date' : null
}
