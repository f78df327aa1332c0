import type { Claim } from '../claim.ts'
import type { EvidenceEvent, TimelineEntry } from '../reading.ts'

/** Dated claims and events in the order of time; claims of one date stand together, those of an
 * event with the event. ISO dates of any precision sort as text.
 *
 * @example
 * timelineOf(claims, events)[0] // { date: '2024-07', claims: ['c18', 'c19'] }
 */
export function timelineOf(
  claims: readonly Claim[],
  events: readonly EvidenceEvent[],
): readonly TimelineEntry[] {
  const happened = events.flatMap((event): TimelineEntry[] => {
    if (!event.start) return []
    const date =
      event.end && event.end !== event.start ? `${event.start}/${event.end}` : event.start
    return [{ date, claims: event.claims, event: event.name ?? event.kind }]
  })
  const taken = new Set(happened.flatMap((entry) => entry.claims))
  const byDate = new Map<string, string[]>()
  for (const claim of claims) {
    if (claim.date === undefined || taken.has(claim.id)) continue
    byDate.set(claim.date, [...(byDate.get(claim.date) ?? []), claim.id])
  }
  const dated = [...byDate].map(([date, ids]): TimelineEntry => ({ date, claims: ids }))
  return [...happened, ...dated].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
