import { type Entity, isA, type Listing } from '../../model/index.ts'

/** One record of the parts that its rows gave, in the order of the rows.
 *
 * Values of all rows are kept once. Of several schemata that fit each other the most exact is taken;
 * of dates of listing the earliest, and of their ends none where a part has none.
 */
export function grouped(parts: readonly Entity[]): Entity {
  const first = parts[0]!
  if (parts.length === 1) return first
  const properties = new Map<string, Set<string>>()
  let schema = first.schema
  for (const part of parts) {
    if (isA(part.schema, schema)) schema = part.schema
    for (const [name, values] of Object.entries(part.properties)) {
      const known = properties.get(name) ?? new Set<string>()
      for (const value of values) known.add(value)
      properties.set(name, known)
    }
  }
  const listings = parts.flatMap((part) => part.listings ?? [])
  return {
    ...first,
    schema,
    properties: Object.fromEntries([...properties].map(([name, values]) => [name, [...values]])),
    ...(listings.length > 0 ? { listings: [joined(listings)] } : {}),
  }
}

function joined(listings: readonly Listing[]): Listing {
  const first = listings[0]!
  const texts = (of: (listing: Listing) => string | undefined): string | undefined =>
    [...new Set(listings.map(of).filter((text) => text !== undefined))].join('; ') || undefined
  const listedOn = listings
    .map((listing) => listing.listedOn)
    .filter((date) => date !== undefined)
    .sort()[0]
  const ends = listings.map((listing) => listing.until)
  const until = ends.includes(undefined) ? undefined : ends.toSorted().at(-1)
  const { listedOn: _l, until: _u, scope: _s, citation: _c, ...rest } = first
  const optional = {
    listedOn,
    until,
    scope: texts((l) => l.scope),
    citation: texts((l) => l.citation),
  }
  return {
    ...rest,
    programs: [...new Set(listings.flatMap((listing) => listing.programs))],
    measures: [...new Set(listings.flatMap((listing) => listing.measures))],
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}
