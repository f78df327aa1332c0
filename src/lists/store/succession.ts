import type { LoadRecord } from './record.ts'
import type { ListStatus } from './status.ts'

/** A version of a dataset that is held, and the loading that brought it. */
export interface Held {
  readonly record: LoadRecord
  readonly status: ListStatus
}

/** What holding the loadings comes to: the active version of each dataset, in order of their names.
 *
 * A loading makes its version active, except one that is older than what is active then. Older is
 * what was published earlier; where one of the two tells no date, what the publisher's server
 * changed earlier; failing that, a content that was held before and replaced since. So loading last
 * year's file again does not take this year's out of use. A loading that the user forced is active
 * whatever it holds; one that the user called older never is.
 *
 * @param records oldest loading first
 */
export function succession(records: readonly LoadRecord[]): Held[] {
  const active = new Map<string, Held>()
  const firstHeld = new Map<string, number>()
  for (const [at, record] of records.entries()) {
    for (const held of heldIn(record)) {
      const { dataset, sha256 } = held.status
      const key = `${dataset} ${sha256}`
      if (!firstHeld.has(key)) firstHeld.set(key, at)
      if (record.older) continue
      const before = active.get(dataset)
      if (!before || record.forced || !isOlder(held, before, firstHeld)) active.set(dataset, held)
    }
  }
  return [...active.values()].sort((a, b) => (a.status.dataset < b.status.dataset ? -1 : 1))
}

/** The versions that one loading brought. */
export function heldIn(record: LoadRecord): Held[] {
  const served = record.origin?.parts.map((part) => part.lastModified ?? '') ?? []
  // Of several parts the newest counts: a list is as new as its last change.
  const modifiedOn = served.sort().at(-1) ?? ''
  return record.datasets.map((one) => ({
    record,
    status: {
      ...one,
      loadedOn: record.loadedOn,
      ...(modifiedOn === '' ? {} : { modifiedOn }),
      ...(record.own ? { own: record.own } : {}),
    },
  }))
}

function isOlder(held: Held, than: Held, firstHeld: ReadonlyMap<string, number>): boolean {
  const [a, b] = [held.status, than.status]
  if (a.sha256 === b.sha256) return false
  if (a.publishedOn && b.publishedOn) return isEarlier(a.publishedOn, b.publishedOn)
  if (a.modifiedOn && b.modifiedOn) return a.modifiedOn < b.modifiedOn
  const first = (one: ListStatus): number =>
    firstHeld.get(`${one.dataset} ${one.sha256}`) ?? Number.POSITIVE_INFINITY
  return first(a) < first(b)
}

/** Dates of different precision are compared as far as both go: "2026" is not before "2026-02". */
function isEarlier(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  return a.slice(0, length) < b.slice(0, length)
}
