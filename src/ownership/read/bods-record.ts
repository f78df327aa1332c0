import { dayNumber, daySpan, isoDay } from '../day.ts'
import type { StatementSource } from '../statement.ts'
import { type Json, objects, text } from './bods-json.ts'

/** One statement of a record: what was the case according to it, from when it was made. */
export interface BodsVersion {
  readonly recordId: string
  readonly type: 'entity' | 'person' | 'relationship'
  readonly details: Json
  /** new, updated or closed. */
  readonly status: string
  readonly statedOn: string
  readonly source: StatementSource
}

/** A version of a relationship and the days for which it is the last word, ISO or empty = open. */
export interface BodsPeriod {
  readonly version: BodsVersion
  /** Not before this day, beyond what its interests say themselves. */
  readonly notBefore: string
  /** Not after this day. */
  readonly notAfter: string
}

function earliestStart(version: BodsVersion): string {
  return (
    objects(version.details.interests)
      .map((interest) => text(interest.startDate))
      .filter((date) => daySpan(date) !== null)
      .sort()[0] ?? ''
  )
}

function shares(version: BodsVersion): string {
  return JSON.stringify(objects(version.details.interests).map((i) => [i.type, i.share]))
}

/**
 * From when a version replaces the one before it. A new start date says so itself. Where the start
 * is the old one and the shares changed, the change is known only from the day it was stated;
 * where nothing changed but an end, the version replaces the earlier one altogether.
 */
function takesOver(
  version: BodsVersion,
  before: BodsVersion | undefined,
  beforeFrom: string,
): string {
  const start = earliestStart(version)
  if (!before) return start
  if (start !== '' && start !== earliestStart(before)) return start
  if (shares(version) === shares(before)) return beforeFrom
  return version.statedOn.slice(0, 10)
}

function dayBefore(iso: string): string {
  return isoDay(dayNumber(daySpan(iso)!.first) - 1)
}

/** The versions of one relationship record with the days on which each is the last word.
 *
 * @param versions of one record, in the order in which they were stated
 */
export function bodsPeriods(versions: readonly BodsVersion[]): readonly BodsPeriod[] {
  const from: string[] = []
  for (const [i, version] of versions.entries()) {
    from.push(takesOver(version, versions[i - 1], from[i - 1] ?? ''))
  }
  const periods: BodsPeriod[] = []
  let nextFrom: string | undefined
  for (let i = versions.length - 1; i >= 0; i--) {
    const version = versions[i]!
    const start = from[i]!
    const replaced =
      nextFrom !== undefined && (nextFrom === '' || (start !== '' && start >= nextFrom))
    if (replaced) continue
    const closed = version.status === 'closed' ? version.statedOn.slice(0, 10) : ''
    const next = nextFrom === undefined || daySpan(nextFrom) === null ? '' : dayBefore(nextFrom)
    periods.push({ version, notBefore: i === 0 ? '' : start, notAfter: next || closed })
    nextFrom = start
  }
  return periods.reverse()
}
