import type { Listing, Measure } from '../../model/index.ts'

/** What the words of a Sanction's provisions say that it does. */
const measures: readonly (readonly [RegExp, Measure])[] = [
  [/asset.?freeze|freez|block/i, 'asset_freeze'],
  [/travel.?ban/i, 'travel_ban'],
  [/licen[cs]e/i, 'licence_required'],
  [/debt|equity/i, 'debt_equity'],
  [/sectoral/i, 'sectoral'],
]

/** A listing from a FollowTheMoney Sanction; a Sanction that does not say what it does may do anything.
 *
 * @param first the first value of a property of the Sanction, or ""
 */
export function listingOf(
  id: string,
  dataset: string,
  first: (name: string) => string,
  all: (name: string) => readonly string[],
): Listing {
  const provisions = all('provisions').join('; ')
  const does = measures.filter(([words]) => words.test(provisions)).map(([, measure]) => measure)
  const [from, until, scope] = [
    first('listingDate') || first('startDate'),
    first('endDate'),
    provisions,
  ]
  return {
    dataset,
    version: first('modifiedAt'),
    authority: first('authority'),
    jurisdiction: first('country').toLowerCase(),
    programs: [...(all('programId').length > 0 ? all('programId') : all('program'))],
    measures: does.length > 0 ? does : ['unknown'],
    recordId: first('recordId') || id,
    ...(from ? { listedOn: from } : {}),
    ...(until ? { until } : {}),
    ...(scope ? { scope } : {}),
  }
}
