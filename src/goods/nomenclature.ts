import { tableAsOf } from '../tables/index.ts'

/** The revisions of the Harmonized System, oldest first, with the day on which each began. */
const begins = {
  HS1992: '1988-01-01',
  HS1996: '1996-01-01',
  HS2002: '2002-01-01',
  HS2007: '2007-01-01',
  HS2012: '2012-01-01',
  HS2017: '2017-01-01',
  HS2022: '2022-01-01',
} as const

/** A revision of the Harmonized System; HS1992 stands for the first one, of 1988. */
export type HsRevision = keyof typeof begins

/** All revisions, oldest first. */
export const hsRevisions = Object.keys(begins) as readonly HsRevision[]

/** The newest revision that the tables know. */
export const latestRevision: HsRevision = 'HS2022'

/** The revision in force by the convention on a day; countries adopt it up to years later.
 *
 * @param date ISO date
 * @example
 * revisionOn('2021-12-31') // 'HS2017'
 */
export function revisionOn(date: string): HsRevision {
  return hsRevisions.filter((revision) => begins[revision] <= date).at(-1) ?? 'HS1992'
}

/** Reads a revision as people write it; undefined where it is none that is known.
 *
 * @example
 * readRevision('HS 2017') // 'HS2017'
 * readRevision('H6')      // 'HS2022' (UN Comtrade's writing)
 */
export function readRevision(text: string): HsRevision | undefined {
  const comtrade = /^H([0-6])$/i.exec(text.trim())
  if (comtrade) return hsRevisions[Number(comtrade[1])]
  const year = /^(?:HS)?[\s-]?((?:19|20)\d\d)$/i.exec(text.trim())?.[1]
  if (year === '1988') return 'HS1992'
  return hsRevisions.find((revision) => revision === `HS${year}`)
}

/** A stretch of revisions in which a code is in the nomenclature. */
export interface CodeLife {
  readonly first: HsRevision
  /** Undefined where the code is in the latest revision. */
  readonly last: HsRevision | undefined
}

interface Nomenclature {
  readonly version: string
  readonly lives: ReadonlyMap<string, readonly CodeLife[]>
  readonly headings: ReadonlyMap<string, readonly string[]>
}

let loaded: Nomenclature | undefined

function nomenclature(): Nomenclature {
  if (loaded) return loaded
  const table = tableAsOf('hs_codes', begins.HS2022)
  const lives = new Map<string, CodeLife[]>()
  const headings = new Map<string, string[]>()
  for (const row of table.rows) {
    const life = Object.freeze({
      first: row.first as HsRevision,
      last: (row.last || undefined) as HsRevision | undefined,
    })
    for (const end of row.subheadings!.split(' ')) {
      const code = row.heading! + end
      lives.set(code, [...(lives.get(code) ?? []), life])
      if (life.last === undefined) {
        const siblings = headings.get(row.heading!)
        if (siblings) siblings.push(code)
        else headings.set(row.heading!, [code])
      }
    }
  }
  loaded = { version: table.version, lives, headings }
  return loaded
}

/** When a six-digit code was in the Harmonized System; empty where it never was.
 *
 * @example
 * livesOf('854140') // [{ first: 'HS1992', last: 'HS2017' }]
 */
export function livesOf(hs6: string): readonly CodeLife[] {
  return nomenclature().lives.get(hs6) ?? []
}

/** Was a six-digit code in a revision? */
export function existsIn(hs6: string, revision: HsRevision): boolean {
  const at = hsRevisions.indexOf(revision)
  return livesOf(hs6).some(
    (life) =>
      hsRevisions.indexOf(life.first) <= at &&
      (life.last === undefined || at <= hsRevisions.indexOf(life.last)),
  )
}

/** The six-digit codes of a heading in the latest revision; empty where the heading does not exist. */
export function subheadingsOf(heading: string): readonly string[] {
  return nomenclature().headings.get(heading) ?? []
}

/** Version of the table of codes. */
export function nomenclatureVersion(): string {
  return nomenclature().version
}
