import { parseHs } from '../values/index.ts'
import {
  existsIn,
  type HsRevision,
  hsRevisions,
  latestRevision,
  livesOf,
  readRevision,
  revisionOn,
  subheadingsOf,
} from './nomenclature.ts'
import { successorsOf } from './revisions.ts'

/** A customs code as written, read against the nomenclature of its revision. */
export interface HsReading {
  /**
   * `exists`: in the nomenclature of its revision; `other_revision`: in another one only, see
   * `lastRevision`; `never`: in no revision; `national`: chapter 98 or 99; `incomplete`: a chapter or
   * heading; `unreadable`: no customs code; `none`: nothing is written.
   */
  readonly state:
    | 'exists'
    | 'other_revision'
    | 'never'
    | 'national'
    | 'incomplete'
    | 'unreadable'
    | 'none'
  readonly written: string
  readonly hs6?: string
  readonly heading?: string
  readonly chapter?: string
  /** All digits of a national line. */
  readonly national?: string
  /** The revision the code was looked up in. */
  readonly revision: HsRevision
  /** False where the revision is not stated and follows from the date. */
  readonly revisionStated: boolean
  /** The last revision that has the code, where it is gone. */
  readonly lastRevision?: HsRevision
  /** Codes of HS 2022 that took over from a code that is gone, where the table names them. */
  readonly successors: readonly string[]
  /** What is doubtful or wrong, in words a customs clerk knows. */
  readonly problems: readonly string[]
}

/** Reads a customs code: its digits, the revision, and whether it exists there.
 *
 * @param asOf ISO date; gives the revision where none is stated. Countries adopt a revision late, so a
 * code of an older one is no error: its successors are looked up, and it is said.
 * @example
 * readHs('8541.40', undefined, '2024-05-01').problems
 * // ['8541.40 left the Harmonized System with HS2022; its goods are in 8541.41, 8541.42, 8541.43, 8541.49']
 */
export function readHs(
  written: string | undefined,
  revisionWritten: string | undefined,
  asOf: string,
): HsReading {
  const stated = revisionWritten ? readRevision(revisionWritten) : undefined
  const revision = stated ?? revisionOn(asOf)
  const base = { written: written ?? '', revision, revisionStated: stated !== undefined }
  const revisionProblems =
    revisionWritten && !stated
      ? [
          `“${revisionWritten}” is no revision of the Harmonized System that is known; ${revision} is taken`,
        ]
      : []
  if (!written?.trim())
    return { ...base, state: 'none', successors: [], problems: revisionProblems }
  const code = parseHs(written)
  const problems = [...revisionProblems, ...code.problems]
  if (code.state === 'unknown') return { ...base, state: 'unreadable', successors: [], problems }
  const parts = {
    ...(code.heading ? { heading: code.heading } : {}),
    ...(code.chapter ? { chapter: code.chapter } : {}),
    ...(code.national ? { national: code.national } : {}),
    ...(code.hs6 ? { hs6: code.hs6 } : {}),
  }
  if (code.chapter! >= '98')
    return { ...base, ...parts, state: 'national', successors: [], problems }
  if (!code.hs6) {
    if (code.heading && subheadingsOf(code.heading).length === 0)
      problems.push(`heading ${dotted(code.heading)} is not in ${latestRevision}`)
    return { ...base, ...parts, state: 'incomplete', successors: [], problems }
  }
  return { ...base, ...parts, ...lookUp(code.hs6, revision, problems) }
}

function lookUp(
  hs6: string,
  revision: HsRevision,
  problems: string[],
): Pick<HsReading, 'state' | 'successors' | 'problems'> & { lastRevision?: HsRevision } {
  const lives = livesOf(hs6)
  if (lives.length === 0) {
    problems.push(`${dotted(hs6)} is in no revision of the Harmonized System`)
    return { state: 'never', successors: [], problems }
  }
  const last = lives.at(-1)!.last
  const successors = last ? successorsOf(hs6) : []
  const gone = last ? { lastRevision: last } : {}
  if (existsIn(hs6, revision)) return { state: 'exists', successors, problems, ...gone }
  problems.push(notInRevision(hs6, revision, last, successors))
  return { state: 'other_revision', successors, problems, ...gone }
}

function notInRevision(
  hs6: string,
  revision: HsRevision,
  last: HsRevision | undefined,
  successors: readonly string[],
): string {
  const ended = last !== undefined && hsRevisions.indexOf(last) < hsRevisions.indexOf(revision)
  if (!ended)
    return `${dotted(hs6)} is not in ${revision}; it came later (${livesOf(hs6)[0]!.first})`
  const next = hsRevisions[hsRevisions.indexOf(last) + 1]!
  const where =
    successors.length > 0
      ? `its goods are in ${successors.map(dotted).join(', ')}`
      : 'the table of changes does not say where its goods went'
  return `${dotted(hs6)} left the Harmonized System with ${next}; ${where}`
}

/** A code as customs write it: "8542.31". */
export function dotted(code: string): string {
  return code.length > 4 ? `${code.slice(0, 4)}.${code.slice(4)}` : code
}
