import { TidewaiterError } from '../model/index.ts'
import { tableAsOf } from '../tables/index.ts'
import { existsIn, type HsRevision, hsRevisions, latestRevision } from './nomenclature.ts'

/** What became of a code between two revisions. */
export interface RevisionComparison {
  readonly hs6: string
  readonly from: HsRevision
  readonly to: HsRevision
  /**
   * `same_code`: written alike in both, which does not prove an equal scope (see `notes`);
   * `moved`: other codes took its goods; `ended`: gone, and the table does not say where to;
   * `not_in_from`: it was not in the first revision.
   */
  readonly state: 'same_code' | 'moved' | 'ended' | 'not_in_from'
  /** Codes of `to` that hold the goods of the code: one, or several of which any may apply. */
  readonly codes: readonly string[]
  /** What is known of the change, in words; each from the table of changes. */
  readonly notes: readonly string[]
  readonly source: { readonly dataset: 'hs_changes'; readonly version: string }
}

interface Change {
  readonly old: HsRevision
  readonly oldCode: string
  readonly new: HsRevision
  readonly newCodes: readonly string[]
  readonly relation: string
  readonly note: string
}

let loaded: { readonly version: string; readonly changes: readonly Change[] } | undefined

function changes(): NonNullable<typeof loaded> {
  if (loaded) return loaded
  const table = tableAsOf('hs_changes', '9999-12-31')
  const read = table.rows.map((row) => ({
    old: row.old_revision as HsRevision,
    oldCode: row.old_code!.replace(/xx$/, ''),
    new: row.new_revision as HsRevision,
    // "8524xx" names a heading; a remark in brackets is for people.
    newCodes: row
      .new_code!.split(';')
      .map((code) => /^\d{4,6}/.exec(code.trim())?.[0] ?? '')
      .filter((code) => code !== ''),
    relation: row.relation!,
    note: row.note!,
  }))
  loaded = { version: table.version, changes: read }
  return loaded
}

/** Codes of the latest revision that hold the goods of an older code, over one step of the table. */
export function successorsOf(hs6: string): readonly string[] {
  const found = changes().changes.filter(
    (change) => change.new === latestRevision && change.oldCode === hs6,
  )
  return [...new Set(found.flatMap((change) => change.newCodes))].filter((code) => code !== hs6)
}

/** What became of a six-digit code between two revisions of the Harmonized System.
 *
 * The comparison is of the named relations in the table of changes, one revision at a time; a code
 * that divides gives all its parts, because which one applies is a question of the goods.
 *
 * @throws TidewaiterError `goods.revision` where `from` is not older than `to`
 * @example
 * compareRevisions('854140', 'HS2017', 'HS2022').codes // ['854141', '854142', '854143', '854149']
 * compareRevisions('854231', 'HS2017', 'HS2022').state // 'same_code'
 */
export function compareRevisions(
  hs6: string,
  from: HsRevision,
  to: HsRevision,
): RevisionComparison {
  const first = hsRevisions.indexOf(from)
  const last = hsRevisions.indexOf(to)
  if (first >= last) {
    throw new TidewaiterError({
      code: 'goods.revision',
      act: 'cannot compare the revisions',
      value: `${from}, ${to}`,
      reason: 'the first is not older than the second',
      remedy: 'Name the older revision first.',
    })
  }
  const table = changes()
  const base = { hs6, from, to, source: { dataset: 'hs_changes', version: table.version } } as const
  if (!existsIn(hs6, from)) return { ...base, state: 'not_in_from', codes: [], notes: [] }
  let codes = [hs6]
  const notes: string[] = []
  for (let step = first; step < last; step++) {
    const next = hsRevisions[step + 1]!
    codes = [...new Set(codes.flatMap((code) => oneStep(code, next, table.changes, notes)))]
  }
  const state = codes.includes(hs6) ? 'same_code' : codes.length > 0 ? 'moved' : 'ended'
  return { ...base, state, codes, notes }
}

function oneStep(
  code: string,
  next: HsRevision,
  all: readonly Change[],
  notes: string[],
): readonly string[] {
  const named = all.filter((change) => change.new === next && change.oldCode === code)
  for (const change of named) notes.push(`${code}, ${change.old} to ${next}: ${change.note}`)
  const moved = named.flatMap((change) => change.newCodes)
  const stays = code.length < 6 || existsIn(code, next) ? [code] : []
  return [...stays, ...moved.filter((other) => other !== code)]
}
