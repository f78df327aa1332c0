import type { ClaimRef, CorridorRisk, Finding } from '../../model/index.ts'
import { tableAsOf } from '../../tables/index.ts'
import { countryName } from '../../values/index.ts'
import { countryOfPlace } from '../place.ts'
import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'

/** Does the origin of a corridor, a country or "eu", hold the country the goods leave from? */
function fromOrigin(origin: string, country: string | undefined, asOf: string): boolean {
  if (country === undefined) return false
  if (origin !== 'eu') return origin === country
  return tableAsOf('countries', asOf).rows.some(
    (row) => row.eu_member === '1' && row.iso2!.toLowerCase() === country,
  )
}

/** A corridor in words: "EU to Armenia", or on from an intermediary, "EU through Armenia to Russia". */
function wayOf({ origin, via, destination }: CorridorRisk): string {
  const name = (place: string) => (place === 'eu' ? 'EU' : (countryName(place) ?? place))
  const through = via === null ? '' : ` through ${name(via)}`
  return `${name(origin)}${through} to ${name(destination)}`
}

/** Figures of one row of the statistics; a way through an intermediary has those of its second leg. */
function figuresOf(risk: CorridorRisk): Finding['facts'] {
  const name = risk.via === null ? 'corridor' : 'corridor.onward'
  return [
    { field: `${name}.way`, value: wayOf(risk) },
    { field: `${name}.monthly`, value: `${risk.before} to ${risk.after} ${risk.currency}` },
    { field: `${name}.factor`, value: String(risk.factor) },
    { field: `${name}.interval`, value: `${risk.low} to ${risk.high}` },
    { field: `${name}.q`, value: String(risk.q) },
  ]
}

/** @param onward ways that go on from where the first leg ends */
function corridorFinding(
  leg: CorridorRisk | undefined,
  onward: readonly CorridorRisk[],
  item: { readonly index: number; readonly hs: string },
): Finding {
  const told = leg ? [leg, ...onward] : onward
  const sources = new Map(
    told.map(({ source, version }) => [`${source} ${version}`, { dataset: source, version }]),
  )
  const texts = onward.map(
    (way) =>
      `${way.text} Exports on to ${countryName(way.destination) ?? way.destination} went from ${way.before} to ${way.after} ${way.currency} a month, ${way.factor} times (${way.low} to ${way.high}).`,
  )
  return {
    rule: 'corridor.rise',
    effect: 'review',
    basis: 'indicator',
    area: 'behaviour',
    jurisdiction: '',
    text: `Trade statistics of this corridor changed: ${[...(leg ? [leg.text] : []), ...texts].join(' ')}`,
    facts: [{ field: `items[${item.index}].hs`, value: item.hs }, ...told.flatMap(figuresOf)],
    sources: [...sources.values()],
    citation: 'own rule',
    clears:
      'An end use and an end user that explain the goods; statistics say nothing of one order',
  }
}

/** Rises that concern the goods of an order: first legs where they go, with the ways that go on from
 * there; a way whose first leg is not in the snapshot stands by itself. */
function corridorFindings(view: View, risks: readonly CorridorRisk[]): Finding[] {
  if (risks.length === 0) return []
  const { route, items } = view.transaction
  const origin = route?.exportCountry
    ? countryOfPlace(route.exportCountry, view.context.asOf)
    : undefined
  const places = new Set(
    view.places.filter((place) => place.part !== 'party').flatMap((place) => place.places),
  )
  return items.flatMap((item, index) => {
    const { hs6 } = view.goods[index]!.hs
    if (hs6 === undefined) return []
    const rises = risks.filter(
      (risk) =>
        risk.kind === 'rise' &&
        risk.hs6 === hs6 &&
        fromOrigin(risk.origin, origin, view.context.asOf),
    )
    const ways = rises.filter(({ via }) => via !== null && places.has(via))
    const legs = rises.filter((risk) => risk.via === null && places.has(risk.destination))
    const about = { index, hs: item.hs! }
    const goesOn = (leg: CorridorRisk, way: CorridorRisk) =>
      way.via === leg.destination && way.origin === leg.origin
    const alone = ways.filter((way) => !legs.some((leg) => goesOn(leg, way)))
    return [
      ...legs.map((leg) =>
        corridorFinding(
          leg,
          ways.filter((way) => goesOn(leg, way)),
          about,
        ),
      ),
      ...alone.map((way) => corridorFinding(undefined, [way], about)),
    ]
  })
}

/** A claim stands beside a hit in its own words and its source's; it decides nothing. */
function claimFinding(claim: ClaimRef, party: { index: number; name: string }): Finding {
  return {
    rule: 'claim.beside-hit',
    effect: 'note',
    basis: 'indicator',
    area: 'who',
    jurisdiction: '',
    text: `${claim.source} (${claim.modality}), in ${claim.publisher || claim.document}${claim.published ? ` of ${claim.published}` : ''}, of “${claim.entityName}”: “${claim.quote}”`,
    facts: [
      { field: `parties[${party.index}].name`, value: party.name },
      { field: 'claim.kind', value: claim.kind },
    ],
    sources: [
      {
        dataset: claim.document,
        version: claim.version,
        record: `${claim.claimId}, ${claim.start} to ${claim.end}`,
        publisher: claim.publisher,
      },
    ],
    citation: 'own rule',
    clears: 'Read the document; a claim is not a fact',
  }
}

function claimFindings(view: View, claims: readonly ClaimRef[]): Finding[] {
  return view.matches
    .filter((match) => match.match)
    .flatMap((match) =>
      claims
        .filter((claim) => claim.entityId === match.id)
        .map((claim) => claimFinding(claim, match.party)),
    )
}

/** What trade statistics and documents say: read from snapshots where they are given. */
export const snapshots: Rule = {
  id: 'snapshots',
  evaluate(view) {
    return {
      findings: [
        ...corridorFindings(view, view.context.corridors ?? []),
        ...claimFindings(view, view.context.claims ?? []),
      ],
    }
  },
}
