/** Remembers what a function of a date gives: a run asks for few dates, again and again.
 *
 * @param make a pure function of an ISO date; what it gives is shared and must not be changed
 * @example
 * const members = perDate((date) => new Set(tableAsOf('countries', date).rows.map((row) => row.iso2)))
 * members('2026-01-01') === members('2026-01-01') // true
 */
export function perDate<T extends object>(make: (date: string) => T): (date: string) => T {
  const byDate = new Map<string, T>()
  return (date) => {
    let made = byDate.get(date)
    if (made === undefined) {
      made = make(date)
      byDate.set(date, made)
    }
    return made
  }
}
