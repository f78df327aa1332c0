import type { ClaimRef, CorridorRisk, Finding } from '../../model/index.ts'
import { tableAsOf } from '../../tables/index.ts'
import { countryOf } from '../../values/index.ts'
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

function corridorFinding(risk: CorridorRisk, index: number, hs: string): Finding {
  return {
    rule: 'corridor.rise',
    effect: 'review',
    basis: 'indicator',
    area: 'behaviour',
    jurisdiction: '',
    text: `Trade statistics of this corridor changed: ${risk.text}`,
    facts: [
      { field: `items[${index}].hs`, value: hs },
      { field: 'corridor.factor', value: String(risk.factor) },
      { field: 'corridor.interval', value: `${risk.low} to ${risk.high}` },
      { field: 'corridor.q', value: String(risk.q) },
    ],
    sources: [{ dataset: risk.source, version: risk.version }],
    citation: 'own rule',
    clears:
      'An end use and an end user that explain the goods; statistics say nothing of one order',
  }
}

function corridorFindings(view: View, risks: readonly CorridorRisk[]): Finding[] {
  if (risks.length === 0) return []
  const { route, items } = view.transaction
  const origin = route?.exportCountry ? countryOf(route.exportCountry) : undefined
  const destinations = new Set(
    view.places.filter((place) => place.part !== 'party').flatMap((place) => place.places),
  )
  return items.flatMap((item, index) => {
    const { hs6 } = view.goods[index]!.hs
    if (hs6 === undefined) return []
    return risks
      .filter((risk) => risk.kind === 'rise' && risk.hs6 === hs6)
      .filter((risk) => destinations.has(risk.destination))
      .filter((risk) => fromOrigin(risk.origin, origin, view.context.asOf))
      .map((risk) => corridorFinding(risk, index, item.hs!))
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
